import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvaluationRun } from '../../../scripts/evaluation/record.ts';
import { failuresOf } from '../../../scripts/evaluation/report/failures.ts';
import { renderHtml } from '../../../scripts/evaluation/report/render-html.ts';
import { parseRun } from '../../../scripts/evaluation/report/read-run.ts';
import { reportOf } from '../../../scripts/evaluation/report/report-of.ts';
import { writeReport } from '../../../scripts/evaluation/report/write-report.ts';
import { FileFault } from '../../../src/system/file-fault.ts';
import { asked, citing } from '../../builders/asked.ts';
import { drawnRun, evaluationRun } from '../../builders/evaluation-runs.ts';

const OVERRIDE = String.fromCodePoint(0x202e);
const HOSTILE = `</script><script>alert("1")</script><img src=x onerror='alert(1)'> ${OVERRIDE}txt`;

/** Some failures, one of them of an article and a question that would do harm. */
function runWithHostile(): EvaluationRun {
  const drawn = drawnRun({ seed: 3, questions: 80 });
  const hostile = asked({
    id: `news/${HOSTILE}/0`,
    set: 'news',
    kind: HOSTILE,
    question: HOSTILE,
    answers: [1],
    reply: { ...citing(2), read: [2, 1], confidence: 0.9 },
    texts: { '1': HOSTILE, '2': `${HOSTILE}, again` },
  });
  const counts = [
    { name: 'follow-ups that lean: right', right: 24, of: 26, missed: [HOSTILE, 'held out 7'] },
    { name: 'new matters: read alone', right: 9, of: 9, missed: [] },
  ];
  return { ...drawn, asked: [...drawn.asked, hostile], counts };
}

const run = runWithHostile();
let folder: string;
let page: string;
let document: Document;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-report-'));
  page = await readFile(await writeReport(run, join(folder, 'new', 'report')), 'utf8');
  ({ document } = parseHTML(page));
});
afterAll(() => rm(folder, { recursive: true }));

/** What matches in the page. */
function all(selector: string): Element[] {
  return [...document.querySelectorAll(selector)];
}

type Element = ReturnType<Document['querySelectorAll']>[number];
type Document = ReturnType<typeof parseHTML>['document'];

describe('the page of a report', () => {
  it('has every failure as a row, with its cause', () => {
    const rows = all('#rows > li');
    const failures = failuresOf(run);
    expect(failures.length).toBeGreaterThan(20);
    expect(rows.map((row) => row.getAttribute('data-cause'))).toEqual(failures.map(({ cause }) => cause));
    expect(rows.every((row) => row.querySelector('.question')?.textContent !== '')).toBe(true);
  });

  it('offers to choose by what the rows have, and hides that where its script does not run', () => {
    const [form] = all('#filter');
    expect(form?.hasAttribute('hidden')).toBe(true);
    const names = all('#filter select').map((select) => select.getAttribute('name') ?? '');
    expect(names).toEqual(['set', 'language', 'kind', 'cause']);
    for (const name of names) {
      const options = all(`#filter [name="${name}"] option:not([value])`).map(
        ({ textContent }) => textContent,
      );
      const values = all('#rows > li').map((row) => row.getAttribute(`data-${name}`));
      expect(new Set(options)).toEqual(new Set(values));
    }
  });

  it('shows hostile text as text', () => {
    const visible = HOSTILE.replace(OVERRIDE, String.raw`\u202e`);
    expect(all('script').length).toBe(1);
    expect(all('img, iframe, link, object, [onerror]')).toEqual([]);
    expect(all('#rows .question').map(({ textContent }) => textContent.trim())).toContain(visible);
    expect(page).not.toContain(OVERRIDE);
  });

  it('lists what was missed of all that is counted otherwise, and names nothing of which nothing was', () => {
    const lists = all('details:has(> .missed)');
    expect(lists.map((list) => list.querySelector('summary')?.textContent)).toEqual([
      'Missed: follow-ups that lean: right (2)',
    ]);
    const lines = all('.missed > li').map(({ textContent }) => textContent);
    expect(lines).toEqual([HOSTILE.replace(OVERRIDE, String.raw`\u202e`), 'held out 7']);
  });

  it('loads nothing, and lets nothing run but its own script', () => {
    const policy = all('meta[http-equiv]')[0]?.getAttribute('content') ?? '';
    const script = all('script')[0]?.textContent ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
    expect(all('[src], [srcset], [style*="url("]')).toEqual([]);
    expect(
      all('style')
        .map(({ textContent }) => textContent)
        .join('\n'),
    ).not.toMatch(/@import|url\(/u);
  });

  it('has no id twice, and every link and name leads to one', () => {
    const ids = all('[id]').map((element) => element.id);
    expect(ids).toEqual([...new Set(ids)]);
    const links = all('a[href]').map((link) => link.getAttribute('href')?.slice(1));
    const names = ['aria-labelledby', 'aria-describedby'].flatMap((attribute) =>
      all(`[${attribute}]`).flatMap((element) => (element.getAttribute(attribute) ?? '').split(' ')),
    );
    expect(links.length).toBeGreaterThan(0);
    expect([...links, ...names].filter((id) => !ids.includes(id ?? ''))).toEqual([]);
  });

  it('draws the charts, each of which says in words what it shows', () => {
    const charts = all('figure svg');
    expect(charts.map((chart) => chart.id)).toEqual(
      ['risk-coverage', 'reliability', 'outcomes', 'recall', 'words-read'].map((id) => `chart-${id}`),
    );
    for (const chart of charts) expect(chart.querySelector('desc')?.textContent).not.toBe('');
  });

  it('marks both thresholds on the risk-coverage curve', () => {
    const texts = all('#chart-risk-coverage text').map(({ textContent }) => textContent);
    expect(texts).toEqual(expect.arrayContaining(['good', 'refuse']));
  });

  it('has tables whose every row and column has a head', () => {
    for (const table of all('table')) {
      const columns = table.querySelectorAll('thead th[scope="col"], thead td').length;
      for (const row of table.querySelectorAll('tbody tr')) {
        expect(row.querySelectorAll('th[scope="row"]').length).toBe(1);
        expect(row.children.length).toBe(columns);
      }
    }
  });
});

describe('a report', () => {
  it('holds the run itself, to be read again', async () => {
    const path = join(folder, 'new', 'report', 'run.json');
    expect(parseRun(await readFile(path, 'utf8'), path)).toEqual(run);
  });

  it('says where it cannot be written', async () => {
    const file = join(folder, 'new', 'report', 'run.json');
    await expect(writeReport(run, join(file, 'inside'))).rejects.toBeInstanceOf(FileFault);
  });

  it('says the same in Markdown', async () => {
    const markdown = await readFile(join(folder, 'new', 'report', 'report.md'), 'utf8');
    const rows = markdown.split('\n').filter((line) => /^- \*\*(?:taken|not|the reader)/u.test(line));
    expect(rows.length).toBe(failuresOf(run).length);
    expect(markdown).toMatch(
      /^\*\*Missed: follow-ups that lean: right\*\* \(2\)\n\n- .*alert.*\n- held out 7$/mu,
    );
    expect(markdown).not.toContain('Missed: new matters');
    expect(markdown).not.toMatch(/<script>|\u202e/u);
  });

  it('tells a program of every failure why', async () => {
    const file = await readFile(join(folder, 'new', 'report', 'report.json'), 'utf8');
    const told: unknown = JSON.parse(file);
    expect(told).toMatchObject({
      failures: failuresOf(run).map(({ asked: { id, question }, cause }) => ({ id, question, cause })),
    });
  });

  it('is made without charts where nothing is there to draw with, and says so', async () => {
    const html = await renderHtml(reportOf(drawnRun({ seed: 4, questions: 30 })), undefined);
    const { document: undrawn } = parseHTML(html);
    expect(undrawn.querySelectorAll('figure').length).toBe(5);
    expect(undrawn.querySelectorAll('svg').length).toBe(0);
    expect(undrawn.querySelector('#charts + .note')?.textContent).toContain('npm ci');
  });

  it.each([
    ['no question', []],
    ['one question, which was answered', [asked({ answers: [1], search: { rank: 0 }, reply: citing(1) })]],
    ['one question, asked of the search alone', [asked({ answers: [1], search: { rank: 0 }, reply: null })]],
  ])('is made of a run with %s', async (_, questions) => {
    const html = await renderHtml(reportOf(evaluationRun({ asked: questions })), undefined);
    expect(html).not.toMatch(/NaN|undefined|Infinity/u);
  });
});

describe('what a report tells of a run', () => {
  it.each([
    [0.2, '1 s'],
    [41.3, '42 s'],
    [600, '10.0 minutes'],
  ])('took %d seconds as %s', (seconds, told) => {
    expect(reportOf(evaluationRun({ seconds })).facts).toContainEqual(['Took', told]);
  });

  it('names a set once whose questions are all of its kind', async () => {
    const wrong = asked({ set: 'own', kind: 'own', answers: [1], reply: citing(2) });
    const html = await renderHtml(reportOf(evaluationRun({ asked: [wrong] })), undefined);
    const spans = parseHTML(html).document.querySelectorAll('#rows .facts span');
    expect(Array.from(spans, ({ textContent }) => textContent).filter((text) => text === 'own')).toHaveLength(
      1,
    );
  });
});
