import { EventEmitter, once } from 'node:events';
import type {
  Answer,
  Answered,
  Answerer,
  ArticleSummary,
  AskRequest,
  Citation,
  NotInCorpus,
} from '../../src/answering/answer.ts';
import { Citations } from '../../src/answering/citations.ts';
import { Overviews } from '../../src/answering/compose-overview.ts';
import { sectionPage } from '../../src/answering/compose-section.ts';
import { Contents } from '../../src/answering/contents.ts';
import type { Article } from '../../src/corpus/article.ts';
import type { StoredAnswer } from '../../src/discord/answers/stored-answer.ts';
import { KEY_BYTES, UserKey } from '../../src/discord/answers/user-key.ts';
import type { SearchIndex } from '../../src/search-index/search-index.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { articleOf, LIBRARY } from './articles.ts';

interface Cited extends Partial<Omit<Citation, 'article'>> {
  readonly article?: Article;
}

/** A sentence of the library's article, or of another: that of the Sundays unless its ordinal is given; and what differs. */
export function citation({ article = LIBRARY, ordinal = 1, ...given }: Cited = {}): Citation {
  const cited = citationsOf([article]).of(article.id, ordinal);
  if (cited === undefined) throw new Error(`${article.id} has no sentence ${ordinal}`);
  const { start, text } = { ...cited, ...given };
  return { ...cited, end: start + text.length, ...given };
}

/** When the library opens on Sundays, with the words that answer. */
export const SUNDAYS = citation({
  highlights: [
    { start: 33, end: 41 },
    { start: 46, end: 59 },
  ],
});

/** The sentences of these articles as they may be quoted. */
export function citationsOf(articles: readonly Article[]): Citations {
  return new Citations(indexOf(articles));
}

/** All of an index that needs no search. */
export function indexOf(articles: readonly Article[]): Pick<SearchIndex, 'articles' | 'sentences'> {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return { articles: byId, sentences: articles.flatMap(sentencesOf) };
}

/** The Sundays as they stand in further articles, too, of these titles. */
export function alsoIn(...titles: readonly string[]): Citation {
  const others = titles.map((title, i) =>
    articleOf({ id: `auch-${i}`, title, url: 'https://example.org/auch', paragraphs: [SUNDAYS.text] }),
  );
  const cited = citationsOf([LIBRARY, ...others]).of(LIBRARY.id, SUNDAYS.ordinal);
  if (cited === undefined) throw new Error('The library is gone');
  return cited;
}

/** A row of a table with the heads of its columns. */
export function row(...cells: NonNullable<Citation['cells']>): Citation {
  const text = cells.map((cell) => cell.text).join(' | ');
  return citation({ text, cells, link: undefined });
}

export function answered(given: Partial<Answered> = {}): Answered {
  return {
    kind: 'answered',
    question: 'Wann hat die Bücherei sonntags offen?',
    understoodWith: undefined,
    band: 'good',
    citations: [SUNDAYS],
    more: [],
    rest: 0,
    ...given,
  };
}

export function notInCorpus(given: Partial<NotInCorpus> = {}): NotInCorpus {
  return {
    kind: 'not-in-corpus',
    question: 'Was kostet ein Ausweis?',
    understoodWith: undefined,
    nearest: [],
    more: [],
    ...given,
  };
}

/** Articles of these titles, the first with one sentence, each with one more than the one before. */
export function summaries(titles: readonly string[]): readonly ArticleSummary[] {
  const [library] = citationsOf([LIBRARY]).articles();
  if (library === undefined) throw new Error('The library is gone');
  return titles.map((title, i) => ({ ...library, id: `artikel-${i + 1}`, title, sentences: i + 1 }));
}

/** A key of users, the same in every test. */
export const USER_KEY = new UserKey(Uint8Array.from({ length: KEY_BYTES }, (_, i) => i));

/** An answer as the bot keeps it. */
export function storedAnswer(given: Partial<StoredAnswer> = {}): StoredAnswer {
  return {
    id: 'answer-00001',
    ownerHash: USER_KEY.owner('1001', 'answer-00001'),
    question: 'Wann hat die Bücherei sonntags offen?',
    language: 'de',
    outcome: { kind: 'answered', band: 'good' },
    passages: [
      { articleId: 'library', revision: '0a1b2c3d', ordinal: 2, highlights: [{ start: 0, end: 3 }] },
    ],
    more: [],
    rest: 0,
    private: false,
    shared: false,
    askedAt: 0,
    ...given,
  };
}

type Decide = (request: AskRequest) => Answer | Promise<Answer>;

/** The core as a face sees it. A test may decide its answers, at any time; an answer may throw, as a broken model would. */
export interface FakeAnswerer extends Answerer {
  /** Every question that reached it, in order. */
  readonly asked: readonly AskRequest[];
  /** Resolves once this many questions have reached it. */
  readonly untilAsked: (count: number) => Promise<void>;
  /** Decides the answers to come. */
  readonly answerWith: (decide: Decide) => void;
}

/**
 * Answers everything with the library's Sundays and the sentence after, unless a test says otherwise. What it quotes must
 * stand in the articles: the faces show nothing else.
 */
export function fakeAnswerer(
  given: Decide = fromTheLibrary,
  articles: readonly Article[] = [LIBRARY],
): FakeAnswerer {
  const asked: AskRequest[] = [];
  const news = new EventEmitter();
  const citations = citationsOf(articles);
  const contents = new Contents(indexOf(articles));
  const overviews = new Overviews(contents, citations);
  let decide = given;
  return {
    asked,
    answerWith: (next) => {
      decide = next;
    },
    untilAsked: async (count) => {
      while (asked.length < count) await once(news, 'question');
    },
    ask: async (request) => {
      asked.push(request);
      news.emit('question');
      return decide(request);
    },
    articles: () => citations.articles(),
    article: (articleId) => articles.find(({ id }) => id === articleId),
    passage: (articleId, ordinal) => citations.of(articleId, ordinal),
    overview: (articleId, from) => overviews.ofArticle(articleId, from),
    section: (place, page) => sectionPage(contents.sectionAt(place), page, citations),
    nearest: async () => citation(),
    standing: citations.standing,
  };
}

/** Two citations, and more passages than one page shows. */
export function fromTheLibrary({ question, previous }: AskRequest): Answer {
  return answered({
    question,
    understoodWith: previous?.question,
    citations: [citation(), citation({ ordinal: 2 })],
    more: [3, 4, 5, 6].map((ordinal) => citation({ ordinal })),
  });
}
