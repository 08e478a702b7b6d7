import { bandOf, citedOf } from '../../src/answering/compose-answer.ts';
import { calibratedModels, type Models } from '../../src/beleg.ts';
import { quantileThresholds } from '../../src/calibrating/fit-thresholds.ts';
import type { Calibration, ConfidenceLine, Thresholds } from '../../src/reading/calibration.ts';
import { withConfidence } from '../../src/reading/confidence.ts';
import { marginOf, type Reading } from '../../src/reading/reading.ts';
import { askSet, type AskedQuestion } from './asking/ask-set.ts';
import { replyOfReading, recordOf } from './asking/record-of.ts';
import { isAnswerable, isRight } from './figures/figure.ts';
import { mean } from './figures/measures.ts';
import { fitLine } from './fit-line.ts';
import type { Asked } from './record.ts';
import type { EvaluationSet } from './sets/evaluation-set.ts';

/** Further sentences that must have been seen above a share before it says anything: fewer are noise. */
const LEAST_FURTHER = 30;

/** Before anything is calibrated: every reading counts as sure enough. */
const UNCALIBRATED = {
  slope: 1,
  bias: 0,
  thresholds: { good: 0, refuse: 0, further: 1 },
};

/** A question read by a line that has not seen its article. */
interface HeldOut {
  readonly asked: AskedQuestion;
  readonly reading: Reading;
}

/**
 * Fits the confidence to the development articles. The thresholds come from held-out predictions: each article's by a
 * line that was fitted on the others.
 */
export async function calibrate(
  news: EvaluationSet & { readonly sha256: string },
  models: Models,
): Promise<{ readonly calibration: Calibration; readonly outcomes: readonly Asked[] }> {
  const asked = await askSet(news, calibratedModels(models, UNCALIBRATED));
  const heldOut = holdOut(asked);
  const thresholds = thresholdsOf(heldOut);
  const { embedder, readerModel } = models;
  const calibration: Calibration = {
    reader: { name: readerModel.identity.name, fingerprint: readerModel.identity.fingerprint },
    embedder: { name: embedder.model.name, fingerprint: embedder.model.fingerprint },
    data: { 'evaluation/news': news.sha256 },
    ...lineOf(asked),
    thresholds,
  };
  return { calibration, outcomes: heldOut.map((one) => decide(one, thresholds, news)) };
}

function lineOf(asked: readonly AskedQuestion[]): ConfidenceLine {
  return fitLine(
    asked
      .filter(({ question }) => question.own)
      .flatMap(({ question, reading }) => {
        const [best] = reading?.candidates ?? [];
        if (best === undefined) return [];
        return [{ margin: marginOf(best), right: isRight(question, best.match.sentence.ordinal) }];
      }),
  );
}

export function holdOut(asked: readonly AskedQuestion[]): HeldOut[] {
  const lines = new Map(
    [...new Set(asked.map(({ question }) => question.articleId))].map((articleId) => [
      articleId,
      lineOf(asked.filter(({ question }) => question.articleId !== articleId)),
    ]),
  );
  return asked.flatMap((one) => {
    const line = lines.get(one.question.articleId);
    if (line === undefined || one.reading === undefined) return [];
    return [{ asked: one, reading: withConfidence(one.question.question, one.reading, line) }];
  });
}

/** At most 5 % of the unanswerable questions reach `good`, at most 12 % of the answerable ones lie below `refuse`. */
export function thresholdsOf(heldOut: readonly HeldOut[]): Thresholds {
  const own = heldOut.filter(({ asked }) => asked.question.own);
  const confidences = (wanted: boolean) =>
    own
      .filter(({ asked }) => isAnswerable(asked.question) === wanted)
      .map(({ reading }) => reading.confidence);
  const { good, refuse } = quantileThresholds({
    answerable: confidences(true),
    unanswerable: confidences(false),
  });
  return { good, refuse, further: furtherShare(own, refuse) };
}

/** The least share of the best one's from which on further sentences were right more often than not; 1 where none was. */
export function furtherShare(heldOut: readonly HeldOut[], refuse: number): number {
  const further = heldOut
    .flatMap(({ asked, reading }) => {
      const cited = citedOf(reading, { good: 1, refuse, further: 0 });
      return cited.slice(1).map(({ share, match }) => ({
        share: share / (cited[0]?.share ?? 1),
        right: Number(isRight(asked.question, match.sentence.ordinal)),
      }));
    })
    .toSorted((a, b) => b.share - a.share);
  const enough = further.filter(
    (_, i) => i + 1 >= LEAST_FURTHER && mean(further.slice(0, i + 1).map(({ right }) => right)) > 0.5,
  );
  return enough.at(-1)?.share ?? 1;
}

function decide({ asked, reading }: HeldOut, thresholds: Thresholds, set: EvaluationSet): Asked {
  const cited = citedOf(reading, thresholds);
  return {
    ...recordOf(asked, set),
    reply: replyOfReading(reading, { cited, band: bandOf(reading, thresholds) }),
  };
}
