import { SENTENCES_SHOWN, type Asked } from '../record.ts';
import { auroc, calibrationError, tokenF1 } from './measures.ts';

interface Named {
  readonly id: string;
  readonly label: string;
  readonly better: 'more' | 'less';
}

/** A sum over a sum: of each question what it adds above and below the line; undefined where it does not concern it. */
export interface RatioFigure extends Named {
  readonly kind: 'ratio';
  readonly counts: (asked: Asked) => readonly [above: number, below: number] | undefined;
}

/** What cannot be summed up question by question. NaN where it cannot be told. */
interface WholeFigure extends Named {
  readonly kind: 'whole';
  /** The questions that it is of. */
  readonly concerns: (asked: Asked) => boolean;
  readonly of: (asked: readonly Asked[]) => number;
}

export type Figure = RatioFigure | WholeFigure;

type Reply = NonNullable<Asked['reply']>;
type Replied = Asked & { readonly reply: Reply };

/** The ordinals of the sentences that answer, and of those that do so in part. */
interface Answers {
  readonly answers: readonly number[];
  readonly also: readonly number[];
}

/** Whether a sentence of the article answers, if only in part. */
export function isRight({ answers, also }: Answers, ordinal: number | undefined): boolean {
  return ordinal !== undefined && (answers.includes(ordinal) || also.includes(ordinal));
}

export function isAnswerable({ answers }: Pick<Answers, 'answers'>): boolean {
  return answers.length > 0;
}

/** Whether the bot was asked, and not the search alone. */
export function isReplied(asked: Asked): asked is Replied {
  return asked.reply !== null;
}

/** Whether something was quoted as an answer. */
export function isAnswered({ reply }: Asked): boolean {
  return reply !== null && reply.cited.length > 0;
}

/** Whether a sentence that was cited answers. */
export function isAnsweredRight(asked: Asked): boolean {
  return asked.reply?.cited.some(({ ordinal }) => isRight(asked, ordinal)) ?? false;
}

/** Whether the sentence that the reader puts first answers, whether cited or not. */
export function isBestRight(asked: Asked): boolean {
  return isRight(asked, asked.reply?.read[0]);
}

function isGood({ reply }: Asked): boolean {
  return reply?.band === 'good';
}

/** Of the questions that concern it, the share of those that have something. */
function share(
  { id, label, better = 'more' }: Pick<Named, 'id' | 'label'> & Partial<Named>,
  concerns: (asked: Asked) => boolean,
  holds: (asked: Asked) => boolean | number,
): RatioFigure {
  return {
    id,
    label,
    better,
    kind: 'ratio',
    counts: (asked) => (concerns(asked) ? [Number(holds(asked)), 1] : undefined),
  };
}

const answerable = (asked: Asked): boolean => isReplied(asked) && asked.own && isAnswerable(asked);
const unanswerable = (asked: Asked): boolean => isReplied(asked) && asked.own && !isAnswerable(asked);
const other = (asked: Asked): boolean => isReplied(asked) && !asked.own;
const searched = (asked: Asked): boolean => asked.own && isAnswerable(asked) && asked.search !== null;

function rankOf({ search }: Asked): number {
  return search?.rank ?? Number.POSITIVE_INFINITY;
}

const recall = (k: number): RatioFigure =>
  share({ id: `recallAt${k}`, label: `search: R@${k}` }, searched, (asked) => rankOf(asked) < k);

/** Where the best sentence is the one whose words were marked. */
const marked = (asked: Asked): boolean =>
  answerable(asked) && asked.span !== null && asked.reply?.read[0] === asked.answers[0];

function bestWords({ reply }: Asked): string {
  return reply?.bestWords.join(' … ') ?? '';
}

function confidenceOf({ reply }: Asked): number {
  return reply?.confidence ?? 0;
}

/** All that is told of a group of questions, in the order in which it is shown. */
export const FIGURES: readonly Figure[] = [
  recall(1),
  recall(3),
  recall(SENTENCES_SHOWN),
  share({ id: 'mrr', label: 'search: MRR' }, searched, (asked) => 1 / (rankOf(asked) + 1)),
  share({ id: 'rightRead', label: 'a right sentence among those read' }, answerable, (asked) =>
    (asked.reply?.read ?? []).some((ordinal) => isRight(asked, ordinal)),
  ),
  share({ id: 'rightFirst', label: 'the best sentence right' }, answerable, isBestRight),
  share({ id: 'answered', label: 'answerable: answered' }, answerable, isAnswered),
  share({ id: 'answeredRight', label: 'answerable: answered right' }, answerable, isAnsweredRight),
  share({ id: 'good', label: 'answerable: answered as good' }, answerable, isGood),
  share(
    { id: 'rightWhereGood', label: 'right where good' },
    (asked) => asked.own && isGood(asked),
    isAnsweredRight,
  ),
  {
    id: 'citedRight',
    label: 'of the sentences cited: right',
    better: 'more',
    kind: 'ratio',
    counts: (asked) =>
      isReplied(asked) && asked.own
        ? [
            asked.reply.cited.filter(({ ordinal }) => isRight(asked, ordinal)).length,
            asked.reply.cited.length,
          ]
        : undefined,
  },
  {
    id: 'citedEach',
    label: 'sentences cited an answer',
    better: 'less',
    kind: 'ratio',
    counts: (asked) =>
      isReplied(asked) && asked.own && isAnswered(asked) ? [asked.reply.cited.length, 1] : undefined,
  },
  share(
    { id: 'falseAnswers', label: 'own matter, unanswerable: answered', better: 'less' },
    unanswerable,
    isAnswered,
  ),
  share(
    { id: 'falseGood', label: 'own matter, unanswerable: as good', better: 'less' },
    unanswerable,
    isGood,
  ),
  share({ id: 'otherAnswered', label: 'other matters: answered', better: 'less' }, other, isAnswered),
  share({ id: 'otherGood', label: 'other matters: as good', better: 'less' }, other, isGood),
  share(
    { id: 'exactWords', label: 'words set off: exactly those marked' },
    marked,
    (asked) => bestWords(asked) === asked.span,
  ),
  share({ id: 'wordsF1', label: 'words set off: token F1' }, marked, (asked) =>
    tokenF1(bestWords(asked), asked.span ?? ''),
  ),
  {
    id: 'auroc',
    label: 'AUROC, answerable against unanswerable',
    better: 'more',
    kind: 'whole',
    concerns: (asked) => answerable(asked) || unanswerable(asked),
    of: (asked) =>
      auroc(
        asked.filter(isAnswerable).map(confidenceOf),
        asked.filter((one) => !isAnswerable(one)).map(confidenceOf),
      ),
  },
  {
    id: 'ece',
    label: 'expected calibration error',
    better: 'less',
    kind: 'whole',
    concerns: (asked) => isReplied(asked) && asked.own && asked.reply.confidence !== null,
    of: (asked) =>
      calibrationError(asked.map((one) => ({ confidence: confidenceOf(one), right: isBestRight(one) }))),
  },
];

/** The value of a figure on these questions; NaN where none concerns it. */
export function valueOf(figure: Figure, asked: readonly Asked[]): number {
  if (figure.kind === 'whole') return figure.of(asked.filter(figure.concerns));
  let [above, below] = [0, 0];
  for (const one of asked) {
    const counts = figure.counts(one);
    if (counts === undefined) continue;
    above += counts[0];
    below += counts[1];
  }
  return above / below;
}

/** How many questions a figure is of. */
export function concernedBy(figure: Figure, asked: readonly Asked[]): number {
  const concerns =
    figure.kind === 'whole' ? figure.concerns : (one: Asked) => figure.counts(one) !== undefined;
  return asked.filter(concerns).length;
}
