import { lstat, realpath, stat } from 'node:fs/promises';
import { listCorpusFiles, type CorpusFile } from './corpus-files.ts';

/** What the file system says of a corpus. Nothing is read, so that it can be asked again and again. */
export interface CorpusState {
  /** Where the folder lies in truth, and what tells it from another one that is put in its place. */
  readonly folder: { readonly place: string; readonly identity: string };
  /** By the paths of the article files below the corpus folder. */
  readonly files: ReadonlyMap<string, FileMark>;
}

interface FileMark {
  /** Differs where the content may, or what is said of it beside it. */
  readonly content: string;
  /** Stays where the file gets another name. */
  readonly identity: string;
}

/** Paths below the corpus folder, in their order. */
export interface CorpusChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/**
 * The state of a corpus folder. What has no part in the index has none in it.
 * @throws CorpusFault as `readCorpus` does
 */
export async function corpusState(folder: string): Promise<CorpusState> {
  const { files } = await listCorpusFiles(folder);
  const [place, { dev, ino }] = await Promise.all([realpath(folder), stat(folder)]);
  const marks = await Promise.all(files.map(markOf));
  return { folder: { place, identity: `${dev} ${ino}` }, files: new Map(marks) };
}

/** The time of the last change of the inode is among it: copies may keep that of the content. */
async function markOf({ relativePath, location, meta }: CorpusFile): Promise<[string, FileMark]> {
  const mark = await fileMark(location);
  if (meta === undefined) return [relativePath, mark];
  const { content } = await fileMark(meta.location);
  return [relativePath, { ...mark, content: `${mark.content} ${content}` }];
}

async function fileMark(location: string): Promise<FileMark> {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = await lstat(location);
    const identity = `${dev} ${ino} ${size} ${mtimeMs}`;
    return { identity, content: `${identity} ${ctimeMs}` };
  } catch {
    // What is gone again, or cannot be asked, is something that changes.
    return { identity: '', content: '' };
  }
}

/** What was done to the articles between two looks; undefined where nothing was. */
export function corpusChanges(
  before: CorpusState | undefined,
  { files: now }: CorpusState,
): CorpusChanges | undefined {
  const then = before?.files ?? new Map<string, FileMark>();
  const gone = new Map(
    [...then].flatMap(([path, { identity }]) => (now.has(path) ? [] : [[identity, path]])),
  );
  const [added, changed]: [string[], string[]] = [[], []];
  const renamed: { from: string; to: string }[] = [];
  for (const [path, mark] of now) {
    const known = then.get(path);
    if (known !== undefined) {
      if (known.content !== mark.content) changed.push(path);
      continue;
    }
    const from = mark.identity === '' ? undefined : gone.get(mark.identity);
    if (from === undefined) added.push(path);
    else renamed.push({ from, to: path });
    gone.delete(mark.identity);
  }
  const moved = new Set(renamed.map(({ from }) => from));
  const removed = [...then.keys()].filter((path) => !now.has(path) && !moved.has(path));
  const count = added.length + changed.length + removed.length + renamed.length;
  return count === 0 ? undefined : { added, changed, removed, renamed };
}
