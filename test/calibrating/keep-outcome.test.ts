import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Calibrated } from '../../src/calibrating/calibrate-to-questions.ts';
import { keepOutcome } from '../../src/calibrating/keep-outcome.ts';
import { deliveredParts, findOwnCalibration } from '../../src/reading/own-calibration.ts';

const ASKED_WITH = {
  slope: 0.5,
  bias: 0.1,
  reader: { name: 'a-reader', fingerprint: 'r' },
  embedder: { name: 'an-embedder', fingerprint: 'e' },
  recipe: 'x',
  data: { 'own questions': 'a sha256' },
  fitted: '2026-05-01T08:30:00.000Z',
};
const TALLY = { right: 30, rightAsGood: 9, wrong: 5, refused: 5, falseAnswers: 8, wrongAsGood: 1 };
const FIT = {
  questions: { answerable: 40, unanswerable: 20 },
  delivered: { good: 0.77, refuse: 0.22, further: 1 },
  fitted: { good: 0.7, refuse: 0.3, further: 1 },
  gain: { value: 8, low: 1, high: 15 },
  by: 'article',
  before: TALLY,
  after: TALLY,
} as const;

it('only what gains is kept, and what gains no more is removed, but not for too few questions', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-outcome-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const keep = (outcome: Calibrated) => keepOutcome(outcome, folder, ASKED_WITH);
  const delivered = deliveredParts({ ...ASKED_WITH, thresholds: FIT.delivered });
  const found = () => findOwnCalibration(folder, { reader: 'r', embedder: 'e', recipe: 'x', delivered });
  const few: Calibrated = { kind: 'too-few', questions: { answerable: 3, unanswerable: 0 } };

  expect(await keep({ kind: 'kept', ...FIT })).toBe('nothing');
  expect(await keep(few)).toBe('nothing');
  expect(await found()).toBeUndefined();
  expect(await keep({ kind: 'fitted', ...FIT })).toBe('written');
  expect(await found()).toMatchObject({
    kind: 'holds',
    calibration: { ...ASKED_WITH, thresholds: FIT.fitted, questions: FIT.questions, gain: FIT.gain },
  });
  expect(await keep(few)).toBe('nothing');
  expect(await found()).toMatchObject({ kind: 'holds' });
  expect(await keep({ kind: 'kept', ...FIT })).toBe('removed');
  expect(await found()).toBeUndefined();
});
