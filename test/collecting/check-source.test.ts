import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  addressOf,
  checkedArticle,
  checkSource,
  type SourceCheck,
} from '../../src/collecting/check-source.ts';
import {
  driftPath,
  keepDrift,
  liveDrift,
  liveDriftCounts,
  readDrift,
  type CheckedArticle,
} from '../../src/collecting/drift-record.ts';
import { Citations } from '../../src/answering/citations.ts';
import { readArticle } from '../../src/corpus/article-formats.ts';
import type { ArticleMaker } from '../../src/corpus/read-corpus.ts';
import { FetchFault } from '../../src/fetching/fetch-fault.ts';
import { indexOf } from '../builders/answers.ts';
import { articleOf } from '../builders/articles.ts';

const MAKER: ArticleMaker = {
  make: (file, bytes, meta) => readArticle(file, bytes, meta),
  end: () => undefined,
};
const URL = 'https://example.org/bad';
const HOURS = 'Das Bad schließt um 19 Uhr.';
const FEE = 'Der Eintritt kostet 5 Euro.';
const BATH = articleOf({
  id: 'bad',
  title: 'Das Bad',
  url: URL,
  paragraphs: [`${HOURS} ${FEE}`],
});

/** What an address leads to: a page with these paragraphs, or why there is none. */
function serving(
  page: readonly string[] | FetchFault,
  isBehindPaywall = false,
): {
  readonly fetch: () => Promise<never> | Promise<Page>;
} {
  if (page instanceof FetchFault) return { fetch: () => Promise.reject(page) };
  const html = `<!doctype html><title>Das Bad</title><article><h1>Das Bad</h1>${page.map((text) => `<p>${text}</p>`).join('')}</article>`;
  return {
    fetch: () =>
      Promise.resolve({ address: URL, bytes: Buffer.from(html), ending: '.html', isBehindPaywall }),
  };
}

interface Page {
  readonly address: string;
  readonly bytes: Uint8Array;
  readonly ending: string;
  readonly isBehindPaywall: boolean;
}

function check(page: readonly string[] | FetchFault): Promise<SourceCheck> {
  return checkSource(BATH, URL, { fetcher: serving(page), maker: MAKER });
}

const status = (code: number): FetchFault => new FetchFault({ kind: 'status', address: URL, status: code });

describe('checkSource', () => {
  it('finds the same where the source says the same in another form', async () => {
    const same = await check(['Das Bad schließt um 19&nbsp;Uhr.', 'Der Eintritt kostet 5 Euro.']);
    expect(same).toEqual({ kind: 'found', finding: { kind: 'same' }, from: URL });
  });

  it('finds what has changed', async () => {
    expect(await check(['Das Bad schließt um 20 Uhr. Der Eintritt kostet 5 Euro.'])).toEqual({
      kind: 'found',
      from: URL,
      finding: {
        kind: 'changed',
        missing: [{ ordinal: 0, text: 'Das Bad schließt um 19 Uhr.' }],
        added: ['Das Bad schließt um 20 Uhr.'],
      },
    });
  });

  it.each([404, 410])('finds that the source is gone where the server says %s', async (code) => {
    expect(await check(status(code))).toMatchObject({
      kind: 'found',
      finding: { kind: 'gone', status: code },
    });
  });

  it.each([403, 429, 500])('finds nothing where the server says %s', async (code) => {
    expect(await check(status(code))).toMatchObject({ kind: 'failed' });
  });

  it('finds nothing missing where the page says that it is not free to read, and shows its beginning', async () => {
    const fetcher = serving([HOURS], true);
    const found = await checkSource(BATH, URL, { fetcher, maker: MAKER });
    expect(found).toMatchObject({ kind: 'failed', fault: { facts: { kind: 'not-free' } } });
  });

  it('finds nothing changed where no sentence stands there, as on a page that asks for a login', async () => {
    const failed = await check(['Bitte melden Sie sich an. Wir verwenden Cookies.']);
    expect(failed).toMatchObject({ kind: 'failed', fault: { facts: { kind: 'nothing-found' } } });
    const known = checked(CHANGED);
    expect(checked(failed, LATER, known).found).toEqual(known.found);
  });

  it('finds nothing where the page is no article by now', async () => {
    const failed = await check([]);
    expect(failed).toMatchObject({ kind: 'failed', fault: { facts: { kind: 'no-text' } } });
  });

  it('looks where the article came from, else at its address', () => {
    const provenance = { from: 'https://example.org/a', at: '2026-01-01T00:00:00Z', sha256: '' };
    expect(addressOf({ url: URL, provenance })).toBe('https://example.org/a');
    expect(addressOf({ url: URL, provenance: { ...provenance, from: 'bad.html' } })).toBe(URL);
    expect(addressOf({ url: undefined, provenance: undefined })).toBeUndefined();
  });
});

const AT = new Date('2026-03-01T08:00:00.000Z');
const LATER = new Date('2026-03-02T08:00:00.000Z');
const CHANGED: SourceCheck = {
  kind: 'found',
  from: URL,
  finding: { kind: 'changed', missing: [{ ordinal: 1, text: 'Der Eintritt kostet 5 Euro.' }], added: [] },
};

function checked(given: SourceCheck, at = AT, before?: CheckedArticle, article = BATH): CheckedArticle {
  return checkedArticle(article, URL, { check: given, at, before });
}

describe('what is kept of a check', () => {
  it('stays when the source cannot be read later, as long as it is of the same article', () => {
    const before = checked(CHANGED);
    const failed: SourceCheck = { kind: 'failed', fault: status(500) };
    expect(checked(failed, LATER, before)).toEqual({
      ...before,
      failed: { at: LATER.toISOString(), why: 'status' },
    });
    const edited = { ...BATH, revision: 'ffffffff' };
    expect(checked(failed, LATER, before, edited).found).toBeNull();
  });
});

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-drift-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

describe('what is known of a sentence’s source', () => {
  it('is heard of while the bot runs, a moment after it was found', async () => {
    const folder = await dataFolder();
    let now = 0;
    const changeOf = liveDrift(folder, () => now);
    expect(changeOf(BATH, FEE)).toBeUndefined();
    await keepDrift(folder, [checked(CHANGED)]);
    expect(changeOf(BATH, FEE)).toBeUndefined();
    now += 5_000;
    expect(changeOf(BATH, FEE)).toEqual({ checked: AT.toISOString(), how: 'changed' });
    expect(changeOf(BATH, HOURS)).toBeUndefined();
    expect(changeOf({ ...BATH, revision: 'ffffffff' }, FEE)).toBeUndefined();
    expect(changeOf({ ...BATH, id: 'constructor' }, FEE)).toBeUndefined();
    await keepDrift(folder, [
      checked({ kind: 'found', from: URL, finding: { kind: 'gone', status: 410 } }, LATER),
    ]);
    now += 5_000;
    expect(changeOf(BATH, HOURS)).toEqual({ checked: LATER.toISOString(), how: 'gone' });
    await rm(driftPath(folder));
    now += 5_000;
    expect(changeOf(BATH, HOURS)).toBeUndefined();
  });

  it.each(['', '{', '{"version":2,"articles":[]}', '[]', '{"version":1,"articles":[{"id":"bad"}]}'])(
    'is nothing where the file is broken: %s',
    async (broken) => {
      const folder = await dataFolder();
      await writeFile(driftPath(folder), broken);
      expect(liveDrift(folder)(BATH, FEE)).toBeUndefined();
      await expect(readDrift(folder)).rejects.toThrow();
    },
  );

  it('is nothing, and waits for nothing, where a pipe, a link to itself or a gigabyte lies in its place', async () => {
    const pipe = await dataFolder();
    execFileSync('mkfifo', [driftPath(pipe)]);
    const loop = await dataFolder();
    await symlink(driftPath(loop), driftPath(loop));
    const large = await dataFolder();
    await keepDrift(large, [checked(CHANGED)]);
    await truncate(driftPath(large), 1_000_000_000);
    for (const folder of [pipe, loop, large]) expect(liveDrift(folder)(BATH, FEE)).toBeUndefined();
  });

  it('is counted of the articles that serve, by what the file says at each moment', async () => {
    const folder = await dataFolder();
    const count = liveDriftCounts(folder);
    const articles = new Map([['bad', BATH]]);
    expect(count(articles)).toEqual({ changed: 0, gone: 0 });
    await keepDrift(folder, [checked(CHANGED)]);
    expect(count(articles)).toEqual({ changed: 1, gone: 0 });
    expect(count(new Map([['bad', { revision: 'ffffffff' }]]))).toEqual({ changed: 0, gone: 0 });
    await keepDrift(folder, [checked({ kind: 'found', from: URL, finding: { kind: 'gone', status: 410 } })]);
    expect(count(articles)).toEqual({ changed: 0, gone: 1 });
    await writeFile(driftPath(folder), '{');
    expect(count(articles)).toEqual({ changed: 0, gone: 0 });
  });

  it('reads back as it was kept', async () => {
    const folder = await dataFolder();
    expect(await readDrift(folder)).toEqual([]);
    await keepDrift(folder, [checked(CHANGED)]);
    expect(await readDrift(folder)).toEqual([checked(CHANGED)]);
  });

  it('stands with the quotation, also where it is a further source of another', () => {
    const copy = articleOf({ id: 'kopie', title: 'Kopie', paragraphs: [FEE] });
    const change = { checked: AT.toISOString(), how: 'changed' } as const;
    const citations = new Citations(indexOf([BATH, copy]), undefined, ({ id }, sentence) =>
      id === 'bad' && sentence === FEE ? change : undefined,
    );
    expect(citations.of('bad', 0)?.changedInSource).toBeUndefined();
    expect(citations.of('bad', 1)).toMatchObject({
      changedInSource: change,
      also: [{ changedInSource: undefined }],
    });
    expect(citations.of('kopie', 0)).toMatchObject({
      changedInSource: undefined,
      also: [{ changedInSource: change }],
    });
  });
});
