import { PackedVectors } from '../search-index/packed-vectors.ts';
import { answeringWords } from './answering-words.ts';
import { probabilityOfAnswer, type Calibration } from './calibration.ts';
import { cohortOf, evidenceFor } from './evidence.ts';
import type { Match } from './match.ts';
import type { Question } from './question.ts';
import type { Reader, Reading } from './reader.ts';

/** Reads by cheap features of the ranking and of the kind of thing asked for, weighed by a calibration. */
export class CalibratedReader implements Reader {
  readonly #calibration: Calibration;
  readonly #cohort: readonly Float32Array[];

  constructor(calibration: Calibration) {
    const cohort = PackedVectors.fromBytes(
      Buffer.from(calibration.cohort, 'base64'),
      calibration.model.dimension,
    );
    this.#calibration = calibration;
    this.#cohort = Array.from({ length: cohort.size }, (_, label) => cohort.row(label));
  }

  read(question: Question, candidates: readonly Match[]): Reading[] {
    const cohort = cohortOf(question.vector, this.#cohort);
    return candidates.map((match, rank) => ({
      answers: probabilityOfAnswer(this.#calibration, evidenceFor(question, candidates, rank, cohort)),
      span: answeringWords(question, match),
    }));
  }
}
