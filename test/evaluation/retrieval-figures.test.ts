import { describe, expect, it } from 'vitest';
import { xquadFigures } from '../../scripts/evaluation/retrieval-figures.ts';
import { loadXquad, splitWithIntl } from '../../scripts/evaluation/xquad.ts';
import { embeddedModel } from '../helpers/embedder.ts';
import { expectAtLeast } from './figure-bounds.ts';

/** The first 8 of the 24 articles: five paragraphs each. */
const PARAGRAPHS = 40;

/** What the search alone gives on these. On all 24 articles see docs/performance.md. */
const MEASURED = {
  de: { recallAt1: 0.782, recallAt3: 0.924, recallAt8: 1, mrr: 0.864 },
  en: { recallAt1: 0.804, recallAt3: 0.96, recallAt8: 1, mrr: 0.886 },
} as const;

/** Milliseconds; it takes a tenth of this on two idle cores. */
const PATIENCE = 120_000;

describe('retrieval among the sentences of eight XQuAD articles', () => {
  it.each(['de', 'en'] as const)(
    'keeps its figures in %s',
    async (language) => {
      const { items } = await loadXquad(language);
      const embedder = await embeddedModel();
      const figures = await xquadFigures(items.slice(0, PARAGRAPHS), language, embedder);
      expect(figures.questions).toBe(225);
      expectAtLeast(figures, MEASURED[language]);
    },
    PATIENCE,
  );
});

describe('XQuAD at sentence level', () => {
  it.each(['de', 'en'] as const)(
    'has each answer in the sentence that is the one to find, in %s',
    async (language) => {
      for (const split of [undefined, splitWithIntl]) {
        const { items } = await loadXquad(language, split);
        expect(items.flatMap(({ questions }) => questions)).toHaveLength(632);
        for (const { sentences, questions } of items) {
          for (const { sentence } of questions) expect(sentences[sentence]?.length).toBeGreaterThan(0);
        }
      }
    },
  );
});
