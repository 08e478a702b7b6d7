import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BelegError } from '../../../../src/errors.ts';
import { readRun } from '../read-run.ts';
import { reportName } from '../write-report.ts';
import { compareRuns } from './compare-runs.ts';
import { renderComparisonHtml, renderComparisonMarkdown, renderComparisonText } from './render-comparison.ts';

/**
 * Compares two runs of the evaluation, and writes what changed beside the newer one as a page and as Markdown.
 * @param before a report's folder, its run.json, or `last~1`, and so on
 * @param after the same, or `last`
 * @param reports the folder of all reports, in which `last` is looked for
 * @returns what changed, for a terminal, and where it was written
 * @throws BelegError where one of them is no run that can be read, both are the same, or they share no question
 */
export async function compareReports(before: string, after: string, reports: string): Promise<string> {
  const [one, other] = await Promise.all([readRun(before, reports), readRun(after, reports)]);
  if (one.run.started === other.run.started)
    throw new BelegError(
      `"${before}" and "${after}" are the same run: nothing can have changed.`,
      'Name two, as in "npm run evaluate -- --compare last~1 last".',
    );
  const comparison = compareRuns(one.run, other.run);
  const [newer, older] = one.run.started > other.run.started ? [one, other] : [other, one];
  const path = join(newer.folder, `compared-with-${reportName(older.run)}`);
  await writeFile(`${path}.md`, renderComparisonMarkdown(comparison));
  await writeFile(`${path}.html`, await renderComparisonHtml(comparison));
  return `${renderComparisonText(comparison)}\n\nQuestion by question: ${path}.html`;
}
