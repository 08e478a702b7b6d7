import type { Article } from '../corpus/article.ts';
import { revisionOf } from '../corpus/compose-article.ts';
import type { SentencePlace } from '../search-index/search-index.ts';
import type { Answerer, Citation, Overview, Place, SearchedAnswer, Standing } from './answer.ts';

/** An index is seldom taken up, and never again and again while one question is asked. */
const MOST_ASKED = 3;

/**
 * Asks what serves, and asks once more where another one has been taken up meanwhile: what is found in articles that have changed may
 * stand no longer, and who asked is to have an answer all the same.
 * @param serving what answers now, or what checks
 */
export async function askServing<Serving, Found>(
  serving: () => Serving,
  ask: (current: Serving) => Promise<Found>,
): Promise<Found> {
  for (let asked = 1; ; asked += 1) {
    const current = serving();
    const found = await ask(current);
    if (serving() === current || asked === MOST_ASKED) return found;
  }
}

/**
 * A quotation without those of its further sources whose words do not stand. It stands where the articles hold its article in the
 * same revision, the revision is still that of the article's title and text, and the text has the quotation's words at
 * their place; so do its cells, their heads, its lead and the sentences beside it.
 */
export function standingCitation(
  citation: Citation,
  articles: ReadonlyMap<string, Article>,
): Standing<Citation> {
  if (!isQuotedFrom(unchanged(citation, articles), citation)) {
    return { shown: undefined, fallen: [placeOf(citation)] };
  }
  const sameWords = citation.text.normalize('NFC');
  const standing = new Set(
    citation.also.filter(
      (place) =>
        unchanged(place, articles)?.text.slice(place.start, place.end).normalize('NFC') === sameWords,
    ),
  );
  return {
    shown: { ...citation, also: [...standing] },
    fallen: citation.also.filter((place) => !standing.has(place)).map(placeOf),
  };
}

/** Those of the passages that stand; undefined where all have fallen. */
export function standingPassages(
  passages: readonly Citation[],
  { standing }: Pick<Answerer, 'standing'>,
): Standing<readonly Citation[]> {
  const held = passages.map(standing);
  const shown = held.flatMap((passage) => passage.shown ?? []);
  const fallen = held.flatMap((passage) => passage.fallen);
  return { shown: passages.length > 0 && shown.length === 0 ? undefined : shown, fallen };
}

/** An overview with those of its sections whose first sentence stands, and without an article of which none does. */
export function standingOverview<T extends Pick<Overview, 'articles'>>(
  overview: T,
  { standing }: Pick<Answerer, 'standing'>,
): Standing<T> {
  const fallen: SentencePlace[] = [];
  const articles = overview.articles.map((article) => ({
    ...article,
    sections: article.sections.flatMap((section) => {
      const first = standing(section.first);
      fallen.push(...first.fallen);
      return first.shown === undefined ? [] : [{ ...section, first: first.shown }];
    }),
  }));
  const [first, ...others] = articles.filter(({ sections }) => sections.length > 0);
  return { shown: first && { ...overview, articles: [first, ...others] }, fallen };
}

/** An answer with those of its quotations that stand; undefined where it had some and none is left. */
export function standingAnswer(
  answer: SearchedAnswer,
  answerer: Pick<Answerer, 'standing'>,
): Standing<SearchedAnswer> {
  if (answer.kind === 'not-in-corpus') {
    const { shown: nearest, fallen } = standingPassages(answer.nearest, answerer);
    return { shown: nearest && { ...answer, nearest }, fallen };
  }
  const { shown = [], fallen } = standingPassages(answer.citations, answerer);
  const [first, ...others] = shown;
  return { shown: first && { ...answer, citations: [first, ...others] }, fallen };
}

/** The place's article, where it is the one that was quoted. */
function unchanged({ article }: Place, articles: ReadonlyMap<string, Article>): Article | undefined {
  const found = articles.get(article.id);
  if (found?.revision !== article.revision) return undefined;
  return actualRevisionOf(found) === article.revision ? found : undefined;
}

const actualRevisions = new WeakMap<Article, string>();

/** Of what the article holds, whatever it says of itself. Made once: an article in memory does not change. */
function actualRevisionOf(article: Article): string {
  const revision = actualRevisions.get(article) ?? revisionOf(article.title, article.text);
  actualRevisions.set(article, revision);
  return revision;
}

/** The heads of a row's further cells are held by the revision alone: to look for hundreds in a long article takes seconds. */
const MOST_HEADS = 32;

function isQuotedFrom(article: Article | undefined, citation: Citation): boolean {
  const { start, end, text, lead = '', cells = [], before = '', after = '' } = citation;
  if (article?.text.slice(start, end) !== text) return false;
  const standsBefore = (words: string): boolean =>
    article.text.lastIndexOf(words, start - words.length) !== -1;
  const heads = new Set(cells.map(({ head = '' }) => head));
  return (
    cells.every((cell) => text.includes(cell.text)) &&
    [...heads].slice(0, MOST_HEADS).every(standsBefore) &&
    standsBefore(lead) &&
    standsBefore(before) &&
    article.text.includes(after, end)
  );
}

function placeOf({ article, ordinal }: Place): SentencePlace {
  return { articleId: article.id, ordinal };
}
