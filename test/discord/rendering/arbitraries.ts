import * as fc from 'fast-check';

import type {
  Answered,
  ArticleOverview,
  ArticleSummary,
  Citation,
  NotInCorpus,
  Place,
  QuotedArticle,
  SectionOpening,
} from '../../../src/answering/answer.ts';
import { LANGUAGES } from '../../../src/language/language.ts';
import type { TextRange } from '../../../src/corpus/article.ts';

// prettier-ignore
const TRAPS = [
  '**', '*', '_', '__', '~~', '||', '`', '```', '[a](https://b.c)', '<@123>', '<t:1:R>', '<:x:1>', ':smile:', '@everyone',
  'https://example.org/a_b', '<https://a.b>', '# ', '- ', '-# ', '> ', '>>> ', '1. ', '2) ', '\\', '¯\\_(ツ)_/¯', '\n', '\t', ' ',
  '\u00A0', '\u202E', '\u2066', '\u200B', '\uD800', '👩‍🔬', 'Straße', 'l’été :', '„Ja“', '10 %', '…',
];

/** Text that tries every markup of Discord's, mixed with words and any Unicode. */
export const hostileText = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...TRAPS),
        fc.string({ unit: 'binary', maxLength: 4 }),
        fc.lorem({ maxCount: 2 }),
      ),
      {
        maxLength: Math.ceil(maxLength / 4),
      },
    )
    .map((parts) => parts.join('').slice(0, maxLength));

/** Ascending ranges of a text that do not overlap, possibly through surrogate pairs and white space. */
export const rangesOf = (text: string): fc.Arbitrary<readonly TextRange[]> =>
  fc
    .uniqueArray(fc.nat({ max: text.length }), { maxLength: 8 })
    .map((offsets) => offsets.toSorted((left, right) => left - right))
    .map((offsets) =>
      offsets.flatMap((start, index) => {
        const end = offsets[index + 1];
        return index % 2 === 0 && end !== undefined ? [{ start, end }] : [];
      }),
    );

/** Sentences that are short, long, or far longer than a message. */
const sentence: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: hostileText(300) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(hostileText(60), fc.integer({ min: 1, max: 150 }))
      .map(([text, times]) => text.repeat(times)),
  },
);

const articleFields = {
  id: fc.stringMatching(/^[a-z0-9-]{1,48}$/),
  file: hostileText(60),
  title: sentence,
  publisher: fc.option(hostileText(200), { nil: undefined }),
  language: fc.constantFrom(...LANGUAGES),
  url: fc.option(fc.webUrl({ withQueryParameters: true, withFragments: true }), { nil: undefined }),
  date: fc.option(fc.oneof(fc.constantFrom('2026', '2026-03', '2026-03-01'), hostileText(40)), {
    nil: undefined,
  }),
  revision: fc.stringMatching(/^[0-9a-f]{8}$/),
  provenance: fc.constant(undefined),
  apart: fc.option(hostileText(60), { nil: undefined }),
};

const anyArticle: fc.Arbitrary<QuotedArticle> = fc.record(articleFields);
export const anySummary: fc.Arbitrary<ArticleSummary> = fc.record({
  ...articleFields,
  sentences: fc.nat(),
  leftOut: fc.nat(),
});

const anyLink = fc.option(
  fc
    .tuple(fc.webUrl({ withFragments: false }), fc.integer({ min: 1, max: 250 }))
    .map(([url, words]) => `${url}#:~:text=${'%C3%A4'.repeat(words)}`),
  { nil: undefined },
);

const placeFields = {
  article: anyArticle,
  heading: fc.option(sentence, { nil: undefined }),
  ordinal: fc.nat({ max: 99_999 }),
  start: fc.constant(0),
  page: fc.option(fc.integer({ min: 1, max: 9_999 }), { nil: undefined }),
  link: anyLink,
  changedInSource: fc.option(
    fc.record({ checked: fc.constant('2026-03-01T08:00:00Z'), how: fc.constantFrom('changed', 'gone') }),
    { nil: undefined },
  ),
};

const anyPlace: fc.Arbitrary<Place> = fc.record({ ...placeFields, end: fc.constant(1) });

/** Of rows of tables, where what a cell holds matters to no message. */
const anyCells = fc.array(
  fc.record({ head: fc.option(sentence, { nil: undefined }), text: fc.constant('a') }),
  {
    minLength: 1,
    maxLength: 4,
  },
);

export const anyCitation: fc.Arbitrary<Citation> = sentence.chain((text) =>
  fc.record({
    ...placeFields,
    end: fc.constant(text.length),
    text: fc.constant(text),
    lead: fc.option(hostileText(300), { nil: undefined }),
    cells: fc.option(anyCells, { nil: undefined }),
    also: fc.array(anyPlace, { maxLength: 5 }),
    before: fc.option(sentence, { nil: undefined }),
    after: fc.option(sentence, { nil: undefined }),
    highlights: rangesOf(text),
  }),
);

const anySection: fc.Arbitrary<SectionOpening> = fc.record({
  heading: fc.option(sentence, { nil: undefined }),
  first: anyCitation,
  sentences: fc.integer({ min: 1, max: 9_999 }),
});

/** Of an article whose sections are its own, as the answerer gives them: some at most. */
export const anyOverview = (sections: number): fc.Arbitrary<ArticleOverview> =>
  fc
    .tuple(anySummary, fc.array(anySection, { minLength: 1, maxLength: sections }), fc.nat({ max: 999 }))
    .map(([article, openings, others]) => ({
      article,
      sections: openings.map((opening, at) => ({
        ...opening,
        first: { ...opening.first, article, ordinal: at * 90_000 },
      })),
      sectionCount: openings.length + others,
    }));

/** A sentence is cited once: two buttons of one message must not be the same. */
const placeOf = ({ article, ordinal }: Citation): string => `${article.id}:${ordinal}`;

const citations: fc.Arbitrary<readonly [Citation, ...Citation[]]> = fc
  .oneof(
    fc.tuple(anyCitation),
    fc.tuple(anyCitation, anyCitation),
    fc.tuple(anyCitation, anyCitation, anyCitation),
  )
  .filter((all) => new Set(all.map(placeOf)).size === all.length);

export const anyAnswered: fc.Arbitrary<Answered> = fc.record({
  kind: fc.constant('answered'),
  question: hostileText(1_000),
  understoodWith: fc.option(hostileText(1_000), { nil: undefined }),
  band: fc.constantFrom('good', 'unsure'),
  citations,
  more: fc.array(anyCitation, { maxLength: 1 }),
  rest: fc.constantFrom(0, 1),
});

export const anyNotInCorpus: fc.Arbitrary<NotInCorpus> = fc.record({
  kind: fc.constant('not-in-corpus'),
  question: hostileText(1_000),
  understoodWith: fc.option(hostileText(1_000), { nil: undefined }),
  nearest: fc.uniqueArray(anyCitation, { selector: placeOf, maxLength: 3 }),
  more: fc.constant([]),
});
