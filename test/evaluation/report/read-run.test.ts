import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareReports } from '../../../scripts/evaluation/report/compare/compare-reports.ts';
import { readRun } from '../../../scripts/evaluation/report/read-run.ts';
import { reportName } from '../../../scripts/evaluation/report/write-report.ts';
import { evaluationRun } from '../../builders/evaluation-runs.ts';

const RUNS = ['2026-03-01', '2026-03-02', '2026-03-03'].map((day) =>
  evaluationRun({ started: `${day}T11:00:00.000Z` }),
);
let reports: string;

beforeAll(async () => {
  reports = await mkdtemp(join(tmpdir(), 'beleg-runs-'));
  for (const run of RUNS) {
    await mkdir(join(reports, reportName(run)));
    await writeFile(join(reports, reportName(run), 'run.json'), JSON.stringify(run));
  }
  // One that was stopped before it was written.
  await mkdir(join(reports, '2026-03-04T11-00-00Z'));
});
afterAll(() => rm(reports, { recursive: true }));

describe('a run', () => {
  it.each([
    ['last', 2],
    ['last~0', 2],
    ['last~2', 0],
  ])('is found as %s among the reports, the newest last', async (name, which) => {
    const { run, folder } = await readRun(name, reports);
    expect(run).toEqual(RUNS[which]);
    expect(folder).toBe(join(reports, reportName(run)));
  });

  it('is read from its report folder and from its file', async () => {
    const folder = join(reports, '2026-03-02T11-00-00Z');
    for (const path of [folder, join(folder, 'run.json')]) {
      expect(await readRun(path, reports)).toEqual({ run: RUNS[1], folder });
    }
  });

  it('is not compared with itself, by whichever names', async () => {
    for (const name of ['last', join(reports, '2026-03-03T11-00-00Z')])
      await expect(compareReports(name, 'last', reports)).rejects.toThrow(/"last" are the same run/u);
  });

  it.each([
    ['last~3', /There is no last~3 among the reports in .*, which holds 3\./u],
    ['nowhere', /There is no evaluation to read at .*nowhere/u],
    ['2026-03-04T11-00-00Z', /There is no evaluation to read at .*run\.json/u],
  ])('is missed where %s names none', async (name, problem) => {
    const path = name.startsWith('last') ? name : join(reports, name);
    await expect(readRun(path, reports)).rejects.toThrow(problem);
  });

  it.each([
    ['no JSON', '{', /holds no run of the evaluation: it is not JSON/u],
    [
      'a beginning that would name a file elsewhere',
      JSON.stringify({ ...RUNS[0], started: 'x/../../../elsewhere' }),
      /holds no run of the evaluation: started/u,
    ],
    ['something else', '{"name": "beleg"}', /holds no run of the evaluation: version/u],
    [
      'another version',
      JSON.stringify({ ...RUNS[0], version: 2 }),
      /is a run of version 2, .* reads version 1/u,
    ],
    [
      'a value that is none',
      JSON.stringify({ ...RUNS[0], seconds: 'long' }),
      /holds no run of the evaluation: seconds/u,
    ],
  ])('is refused with a word on what is wrong: %s', async (_, text, problem) => {
    const path = join(reports, 'other.json');
    await writeFile(path, text);
    await expect(readRun(path, reports)).rejects.toThrow(problem);
  });
});
