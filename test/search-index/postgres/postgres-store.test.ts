import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { IndexStore } from '../../../src/search-index/index-store.ts';
import type { SearchIndex } from '../../../src/search-index/search-index.ts';
import { DatabaseFault } from '../../../src/search-index/postgres/database-fault.ts';
import { examineDatabase } from '../../../src/search-index/postgres/examine-database.ts';
import { postgresStore } from '../../../src/search-index/postgres/postgres-store.ts';
import { wordedInEach } from '../../../src/wording/fault-words.ts';
import { articleFile, articleOf, contentOf } from '../../builders/articles.ts';
import { directionOf, FAKE_MODEL, FakeEmbedder, fakeVector } from '../../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../../helpers/index-workspace.ts';
import { ownIndexUrl, schemaOf, sql, TEST_POSTGRES_URL } from '../../helpers/postgres.ts';

const ORIGIN = { model: FAKE_MODEL, corpusFingerprint: 'state-1', problems: [], warnings: [] };
const unheard = (): void => undefined;
const day = (paragraphs: readonly string[]) => articleFile({ paragraphs });
const written = (...paragraphs: readonly string[]) => contentOf([articleOf({ paragraphs })]);

/** A store of this index; several stand for bots on several machines. */
function storeOf(url: string): IndexStore {
  const store = postgresStore(url);
  onTestFinished(() => store.close());
  return store;
}

async function openedFrom(store: IndexStore): Promise<SearchIndex> {
  const found = await store.find({ model: FAKE_MODEL });
  if (found.kind !== 'found') throw new Error(`Expected an index, got ${found.kind}`);
  return found.open();
}

async function nearest(index: SearchIndex, text: string, k = 1): Promise<readonly string[]> {
  // As the fake embedder makes a vector of a paragraph of one sentence.
  const vector = fakeVector(text, { heading: undefined, sentences: [text] }, FAKE_MODEL.dimension);
  const found = await index.search({ vector, stems: new Map(), k });
  return found.map(({ sentence }) => sentence.text);
}

const texts = ({ sentences }: SearchIndex): string[] => sentences.map(({ text }) => text);

async function count(url: string, table: string): Promise<number> {
  const [row] = await sql(`SELECT count(*)::int AS count FROM ${schemaOf(url)}.${table}`);
  return Number(row?.['count']);
}

async function tablesOf(url: string): Promise<number> {
  const [row] = await sql(
    `SELECT count(*)::int AS count FROM pg_class WHERE relnamespace = to_regnamespace('${schemaOf(url)}')`,
  );
  return Number(row?.['count']);
}

async function factsOf(work: Promise<unknown>): Promise<DatabaseFault['facts'] | undefined> {
  const fault = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(fault instanceof DatabaseFault)) throw new Error(`Expected a DatabaseFault, got ${String(fault)}`);
  expect(Object.keys(wordedInEach(fault) ?? {})).toEqual(['de', 'en', 'fr']);
  return fault.facts;
}

describe.skipIf(TEST_POSTGRES_URL === undefined)('building in a database', () => {
  /** Twenty sentences, so that one more changes little. */
  const LONG = Array.from({ length: 20 }, (_, number) => `Es ist Tag ${number}.`);

  async function workspaceIn(url: string) {
    const workspace = await IndexWorkspace.create({ 'b.md': day(LONG), 'c.md': day(['Niemand kam.']) });
    const [store, embedder] = [storeOf(url), new FakeEmbedder()];
    return { workspace, store, build: () => workspace.build(embedder, { store }) };
  }

  it('writes what is new alone, and finds what was there at its new place', async () => {
    const url = ownIndexUrl();
    const { workspace, store, build } = await workspaceIn(url);
    await build();
    await workspace.put('a.md', day(['Der Rat tagt.']));
    expect(await build()).toMatchObject({ newSentences: 1, reusedSentences: 21 });
    const index = await openedFrom(store);
    expect(texts(index)).toEqual(['Der Rat tagt.', ...LONG, 'Niemand kam.']);
    expect(await nearest(index, 'Es ist Tag 7.')).toEqual(['Es ist Tag 7.']);
    expect(await nearest(index, 'Der Rat tagt.')).toEqual(['Der Rat tagt.']);
    expect(await count(url, 'articles')).toBe(3);
    expect(await count(url, 'spaces')).toBe(1);
    expect(await store.verify((await store.current()) ?? '')).toMatchObject({ kind: 'sound' });
  });

  it('carries over to a new space, vectors and all, what is left where much was changed', async () => {
    const url = ownIndexUrl();
    const { workspace, store, build } = await workspaceIn(url);
    await build();
    await workspace.remove('b.md');
    await workspace.put('a.md', day(['Der Rat tagt.']));
    expect(await build()).toMatchObject({ newSentences: 1, reusedSentences: 1 });
    const index = await openedFrom(store);
    expect(await nearest(index, 'Niemand kam.', 3)).toContain('Niemand kam.');
    expect(texts(index)).toEqual(['Der Rat tagt.', 'Niemand kam.']);
    expect(await count(url, 'spaces')).toBe(2);
    expect(await store.verify((await store.current()) ?? '')).toMatchObject({ kind: 'sound' });
  });

  it('leaves nothing behind where it fails in the midst', async () => {
    const url = ownIndexUrl();
    const store = storeOf(url);
    await store.replace(written('Es regnet.'), ORIGIN, unheard);
    const before = await tablesOf(url);
    const failing = store.replace(written('Es schneit. Niemand kam.'), ORIGIN, (done) => {
      if (done === 2) throw new Error('told to fail');
    });
    await expect(failing).rejects.toThrow('told to fail');
    expect(await tablesOf(url)).toBe(before);
    expect(await count(url, 'articles')).toBe(1);
  });

  it('waits for whoever builds elsewhere, and says which process it is', async () => {
    const url = ownIndexUrl();
    const [one, other] = [storeOf(url), storeOf(url)];
    const [begun, ended] = [new AbortController(), new AbortController()];
    const done: string[] = [];
    const first = one.alone(async () => {
      begun.abort();
      await once(ended.signal, 'abort');
      done.push('first');
    }, unheard);
    await once(begun.signal, 'abort');
    const heard: unknown[] = [];
    await other.alone(
      async () => done.push('second'),
      (builder) => {
        heard.push(builder);
        ended.abort();
      },
    );
    await first;
    expect(done).toEqual(['first', 'second']);
    expect(heard).toEqual([process.pid]);
  });

  it('keeps nothing of what it built where others may have built meanwhile', async () => {
    const store = storeOf(ownIndexUrl());
    await store.replace(written('Es regnet.'), ORIGIN, unheard);
    const before = await store.current();
    const building = store.alone(async () => {
      const ended = await sql(
        `SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_stat_activity USING (pid)
         WHERE locktype = 'advisory' AND application_name LIKE 'beleg ${process.pid} %'`,
      );
      expect(ended).toHaveLength(1);
      await store.replace(written('Es schneit.'), ORIGIN, unheard);
    }, unheard);
    expect(await factsOf(building)).toMatchObject({ kind: 'not-alone' });
    expect(await store.current()).toBe(before);
    await store.alone(() => store.replace(written('Es taut.'), ORIGIN, unheard), unheard);
    expect(await store.current()).not.toBe(before);
  });

  it('takes its time, whatever limits a server sets for those who ask', async () => {
    const url = new URL(ownIndexUrl());
    url.searchParams.set('options', '-c statement_timeout=1 -c idle_in_transaction_session_timeout=1');
    const store = storeOf(url.href);
    const content = written(...Array.from({ length: 300 }, (_, number) => `Es ist Tag ${number}.`));
    await store.replace(content, ORIGIN, unheard);
    expect(texts(await openedFrom(store))).toHaveLength(300);
  });
});

describe.skipIf(TEST_POSTGRES_URL === undefined)('reading from a database that others write', () => {
  it('answers from an index that was replaced several times, until that is long ago', async () => {
    const url = ownIndexUrl();
    const [reader, builder] = [storeOf(url), storeOf(url)];
    await builder.replace(written('Es regnet.'), ORIGIN, unheard);
    const index = await openedFrom(reader);
    for (const text of ['Es schneit.', 'Es hagelt.', 'Es ist schön.'])
      await builder.replace(written(text), ORIGIN, unheard);
    expect(await nearest(index, 'xyz')).toEqual(['Es regnet.']);
    expect(await builder.names()).toHaveLength(2);
    await sql(
      `UPDATE ${schemaOf(url)}.generations SET retired = now() - interval '1 hour' WHERE retired IS NOT NULL`,
    );
    await builder.replace(written('Es ist Nacht.'), ORIGIN, unheard);
    expect(await factsOf(nearest(index, 'xyz'))).toMatchObject({ kind: 'gone' });
    expect(await nearest(await openedFrom(reader), 'xyz')).toEqual(['Es ist Nacht.']);
    expect(await count(url, 'articles')).toBe(await count(url, 'contents'));
  });

  it('goes on where its connections were ended, as by a server that is started again', async () => {
    const url = ownIndexUrl();
    const store = storeOf(url);
    await store.replace(written('Es regnet.'), ORIGIN, unheard);
    const index = await openedFrom(store);
    await nearest(index, 'xyz', 1);
    const ended = await sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'beleg ${process.pid} %'`,
    );
    expect(ended.length).toBeGreaterThan(0);
    expect(await nearest(index, 'xyz')).toEqual(['Es regnet.']);
  });

  it('takes what stands in a question for a word, whatever it means to the database', async () => {
    const store = storeOf(ownIndexUrl());
    await store.replace(written('Es regnet.', "L'eau \\ monte."), ORIGIN, unheard);
    const index = await openedFrom(store);
    const vector = directionOf('xyz', FAKE_MODEL.dimension);
    const stems = new Map([['de' as const, new Set(["'", '\\', "a' | 'b", '!x & (y', 'regnet', 'regn'])]]);
    const found = await index.search({ vector, stems, k: 2 });
    expect(found.some(({ coverage }) => coverage > 0)).toBe(true);
  });

  it('tells indexes of long names apart, and keeps what the address sets beside its own', async () => {
    const url = new URL(ownIndexUrl());
    const schema = `${url.searchParams.get('schema') ?? ''}_`.padEnd(63, 'x');
    onTestFinished(async () => void (await sql(`DROP SCHEMA IF EXISTS ${schema} CASCADE`)));
    url.searchParams.set('schema', schema);
    url.searchParams.set('options', '-c hnsw.ef_search=1 -c work_mem=8MB');
    const store = storeOf(url.href);
    await store.replace(written('Es regnet.'), ORIGIN, unheard);
    const first = await openedFrom(store);
    await store.replace(written('Es schneit.'), ORIGIN, unheard);
    const second = await openedFrom(store);
    expect(await nearest(first, 'xyz')).toEqual(['Es regnet.']);
    expect(await nearest(second, 'xyz')).toEqual(['Es schneit.']);
    expect(await nearest(first, 'xyz')).toEqual(['Es regnet.']);
  });
});

describe.skipIf(TEST_POSTGRES_URL === undefined)('an index in a database that is not as it should be', () => {
  const CHANGES = [
    [
      'articles.article_json',
      "UPDATE articles SET article_json = replace(article_json, 'regnet', 'schneit')",
      'altered',
    ],
    ['the manifest', "UPDATE generations SET manifest = replace(manifest, 'state-1', 'state-2')", 'altered'],
    ['the words', "UPDATE generations SET words = replace(words, 'regnet', 'schneit')", 'altered'],
    ['an article that is gone', 'DELETE FROM articles', 'missing'],
    ['vectors that are gone', 'DELETE FROM sentences_1', 'missing'],
    ['the table of vectors', 'DROP TABLE sentences_1', 'missing'],
  ] as const;

  it('is not gone back to where it was removed meanwhile, and the one in use stays', async () => {
    const store = storeOf(ownIndexUrl());
    const name = await store.replace(written('Es regnet.'), ORIGIN, unheard);
    const choice = { generation: 'removed', corpusFingerprint: 'state-1' };
    expect(await factsOf(store.choose(choice))).toMatchObject({ kind: 'gone', generation: 'removed' });
    expect(await store.find({ model: FAKE_MODEL })).toMatchObject({ kind: 'found', generation: name });
  });

  it.each(CHANGES)('is told to be damaged: %s', async (_, change, damage) => {
    const url = ownIndexUrl();
    const store = storeOf(url);
    await store.replace(written('Es regnet.'), ORIGIN, unheard);
    await sql(`SET search_path = ${schemaOf(url)}; ${change}`);
    expect(await store.find({ model: FAKE_MODEL })).toMatchObject({ kind: 'damaged', damage });
    await store.replace(written('Es schneit.'), ORIGIN, unheard);
    expect((await store.find({ model: FAKE_MODEL })).kind).toBe('found');
  });

  it.each([
    [
      'vectors',
      "UPDATE sentences_1 SET vector = (SELECT ('[' || repeat('0,', vector_dims(vector) - 1) || '1]')::vector)",
    ],
    ['words', "UPDATE sentences_1 SET stems = array_to_tsvector('{de schnei}')"],
  ])('is told by a check of all of it: other %s', async (what, change) => {
    const url = ownIndexUrl();
    const store = storeOf(url);
    const name = await store.replace(written('Es regnet.'), ORIGIN, unheard);
    expect(await store.verify(name)).toMatchObject({ kind: 'sound', counts: { sentences: 1 } });
    await sql(`SET search_path = ${schemaOf(url)}, public; ${change}`);
    expect(await store.verify(name)).toEqual({ kind: 'unsound', what });
  });

  it('is refused where another version of the program made the tables', async () => {
    const url = ownIndexUrl();
    const store = storeOf(url);
    await store.replace(written('Es regnet.'), ORIGIN, unheard);
    await sql(`UPDATE ${schemaOf(url)}.about SET version = 99`);
    const facts = { kind: 'other-schema', found: 99 };
    expect(await factsOf(store.find({ model: FAKE_MODEL }))).toMatchObject(facts);
    expect(await factsOf(store.replace(written('Es schneit.'), ORIGIN, unheard))).toMatchObject(facts);
  });

  it('is looked at before anything is built, and changed by no look', async () => {
    const url = ownIndexUrl();
    const { hostname, port, pathname } = new URL(url);
    const place = `postgres://${hostname}:${port}${pathname}`;
    expect(await examineDatabase(url)).toMatchObject({ place, isBuilt: false });
    expect(await tablesOf(url)).toBe(0);
    await storeOf(url).replace(written('Es regnet.'), ORIGIN, unheard);
    expect(await examineDatabase(url)).toMatchObject({ place, isBuilt: true });
    await sql(`UPDATE ${schemaOf(url)}.about SET version = 99`);
    expect(await factsOf(examineDatabase(url))).toMatchObject({ kind: 'other-schema', found: 99 });
  });

  it('is told not to be reachable, and which database is not there', async () => {
    expect(await factsOf(storeOf('postgres://user:secret@127.0.0.1:1/beleg').current())).toEqual({
      kind: 'unreachable',
      place: 'postgres://127.0.0.1:1/beleg',
      code: 'ECONNREFUSED',
    });
    const url = new URL(TEST_POSTGRES_URL ?? '');
    url.pathname = '/nosuchdatabase';
    expect(await factsOf(storeOf(url.href).current())).toMatchObject({ kind: 'no-database' });
  });
});
