import type { Match } from '../../retrieval/retrieve.ts';
import { patience, type Patience } from './ollama-client.ts';
import { OllamaFault, type OllamaFacts } from './ollama-fault.ts';
import type { OllamaModel } from './ollama-model.ts';
import { verdictIn, type Judged } from './verdict.ts';
import { verdictRequest } from './verdict-request.ts';

/** What a model said of a question. */
export interface Verdict {
  /** The sentences that answer, best first; empty where none does. */
  readonly answers: readonly Judged[];
  /** Of the model that said it. */
  readonly fingerprint: string;
}

interface JudgeOptions {
  readonly model: OllamaModel;
  /** How long a question waits for its verdict, from when this is called. */
  readonly patience: () => Patience;
  /** Whether a model that was too slow gets a rest; else every question waits for it. @default true */
  readonly rests?: boolean | undefined;
  /** Milliseconds of any beginning. @default `performance.now` */
  readonly now?: (() => number) | undefined;
}

/** Seconds until a server has said which models it has. */
const FINDING = 10;

/** Seconds until a model of gigabytes is read from a slow disk: a server gives up by itself after as many. */
const LOADING = 300;

/** For so many milliseconds after its last use a model is taken for the same one, and for loaded: servers unload it after some minutes. */
const STAYS_LOADED = 60_000;

/** After a question that waited in vain none is put for so many milliseconds, and for twice as many after each further one. */
const FIRST_REST = 30_000;
const LONGEST_REST = 600_000;

/** A model that is looked for and loaded. */
interface Waking {
  /** Its fingerprint, once the server has told it. */
  readonly found: Promise<string>;
  /** The same, once it is loaded. */
  readonly loaded: Promise<string>;
  until: number;
}

/**
 * Puts questions to a language model. It is loaded first, by a request that no question's patience ends: a server gives up loading when
 * whoever waits for it goes away, and a model that takes longer than a question waits would never be there. Where a question
 * waited in vain the model gets a rest, so that a slow one keeps people waiting now and then and not each time.
 */
export class Judge {
  readonly model: OllamaModel;
  readonly #patience: () => Patience;
  readonly #rests: boolean;
  readonly #now: () => number;
  #waking: Waking | undefined;
  #resting: { readonly until: number; readonly why: OllamaFacts } | undefined;
  #nextRest = FIRST_REST;

  constructor({ model, patience: ofQuestion, rests = true, now = () => performance.now() }: JudgeOptions) {
    this.model = model;
    this.#patience = ofQuestion;
    this.#rests = rests;
    this.#now = now;
  }

  /**
   * Looks whether the model is there, and has it loaded behind that.
   * @returns its fingerprint
   * @throws OllamaFault where it is not there
   */
  async begin(): Promise<string> {
    return this.#wake().found;
  }

  /**
   * Which of the sentences answer.
   * @param judged in the order of their articles
   * @throws OllamaFault where the model says nothing of it that can be used
   */
  async judge(question: string, judged: readonly Match[]): Promise<Verdict> {
    if (this.#resting !== undefined && this.#now() < this.#resting.until) {
      throw new OllamaFault(this.#resting.why);
    }
    const patient = this.#patience();
    try {
      const waking = this.#wake();
      const fingerprint = await inTime(waking.loaded, patient);
      const reply = await this.model.reply(verdictRequest(question, judged), patient);
      waking.until = this.#now() + STAYS_LOADED;
      this.#resting = undefined;
      this.#nextRest = FIRST_REST;
      return { answers: verdictIn(reply, judged), fingerprint };
    } catch (fault) {
      if (fault instanceof OllamaFault) this.#failed(fault.facts);
      throw fault;
    }
  }

  /** Gives up what is under way. */
  close(): void {
    this.model.close();
  }

  #wake(): Waking {
    if (this.#waking !== undefined && this.#now() < this.#waking.until) return this.#waking;
    const found = this.model.find(patience(FINDING)).then(({ fingerprint }) => fingerprint);
    const loaded = found.then(async (fingerprint) => {
      await this.model.load(patience(LOADING));
      return fingerprint;
    });
    const waking: Waking = { found, loaded, until: Number.POSITIVE_INFINITY };
    const isLoaded = (): void => {
      waking.until = this.#now() + STAYS_LOADED;
      this.#resting = undefined; // It rested because it was being loaded.
    };
    const isAway = (): void => {
      waking.until = 0;
    };
    loaded.then(isLoaded, isAway);
    this.#waking = waking;
    return waking;
  }

  #failed(why: OllamaFacts): void {
    // What it is may have changed too; but where it is still being loaded, that goes on.
    const isLoading = this.#waking?.until === Number.POSITIVE_INFINITY;
    if (!isLoading && why.kind !== 'no-verdict') this.#waking = undefined;
    if (why.kind !== 'too-slow' || !this.#rests) return;
    this.#resting = { until: this.#now() + this.#nextRest, why };
    this.#nextRest = Math.min(2 * this.#nextRest, LONGEST_REST);
  }
}

/** What comes of work that goes on whether it is waited for or not. */
async function inTime<T>(work: Promise<T>, { seconds, over }: Patience): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    const give = (): void => reject(new OllamaFault({ kind: 'too-slow', seconds }));
    if (over.aborted) give();
    else over.addEventListener('abort', give, { once: true });
  });
  return Promise.race([work, late]);
}
