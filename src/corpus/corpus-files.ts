import type { Dirent } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { CONTROL, every } from '../language/visible-text.ts';
import { systemCode } from '../system/file-fault.ts';
import { CorpusFault, readFault, type CorpusFacts, type CorpusProblem } from './corpus-fault.ts';
import { ARTICLE_ENDINGS, type ArticleEnding } from './article-endings.ts';
import type { FileFacts } from './file-facts.ts';
import { readIgnoreFile, type IsIgnored } from './ignore-file.ts';

export interface CorpusFile {
  /** As in `CorpusProblem`. */
  readonly path: string;
  /** The same below the corpus folder: does not change when the folder is moved. */
  readonly relativePath: string;
  /** Absolute, for the file system. */
  readonly location: string;
  readonly ending: ArticleEnding;
  /** What is said of it beside it. */
  readonly meta?: MetaFile;
}

/** A file that says of the article beside it what its own does not: `corpus/2024/treaty.meta.yaml`. No article. */
export interface MetaFile extends Pick<CorpusFile, 'path' | 'relativePath' | 'location'> {
  /** As in `QuestionsFile`. */
  readonly articleStem: string;
  readonly strange: FileFacts | undefined;
}

/** A file with questions to the article beside it: `corpus/2024/treaty.questions.yaml`. No article, and in no index. */
export interface QuestionsFile extends Pick<CorpusFile, 'path' | 'location'> {
  /** The path of its article below the corpus folder, without the ending: `2024/treaty`. */
  readonly stem: string;
  /** What it is in place of a regular file. */
  readonly strange: FileFacts | undefined;
}

/** All in the order of their paths, by code unit: the same on every machine. */
interface CorpusListing {
  readonly files: readonly CorpusFile[];
  readonly questions: readonly QuestionsFile[];
  readonly problems: readonly CorpusProblem[];
}

/**
 * What lies beside articles without being meant as one: notes on the folder, and what editors, office programs, browsers and systems
 * leave.
 */
const BESIDE_ARTICLES =
  /^\.|~$|^~\$|^#.*#$|\.sw[a-z]$|\.(?:tmp|part|crdownload)$|^readme(\.[a-z]+)?$|^thumbs\.db$|^desktop\.ini$/i;

/** What a file with questions is called behind the name of its article. */
export const QUESTIONS_ENDING = '.questions.yaml';
const QUESTIONS = /\.questions\.ya?ml$/i;
const META = /\.meta\.ya?ml$/i;

/**
 * Finds the article files of a folder and of its subfolders, and the questions beside them, without what its ignore file names. Symbolic
 * links are never followed: a link would let the bot quote any file of the machine.
 * @throws CorpusFault when the folder is missing, is unreadable or holds no article file, and for an ignore file that cannot be read.
 */
export async function listCorpusFiles(folder: string): Promise<CorpusListing> {
  const root = resolve(folder);
  const name = basename(root);
  const entries = await openFolder(root, folder);
  const isIgnored = await readIgnoreFile(root, name);
  const found = await walk({ root, name, below: '', entries, isIgnored });
  const ignored = found.flatMap((item) => ('ignored' in item ? [item.ignored] : []));
  const isOfIgnored = besideIgnored(found, ignored);
  const { files, lost } = withMeta(found);
  const questions = found.filter((item) => 'stem' in item);
  const strays = lost.filter(({ articleStem }) => !isOfIgnored(articleStem));
  const listing: CorpusListing = {
    files: files.toSorted(byPath),
    questions: questions.filter(({ stem }) => !isOfIgnored(stem)).toSorted(byPath),
    problems: [
      ...found.filter((item) => 'facts' in item),
      ...strays.map(({ path }) => ({ path, facts: { kind: 'no-article-beside' } as const })),
    ].toSorted(byPath),
  };
  if (listing.files.length === 0) {
    const { problems } = listing;
    throw new CorpusFault({ kind: 'no-article', folder, problems, ignored: ignored.length });
  }
  return listing;
}

/**
 * Tells of paths below a folder, which may be missing, whether files there would be passed over without a word: by their names, or by
 * what the folder's ignore file says.
 * @throws CorpusFault where that cannot be read
 */
export async function readPassedOver(folder: string): Promise<(relativePath: string) => boolean> {
  const root = resolve(folder);
  const isIgnored = await readIgnoreFile(root, basename(root));
  return (relativePath) => BESIDE_ARTICLES.test(basename(relativePath)) || isIgnored(relativePath, false);
}

/** The articles with what is said of them, and what is said of none. */
function withMeta(found: readonly Found[]): {
  readonly files: readonly CorpusFile[];
  readonly lost: readonly MetaFile[];
} {
  const metaFiles = found.filter((item) => 'articleStem' in item);
  const metas = new Map(metaFiles.map((meta) => [meta.articleStem, meta]));
  const used = new Set<MetaFile>();
  const files = found.flatMap((item): CorpusFile[] => {
    if (!('ending' in item)) return [];
    const meta = metas.get(stemOf(item.relativePath));
    if (meta === undefined) return [item];
    used.add(meta);
    return [{ ...item, meta }];
  });
  return { files, lost: metaFiles.filter((meta) => !used.has(meta)) };
}

/** Tells by its stem what stands beside an ignored article: it goes with it, else it would be said to lack its article. */
function besideIgnored(found: readonly Found[], ignored: readonly string[]): (stem: string) => boolean {
  const there = new Set(found.flatMap((item) => ('ending' in item ? [stemOf(item.relativePath)] : [])));
  const gone = new Set(ignored.filter((path) => articleEnding(path) !== undefined).map(stemOf));
  return (stem) => gone.has(stem) && !there.has(stem);
}

/** An article's path without its ending. */
function stemOf(relativePath: string): string {
  return printable(relativePath.slice(0, relativePath.length - extname(relativePath).length));
}

/**
 * What does not serve of a folder whose article files are as they were: what was said of these, and whatever else lies there by now.
 * @throws CorpusFault as `listCorpusFiles` does
 */
export async function problemsNow(
  folder: string,
  known: readonly CorpusProblem[],
): Promise<readonly CorpusProblem[]> {
  const { files, problems } = await listCorpusFiles(folder);
  const said = files.flatMap(({ path, meta }) => [path, ...(meta === undefined ? [] : [meta.path])]);
  const articles = new Set(said.map(belowFolder));
  return [...known.filter(({ path }) => articles.has(belowFolder(path))), ...problems].toSorted(byPath);
}

/** A path of `CorpusProblem` without the folder's name, which may have changed since. */
export function belowFolder(path: string): string {
  return path.slice(path.indexOf('/') + 1);
}

/** Orders by path, by code unit. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  if (a.path === b.path) return 0;
  return a.path < b.path ? -1 : 1;
}

interface Visit {
  readonly root: string;
  readonly name: string;
  /** The visited folder below the root: '' or `a/b/`. */
  readonly below: string;
  readonly entries: readonly Dirent[];
  readonly isIgnored: IsIgnored;
}

type Found = CorpusFile | QuestionsFile | MetaFile | CorpusProblem | { readonly ignored: string };

async function walk({ root, name, below, entries, isIgnored }: Visit): Promise<Found[]> {
  const found: Found[] = [];
  for (const entry of entries) {
    if (BESIDE_ARTICLES.test(entry.name)) continue;
    const relativePath = below + entry.name;
    const location = join(root, relativePath);
    const path = printable(`${name}/${relativePath}`);
    const ending = articleEnding(entry.name);
    if (isIgnored(relativePath, entry.isDirectory())) {
      found.push({ ignored: relativePath });
    } else if (await isMisread(entry.name, location)) {
      found.push({ path, facts: { kind: 'name-not-utf-8' } });
    } else if (QUESTIONS.test(entry.name)) {
      const strange = entry.isFile() ? undefined : strangeEntry(entry, false);
      found.push({ path, location, stem: printable(relativePath).replace(QUESTIONS, ''), strange });
    } else if (META.test(entry.name)) {
      const strange = entry.isFile() ? undefined : strangeEntry(entry, false);
      const articleStem = printable(relativePath).replace(META, '');
      found.push({ path, relativePath, location, articleStem, strange });
    } else if (entry.isDirectory() && ending === undefined) {
      try {
        const inner = await readdir(location, { withFileTypes: true });
        const visit = { root, name, below: `${relativePath}/`, entries: inner, isIgnored };
        found.push(...(await walk(visit)));
      } catch (fault) {
        found.push({ path, facts: readFault(fault) });
      }
    } else if (entry.isFile() && ending !== undefined) {
      found.push({ path, relativePath, location, ending });
    } else {
      found.push({ path, facts: strangeEntry(entry) });
    }
  }
  return found;
}

/** Whether a name has bytes that are no UTF-8: it is read with another character in their place, which names no file. */
async function isMisread(fileName: string, location: string): Promise<boolean> {
  if (!fileName.includes('\uFFFD')) return false;
  return lstat(location).then(
    () => false,
    (fault: unknown) => systemCode(fault) === 'ENOENT',
  );
}

function articleEnding(fileName: string): ArticleEnding | undefined {
  const ending = extname(fileName).toLowerCase();
  return ARTICLE_ENDINGS.find((known) => known === ending);
}

function strangeEntry(entry: Dirent, likeArticle = true): FileFacts {
  if (entry.isSymbolicLink()) return { kind: 'symbolic-link' };
  if (entry.isDirectory() && likeArticle) return { kind: 'folder-like-article' };
  if (!entry.isFile()) return { kind: 'no-regular-file' };
  return { kind: 'other-ending', endings: [...ARTICLE_ENDINGS] };
}

async function openFolder(root: string, asTyped: string): Promise<Dirent[]> {
  try {
    return await readdir(root, { withFileTypes: true });
  } catch (fault) {
    throw new CorpusFault(folderFacts(asTyped, fault), { cause: fault });
  }
}

function folderFacts(folder: string, fault: unknown): CorpusFacts {
  const code = systemCode(fault);
  if (code === 'ENOENT') return { kind: 'no-folder', folder };
  if (code === 'ENOTDIR') return { kind: 'not-a-folder', folder };
  return { kind: 'closed-folder', folder, why: readFault(fault) };
}

const CONTROLS = every(CONTROL);

/** A file's name may hold anything, also what would steer a terminal or turn what is read. */
function printable(path: string): string {
  return path.replaceAll(CONTROLS, '\uFFFD');
}
