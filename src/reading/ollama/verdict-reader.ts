import type { Match } from '../../retrieval/retrieve.ts';
import type { Thresholds } from '../calibration.ts';
import { readingOf, type Candidate, type Reader, type Reading } from '../reading.ts';
import type { Judge } from './judge.ts';
import type { Reach } from './ollama-client.ts';
import { OllamaFault, type OllamaFacts } from './ollama-fault.ts';
import type { Judged } from './verdict.ts';
import { isAsSureAsGood, verdictConfidence, type VerdictCalibration } from './verdict-calibration.ts';
import { judgedTogether } from './verdict-request.ts';

/** What a host wants to know of a language model that judges. */
export type JudgeNews =
  /** It is asked: the questions, and the sentences found for them, go there. */
  | { readonly kind: 'asked'; readonly model: string; readonly address: string; readonly reach: Reach }
  /** No verdict of it counts for more than unsure: nothing was counted of it, or not enough were right. */
  | { readonly kind: 'unsure'; readonly isCounted: boolean }
  /** It says nothing that can be used, for the first time since it last did: another reader stands in for it until it does. */
  | { readonly kind: 'stood-in'; readonly why: OllamaFacts }
  /** It judges again; for so many questions another reader stood in. */
  | { readonly kind: 'judges-again'; readonly questions: number };

interface VerdictReaderParts {
  readonly judge: Judge;
  /** Reads what the model says nothing of. */
  readonly standIn: Reader;
  /** What was counted of the verdicts of a model, by its fingerprint; undefined where nothing was. */
  readonly countedOf: (fingerprint: string) => VerdictCalibration | undefined;
  readonly thresholds: Thresholds;
  readonly onNews: (news: JudgeNews) => void;
}

/**
 * Reads by a language model that judges and never writes: it says which sentences answer and with which of their words, and nothing
 * else of what it says is used. Where it says nothing in time, or nothing that can be checked, another reader reads that question.
 */
export class VerdictReader implements Reader {
  readonly #parts: VerdictReaderParts;
  /** Questions that were read without it since it last judged; undefined while it judges. */
  #without: number | undefined;

  constructor(parts: VerdictReaderParts) {
    this.#parts = parts;
  }

  /**
   * Looks whether the model is there, and tells what a host wants to know at the start.
   * @returns its fingerprint; undefined where it is not there
   */
  async begin(): Promise<string | undefined> {
    const { judge, countedOf, thresholds, onNews } = this.#parts;
    const { name, address, reach } = judge.model;
    onNews({ kind: 'asked', model: name, address, reach });
    try {
      const fingerprint = await judge.begin();
      const counted = countedOf(fingerprint);
      const isSure = counted !== undefined && isAsSureAsGood(counted, thresholds);
      if (!isSure) onNews({ kind: 'unsure', isCounted: counted !== undefined });
      return fingerprint;
    } catch (fault) {
      this.#standsIn(fault);
      return undefined;
    }
  }

  async read(question: string, matches: readonly Match[]): Promise<Reading> {
    const judged = judgedTogether(matches);
    if (judged.length === 0) return readingOf({ candidates: [], others: matches, none: 1 });
    try {
      const { judge, countedOf, thresholds } = this.#parts;
      const { answers, fingerprint } = await judge.judge(question, judged);
      this.#judges();
      const confidence = verdictConfidence(countedOf(fingerprint), thresholds);
      return readingIn(answers, { judged, matches, confidence });
    } catch (fault) {
      this.#standsIn(fault);
      this.#without = (this.#without ?? 0) + 1;
    }
    return this.#parts.standIn.read(question, matches);
  }

  /** Gives up what is under way. */
  close(): void {
    this.#parts.judge.close();
  }

  #judges(): void {
    if (this.#without !== undefined) {
      this.#parts.onNews({ kind: 'judges-again', questions: this.#without });
    }
    this.#without = undefined;
  }

  /** @throws whatever is no fault of the model's */
  #standsIn(fault: unknown): void {
    if (!(fault instanceof OllamaFault)) throw fault;
    if (this.#without !== undefined || fault.facts.kind === 'closed') return;
    this.#without = 0;
    this.#parts.onNews({ kind: 'stood-in', why: fault.facts });
  }
}

interface Read {
  /** What was judged, and all that was found, best first. */
  readonly judged: readonly Match[];
  readonly matches: readonly Match[];
  readonly confidence: number;
}

/**
 * A verdict as a reading. A model that says yes or no divides its belief evenly among those that answer, and is as sure of each; what it
 * passed over follows by what the search made of it.
 */
function readingIn(answers: readonly Judged[], { judged, matches, confidence }: Read): Reading {
  const chosen = new Set(answers.map(({ match }) => match));
  const passedOver = judged
    .filter((match) => !chosen.has(match))
    .toSorted((a, b) => b.score - a.score || a.position - b.position);
  const share = 1 / answers.length;
  return readingOf({
    candidates: [
      ...answers.map((answer): Candidate => ({ ...answer, logits: undefined, share, confidence })),
      ...passedOver.map((match): Candidate => ({
        match,
        logits: undefined,
        share: 0,
        confidence: 0,
        words: [],
      })),
    ],
    others: matches.filter((match) => !judged.includes(match)),
    none: answers.length === 0 ? 1 : 0,
  });
}
