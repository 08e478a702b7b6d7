import { LANGUAGES } from '../../src/language/language.ts';
import { chance } from '../../src/calibrating/resampling.ts';
import { asked } from './asked.ts';
import { SYSTEMS, type Asked, type EvaluationRun, type Shown } from '../../scripts/evaluation/record.ts';

export const THRESHOLDS: EvaluationRun['thresholds'] = { good: 0.77, refuse: 0.22, further: 1 };

export function evaluationRun(given: Partial<EvaluationRun> = {}): EvaluationRun {
  const questions = given.asked ?? [asked()];
  return {
    version: 1,
    started: '2026-03-02T11:00:00.000Z',
    seconds: 600,
    part: 'all',
    machine: 'two cores',
    commit: '0123abc',
    reader: { name: 'reader-latin', fingerprint: 'aa' },
    embedder: { name: 'e5', fingerprint: 'bb' },
    thresholds: THRESHOLDS,
    sets: [...new Set(questions.map(({ set }) => set))].map((name) => ({
      name,
      articles: new Set(questions.filter(({ set }) => set === name).map(({ articleId }) => articleId)).size,
      sentences: 20,
      footprints: { fused: { indexBytes: 420_000, memoryBytes: 1_200_000, buildMilliseconds: 900 } },
    })),
    asked: questions,
    counts: [{ name: 'follow-ups that lean', right: 24, of: 30, missed: ['und warum?'] }],
    ...given,
  };
}

interface Drawing {
  readonly seed: number;
  readonly questions: number;
  /** From 0 to 1: how much more often than by chance what is answered is right. */
  readonly skill?: number;
}

const SETS = ['news', 'kinds', 'omos', 'xquad'] as const;
const KINDS = ['number', 'twin', 'contradicted', 'reason'] as const;
const WORDS = [
  'Die Straßenverkehrszulassungsordnung gilt für Anhängerkupplungen.',
  'The council meets on the first Monday of every month, in the old customs house by the harbour.',
  'La cotisation annuelle est de 186 euros pour les adultes et de 62 euros pour les moins de 18 ans.',
  'Der Donaudampfschifffahrtsgesellschaftskapitän kündigt frühestens drei Monate vorher schriftlich.',
];

/** A run of questions as an evaluation might leave it, the same for the same seed: for reports of every size. */
export function drawnRun({ seed, questions, skill = 0.7 }: Drawing): EvaluationRun {
  const random = chance(seed);
  const drawn = Array.from({ length: questions }, (_, number) => drawnQuestion(number, random, skill));
  return evaluationRun({ asked: drawn, started: new Date(Date.UTC(2026, 2, 2, 11, seed)).toISOString() });
}

function drawnQuestion(number: number, random: () => number, skill: number): Asked {
  const pick = <T>(items: readonly [T, ...T[]] | readonly T[]): T => {
    const picked = items[Math.floor(random() * items.length)];
    if (picked === undefined) throw new Error('nothing to draw from');
    return picked;
  };
  // What is asked does not depend on chance, so that two runs ask alike.
  const set = SETS[number % SETS.length] ?? 'news';
  const articleId = `article-${number % 24}`;
  const language = LANGUAGES[number % LANGUAGES.length] ?? 'de';
  const own = set === 'xquad' || number % 7 !== 0;
  const isAnswerable = own && (set === 'xquad' || number % 5 < 3);
  const text = WORDS[number % WORDS.length] ?? '';
  const answers = isAnswerable ? [number % 20] : [];
  const right = number % 20;
  const wrong = (right + 1) % 20;
  const rank = isAnswerable && random() < 0.95 ? Math.floor(-3 * Math.log(1 - random() * skill)) : null;
  const confidence = isAnswerable ? 1 - random() ** (1 + 2 * skill) : random() ** (1 + 2 * skill);
  const isBestRight = isAnswerable && random() < 0.3 + 0.7 * confidence * skill;
  const best = isBestRight || (isAnswerable && random() < 0.1) ? right : wrong;
  const isCited = confidence >= THRESHOLDS.refuse;
  const shown = (): Shown => ({
    rank: random() < 0.1 ? null : rank,
    wordsShown: 160,
    wordsUntilAnswer: rank === null ? null : 10 + Math.floor(random() * 90),
    milliseconds: 1 + random() * 20,
  });
  const milliseconds = 30 + random() * 30;
  return asked({
    id: `${set}/${articleId}/${number}`,
    set,
    articleId,
    cluster: `${set}/${articleId}`,
    articleLanguage: pick(LANGUAGES),
    language,
    kind: own ? (KINDS[number % KINDS.length] ?? 'number') : 'other matter',
    question: `${number}: ${text.replace('.', '?')}`,
    own,
    answers,
    span: isAnswerable ? '186 Euro' : null,
    search: { rank },
    systems: isAnswerable ? Object.fromEntries(SYSTEMS.map((system) => [system, shown()])) : {},
    reply:
      set === 'xquad'
        ? null
        : {
            kind: isCited ? 'answered' : 'not-in-corpus',
            band: isCited ? (confidence >= THRESHOLDS.good ? 'good' : 'unsure') : null,
            confidence,
            read: random() < 0.9 ? [best, right, wrong] : [wrong],
            cited: isCited ? [{ ordinal: best, words: text.split(' ').slice(1, 3) }] : [],
            bestWords: text.split(' ').slice(1, 3),
          },
    stages: { embedding: 5, search: 0.1, reading: milliseconds, whole: milliseconds + 5.1 },
    texts: { [right]: text, [wrong]: WORDS[(number + 1) % WORDS.length] ?? '' },
  });
}
