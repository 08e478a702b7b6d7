import { dot } from '../embedding/vector.ts';
import { isFigure, type AnswerType } from './answer-type.ts';
import type { Match } from './match.ts';
import type { Question } from './question.ts';

/** How near a question is to sentences that have nothing to do with it. */
export interface Cohort {
  readonly mean: number;
  readonly sd: number;
}

/**
 * Compares a question with a fixed cohort of unrelated sentences. E5 gives everything a cosine of 0.75 to 0.9, and
 * some questions are near to everything: what counts is how far a sentence stands out (score normalisation as in
 * speaker verification, Auckenthaler et al. 2000).
 */
export function cohortOf(question: Float32Array, cohort: readonly Float32Array[]): Cohort {
  const cosines = cohort.map((sentence) => dot(question, sentence));
  const mean = average(cosines);
  const variance = average(cosines.map((cosine) => (cosine - mean) ** 2));
  return { mean, sd: Math.sqrt(variance) };
}

/** The features that the calibration weighs, by name. */
export const FEATURES = [
  /** Standard deviations above the cohort: of the sentence with its context, and alone. */
  'z',
  'ownZ',
  'ownCosine',
  'coverage',
  'paragraphCoverage',
  /** The score's lead over the mean of the next three. */
  'margin',
  /** 1 where the kind of thing asked for is neither in the sentence, nor (missingNearby) in the one after it. */
  'missing',
  'missingNearby',
  /** The same where a number, a sum or a time was asked for, whose words are few: there it is surer. */
  'missingFigure',
  /** 1 where question and article are in one language; words mean nothing across languages. */
  'sameLanguage',
  'sameLanguageCoverage',
  /** 1 for the question's language: cosines lie higher or lower in each. */
  'inEnglish',
  'inFrench',
  /**
   * Token by token: the question's tokens with the candidates they fit best, on average and at worst; what this sentence
   * lacks of that, on average; and the best fit of any token with this sentence.
   */
  'fitOfAll',
  'worstFitOfAll',
  'lackOfFit',
  'bestFit',
  /** 1 for the kind of thing asked for: questions for a figure are easier to ask than to answer. */
  'asksForNumber',
  'asksForMoney',
  'asksForTime',
  'asksForPerson',
  'asksForReason',
  'asksForPlace',
] as const;

export type Feature = (typeof FEATURES)[number];
export type Evidence = Readonly<Record<Feature, number>>;

/** What speaks for the candidate at `rank` (0 is the best) answering the question. */
export function evidenceFor(
  question: Question,
  candidates: readonly Match[],
  rank: number,
  cohort: Cohort,
): Evidence {
  return evidenceAt(rank, { question, candidates, cohort, fits: fitsWithAll(candidates) });
}

/** `evidenceFor` every candidate, in their order; in time linear in their number. */
export function evidenceForAll(question: Question, candidates: readonly Match[], cohort: Cohort): Evidence[] {
  const field: Field = { question, candidates, cohort, fits: fitsWithAll(candidates) };
  return candidates.map((_, rank) => evidenceAt(rank, field));
}

/** What a candidate is seen among. */
interface Field {
  readonly question: Question;
  readonly candidates: readonly Match[];
  readonly cohort: Cohort;
  /** As `fitsWithAll` gives them. */
  readonly fits: readonly number[];
}

function evidenceAt(rank: number, { question, candidates, cohort, fits }: Field): Evidence {
  const match = candidates[rank];
  if (match === undefined) throw new RangeError(`Expected a rank below ${candidates.length}, got ${rank}`);
  const next = candidates.slice(rank + 1, rank + 4).map((candidate) => candidate.score);
  const type = question.asksFor;
  const sameLanguage = question.language === match.language;
  const asksFor = (wanted: AnswerType) => Number(type === wanted);
  return {
    z: (match.cosine - cohort.mean) / cohort.sd,
    ownZ: (match.ownCosine - cohort.mean) / cohort.sd,
    ownCosine: match.ownCosine,
    coverage: match.coverage,
    paragraphCoverage: match.paragraphCoverage,
    margin: next.length === 0 ? 0 : match.score - average(next),
    missing: Number(match.offer === 'next' || match.offer === 'nowhere'),
    missingNearby: Number(match.offer === 'nowhere'),
    missingFigure: Number(match.offer === 'nowhere' && isFigure(type)),
    sameLanguage: Number(sameLanguage),
    sameLanguageCoverage: sameLanguage ? match.coverage : 0,
    inEnglish: Number(question.language === 'en'),
    inFrench: Number(question.language === 'fr'),
    fitOfAll: average(fits),
    worstFitOfAll: Math.min(...fits),
    lackOfFit: average(fits) - average(match.similarities),
    bestFit: Math.max(0, ...match.similarities),
    asksForNumber: asksFor('number'),
    asksForMoney: asksFor('money'),
    asksForTime: asksFor('time'),
    asksForPerson: asksFor('person'),
    asksForReason: asksFor('reason'),
    asksForPlace: asksFor('place'),
  };
}

/** For each token of the question, its highest similarity with any candidate. */
function fitsWithAll(candidates: readonly Match[]): number[] {
  const [best] = candidates;
  // A question without a token fits nothing.
  if (best === undefined || best.similarities.length === 0) return [0];
  return Array.from(best.similarities, (_, token) =>
    candidates.reduce(
      (highest, { similarities }) => Math.max(highest, similarities[token] ?? 0),
      Number.NEGATIVE_INFINITY,
    ),
  );
}

function average(values: readonly number[] | Float32Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}
