import { ID_LIMIT } from './article-id.ts';
import type { Article } from './article.ts';
import type { ReadArticle } from './article-formats.ts';
import type { LoadedMeta } from './article-meta.ts';
import { CorpusFingerprint } from './corpus-fingerprint.ts';
import type { CorpusProblem } from './corpus-fault.ts';
import { byPath, listCorpusFiles, type CorpusFile } from './corpus-files.ts';
import { loadCorpusFiles } from './load-file.ts';
import { ArticleProcess } from './article-process.ts';

/** What a corpus folder holds. */
export interface Corpus {
  /** In the order of their paths; no two have the same id. Empty when every file has a problem. */
  readonly articles: readonly Article[];
  /** What was not read and why, in the order of the paths. */
  readonly problems: readonly CorpusProblem[];
  /** What to know of files that were read, in the order of their paths. */
  readonly warnings: readonly CorpusProblem[];
  /** Equal to `corpusFingerprint` of the same files. */
  readonly fingerprint: string;
}

/** Makes articles of files, one at a time. */
export interface ArticleMaker {
  readonly make: (
    file: CorpusFile,
    bytes: Uint8Array,
    meta?: LoadedMeta,
  ) => Promise<ReadArticle | CorpusProblem>;
  /** Ends its use. */
  readonly end: () => void;
}

/** What was made of a file when it held these bytes, and this was said of it; undefined where that is not known. */
type KnownArticle = (file: CorpusFile, bytes: Uint8Array, meta?: LoadedMeta) => ReadArticle | undefined;

/**
 * Reads every article file of a folder and of its subfolders. A file that cannot be read as an article becomes a
 * problem, and the others are read all the same; by default each is read within limits, see `ArticleProcess`.
 * @param known articles that need not be made again
 * @throws CorpusFault when the folder is missing, is unreadable or holds no article file, or where no file can be read.
 */
export async function readCorpus(
  folder: string,
  maker: ArticleMaker = new ArticleProcess(),
  known: KnownArticle = () => undefined,
): Promise<Corpus> {
  try {
    return await readFiles(folder, maker, known);
  } finally {
    maker.end();
  }
}

async function readFiles(folder: string, maker: ArticleMaker, known: KnownArticle): Promise<Corpus> {
  const listing = await listCorpusFiles(folder);
  const problems = [...listing.problems];
  const warnings: CorpusProblem[] = [];
  const fingerprint = new CorpusFingerprint();
  const byId = new Map<string, Article>();
  for await (const loaded of loadCorpusFiles(listing.files)) {
    const { file, content, said } = loaded;
    fingerprint.add(loaded);
    const meta =
      file.meta !== undefined && said instanceof Uint8Array
        ? { path: file.meta.path, bytes: said }
        : undefined;
    if (said !== undefined && !(said instanceof Uint8Array)) warnings.push(said.problem);
    const read =
      content instanceof Uint8Array
        ? (known(file, content, meta) ?? (await maker.make(file, content, meta)))
        : content.problem;
    if ('facts' in read) {
      problems.push(read);
      continue;
    }
    const { article } = read;
    const namesake = byId.get(article.id);
    if (namesake === undefined) {
      byId.set(article.id, article);
      warnings.push(...read.warnings);
    } else problems.push(sameId(file.path, namesake.file, article.id));
  }
  return {
    articles: [...byId.values()],
    problems: problems.toSorted(byPath),
    warnings: warnings.toSorted(byPath),
    fingerprint: fingerprint.digest(),
  };
}

function sameId(path: string, namesake: string, id: string): CorpusProblem {
  return { path, facts: { kind: 'same-id', namesake, id, letters: ID_LIMIT } };
}
