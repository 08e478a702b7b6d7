import { PassThrough } from 'node:stream';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { CollectingFault } from '../../src/collecting/collecting-fault.ts';
import type { ListedArticle } from '../../src/collecting/list-articles.ts';
import { FetchFault } from '../../src/fetching/fetch-fault.ts';
import { isAgreed } from '../../src/terminal/agreement.ts';
import { renderArticles } from '../../src/terminal/articles/render-articles.ts';
import { renderCheck } from '../../src/terminal/articles/render-drift.ts';
import type { Screen } from '../../src/terminal/screen.ts';

const screenOf = (width: number): Screen => ({ language: 'en', width, color: false, hyperlinks: false });

const BATH: ListedArticle = {
  id: 'das-bad-schliesst-frueher-als-im-vergangenen-jahr',
  file: 'corpus/bad.md',
  title: 'Das Bad schließt früher als im vergangenen Jahr, und das ohne Vorankündigung\u001B[31m',
  publisher: 'Musterstädter Bote',
  date: '2026-02-14T10:00:00Z',
  language: 'de',
  url: undefined,
  revision: 'abcdef01',
  sentences: 34,
  leftOut: 2,
  from: 'https://example.org/nachrichten/das-bad-schliesst-frueher',
  since: '2026-03-01T08:00:00.000Z',
};
const BARE: ListedArticle = {
  ...BATH,
  id: '東京',
  title: '東京',
  publisher: undefined,
  date: undefined,
  leftOut: 0,
  from: undefined,
  since: undefined,
};

describe('the table of articles', () => {
  it.each([40, 60, 80, 100, 120, 200, 400])('fits a screen of %i columns', (width) => {
    const lines = renderArticles([BATH, BARE], screenOf(width)).split('\n');
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
    expect(lines.join('')).not.toContain('\u001B');
  });

  it('shows all that is known where there is room, a line each', () => {
    expect(renderArticles([BATH], screenOf(400)).split('\n')).toEqual([
      expect.stringMatching(/^Id +Title +Publisher +Date +Language +Sentences +Left out +Source +Since$/u),
      expect.stringMatching(
        /^das-bad\S+ {2}Das Bad .* Bote {2}2026-02-14 {2}de +34 +2 +https:\S+ {2}2026-03-01$/u,
      ),
    ]);
  });

  it('has no column that says nothing', () => {
    const [head] = renderArticles([BARE], screenOf(200)).split('\n');
    expect(head?.split(/ {2,}/u)).toEqual(['Id', 'Title', 'Language', 'Sentences']);
  });
});

function typing(line: string | undefined): {
  input: PassThrough & { isTTY: boolean };
  output: PassThrough & { isTTY: boolean };
} {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  if (line === undefined) input.end();
  else input.write(line);
  return { input, output: Object.assign(new PassThrough(), { isTTY: true }) };
}

const REPLACE = { kind: 'replace', path: 'corpus/a.md' } as const;

describe('a decision', () => {
  it.each([
    ['y\n', true],
    [' YES \n', true],
    ['\n', false],
    ['n\n', false],
    ['yeah\n', false],
    [undefined, false],
    ['\u0003', false],
  ])('of who types %j is %s', async (line, agreed) => {
    const { input, output } = typing(line);
    expect(await isAgreed(REPLACE, { input, output, language: 'en', hasAgreed: false })).toBe(agreed);
    const shown = String(output.read() ?? '');
    expect(shown).toContain('Replace corpus/a.md?');
    expect(shown.includes('Nothing was changed.')).toBe(!agreed);
  });

  it('is no question to who has agreed already', async () => {
    const { input, output } = typing(undefined);
    expect(await isAgreed(REPLACE, { input, output, language: 'en', hasAgreed: true })).toBe(true);
    expect(output.read()).toBeNull();
  });

  it('is a fault where nobody can be asked', async () => {
    const input = new PassThrough();
    const asked = isAgreed(REPLACE, { input, output: input, language: 'en', hasAgreed: false });
    await expect(asked).rejects.toBeInstanceOf(CollectingFault);
  });
});

describe('what came of looking at a source', () => {
  const article = { id: 'bad', title: 'Das Bad' };
  const missing = [{ ordinal: 0, text: 'Das Bad schließt um 19 Uhr.' }];
  const found = { kind: 'found', from: 'https://example.org/neu' } as const;
  const shown = (check: Parameters<typeof renderCheck>[1], sentences = 5): string =>
    renderCheck(article, check, { sentences, screen: screenOf(80) });

  it('names the sentences that are missing and new', () => {
    expect(
      shown({ ...found, finding: { kind: 'changed', missing, added: ['Es schließt um 20 Uhr.'] } }),
    ).toBe(
      `Das Bad (bad)
  1 of 5 sentences no longer stands in the source, 1 is new there
  No longer in the source:
    - Das Bad schließt um 19 Uhr.
  New in the source:
    - Es schließt um 20 Uhr.`,
    );
  });

  it('says where the address led to where nothing stands there any more', () => {
    const all = shown({ ...found, finding: { kind: 'changed', missing, added: ['Startseite.'] } }, 1);
    expect(all.replaceAll(/\s+/gu, ' ')).toContain('the address led to https://example.org/neu.');
    expect(all).not.toContain('Startseite');
  });

  it('says that it is the same, gone, or why it could not be read', () => {
    expect(shown({ ...found, finding: { kind: 'same' } })).toContain('the source says the same');
    expect(shown({ ...found, finding: { kind: 'gone', status: 410 } })).toContain(
      'gone (the server answers with 410)',
    );
    const fault = new FetchFault({ kind: 'forbidden-by-robots', address: 'https://example.org/' });
    expect(shown({ kind: 'failed', fault })).toContain('robots.txt');
  });
});
