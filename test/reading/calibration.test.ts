import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ModelIdentity } from '../../src/models/model-files.ts';
import {
  calibrationPath,
  confidenceOf,
  readCalibration,
  type Calibration,
} from '../../src/reading/calibration.ts';
import { ReadingFault, type ReadingFacts } from '../../src/reading/reading-fault.ts';

const READER: ModelIdentity = { name: 'a-reader', fingerprint: 'reader-1', dimension: 384 };

const CALIBRATION: Calibration = {
  reader: { name: READER.name, fingerprint: READER.fingerprint },
  embedder: { name: 'an-embedder', fingerprint: 'embedder-1' },
  data: { 'evaluation/news': 'a sha256' },
  slope: 0.8,
  bias: -0.3,
  thresholds: { good: 0.6, refuse: 0.2, further: 0.4 },
};

describe('the confidence', () => {
  it('is the logistic of the margin under its line', () => {
    expect(confidenceOf(0, { slope: 2, bias: 0 })).toBe(0.5);
    expect(confidenceOf(1, { slope: 2, bias: -1 })).toBeCloseTo(1 / (1 + Math.exp(-1)), 10);
  });

  it('grows with the margin and lies between 0 and 1', () => {
    const margin = fc.double({ min: -1000, max: 1000, noNaN: true });
    fc.assert(
      fc.property(margin, margin, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(confidenceOf(less, CALIBRATION)).toBeGreaterThanOrEqual(0);
        expect(confidenceOf(less, CALIBRATION)).toBeLessThanOrEqual(confidenceOf(more, CALIBRATION));
        expect(confidenceOf(more, CALIBRATION)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

async function folderWith(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-calibration-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(calibrationPath({ folder }), content);
  return folder;
}

/** What is wrong with the calibration; its path is held here. */
async function faultOf(folder: string, identity = READER): Promise<ReadingFacts> {
  const fault: unknown = await readCalibration({ folder, identity }).catch((reason: unknown) => reason);
  if (!(fault instanceof ReadingFault)) throw new Error('Expected a ReadingFault', { cause: fault });
  expect(fault.facts).toMatchObject({ path: calibrationPath({ folder }) });
  return fault.facts;
}

describe('the calibration beside a reader', () => {
  it('is read back as it was written', async () => {
    const folder = await folderWith(JSON.stringify(CALIBRATION));
    expect(await readCalibration({ folder, identity: READER })).toEqual(CALIBRATION);
  });

  it('may have been fitted with another embedder: whoever opens it decides', async () => {
    const other = { ...CALIBRATION, embedder: { name: 'other', fingerprint: 'other-1' } };
    const folder = await folderWith(JSON.stringify(other));
    expect(await readCalibration({ folder, identity: READER })).toEqual(other);
  });

  it('is named when it is missing', async () => {
    expect(await faultOf('/nowhere')).toMatchObject({ kind: 'calibration-unreadable' });
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{'],
    ['a list', '[]'],
    ['what another version fitted', JSON.stringify({ ...CALIBRATION, slope: undefined, weights: [0.8] })],
    ['a threshold too few', JSON.stringify({ ...CALIBRATION, thresholds: { good: 0.6, refuse: 0.2 } })],
    [
      'a threshold beyond 1',
      JSON.stringify({ ...CALIBRATION, thresholds: { good: 2, refuse: 0, further: 0 } }),
    ],
    ['a line that falls', JSON.stringify({ ...CALIBRATION, slope: -1 })],
    ['no bias', JSON.stringify({ ...CALIBRATION, bias: null })],
  ])('is named when it is broken or of another version: %s', async (_, content) => {
    expect(await faultOf(await folderWith(content))).toMatchObject({ kind: 'calibration-broken' });
  });

  it('is named with its reader when it was fitted for another', async () => {
    const folder = await folderWith(JSON.stringify(CALIBRATION));
    expect(await faultOf(folder, { ...READER, fingerprint: 'reader-2' })).toMatchObject({
      kind: 'calibration-of-other-reader',
      reader: 'a-reader',
    });
  });
});
