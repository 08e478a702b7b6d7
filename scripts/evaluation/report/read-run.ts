import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { BelegError, messageOf } from '../../../src/errors.ts';
import { runSchema, type EvaluationRun } from '../record.ts';
import { RUN_FILE } from './write-report.ts';

/** A run that was read, and the folder of its report. */
interface ReadRun {
  readonly run: EvaluationRun;
  readonly folder: string;
}

const versioned = z.object({ version: z.number() });
const VERSION = runSchema.shape.version.value;

/**
 * Reads a run of the evaluation.
 * @param name a report's folder, its run.json, or `last`; `last~1` is the one before, as Git counts
 * @param reports the folder in which reports are written, each in one of its own
 * @throws BelegError where there is none, or where it is none or of another version
 */
export async function readRun(name: string, reports: string): Promise<ReadRun> {
  const path = await pathOf(name, reports);
  const text = await readFile(path, 'utf8').catch((fault: unknown) => {
    throw new BelegError(
      `There is no evaluation to read at ${path}: ${messageOf(fault)}.`,
      'Name the folder of a report, its run.json, or last.',
      { cause: fault },
    );
  });
  return { run: parseRun(text, path), folder: dirname(path) };
}

/** @param path where it came from, for the fault's words */
export function parseRun(text: string, path: string): EvaluationRun {
  const noRun = (why: string, cause: unknown): BelegError =>
    new BelegError(
      `${path} holds no run of the evaluation: ${why}.`,
      `Name a ${RUN_FILE} that npm run evaluate wrote, or its folder.`,
      { cause },
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    throw noRun('it is not JSON', fault);
  }
  const { data: version } = versioned.safeParse(value);
  if (version !== undefined && version.version !== VERSION) {
    throw new BelegError(
      `${path} is a run of version ${version.version}, and this evaluation reads version ${VERSION}.`,
      'Evaluate what it is of anew, with the evaluation as it is here.',
    );
  }
  const { data: run, error } = runSchema.safeParse(value);
  if (run !== undefined) return run;
  const [first] = error.issues;
  throw noRun(`${first?.path.join('.') || 'the whole'}: ${first?.message ?? 'unknown'}`, error);
}

async function pathOf(name: string, reports: string): Promise<string> {
  const [, back] = /^last(?:~(\d+))?$/u.exec(name) ?? [];
  if (name === 'last' || back !== undefined) return lastOf(reports, Number(back ?? 0));
  const path = resolve(name);
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? join(path, RUN_FILE) : path;
}

/** The report before the newest `back` ones, by name. */
async function lastOf(reports: string, back: number): Promise<string> {
  const entries = await readdir(reports, { withFileTypes: true }).catch(() => []);
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
  const withRun = [];
  for (const name of names) {
    const path = join(reports, name, RUN_FILE);
    if ((await stat(path).catch(() => undefined)) !== undefined) withRun.push(path);
  }
  const path = withRun.at(-1 - back);
  if (path !== undefined) return path;
  throw new BelegError(
    `There is no last${back === 0 ? '' : `~${back}`} among the reports in ${reports}, which holds ${withRun.length}.`,
    'Run npm run evaluate first, or name a report by its folder.',
  );
}
