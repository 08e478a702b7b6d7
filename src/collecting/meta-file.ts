import { lstat, readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { isMap, parseDocument, type Document } from 'yaml';
import type { Provenance } from '../corpus/article.ts';
import type { CorpusFile } from '../corpus/corpus-files.ts';
import { systemCode } from '../system/file-fault.ts';
import { CollectingFault } from './collecting-fault.ts';

/** What the file with all that is noted of an article is called behind its name. */
const META_ENDING = '.meta.yaml';

/** Where what is noted of an article stands, beside its file: in the file that there is, else in one to be made. */
export function metaFileOf({ meta, path, location }: CorpusFile): Pick<CorpusFile, 'path' | 'location'> {
  return meta ?? { path: beside(path), location: beside(location) };
}

function beside(path: string): string {
  return path.slice(0, path.length - extname(path).length) + META_ENDING;
}

interface Noted {
  readonly provenance: Provenance;
  /** Of the source, where it was fetched. */
  readonly url: string | undefined;
}

/**
 * The text of the file with what is noted of an article: where it came from, beside all that a person wrote there.
 * @throws CollectingFault where the file that is there is no YAML, or no file: what a link leads to is not the corpus's to keep
 */
export async function notedMeta(file: CorpusFile, noted: Noted): Promise<string> {
  const { location, path } = metaFileOf(file);
  if (await isStrange(location)) throw new CollectingFault({ kind: 'broken-meta', path });
  const before = await textIfThere(location);
  const document = parseDocument(before);
  const isKept = document.errors.length === 0 && (document.contents === null || isMap(document.contents));
  if (!isKept) throw new CollectingFault({ kind: 'broken-meta', path });
  note(document, noted);
  return document.toString({ lineWidth: 0 });
}

/** An address that a person wrote stays, unless the file comes from elsewhere by now. */
function note(document: Document, { provenance, url }: Noted): void {
  const isFromElsewhere = document.getIn(['provenance', 'from']) !== provenance.from;
  if (url !== undefined && (isFromElsewhere || !document.has('url'))) document.set('url', url);
  document.set('provenance', document.createNode({ ...provenance }));
}

async function isStrange(path: string): Promise<boolean> {
  return lstat(path).then(
    (entry) => !entry.isFile(),
    () => false,
  );
}

async function textIfThere(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((fault: unknown) => {
    if (systemCode(fault) === 'ENOENT') return '';
    throw fault;
  });
}
