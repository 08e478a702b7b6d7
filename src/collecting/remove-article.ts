import { basename } from 'node:path';
import { articleStem } from '../corpus/questions-files.ts';
import { belowFolder, listCorpusFiles, type CorpusFile } from '../corpus/corpus-files.ts';
import { readCorpus, type ArticleMaker } from '../corpus/read-corpus.ts';
import { systemCode } from '../system/file-fault.ts';
import { idOf } from './candidate.ts';
import { CollectingFault } from './collecting-fault.ts';
import { setAside, type PlacedFile } from './set-aside.ts';

/** Files that go together: an article and what stands beside it. */
export interface ArticleFiles {
  readonly article: CorpusFile;
  /** Its questions and what is noted of it, where they are; then itself. */
  readonly all: readonly (PlacedFile & Pick<CorpusFile, 'path'>)[];
}

/** What somebody may call an article by. */
interface Named {
  readonly file: CorpusFile;
  readonly names: readonly string[];
}

/**
 * The files of the article that is meant by its id, its file or its title.
 * @param closest finds the name that may have been meant where none is it
 * @throws CollectingFault where there is no such article, or there are several; CorpusFault as `readCorpus` does
 */
export async function findArticle(
  corpusFolder: string,
  given: string,
  closest: Closest,
  maker?: ArticleMaker,
): Promise<ArticleFiles> {
  const { files, questions } = await listCorpusFiles(corpusFolder);
  const byFile = files.filter((file) => filesNames(file).includes(given));
  const found = byFile.length > 0 ? byFile : await titled(corpusFolder, given, { files, closest, maker });
  const [article] = found;
  if (article === undefined || found.length > 1) {
    const ids = found.map(idOf);
    const isOwn = new Set(ids).size === ids.length;
    const names = found.map(({ path }, at) => (isOwn ? ids[at] : undefined) ?? path);
    throw new CollectingFault({ kind: 'several-articles', given, ids: names });
  }
  const stem = articleStem(article.path);
  // What stands beside two articles, of two formats, stays with the other one.
  if (files.some((file) => file !== article && articleStem(file.path) === stem))
    return { article, all: [article] };
  const beside = questions.filter((file) => file.stem === stem);
  return { article, all: [...beside, ...(article.meta === undefined ? [] : [article.meta]), article] };
}

/** Moves an article and what stands beside it out of the corpus, and says to which folder. */
export async function removeArticle(
  { article, all }: ArticleFiles,
  removedFolder: string,
  at: Date,
): Promise<string> {
  try {
    return await setAside(all, removedFolder, at);
  } catch (fault) {
    const code = systemCode(fault);
    if (code === undefined) throw fault;
    throw new CollectingFault({ kind: 'unwritable', path: article.path, code }, { cause: fault });
  }
}

function filesNames(file: CorpusFile): string[] {
  const { path, relativePath, location } = file;
  return [idOf(file) ?? '', path, relativePath, location, basename(path)].filter((name) => name !== '');
}

type Closest = (typed: string, names: readonly string[]) => string | undefined;

interface Known {
  readonly files: readonly CorpusFile[];
  readonly closest: Closest;
  readonly maker: ArticleMaker | undefined;
}

async function titled(
  corpusFolder: string,
  given: string,
  { files, closest, maker }: Known,
): Promise<CorpusFile[]> {
  const { articles } = await readCorpus(corpusFolder, maker);
  const named = articles.flatMap(({ title, file: path }): Named[] => {
    const file = files.find((one) => belowFolder(one.path) === belowFolder(path));
    return file === undefined ? [] : [{ file, names: [title, ...filesNames(file)] }];
  });
  const wanted = given.trim().toLowerCase();
  const found = named.filter(({ names: [title = ''] }) => title.toLowerCase() === wanted);
  if (found.length > 0) return found.map(({ file }) => file);
  const names = [...named.flatMap((one) => one.names), ...files.flatMap(filesNames)];
  const meant = closest(given, names);
  const file = named.find((one) => meant !== undefined && one.names.includes(meant))?.file;
  throw new CollectingFault({
    kind: 'unknown-article',
    given,
    meant: (file && idOf(file)) ?? meant,
  });
}
