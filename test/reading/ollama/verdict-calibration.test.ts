import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  keepVerdictCalibration,
  readVerdictCalibration,
  verdictCalibrationPath,
  type VerdictCalibration,
} from '../../../src/reading/ollama/verdict-calibration.ts';
import { ReadingFault } from '../../../src/reading/reading-fault.ts';
import { FileFault } from '../../../src/system/file-fault.ts';

const COUNTED: VerdictCalibration = {
  reader: { name: 'judge', fingerprint: 'ab12' },
  embedder: { name: 'embedder', fingerprint: 'ef56' },
  data: { 'evaluation/news': 'cd34' },
  answered: { of: 120, right: 100, least: 0.75 },
  unanswerable: { of: 80, answered: 4 },
};

async function dataFolderWith(content?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-verdicts-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  if (content !== undefined) await writeFile(verdictCalibrationPath(folder), content);
  return folder;
}

describe('what was counted of verdicts', () => {
  it('is read back as it was written', async () => {
    const folder = join(await dataFolderWith(), 'made');
    await keepVerdictCalibration(folder, COUNTED);
    expect(await readVerdictCalibration(folder)).toEqual(COUNTED);
  });

  it('says that the data folder cannot be written', async () => {
    const folder = await dataFolderWith('{}');
    const kept = keepVerdictCalibration(verdictCalibrationPath(folder), COUNTED);
    await expect(kept).rejects.toBeInstanceOf(FileFault);
  });

  it('may not be there', async () => {
    expect(await readVerdictCalibration(await dataFolderWith())).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{'],
    ['another version’s', '{"reader":{}}'],
    ['more right than asked', JSON.stringify({ ...COUNTED, answered: { of: 9, right: 10, least: 0.9 } })],
    ['a least share above all', JSON.stringify({ ...COUNTED, answered: { of: 10, right: 5, least: 0.9 } })],
    ['more answered than asked', JSON.stringify({ ...COUNTED, unanswerable: { of: 3, answered: 4 } })],
    ['a share beyond 1', JSON.stringify({ ...COUNTED, answered: { of: 1, right: 1, least: 1.5 } })],
  ])('is named where it is broken: %s', async (_, content) => {
    const folder = await dataFolderWith(content);
    const fault: unknown = await readVerdictCalibration(folder).catch((reason: unknown) => reason);
    expect(fault).toBeInstanceOf(ReadingFault);
    expect(fault).toMatchObject({
      facts: { kind: 'verdict-calibration-broken', path: verdictCalibrationPath(folder) },
    });
  });
});
