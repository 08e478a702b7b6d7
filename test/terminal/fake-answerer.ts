import type { ArticleInfo } from '../../src/corpus/article.ts';
import type {
  Answer,
  Answered,
  Answerer,
  ArticleSummary,
  AskRequest,
  Citation,
  NotInCorpus,
} from '../../src/answering/answer.ts';

export const LIBRARY: ArticleInfo = {
  id: 'buecherei',
  title: 'Bücherei öffnet sonntags',
  publisher: 'Musterstädter Bote',
  language: 'de',
  url: 'https://example.org/buecherei',
  date: '2026-02-14',
  revision: '0a1b2c3d',
};

export const MUSEUM: ArticleInfo = {
  id: 'musee',
  title: 'Le musée rouvre',
  publisher: undefined,
  language: 'fr',
  url: undefined,
  date: undefined,
  revision: '4e5f6a7b',
};

/** A citation of the library's article; what is not given does not matter to the test. */
export function citation(given: Partial<Citation> & { readonly text: string }): Citation {
  return {
    article: LIBRARY,
    heading: 'Neue Zeiten',
    ordinal: 2,
    start: 40,
    end: 40 + given.text.length,
    before: undefined,
    after: undefined,
    highlights: [],
    link: undefined,
    ...given,
  };
}

export const SUNDAY = citation({
  text: 'Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.',
  before: 'Der Stadtrat hat am Dienstag zugestimmt.',
  after: 'Werktags bleibt alles, wie es ist.',
  highlights: [
    { start: 33, end: 41 },
    { start: 46, end: 59 },
  ],
  link: 'https://example.org/buecherei#:~:text=Ab%20M%C3%A4rz,16%20Uhr',
});

export function answered(given: Partial<Answered> = {}): Answered {
  return {
    kind: 'answered',
    question: 'Wann hat die Bücherei sonntags offen?',
    understoodWith: undefined,
    band: 'good',
    citations: [SUNDAY],
    more: [],
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

export interface FakeAnswerer extends Answerer {
  /** What was asked, in order. */
  readonly requests: readonly AskRequest[];
}

/** An answerer whose answers the test decides; `answer` may throw, as a broken model would. */
export function fakeAnswerer(
  answer: (request: AskRequest) => Answer | Promise<Answer>,
  articles: readonly ArticleSummary[] = [{ ...LIBRARY, sentences: 24 }],
): FakeAnswerer {
  const requests: AskRequest[] = [];
  return {
    requests,
    ask: async (request) => {
      requests.push(request);
      return answer(request);
    },
    articles: () => articles,
    passage: () => undefined,
    nearest: () => Promise.resolve(undefined),
  };
}
