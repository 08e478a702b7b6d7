import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolderFault } from '../../../src/system/file-fault.ts';
import { openCharts } from '../../charts/draw-chart.ts';
import type { EvaluationRun } from '../record.ts';
import { renderHtml } from './render-html.ts';
import { renderMarkdown } from './render-markdown.ts';
import { reportOf } from './report-of.ts';

/** What a report's folder holds. */
export const RUN_FILE = 'run.json';
const PAGE_FILE = 'index.html';
const MARKDOWN_FILE = 'report.md';

/** The name of a run's folder among other reports, which are in the order of their names: `2026-03-02T11-00-00Z`. */
export function reportName({ started }: Pick<EvaluationRun, 'started'>): string {
  return `${started.slice(0, 19).replaceAll(':', '-')}Z`;
}

/**
 * Writes a run into a folder: itself as run.json, which comes first so that a fault in drawing loses no evaluation, and its
 * report as index.html and report.md.
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
  const page = join(folder, PAGE_FILE);
  await writeFile(page, await renderHtml(report, await openCharts()));
  return page;
}
