import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BelegError } from '../../src/errors.ts';
import { replaceFile } from '../../src/system/durable-files.ts';
import { openCharts } from '../charts/draw-chart.ts';
import { latencyChart } from './sizes/latency-chart.ts';
import type { SizeFigures } from './sizes/sizes.ts';

const FROM = '<!-- from here: npm run bench -- --write -->';
const TO = '<!-- to here: npm run bench -- --write -->';

/** Puts figures (Markdown) between the marks of docs/performance.md, and the plot of latency beside it. */
type WriteDocs = (figures: string, sizes: readonly SizeFigures[]) => Promise<void>;

/** Looks before anything is measured whether the figures can be written. @throws BelegError where they cannot */
export async function openDocs(project: string): Promise<WriteDocs> {
  const draw = await openCharts();
  if (draw === undefined)
    throw new BelegError(
      'The plot cannot be drawn: a package is missing.',
      'Run "npm ci", without --omit=dev.',
    );
  const path = join(project, 'docs/performance.md');
  const page = await readFile(path, 'utf8');
  withFigures(page, '');
  return async (figures, sizes) => {
    await replaceFile(path, withFigures(page, figures));
    await replaceFile(join(project, 'docs/latency.svg'), `${draw(latencyChart(sizes), 'file')}\n`);
  };
}

/** @throws BelegError where the page lacks the marks */
export function withFigures(page: string, figures: string): string {
  const [start, end] = [page.indexOf(FROM), page.indexOf(TO)];
  if (start === -1 || end < start)
    throw new BelegError(
      'docs/performance.md has no place for the figures.',
      `Put the lines "${FROM}" and "${TO}" where they should stand.`,
    );
  return `${page.slice(0, start + FROM.length)}\n\n${figures}\n\n${page.slice(end)}`;
}
