import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../scripts/evaluation/record.ts';
import { causeOf, outcomeOf, type Cause } from '../../../scripts/evaluation/report/cause-of.ts';
import { asked, citing } from '../../builders/asked.ts';
import { drawnRun, THRESHOLDS } from '../../builders/evaluation-runs.ts';

const SURE = THRESHOLDS.refuse + 0.1;
const UNSURE = THRESHOLDS.refuse - 0.1;
/** Sentence 1 answers. */
const answerable = { answers: [1], search: { rank: 0 } };

const CASES: readonly (readonly [what: string, cause: Cause | undefined, asked: Asked])[] = [
  ['answered right', undefined, asked({ ...answerable, reply: { ...citing(1), confidence: SURE } })],
  [
    'answered in part, with another sentence',
    undefined,
    asked({ ...answerable, also: [4], reply: { ...citing(2, 4), confidence: SURE } }),
  ],
  ['refused as it should be', undefined, asked({ reply: { confidence: UNSURE, read: [1] } })],
  [
    'answered with what the reader put before the answer',
    'the reader preferred another',
    asked({ ...answerable, reply: { ...citing(2), read: [2, 1], confidence: SURE } }),
  ],
  [
    'answered without the answer having been read',
    'not among those read',
    asked({ ...answerable, reply: { ...citing(2), read: [2, 3], confidence: SURE } }),
  ],
  [
    'refused without the answer having been read',
    'not among those read',
    asked({ ...answerable, reply: { read: [2, 3], confidence: UNSURE } }),
  ],
  [
    'refused although the answer was read',
    'the reader refused',
    asked({ ...answerable, reply: { read: [2, 1], confidence: UNSURE } }),
  ],
  [
    'answered where nothing answers',
    'the reader accepted',
    asked({ reply: { ...citing(2), confidence: SURE } }),
  ],
  [
    'taken for small talk before it was searched',
    'taken for another request',
    asked({ answers: [1], search: null, reply: { kind: 'talk', confidence: null } }),
  ],
  [
    'taken for small talk although the reader was sure',
    'taken for another request',
    asked({ ...answerable, reply: { kind: 'talk', read: [1], confidence: SURE } }),
  ],
  [
    'answered with a section although the reader was not sure',
    'taken for another request',
    asked({ ...answerable, reply: { ...citing(7, 8), read: [1], confidence: UNSURE } }),
  ],
  ['found first by the search alone', undefined, asked({ answers: [1], search: { rank: 7 }, reply: null })],
  [
    'found too late by the search alone',
    'not among those read',
    asked({ answers: [1], search: { rank: 8 }, reply: null }),
  ],
];

describe('why a question failed', () => {
  it.each(CASES)('%s: %s', (_, cause, question) => {
    expect(causeOf(question, THRESHOLDS)).toBe(cause);
  });

  it('is told of every question that was not answered or refused rightly, and of no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
        for (const one of drawnRun({ seed, questions: 40 }).asked.filter(({ reply }) => reply !== null)) {
          const outcome = outcomeOf(one);
          expect(causeOf(one, THRESHOLDS) === undefined).toBe(
            outcome === 'right' || outcome === 'rightly refused',
          );
        }
      }),
      { numRuns: 20 },
    );
  });
});
