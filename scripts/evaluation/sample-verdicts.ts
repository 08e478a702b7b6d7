import type { CalibratedModels } from '../../src/beleg.ts';
import type { Judge } from '../../src/reading/ollama/judge.ts';
import type { OllamaFacts } from '../../src/reading/ollama/ollama-fault.ts';
import type { VerdictCalibration } from '../../src/reading/ollama/verdict-calibration.ts';
import { VerdictReader } from '../../src/reading/ollama/verdict-reader.ts';
import { readingOf } from '../../src/reading/reading.ts';
import { HostFault } from '../../src/wording/host/host-fault.ts';
import { askSet, type AskedQuestion } from './asking/ask-set.ts';
import { recordOf } from './asking/record-of.ts';
import { isAnswerable, isAnswered, isRight, type RatioFigure } from './figures/figure.ts';
import { estimate } from './figures/intervals.ts';
import { wilson } from './figures/wilson.ts';
import type { Asked } from './record.ts';
import type { EvaluationSet } from './sets/evaluation-set.ts';
import { spread } from './sets/spread.ts';

/** So many questions in a row without a verdict, and there is nothing to count. */
const MOST_MISSED = 10;

interface SampleOptions {
  /** One that does not rest: each question is to be judged. */
  readonly judge: Judge;
  readonly models: Pick<CalibratedModels, 'embedder' | 'thresholds'>;
  readonly onProgress: (done: number) => void;
}

/** What came of a sample. */
interface Sampled {
  readonly counted: Pick<VerdictCalibration, 'answered' | 'unanswerable'>;
  /** The questions that the model said nothing of that could be used. */
  readonly missed: number;
}

/** So many of the articles' own questions, the same each time: spread over the articles and the languages of each one's questions. */
export function sampleOf<Set extends EvaluationSet>(set: Set, size: number): Set {
  const own = set.questions.filter((question) => question.own);
  const position = new Map(set.articles.map(({ id }, at) => [id, at]));
  const ordered = own.toSorted(
    (a, b) =>
      (position.get(a.articleId) ?? 0) - (position.get(b.articleId) ?? 0) ||
      a.language.localeCompare(b.language, 'en'),
  );
  return { ...set, questions: spread(ordered, Math.min(size, ordered.length)) };
}

/**
 * Asks a sample as the bot would and counts how often the first sentence that a verdict cites answers. What the model says
 * nothing of another reader would read: that is no verdict, and is not counted.
 * @throws HostFault where the model says nothing time and again
 */
export async function sampleVerdicts(
  sample: EvaluationSet,
  { judge, models, onProgress }: SampleOptions,
): Promise<Sampled> {
  const missed = new Set<number>();
  let [asking, inARow] = [0, 0];
  let why: OllamaFacts | undefined;
  const reader = new VerdictReader({
    judge,
    standIn: {
      read: async (_, matches) => {
        missed.add(asking);
        inARow += 1;
        if (inARow >= MOST_MISSED && why !== undefined)
          throw new HostFault({ kind: 'sample-broken-off', asked: asking + 1, inARow, why });
        return readingOf({ candidates: [], others: matches, none: 1 });
      },
    },
    countedOf: () => undefined,
    thresholds: models.thresholds,
    onNews: (news) => {
      if (news.kind === 'stood-in') why = news.why;
      if (news.kind === 'judges-again') inARow = 0;
    },
  });
  const asked = await askSet(
    sample,
    { ...models, reader },
    {
      onProgress: (done) => {
        asking = done;
        onProgress(done);
      },
    },
  );
  const judged = asked.filter((one, at) => !missed.has(at) && wasRead(one));
  return { counted: countVerdicts(judged.map((one) => recordOf(one, sample))), missed: missed.size };
}

/** Whether it came to the reader: what asks for a section by its name needs none. */
function wasRead({ reading }: AskedQuestion): boolean {
  return reading !== undefined;
}

const FIRST_RIGHT: RatioFigure = {
  id: 'firstRight',
  label: 'answered: the first sentence right',
  better: 'more',
  kind: 'ratio',
  counts: (asked) => (isAnswered(asked) ? [Number(isFirstRight(asked)), 1] : undefined),
};

function isFirstRight(asked: Asked): boolean {
  return isRight(asked, asked.reply?.cited[0]?.ordinal);
}

/**
 * How often the first sentence was right. The least share that this speaks for is the lower of two bounds: Wilson's, which takes the
 * questions for independent and is sound where all were right, and that of the articles drawn anew, which does not.
 */
export function countVerdicts(asked: readonly Asked[]): Sampled['counted'] {
  const answered = asked.filter(isAnswered);
  const right = answered.filter(isFirstRight).length;
  const unanswerable = asked.filter((one) => !isAnswerable(one));
  const [drawn = 0] = estimate(FIRST_RIGHT, answered).interval ?? [];
  const [bound] = wilson(right, answered.length);
  return {
    answered: { of: answered.length, right, least: Math.min(bound, drawn) },
    unanswerable: { of: unanswerable.length, answered: unanswerable.filter(isAnswered).length },
  };
}
