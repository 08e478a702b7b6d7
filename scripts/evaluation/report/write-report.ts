import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolderFault } from '../../../src/system/file-fault.ts';
import { openCharts } from '../../charts/draw-chart.ts';
import type { EvaluationRun } from '../record.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';
import { reportOf, type Report } from './report-of.ts';

/** What a report's folder holds. */
export const RUN_FILE = 'run.json';
const PAGE_FILE = 'index.html';
const MARKDOWN_FILE = 'report.md';
const JSON_FILE = 'report.json';

/** The name of a run's folder among other reports, which are in the order of their names: `2026-03-02T11-00-00Z`. */
export function reportName({ started }: Pick<EvaluationRun, 'started'>): string {
  return `${started.slice(0, 19).replaceAll(':', '-')}Z`;
}

/**
 * Writes a run into a folder: itself as run.json, which comes first so that a fault in drawing loses no evaluation, and its
 * report as index.html, report.md and report.json.
 * @returns the page's path
 * @throws FileFault where the folder cannot be written
 */
export async function writeReport(run: EvaluationRun, folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, RUN_FILE), `${JSON.stringify(run)}\n`);
  } catch (fault) {
    throw dataFolderFault(fault, folder);
  }
  const report = reportOf(run);
  await writeFile(join(folder, MARKDOWN_FILE), renderMarkdown(report));
  await writeFile(join(folder, JSON_FILE), `${JSON.stringify(forPrograms(report), null, 1)}\n`);
  const page = join(folder, PAGE_FILE);
  await writeFile(page, await renderHtml(report, await openCharts()));
  return page;
}

/** What a program may want of a report: all tables, and of each failure the question and why; the rest is in the run by its id. */
function forPrograms({ title, facts, tables, causes, failures }: Report) {
  return {
    title,
    facts: Object.fromEntries(facts),
    tables: [...tables, causes],
    failures: failures.map(({ asked: { id, question }, ...why }) => ({ id, question, ...why })),
  };
}
