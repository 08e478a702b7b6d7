import { wordsOf } from '../search-index/words.ts';
import { isFigure } from './answer-type.ts';
import { answeringWords } from './answering-words.ts';
import { decodeVectors, probabilityOfAnswer, type Calibration } from './calibration.ts';
import { cohortOf, evidenceForAll } from './evidence.ts';
import type { Match } from './match.ts';
import type { Question } from './question.ts';
import type { Reader, Reading } from './reader.ts';

/** Reads by cheap features of the ranking and of the kind of thing asked for, weighed by a calibration. */
export class CalibratedReader implements Reader {
  readonly #calibration: Calibration;
  readonly #cohort: readonly Float32Array[];

  constructor(calibration: Calibration) {
    const cohort = decodeVectors(calibration.cohort, calibration.model.dimension);
    this.#calibration = calibration;
    this.#cohort = Array.from({ length: cohort.size }, (_, label) => cohort.row(label));
  }

  read(question: Question, candidates: readonly Match[]): Reading[] {
    const cohort = cohortOf(question.vector, this.#cohort);
    const evidence = evidenceForAll(question, candidates, cohort);
    const probabilities =
      noFigureAnywhere(question, candidates) || strangeWord(question, candidates)
        ? []
        : evidence.map((features) => probabilityOfAnswer(this.#calibration, features));
    return candidates.map((match, rank) => ({
      answers: probabilities[rank] ?? 0,
      span: answeringWords(question, match),
    }));
  }
}

/** A number, a sum or a time was asked for, and no candidate has one: whatever is near, it cannot be the answer. */
function noFigureAnywhere({ asksFor }: Question, candidates: readonly Match[]): boolean {
  return isFigure(asksFor) && candidates.every(({ offer }) => offer === 'nowhere');
}

/** A single word that no candidate shares, such as a greeting: it asks for nothing that could be found. */
function strangeWord({ text }: Question, candidates: readonly Match[]): boolean {
  return wordsOf(text).length < 2 && candidates.every(({ coverage }) => coverage === 0);
}
