import { readFile } from 'node:fs/promises';
import { basename, dirname, join, posix, resolve } from 'node:path';
import { articleId, idFrom } from '../corpus/article-id.ts';
import type { Article } from '../corpus/article.ts';
import { CorpusFault } from '../corpus/corpus-fault.ts';
import type { LoadedMeta } from '../corpus/article-meta.ts';
import { listCorpusFiles, readPassedOver, type CorpusFile } from '../corpus/corpus-files.ts';
import type { FileFacts } from '../corpus/file-facts.ts';
import { loadMetaFile } from '../corpus/load-file.ts';
import type { ArticleMaker } from '../corpus/read-corpus.ts';
import { FetchFault } from '../fetching/fetch-fault.ts';
import { sentencesOf, type Sentence } from '../sentences/sentence.ts';
import type { ArticleSource } from './article-source.ts';
import { CollectingFault } from './collecting-fault.ts';

/** A source as an article. */
interface ReadSource {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  /** What to know of it. */
  readonly warnings: readonly FileFacts[];
}

/** An article that may be taken in: read, and nothing of it written. */
export interface Candidate extends ReadSource {
  readonly source: ArticleSource;
  /** The file that it will be. */
  readonly file: CorpusFile;
  /** The file that has its id by now, where that says something else. */
  readonly replaces: CorpusFile | undefined;
}

interface CandidateOptions {
  readonly corpusFolder: string;
  /** What a person wants the file to be called. */
  readonly as: string | undefined;
  readonly maker: ArticleMaker;
}

/**
 * Reads a source as an article, as the corpus will read it, and finds its place there: that of the article with its id, if there is
 * one.
 * @throws CollectingFault or FetchFault where it is no article, or no name can be made for it
 */
export async function readCandidate(
  source: ArticleSource,
  { corpusFolder, as, maker }: CandidateOptions,
): Promise<Candidate> {
  const folder = resolve(corpusFolder);
  const alone = await readSource(source, maker);
  const there = await corpusFiles(corpusFolder);
  const places = idsOf(source, { as, title: alone.article.title }).map((id) => {
    const before = there.find((file) => idOf(file) === id);
    const stem = before === undefined ? id : withoutEnding(before.relativePath);
    return { id, before, place: fileIn(folder, `${stem}${source.ending}`, source) };
  });
  const isPassedOver = await readPassedOver(corpusFolder);
  const free = places.find(({ place }) => !isPassedOver(place.relativePath));
  if (free === undefined) throw noName(places[0]?.place, as);
  const { id, before, place } = free;
  const file = { ...place, ...metaOf(before) };
  const read = file.meta === undefined ? alone : await readSource(source, maker, await loadedMeta(file));
  const article = { ...read.article, id, file: file.path };
  const isSame = before?.location === file.location && (await holds(before, source.bytes));
  return { ...read, source, article, file, replaces: isSame ? undefined : before };
}

/**
 * Reads a source as an article that has no place yet.
 * @throws CollectingFault or FetchFault where it is none
 */
export async function readSource(
  source: ArticleSource,
  maker: ArticleMaker,
  meta?: LoadedMeta,
): Promise<ReadSource> {
  const { ending, bytes } = source;
  const name = `${PROVISIONAL}${ending}`;
  const file = { path: name, relativePath: name, location: name, ending };
  const read = await maker.make(file, bytes, meta);
  if ('facts' in read) throw noArticle(source, read.facts);
  const { article, warnings } = read;
  return { article, warnings: warnings.map(({ facts }) => facts), sentences: sentencesOf(article) };
}

function metaOf(before: CorpusFile | undefined): Pick<CorpusFile, 'meta'> {
  return before?.meta === undefined ? {} : { meta: before.meta };
}

/** What a person said of the article beside it, as far as it can be read. */
async function loadedMeta(file: CorpusFile): Promise<LoadedMeta | undefined> {
  const bytes = await loadMetaFile(file);
  return file.meta !== undefined && bytes instanceof Uint8Array ? { path: file.meta.path, bytes } : undefined;
}

async function holds({ location }: CorpusFile, bytes: Uint8Array): Promise<boolean> {
  return readFile(location).then(
    (there) => there.equals(bytes),
    () => false,
  );
}

/** What it is called until its title is known. */
const PROVISIONAL = 'article';

/** The article files of a folder, which may hold none yet or be missing. */
export async function corpusFiles(folder: string): Promise<readonly CorpusFile[]> {
  try {
    return (await listCorpusFiles(folder)).files;
  } catch (fault) {
    const kind = fault instanceof CorpusFault ? fault.facts.kind : undefined;
    if (kind === 'no-article' || kind === 'no-folder') return [];
    throw fault;
  }
}

/** The id of a file's article; undefined where its name makes none. */
export function idOf({ relativePath }: Pick<CorpusFile, 'relativePath'>): string | undefined {
  try {
    return articleId(relativePath);
  } catch {
    return undefined;
  }
}

function fileIn(folder: string, relativePath: string, { ending }: ArticleSource): CorpusFile {
  const path = `${basename(folder)}/${relativePath}`;
  return { path, relativePath, location: join(folder, relativePath), ending };
}

/** A page that shows nothing before its scripts have run is told of otherwise than a file without sentences. */
function noArticle({ from, address, ending }: ArticleSource, why: FileFacts): Error {
  const isEmptyPage = address !== undefined && PAGES.has(ending) && NOTHING_SHOWN.has(why.kind);
  return isEmptyPage
    ? new FetchFault({ kind: 'no-text', address })
    : new CollectingFault({ kind: 'no-article', from, why });
}

const PAGES: ReadonlySet<string> = new Set(['.html', '.htm', '.xhtml']);
const NOTHING_SHOWN: ReadonlySet<FileFacts['kind']> = new Set(['no-sentences', 'empty']);

interface Named {
  readonly as: string | undefined;
  readonly title: string;
}

/** What it may be called, the best first. */
function idsOf({ from, address }: ArticleSource, { as, title }: Named): string[] {
  const given = as === undefined ? undefined : basename(as).replace(/\.[a-z]{2,8}$/iu, '');
  const names = given === undefined ? namesOf({ from, address, title }) : [given];
  return names.map(idFrom).filter((id) => id !== '');
}

/** @param best the place that would be its, were it not passed over there */
function noName(best: CorpusFile | undefined, as: string | undefined): CollectingFault {
  if (best === undefined) return new CollectingFault({ kind: 'no-name', given: as });
  return new CollectingFault({ kind: 'passed-over', path: best.path });
}

/** A file keeps its name; of an address the last part is one where it says something to a person, else the title. */
function namesOf({
  from,
  address,
  title,
}: Pick<ArticleSource, 'from' | 'address'> & { readonly title: string }): string[] {
  if (address === undefined) return [withoutEnding(from), title];
  const last = withoutEnding(lastPart(address));
  return saysSomething(last) ? [last, title] : [title, last];
}

/** Fewer letters are a number of a database, or a name of its columns. */
const LETTERS_OF_A_WORD = 3;

/** Two words tell an article from others, where one is the name of a page: `index`, `artikel-1234`. */
function saysSomething(name: string): boolean {
  return name.split(/\P{L}/u).filter(({ length }) => length >= LETTERS_OF_A_WORD).length > 1;
}

function lastPart(address: string): string {
  const part = new URL(address).pathname.split('/').findLast((one) => one !== '') ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function withoutEnding(name: string): string {
  return name.slice(0, name.length - posix.extname(name).length);
}

/** The folder that a file lies in. */
export function folderOf({ location }: Pick<CorpusFile, 'location'>): string {
  return dirname(location);
}
