import { EventEmitter, once } from 'node:events';
import type { Answer, Answerer, AskRequest, Citation } from '../../../src/answering/answer.ts';
import { sourceLink } from '../../../src/answering/source-link.ts';
import type { ArticleInfo } from '../../../src/corpus/article.ts';

/** An article as its sentences; `**words**` in one are its highlights. */
export interface SmallArticle {
  readonly info: ArticleInfo;
  readonly sentences: readonly string[];
}

export const LIBRARY: SmallArticle = {
  info: {
    id: 'buecherei',
    title: 'Bücherei öffnet sonntags',
    publisher: 'Musterstädter Bote',
    language: 'de',
    url: 'https://example.org/a',
    date: '2026-03-01',
    revision: '0a1b2c3d',
  },
  sentences: [
    'Der Rat hat am Montag über die Bücherei beraten.',
    'Ab März, so der Rat, öffnet die Bücherei auch sonntags von 10 bis 16 Uhr – ohne E-Mail-Anmeldung.',
    'Der Eintritt bleibt frei.',
    'Die Leitung rechnet mit 2_000 *neuen* Gästen im Jahr; mehr unter www.example.org/gäste.',
    'Im Café gibt es Kuchen.',
    'Das Café schließt um 15 Uhr.',
    'Der Leseclub trifft sich jeden Mittwoch.',
    'Kinder dürfen zehn Bücher leihen.',
  ],
};

/** What a test may decide about a small answerer, at any time. */
export interface SmallAnswerer extends Answerer {
  /** Every question that reached the core, in order. */
  readonly asked: AskRequest[];
  /** Resolves once this many questions have reached the core. */
  readonly untilAsked: (count: number) => Promise<void>;
  /** Decides the answers to come. */
  answerWith: (answer: (request: AskRequest) => Answer | Promise<Answer>) => void;
}

/** The core in memory: the second and third sentence answer everything, unless a test says otherwise. */
export function smallAnswerer(articles: readonly SmallArticle[] = [LIBRARY]): SmallAnswerer {
  const asked: AskRequest[] = [];
  const news = new EventEmitter();
  let answer: (request: AskRequest) => Answer | Promise<Answer> = ordinaryAnswer;
  return {
    asked,
    answerWith: (next) => {
      answer = next;
    },
    untilAsked: async (count) => {
      while (asked.length < count) await once(news, 'question');
    },
    ask: async (request) => {
      asked.push(request);
      news.emit('question');
      return answer(request);
    },
    articles: () => articles.map(({ info, sentences }) => ({ ...info, sentences: sentences.length })),
    passage: (articleId, ordinal) => {
      const article = articles.find(({ info }) => info.id === articleId);
      return article?.sentences[ordinal] === undefined ? undefined : citationOf(ordinal, article);
    },
    nearest: async () => citationOf(1, articles[0]),
  };
}

function ordinaryAnswer({ question, previous }: AskRequest): Answer {
  return answered({ question, understoodWith: previous?.question });
}

/** A sentence of the library's article, or another's, as a citation. */
export function citationOf(ordinal: number, { info, sentences }: SmallArticle = LIBRARY): Citation {
  const text = sentences[ordinal];
  if (text === undefined) throw new Error(`${info.id} has no sentence ${ordinal}`);
  const start = sentences.slice(0, ordinal).join(' ').length + (ordinal === 0 ? 0 : 1);
  return {
    article: info,
    heading: 'Neue Zeiten',
    ordinal,
    start,
    end: start + text.length,
    text,
    before: sentences[ordinal - 1],
    after: sentences[ordinal + 1],
    highlights: [],
    link: info.url === undefined ? undefined : sourceLink(info.url, text),
  };
}

export function answered(
  about: Partial<Extract<Answer, { kind: 'answered' }>> & { question: string },
): Answer {
  return {
    kind: 'answered',
    understoodWith: undefined,
    band: 'good',
    citations: [citationOf(1), citationOf(2)],
    more: [3, 4, 5, 6].map((ordinal) => citationOf(ordinal)),
    ...about,
  };
}

export function notInCorpus(question: string): Answer {
  return {
    kind: 'not-in-corpus',
    question,
    understoodWith: undefined,
    nearest: [4, 5, 6].map((ordinal) => citationOf(ordinal)),
    more: [],
  };
}

/** A promise and what settles it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  const door = new EventEmitter();
  return {
    opened: once(door, 'open').then(() => undefined),
    open: () => {
      door.emit('open');
    },
  };
}

/** A core that answers when it is told to. */
export function heldAnswerer() {
  const answerer = smallAnswerer();
  const { opened, open } = gate();
  answerer.answerWith(async (request) => {
    await opened;
    return answered(request);
  });
  return { answerer, open };
}
