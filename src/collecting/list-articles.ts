import { countPlaces, type Article } from '../corpus/article.ts';
import { CorpusFault, type CorpusProblem } from '../corpus/corpus-fault.ts';
import { readCorpus, type Corpus } from '../corpus/read-corpus.ts';
import { sentencesOf } from '../sentences/sentence.ts';
import { addressOf } from './check-source.ts';

/** An article as a list shows it. */
export interface ListedArticle extends Pick<
  Article,
  'id' | 'file' | 'title' | 'publisher' | 'date' | 'language' | 'url' | 'revision'
> {
  readonly sentences: number;
  /** Places of its file that are not in its text. */
  readonly leftOut: number;
  /** Where it came from: an address or a file's name; undefined where nobody noted it. */
  readonly from: string | undefined;
  /** When, ISO 8601. */
  readonly since: string | undefined;
}

export interface ArticleList {
  readonly articles: readonly ListedArticle[];
  /** Files that are no articles. */
  readonly problems: readonly CorpusProblem[];
}

/**
 * The articles of a corpus folder as its files are now, whatever an index says.
 * @throws CorpusFault where there is no folder to read
 */
export async function listArticles(corpusFolder: string): Promise<ArticleList> {
  const { articles, problems } = await corpusOf(corpusFolder);
  return { articles: articles.map(listed), problems };
}

/** A folder without an article is one too: there are none. */
async function corpusOf(corpusFolder: string): Promise<Pick<Corpus, 'articles' | 'problems'>> {
  return readCorpus(corpusFolder).catch((fault: unknown) => {
    if (!(fault instanceof CorpusFault) || fault.facts.kind !== 'no-article') throw fault;
    return { articles: [], problems: fault.facts.problems };
  });
}

function listed(article: Article): ListedArticle {
  const { id, file, title, publisher, date, language, url, revision, provenance } = article;
  const known = { id, file, title, publisher, date, language, url, revision };
  const from = provenance?.from ?? addressOf(article);
  return {
    ...known,
    sentences: sentencesOf(article).length,
    leftOut: countPlaces(article),
    from,
    since: provenance?.at,
  };
}
