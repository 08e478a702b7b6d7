import { Counter, Histogram, type Registry } from 'prom-client';
import type { Answer } from '../answering/answer.ts';
import { questionLanguage } from '../answering/question-language.ts';
import { LABEL_LANGUAGES } from '../language/label-language.ts';
import type { ObservedFace, Observer } from './observer.ts';
import { addReadGauge } from './read-gauge.ts';

/** What a question may come to, as metrics name it. */
const OUTCOMES = [
  'good',
  'unsure',
  'not-in-corpus',
  'talk',
  'overview',
  'unaskable',
  'failed',
  'withdrawn',
] as const;

/**
 * In seconds. On two cores a question takes 70 to 140 ms, nearly all of it reading (docs/performance.md); on small machines, behind
 * others in the queue or with a language model it takes seconds.
 */
const QUESTION_BUCKETS = [0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2, 5, 10, 30, 60];
/** A search takes 5 ms, and composing less than one. */
const STAGE_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, ...QUESTION_BUCKETS];

const MS = 1_000;
/** A question of whose language its words do not tell. */
const NO_LANGUAGE = 'unknown';

/** How many questions wait or run, and how many may. */
export interface ObservedQueue {
  readonly taken: number;
  readonly capacity: number;
}

interface QuestionMetrics extends Pick<Observer, 'question' | 'stage' | 'refusal'> {
  /** Counts of a face from zero, so that the first of a kind is seen to come. */
  readonly begin: (face: ObservedFace) => void;
}

/** Metrics of questions: what came of them, how long they took, which were refused, and how many wait. */
export function questionMetrics(registry: Registry, queue: () => ObservedQueue | undefined): QuestionMetrics {
  const registers = [registry];
  const questions = new Counter({
    name: 'beleg_questions_total',
    help: 'Questions that were admitted, by the door they came by, what came of them and their language.',
    labelNames: ['face', 'outcome', 'language'],
    registers,
  });
  const durations = new Histogram({
    name: 'beleg_question_duration_seconds',
    help: 'From when a question was admitted to when its answer was there; in Discord to when it had been sent.',
    labelNames: ['face'],
    buckets: QUESTION_BUCKETS,
    registers,
  });
  const stages = new Histogram({
    name: 'beleg_question_stage_duration_seconds',
    help: 'How long each part of the way took; a follow-up may be searched and read twice.',
    labelNames: ['stage'],
    buckets: STAGE_BUCKETS,
    registers,
  });
  const refusals = new Counter({
    name: 'beleg_refusals_total',
    help: 'What was asked and not admitted, by why.',
    labelNames: ['face', 'reason'],
    registers,
  });
  gaugesOf(registry, queue);
  return {
    begin: (face) => {
      durations.zero({ face });
      for (const outcome of OUTCOMES)
        for (const language of [...LABEL_LANGUAGES, NO_LANGUAGE])
          questions.inc({ face, outcome, language }, 0);
    },
    question: ({ face, question, came, totalMs }) => {
      const language = questionLanguage(question) ?? NO_LANGUAGE;
      questions.inc({ face, outcome: outcomeOf(came), language });
      if (came !== 'withdrawn') durations.observe({ face }, totalMs / MS);
    },
    stage: (stage, ms) => stages.observe({ stage }, ms / MS),
    refusal: (face, reason) => refusals.inc({ face, reason }),
  };
}

function gaugesOf(registry: Registry, queue: () => ObservedQueue | undefined): void {
  addReadGauge(registry, {
    name: 'beleg_queue_questions',
    help: 'Questions that wait for their turn, with the one that is being answered.',
    read: () => queue()?.taken,
  });
  addReadGauge(registry, {
    name: 'beleg_queue_capacity_questions',
    help: 'How many may be there at once; further ones are refused.',
    read: () => queue()?.capacity,
  });
}

function outcomeOf(came: Answer | 'failed' | 'withdrawn'): (typeof OUTCOMES)[number] {
  if (typeof came === 'string') return came;
  return came.kind === 'answered' ? came.band : came.kind;
}
