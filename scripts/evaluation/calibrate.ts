import type { Embedder } from '../../src/embedding/embedder.ts';
import { encodeVectors, type Calibration } from '../../src/retrieval/calibration.ts';
import { calibrationExamples } from './calibration-examples.ts';
import { embedCohort, meanQuestion } from './cohort.ts';
import { confidenceFigures, type ConfidenceFigures } from './confidence-figures.ts';
import { crossValidate, fitModel } from './cross-validate.ts';
import { loadNews } from './news.ts';
import { loadXquad } from './xquad.ts';

/**
 * Fits the confidence on the invented news and measures it by cross-validation: each article by a model that has not
 * seen it. The thresholds come from those held-out predictions too.
 */
export async function calibrate(
  embedder: Embedder,
): Promise<{ calibration: Calibration; figures: ConfidenceFigures }> {
  const [news, de, en] = await Promise.all([loadNews(), loadXquad('de'), loadXquad('en')]);
  const xquad = { de: de.items, en: en.items };
  const cohort = await embedCohort(xquad, embedder);
  const questionMean = await meanQuestion(xquad, embedder);
  const examples = await calibrationExamples({
    news: news.items,
    xquad,
    cohort,
    questionMean,
    embedder,
  });
  const figures = confidenceFigures(crossValidate(examples));
  const calibration: Calibration = {
    format: 1,
    model: embedder.model,
    data: { 'evaluation/news': news.sha256, 'xquad.de': de.sha256, 'xquad.en': en.sha256 },
    ...fitModel(examples),
    thresholds: figures.thresholds,
    questionMean: encodeVectors([questionMean], embedder.model.dimension),
    cohort: encodeVectors(cohort, embedder.model.dimension),
  };
  return { calibration, figures };
}
