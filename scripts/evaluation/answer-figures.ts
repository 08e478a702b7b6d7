import { citationsOf } from '../../src/answering/answer.ts';
import type { TextRange } from '../../src/corpus/article.ts';
import { LANGUAGES } from '../../src/language/language.ts';
import type { Candidate } from '../../src/reading/reading.ts';
import type { AskedQuestion, DevelopmentQuestion } from './development.ts';
import { figureRow } from './figure-row.ts';
import { auroc, mean } from './measures.ts';

/** What became of a question: refused where nothing is cited. */
export interface Outcome {
  readonly question: DevelopmentQuestion;
  /** What was read, best first. */
  readonly candidates: readonly Candidate[];
  /** The ordinals of the sentences cited. */
  readonly cited: readonly number[];
  readonly isGood: boolean;
}

/** The bot's own answer, as people get it. */
export function outcomeOf({ question, reading, answer }: AskedQuestion): Outcome {
  const answered = answer.kind === 'answered';
  return {
    question,
    candidates: reading.candidates,
    cited: citationsOf(answer).map(({ ordinal }) => ordinal),
    isGood: answered && answer.band === 'good',
  };
}

/** A sentence is right where it answers, if only in part. */
export interface AnswerFigures {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Of the answerable questions: a right sentence among those read; the best sentence right, whatever the band. */
  readonly rightRead: number;
  readonly rightFirst: number;
  /** How often an answerable question has more confidence than an unanswerable one. */
  readonly auroc: number;
  /** Of the answerable questions: answered at all; with a right sentence among those cited; as `good`. */
  readonly answered: number;
  readonly answeredRight: number;
  readonly good: number;
  /** Of all `good` answers: the best sentence right. */
  readonly rightWhereGood: number;
  /** Of the unanswerable questions: answered all the same; as `good`. */
  readonly falseAnswers: number;
  readonly falseGood: number;
  /** Of all sentences cited, those for unanswerable questions too: right. */
  readonly citedRight: number;
  /** Citations an answer. */
  readonly citedEach: number;
  /** Where the best sentence is the one that was marked: the words set off are exactly those that were marked in it. */
  readonly exactWords: number;
  /** Of the questions on other matters: answered; as `good`. */
  readonly otherAnswered: number;
  readonly otherGood: number;
}

export function answerFigures(outcomes: readonly Outcome[]): AnswerFigures {
  const own = outcomes.filter(({ question }) => question.own);
  const yes = own.filter(({ question }) => question.answers.length > 0);
  const no = own.filter(({ question }) => question.answers.length === 0);
  const other = outcomes.filter(({ question }) => !question.own);
  const good = own.filter(({ isGood }) => isGood);
  const citations = own.flatMap((outcome) => outcome.cited.map((ordinal) => isRight(outcome, ordinal)));
  const marked = yes.filter(({ question, candidates }) => ordinalOf(candidates[0]) === question.answers[0]);
  return {
    answerable: yes.length,
    unanswerable: no.length,
    rightRead: share(yes, (outcome) => outcome.candidates.some((read) => isRight(outcome, ordinalOf(read)))),
    rightFirst: share(yes, isBestRight),
    auroc: auroc(yes.map(confidenceOf), no.map(confidenceOf)),
    answered: share(yes, isAnswered),
    answeredRight: share(yes, (outcome) => outcome.cited.some((ordinal) => isRight(outcome, ordinal))),
    good: share(yes, ({ isGood }) => isGood),
    rightWhereGood: share(good, isBestRight),
    falseAnswers: share(no, isAnswered),
    falseGood: share(no, ({ isGood }) => isGood),
    citedRight: mean(citations.map(Number)),
    citedEach: citations.length / own.filter(isAnswered).length,
    exactWords: share(marked, ({ question, candidates }) => wordsOf(candidates[0]) === question.span),
    otherAnswered: share(other, isAnswered),
    otherGood: share(other, ({ isGood }) => isGood),
  };
}

/** Whether the sentence that the reader puts first answers. */
export function isBestRight(outcome: Outcome): boolean {
  return isRight(outcome, ordinalOf(outcome.candidates[0]));
}

function isRight({ question }: Outcome, ordinal: number | undefined): boolean {
  return ordinal !== undefined && [...question.answers, ...question.also].includes(ordinal);
}

function isAnswered({ cited }: Outcome): boolean {
  return cited.length > 0;
}

function confidenceOf({ candidates }: Outcome): number {
  return candidates[0]?.confidence ?? 0;
}

function ordinalOf(candidate: Candidate | undefined): number | undefined {
  return candidate?.match.sentence.ordinal;
}

function wordsOf(candidate: Candidate | undefined): string | undefined {
  return candidate?.words
    .map(({ start, end }: TextRange) => candidate.match.sentence.text.slice(start, end))
    .join(' … ');
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return mean(items.map((item) => Number(holds(item))));
}

const ROWS = [
  ['right sentence among those read', 'rightRead'],
  ['first sentence right', 'rightFirst'],
  ['AUROC, answerable against unanswerable', 'auroc'],
  ['answered', 'answered'],
  ['answered right', 'answeredRight'],
  ['answered as good', 'good'],
  ['right where good', 'rightWhereGood'],
  ['unanswerable: answered', 'falseAnswers'],
  ['unanswerable: answered as good', 'falseGood'],
  ['of the sentences cited: right', 'citedRight'],
  ['sentences an answer', 'citedEach'],
  ['exact words, where the sentence is right', 'exactWords'],
  ['other matters: answered', 'otherAnswered'],
  ['other matters: answered as good', 'otherGood'],
] as const satisfies readonly (readonly [string, keyof AnswerFigures])[];

/** The figures as a table for a person: of all questions, and of those in each language. */
export function renderAnswerFigures(outcomes: readonly Outcome[]): string {
  const columns = [
    answerFigures(outcomes),
    ...LANGUAGES.map((language) =>
      answerFigures(outcomes.filter(({ question }) => question.lang === language)),
    ),
  ];
  return [
    figureRow('', ['all', ...LANGUAGES]),
    ...ROWS.map(([label, figure]) =>
      figureRow(
        label,
        columns.map((column) => column[figure]),
      ),
    ),
  ].join('\n');
}
