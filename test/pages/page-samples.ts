import type { Answer, Citation } from '../../src/answering/answer.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';
import type { LabelLanguage } from '../../src/language/label-language.ts';
import type { Asked, PageContext } from '../../src/pages/addresses.ts';
import { alsoIn, answered, citationsOf, fakeAnswerer, notInCorpus, SUNDAYS } from '../builders/answers.ts';
import { LIBRARY, MUSEUM } from '../builders/articles.ts';

/** An article with a table, a list in another and a question as its heading; it has no address. */
export const CARDS = composeArticle(
  readMarkdown(`---
title: Die Karten der Bücherei
language: de
---

Es gibt zwei Karten.

| Karte | Preis | Gilt |
|---|---|---|
| Jahreskarte | 20 Euro | ein Jahr ab Kauf |
| Tageskarte | 2 Euro | am Tag des Kaufs |

Mitzubringen sind:

- ein Ausweis, der noch gilt
- ein Passbild
  - für Kinder keines
- die Gebühr in bar

## Wer haftet?

Wer etwas verliert, ersetzt es.
`),
  'corpus/karten.md',
).article;

export const ARTICLES = [LIBRARY, MUSEUM, CARDS];
export const SUMMARIES = fakeAnswerer(undefined, ARTICLES).articles();

/** A sentence of the cards. */
export function ofCards(ordinal: number): Citation {
  const found = citationsOf(ARTICLES).of(CARDS.id, ordinal);
  if (found === undefined) throw new Error(`The cards have no sentence ${ordinal}`);
  return found;
}

function overviewOf(...ids: readonly string[]): Answer {
  const { overview } = fakeAnswerer(undefined, ARTICLES);
  const [first, ...others] = ids.flatMap((id) => overview(id) ?? []);
  if (first === undefined) throw new Error('There is no such article');
  return { kind: 'overview', question: 'Worum geht es?', articles: [first, ...others], others: 0 };
}

const BILLET = citationsOf(ARTICLES).of(MUSEUM.id, 1);

/** An answer of every kind, with all that it may hold. */
export const ANSWERS = {
  good: answered({ citations: [SUNDAYS, ofCards(1), ofCards(2)], more: [ofCards(5), ofCards(0)] }),
  unsure: answered({
    band: 'unsure',
    understoodWith: 'Was ist mitzubringen?',
    citations: [ofCards(4)],
    more: [ofCards(5), ofCards(7), ofCards(0)],
    rest: 2,
  }),
  also: answered({ citations: [alsoIn('Der Bote', 'Amtsblatt', 'Stadtanzeiger', 'Noch eins')] }),
  refusal: notInCorpus({
    nearest: [ofCards(3), ...(BILLET === undefined ? [] : [BILLET])],
    more: [ofCards(8)],
  }),
  'bare refusal': notInCorpus(),
  overview: overviewOf(CARDS.id),
  overviews: overviewOf(LIBRARY.id, CARDS.id),
  talk: {
    kind: 'talk',
    question: 'Was kannst du?',
    topic: 'bot',
    examples: [
      { of: 'heading', text: 'Wer haftet?' },
      { of: 'sentence', text: 'Es gibt zwei Karten.' },
    ],
  },
  unaskable: { kind: 'unaskable', reason: 'no-words' },
} as const satisfies Readonly<Record<string, Answer>>;

export const ASKED: Asked = {
  question: 'Wann hat die Bücherei sonntags offen?',
  article: undefined,
  language: 'de',
  earlier: undefined,
};

/** A site whose addresses say what they lead to. */
export function contextIn(language: LabelLanguage, isEmbedded = false): PageContext {
  return {
    language,
    isEmbedded,
    addresses: {
      style: '/style.css',
      icon: '/icon.svg',
      home: '/',
      form: '/form',
      ask: (asked) => `/ask?${queryOf(asked)}`,
      permanent: (asked) => `/permanent?${queryOf(asked)}`,
      article: (id, ordinal) => `/articles/${id}#${ordinal ?? ''}`,
    },
  };
}

function queryOf(asked: Asked): string {
  return Object.entries(asked)
    .map(([name, value]) => `${name}=${encodeURIComponent((value ?? '').toWellFormed())}`)
    .join('&');
}
