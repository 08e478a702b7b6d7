import type { Language } from '../../../src/language/language.ts';
import type { Asked } from '../record.ts';
import { isAnswerable, isAnswered, isReplied } from './figure.ts';
import { harmonic, mean } from './measures.ts';

/** Shares of 1. */
interface PrecisionRecall {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Of a system on OMoS-QA. What the paper does not give is undefined. */
export interface OmosFigures {
  readonly sentences: PrecisionRecall;
  readonly noAnswer: Partial<PrecisionRecall> & Pick<PrecisionRecall, 'f1'>;
}

/**
 * As Kleinle, Prange and Friedrich (2024) count: of the answerable questions the mean of each one's precision (1 where nothing
 * was cited) and recall of sentences, and the harmonic mean of the two; "no answer" as a class over all questions.
 */
export function omosFigures(asked: readonly Asked[]): OmosFigures & { readonly noAnswer: PrecisionRecall } {
  const replied = asked.filter(isReplied);
  const yes = replied.filter(isAnswerable).map(({ answers, reply }) => {
    const cited = reply.cited.map(({ ordinal }) => ordinal);
    const hits = cited.filter((ordinal) => answers.includes(ordinal)).length;
    return { precision: cited.length === 0 ? 1 : hits / cited.length, recall: hits / answers.length };
  });
  const refused = replied.filter((one) => !isAnswered(one));
  const rightlyRefused = refused.filter((one) => !isAnswerable(one)).length;
  const unanswerable = replied.filter((one) => !isAnswerable(one)).length;
  return {
    sentences: withF1(mean(yes.map(({ precision }) => precision)), mean(yes.map(({ recall }) => recall))),
    noAnswer: withF1(
      refused.length === 0 ? 0 : rightlyRefused / refused.length,
      unanswerable === 0 ? 0 : rightlyRefused / unanswerable,
    ),
  };
}

function withF1(precision: number, recall: number): PrecisionRecall {
  return { precision, recall, f1: harmonic(precision, recall) };
}

interface PublishedFigures extends OmosFigures {
  readonly system: string;
  readonly language: Language;
}

/** Whether a set, by its name, is OMoS-QA in some language. */
export function isOmos(name: string): boolean {
  return name.startsWith('omos ');
}

/** Percentages, as the paper gives them. */
function published(
  system: string,
  language: Language,
  [precision, recall, f1]: readonly [number, number, number],
  noAnswer: number,
): PublishedFigures {
  return {
    system,
    language,
    sentences: { precision: precision / 100, recall: recall / 100, f1: f1 / 100 },
    noAnswer: { f1: noAnswer / 100 },
  };
}

/** The paper's own figures, on its test part and not on the development part, which is the one here. */
export const PUBLISHED: readonly PublishedFigures[] = [
  published('Llama-3-70B, 5 examples', 'de', [86.7, 48.2, 62.0], 72.9),
  published('Llama-3-70B, 5 examples', 'en', [84.9, 48.4, 61.6], 68.4),
  published('GPT-3.5', 'de', [81.8, 45.1, 58.1], 70.9),
  published('GPT-3.5', 'en', [83.8, 43.9, 57.6], 70.7),
  published('DeBERTa-v3-large, fine-tuned', 'de', [62.6, 62.4, 62.5], 60.5),
  published('DeBERTa-v3-large, fine-tuned', 'en', [65.7, 64.2, 64.9], 63.9),
];
