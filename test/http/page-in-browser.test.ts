import axe, { type AxeResults } from 'axe-core';
import { createServer, type Server } from 'node:http';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { HttpServer } from '../../src/http/create-server.ts';
import { fakeAnswerer } from '../builders/answers.ts';
import { ANSWERS, ARTICLES } from '../pages/page-samples.ts';
import { openChromium } from './chromium.ts';
import { httpServer } from './http-server.ts';

/** Each kind of page, by its address: what is asked names the answer. */
const PAGES = [
  '/',
  ...Object.keys(ANSWERS).map((kind) => `/?question=${encodeURIComponent(kind)}`),
  '/?question=good&article=weg',
  '/articles/karten#s2',
  '/embed?question=good',
];

let browser: Browser;
let server: HttpServer;
let address: string;
/** Another site, with the page in a frame. By its name it is one that may not have it. */
let other: Server;
let port: number;

beforeAll(async () => {
  const answers = new Map(Object.entries(ANSWERS));
  const answerer = fakeAnswerer(({ question }) => answers.get(question) ?? ANSWERS.good, ARTICLES);
  other = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<iframe src="${address}/embed?question=good" title="beleg"></iframe>`);
  });
  port = await new Promise((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve(z.object({ port: z.int() }).parse(other.address()).port));
  });
  server = await httpServer({ answerer, settings: { embedOrigins: [`http://127.0.0.1:${port}`] } });
  [browser, address] = await Promise.all([openChromium(), server.listen()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  other?.close();
});

/** A window in which what a browser refuses by the pages' policy is kept. */
async function windowWith(options: BrowserContextOptions = {}): Promise<Page & { refused: string[] }> {
  const page = await browser.newPage({ locale: 'de-DE', ...options });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/iu.test(message.text())) refused.push(message.text());
  });
  return Object.assign(page, { refused });
}

const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with what a window shows. */
async function findingsIn(page: Page, runOnly: readonly string[]): Promise<readonly string[]> {
  const options = JSON.stringify({ runOnly, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** What a property of an element is in the end, or of what stands before or behind it. */
function styleOf(page: Page, selector: string, property: string, pseudo?: '::after'): Promise<unknown> {
  const element = `document.querySelector(${JSON.stringify(selector)})`;
  return page.evaluate(`getComputedStyle(${element}, ${JSON.stringify(pseudo ?? null)}).${property}`);
}

const UNFOLD_ALL = 'for (const details of document.querySelectorAll("details")) details.open = true;';

describe('in a browser', () => {
  it('nothing is wrong with any page, light or dark, and none is wider than a window of 320 pixels', async () => {
    const page = await windowWith({ viewport: { width: 320, height: 640 } });
    const long = `/?question=${'Donaudampfschifffahrt'.repeat(20)}`;
    for (const path of [...PAGES, long]) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(address + path);
      await page.evaluate(`${UNFOLD_ALL}\n${axe.source}`);
      expect(await findingsIn(page, ALL_RULES), path).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await findingsIn(page, ['color-contrast']), `${path} in the dark`).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(320);
    }
    expect(page.refused).toEqual([]);
    await page.close();
  });

  it('all can be done by the keyboard alone, without a script', async () => {
    const page = await windowWith({ javaScriptEnabled: false });
    const press = async (key: string, until: string): Promise<void> => {
      for (let pressed = 0; pressed < 30; pressed++) {
        await page.keyboard.press(key);
        if ((await page.locator(`${until}:focus`).count()) > 0) return;
      }
      throw new Error(`${key} does not lead to ${until}`);
    };
    await page.goto(address);
    await page.keyboard.press('Tab');
    expect(await page.locator('a.skip:focus').boundingBox()).toMatchObject({ height: expect.any(Number) });
    await press('Tab', '#question');
    await page.keyboard.type('good');
    await Promise.all([page.waitForURL(/question=good/u), page.keyboard.press('Enter')]);
    expect(await page.locator('h2').first().textContent()).toBe('Gefunden – passt gut');
    await press('Tab', 'details > summary');
    await page.keyboard.press('Space');
    expect(await page.locator('details[open] blockquote').first().isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open]').count()).toBe(0);
    await press('Tab', 'input[name=earlier]');
    await page.keyboard.press('Space');
    expect(await page.locator('input[name=earlier]').isChecked()).toBe(false);
    await page.keyboard.press('Space');
    await press('Shift+Tab', '#question');
    await page.keyboard.type('unsure');
    await Promise.all([page.waitForURL(/earlier=/u), page.keyboard.press('Enter')]);
    expect(await page.locator('h2').first().textContent()).toContain('unsicher');
    await page.close();
  });

  it('the focus is seen on all that can be reached', async () => {
    const page = await windowWith();
    await page.goto(`${address}/?question=also`);
    const reachable = await page.locator('a, summary, input, select, button').count();
    for (let at = 0; at < reachable; at++) {
      await page.keyboard.press('Tab');
      expect(await styleOf(page, ':focus', 'outlineStyle')).toBe('solid');
    }
    await page.close();
  });

  it('the sentence that an address points at is set off, also where a person has chosen the colours', async () => {
    const page = await windowWith({ forcedColors: 'active' });
    await page.goto(`${address}/articles/karten#s6`);
    expect(await styleOf(page, '#s6', 'outlineStyle')).toBe('solid');
    expect(await styleOf(page, '#s7', 'outlineStyle')).toBe('none');
    await page.emulateMedia({ forcedColors: 'none' });
    expect(await styleOf(page, '#s6', 'backgroundColor')).not.toBe(
      await styleOf(page, '#s7', 'backgroundColor'),
    );
    await page.close();
  });

  it('is printed without its form, unfolded, with the addresses of links', async () => {
    const page = await windowWith();
    await page.goto(`${address}/?question=good`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('form').first().isVisible()).toBe(false);
    expect(await page.locator('li details blockquote').first().isVisible()).toBe(true);
    const written = await styleOf(page, 'a[href^="https://example.org"]', 'content', '::after');
    expect(written).toContain('https://example.org/buecherei');
    expect((await page.pdf()).byteLength).toBeGreaterThan(10_000);
    await page.close();
  });

  it('is shown in the frame of a site that is listed, and in no other', async () => {
    const page = await windowWith();
    await page.goto(`http://127.0.0.1:${port}`);
    expect(await page.frameLocator('iframe').locator('h1').textContent()).toBe(ANSWERS.good.question);
    expect(page.refused).toEqual([]);
    await page.goto(`http://localhost:${port}`);
    expect(await page.frameLocator('iframe').locator('main').count()).toBe(0);
    expect(page.refused.join()).toContain('frame-ancestors');
    await page.close();
  });
});
