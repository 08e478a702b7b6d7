import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Calibration, Thresholds } from '../../src/reading/calibration.ts';
import { calibrationInUse } from '../../src/reading/calibration-in-use.ts';
import {
  findOwnCalibration,
  FITTED_WITH,
  keepOwnCalibration,
  ownCalibrationPath,
  questionsOf,
  removeOwnCalibration,
  type OwnCalibration,
} from '../../src/reading/own-calibration.ts';
import { ReadingFault } from '../../src/reading/reading-fault.ts';
import { FileFault } from '../../src/system/file-fault.ts';

const IN_USE = {
  reader: 'reader-1',
  embedder: 'embedder-1',
  recipe: 'recipe-1',
  delivered: '{"slope":0.8,"bias":-0.3,"further":0.4}',
};

const CALIBRATION: OwnCalibration = {
  reader: { name: 'a-reader', fingerprint: IN_USE.reader },
  embedder: { name: 'an-embedder', fingerprint: IN_USE.embedder },
  recipe: IN_USE.recipe,
  fitted: '2026-05-01T08:30:00.000Z',
  data: { 'own questions': 'a sha256' },
  questions: { answerable: 50, unanswerable: 34 },
  gain: { value: 8.2, low: 1.9, high: 15 },
  slope: 0.8,
  bias: -0.3,
  thresholds: { good: 0.6, refuse: 0.2, further: 0.4 },
};

function withThresholds(thresholds: Pick<Thresholds, 'good' | 'refuse'>): string {
  return JSON.stringify({ ...CALIBRATION, thresholds: { ...CALIBRATION.thresholds, ...thresholds } });
}

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-own-calibration-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('the calibration of a host’s own', () => {
  it('is found as it was kept, in a folder that is made for it', async () => {
    const folder = join(await dataFolder(), 'new');
    expect(await findOwnCalibration(folder, IN_USE)).toBeUndefined();
    const path = await keepOwnCalibration(folder, CALIBRATION);
    expect(path).toBe(ownCalibrationPath(folder));
    expect(await findOwnCalibration(folder, IN_USE)).toEqual({
      kind: 'holds',
      path,
      calibration: CALIBRATION,
    });
    expect(questionsOf(CALIBRATION)).toBe(84);
  });

  it.each(FITTED_WITH)('is set aside for another %s', async (differs) => {
    const folder = await dataFolder();
    const path = await keepOwnCalibration(folder, CALIBRATION);
    const inUse = { ...IN_USE, [differs]: 'another' };
    expect(await findOwnCalibration(folder, inUse)).toEqual({ kind: 'set-aside', path, differs });
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{"reader":'],
    ['a list', '[]'],
    ['no recipe', JSON.stringify({ ...CALIBRATION, recipe: undefined })],
    [
      'a threshold beyond 1',
      JSON.stringify({ ...CALIBRATION, thresholds: { good: 2, refuse: 0, further: 1 } }),
    ],
    [
      'thresholds out of order',
      JSON.stringify({ ...CALIBRATION, thresholds: { good: 0, refuse: 1, further: 1 } }),
    ],
    ['a threshold at 0', withThresholds({ good: 0.5, refuse: 0 })],
    ['thresholds at 0', withThresholds({ good: 0, refuse: 0 })],
    ['thresholds below 0', withThresholds({ good: -1, refuse: -2 })],
    ['a threshold at 1', withThresholds({ good: 1, refuse: 0.2 })],
    ['no finite bias', JSON.stringify(CALIBRATION).replace('"bias":-0.3', '"bias":1e999')],
    ['a line that falls', JSON.stringify({ ...CALIBRATION, slope: -0.8 })],
  ])('is named where it is broken, and removed all the same: %s', async (_, content) => {
    const folder = await dataFolder();
    await writeFile(ownCalibrationPath(folder), content);
    await expect(findOwnCalibration(folder, IN_USE)).rejects.toMatchObject({
      facts: { kind: 'own-calibration-broken', path: ownCalibrationPath(folder) },
    });
    expect(await removeOwnCalibration(folder)).toBe(true);
    expect(await findOwnCalibration(folder, IN_USE)).toBeUndefined();
  });

  it.runIf(process.platform !== 'win32')('is broken where a pipe lies that nobody fills', async () => {
    const folder = await dataFolder();
    execFileSync('mkfifo', [ownCalibrationPath(folder)]);
    await expect(findOwnCalibration(folder, IN_USE)).rejects.toThrow(ReadingFault);
  });

  it('leaves the one before where a new one is none', async () => {
    const folder = await dataFolder();
    const path = await keepOwnCalibration(folder, CALIBRATION);
    const before = await readFile(path, 'utf8');
    await expect(keepOwnCalibration(folder, { ...CALIBRATION, slope: Number.NaN })).rejects.toThrow();
    expect(await readFile(path, 'utf8')).toBe(before);
  });

  it('is removed once, and never where something else lies', async () => {
    const folder = await dataFolder();
    expect(await removeOwnCalibration(folder)).toBe(false);
    expect(await removeOwnCalibration(join(folder, 'missing'))).toBe(false);
    await mkdir(ownCalibrationPath(folder));
    await expect(removeOwnCalibration(folder)).rejects.toBeInstanceOf(FileFault);
  });
});

describe('the calibration in use', () => {
  const DELIVERED: Calibration = {
    reader: CALIBRATION.reader,
    embedder: CALIBRATION.embedder,
    data: { 'evaluation/news': 'a sha256' },
    slope: CALIBRATION.slope,
    bias: CALIBRATION.bias,
    thresholds: { ...CALIBRATION.thresholds, good: 0.77, refuse: 0.22 },
  };

  /** Which one it is, and what is told of it. */
  async function inUse(folder: string, { reader = IN_USE.reader, embedder = IN_USE.embedder } = {}) {
    const told: unknown[] = [];
    const parts = {
      reader: { fingerprint: reader },
      embedder: { fingerprint: embedder },
      recipe: IN_USE.recipe,
    };
    const calibration = await calibrationInUse(folder, DELIVERED, parts, {
      onOtherCalibration: (name) => told.push(name),
      onOwnCalibration: ({ kind }) => told.push(kind),
    });
    return { calibration, told };
  }

  it('is the delivered one where there is no other, and nothing is told', async () => {
    expect(await inUse(await dataFolder())).toEqual({ calibration: DELIVERED, told: [] });
  });

  it('is the own one while it holds, and else the delivered one, which is told', async () => {
    const folder = await dataFolder();
    await keepOwnCalibration(folder, CALIBRATION);
    expect(await inUse(folder)).toEqual({ calibration: CALIBRATION, told: ['holds'] });
    expect(await inUse(folder, { reader: 'another' })).toEqual({
      calibration: DELIVERED,
      told: ['set-aside'],
    });
  });

  it.each([{ slope: 8 }, { bias: 900 }, { thresholds: { ...CALIBRATION.thresholds, further: 0 } }])(
    'is the delivered one where the own one changes more than fitting does: %j',
    async (changed) => {
      const folder = await dataFolder();
      await keepOwnCalibration(folder, { ...CALIBRATION, ...changed });
      expect(await inUse(folder)).toEqual({ calibration: DELIVERED, told: ['set-aside'] });
    },
  );

  it('is told to be of another embedder where neither was fitted with the one in use', async () => {
    const folder = await dataFolder();
    await keepOwnCalibration(folder, CALIBRATION);
    expect(await inUse(folder, { embedder: 'another' })).toEqual({
      calibration: DELIVERED,
      told: ['set-aside', 'an-embedder'],
    });
  });

  it('is none where the own one is broken: nobody would know which holds', async () => {
    const folder = await dataFolder();
    await writeFile(ownCalibrationPath(folder), '{');
    await expect(inUse(folder)).rejects.toMatchObject({ facts: { kind: 'own-calibration-broken' } });
  });
});
