import { beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { calibrate } from '../../scripts/evaluation/calibrate.ts';
import type { ConfidenceFigures } from '../../scripts/evaluation/confidence-figures.ts';
import type { RankingFigures } from '../../scripts/evaluation/measures.ts';
import { loadNews } from '../../scripts/evaluation/news.ts';
import { newsFigures } from '../../scripts/evaluation/retrieval-figures.ts';
import { CALIBRATION_FILE } from '../../src/beleg.ts';
import { LANGUAGES, type Language } from '../../src/corpus/language.ts';
import { decodeVectors, readCalibration, type Calibration } from '../../src/retrieval/calibration.ts';
import { EMBEDDED_MODEL } from '../helpers/embedded-model.ts';
import { embeddedModel } from '../helpers/embedder.ts';
import { expectAtLeast, expectAtMost } from '../helpers/figure-bounds.ts';
import { RememberingEmbedder } from '../helpers/remembering-embedder.ts';

/**
 * From `npm run evaluate`, on all of evaluation/news. The recipe that beleg began with had R@1 .66 and R@3 .88; what is
 * above that comes from centring the questions and from sentences that offer the kind of thing asked for.
 */
const RETRIEVAL = {
  all: { recallAt1: 0.701, recallAt3: 0.917, recallAt5: 0.969, mrr: 0.819 },
  de: { recallAt1: 122 / 176, recallAt3: 0.898, recallAt5: 0.966, mrr: 0.807 },
  en: { recallAt1: 0.75, recallAt3: 0.983, recallAt5: 0.983, mrr: 0.865 },
  fr: { recallAt1: 0.673, recallAt3: 0.904, recallAt5: 0.962, mrr: 0.805 },
} as const satisfies Record<Language | 'all', Partial<RankingFigures>>;

/**
 * From `npm run evaluate`, cross-validated by article on all of evaluation/news. The recipe expected an AUROC of a
 * little under .72, which a calibration on a larger set reached.
 */
const CONFIDENCE = {
  auroc: 0.701,
  aurocRight: 0.754,
  aurocOtherMatters: 0.882,
  coverage: 0.899,
  precisionGood: 0.708,
} as const satisfies Partial<ConfidenceFigures['all']>;

const FALSE = {
  falseAnswers: 0.701,
  falseGood: 0.103,
  falseAnswersOtherMatters: 0.289,
  falseGoodOtherMatters: 0.038,
} as const satisfies Partial<ConfidenceFigures['all']>;

const AUROC_BY_LANGUAGE = { de: 0.713, en: 0.683, fr: 0.684 } as const satisfies Record<Language, number>;

/** Milliseconds; it takes a tenth of this on two idle cores. */
const PATIENCE = 300_000;

let retrieval: Awaited<ReturnType<typeof newsFigures>>;
let figures: ConfidenceFigures;
let fitted: Calibration;
let committed: Calibration;

beforeAll(async () => {
  const embedder = new RememberingEmbedder(await embeddedModel());
  committed = await readCalibration(join(EMBEDDED_MODEL, CALIBRATION_FILE), embedder.model);
  ({ figures, calibration: fitted } = await calibrate(embedder));
  const questionMean = decodeVectors(fitted.questionMean, embedder.model.dimension).row(0);
  retrieval = await newsFigures((await loadNews()).items, embedder, questionMean);
}, PATIENCE);

describe('retrieval on the invented news', () => {
  it.each(['all', ...LANGUAGES] as const)('keeps its figures for questions in %s', (language) => {
    expectAtLeast(retrieval[language], RETRIEVAL[language]);
  });
});

describe('confidence on the invented news', () => {
  it('keeps its figures on articles that it has not seen', () => {
    expect([figures.all.answerable, figures.all.unanswerable]).toEqual([288, 224]);
    expectAtLeast(figures.all, CONFIDENCE);
    expectAtMost(figures.all, FALSE);
  });

  it('keeps its AUROC in every language', () => {
    const measured = {
      de: figures.byLanguage.de.auroc,
      en: figures.byLanguage.en.auroc,
      fr: figures.byLanguage.fr.auroc,
    };
    expectAtLeast(measured, AUROC_BY_LANGUAGE);
  });

  it('has its threshold of good above that of refusing', () => {
    expect(figures.thresholds.good).toBeGreaterThan(figures.thresholds.refuse);
  });
});

describe('the calibration that comes with the model', () => {
  it('was fitted to the data and for the model that are here now', () => {
    expect([committed.data, committed.model]).toEqual([fitted.data, fitted.model]);
  });
});
