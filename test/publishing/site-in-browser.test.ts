import axe, { type AxeResults } from 'axe-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteFiles } from '../../src/publishing/site-files.ts';
import { writeSite } from '../../src/publishing/write-site.ts';
import { indexOf } from '../builders/answers.ts';
import { openChromium } from '../http/chromium.ts';
import { ARTICLES } from '../pages/page-samples.ts';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-site-in-browser-'));
  const options = { language: 'de', site: undefined, isFindable: false } as const;
  await writeSite(folder, siteFiles(indexOf(ARTICLES), options));
  browser = await openChromium();
});

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** A file of the site as whoever has no web server opens it. */
function fileOf(path: string): string {
  return `${pathToFileURL(folder).href}/${path}`;
}

/** What axe finds wrong with what a window shows. */
async function findingsIn(page: Page, runOnly: readonly string[]): Promise<readonly string[]> {
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

function styleOf(page: Page, selector: string, property: string): Promise<unknown> {
  return page.evaluate(`getComputedStyle(document.querySelector('${selector}')).${property}`);
}

const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

describe('a site of articles in a browser', () => {
  it('has nothing wrong with a page, light or dark, and none that is wider than a phone', async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
    for (const path of ['index.html', 'articles/karten.html#s4', 'articles/musee.html']) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(fileOf(path));
      await page.evaluate(axe.source);
      expect(await findingsIn(page, ALL_RULES), path).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findingsIn(page, ['color-contrast']), `${path} in the dark`).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(320);
    }
    await page.close();
  });

  it('leads from the front page to a sentence that is set off and back, without a script', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(fileOf('index.html'));
    await page.click('text=Die Karten der Bücherei');
    expect(page.url()).toBe(fileOf('articles/karten.html'));
    await page.goto(`${page.url()}#s5`);
    expect(await page.locator(':target').textContent()).toBe('ein Ausweis, der noch gilt');
    expect(await styleOf(page, ':target', 'backgroundColor')).not.toBe(
      await styleOf(page, '#s6', 'backgroundColor'),
    );
    await page.click('text=Alle Artikel');
    expect(page.url()).toBe(fileOf('index.html'));
    await page.close();
  });

  it('is printed with its list of articles, in black on white', async () => {
    const page = await browser.newPage({ colorScheme: 'dark' });
    await page.goto(fileOf('index.html'));
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.entries li').last().isVisible()).toBe(true);
    expect(await styleOf(page, 'h1', 'color')).toBe('rgb(0, 0, 0)');
    await page.close();
  });
});
