import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { IndexContent, IndexOrigin, IndexStore } from '../../src/search-index/index-store.ts';
import type { SearchIndex } from '../../src/search-index/search-index.ts';
import { articleOf, contentOf } from '../builders/articles.ts';
import { directionOf, FAKE_MODEL } from '../helpers/fake-embedder.ts';
import { DIMENSION, searchIndexContract } from './search-index-contract.ts';
import type { CorpusProblem } from '../../src/corpus/corpus-fault.ts';

const PROBLEM = { path: 'corpus/bad.md', facts: { kind: 'not-utf-8', line: 3 } } satisfies CorpusProblem;
const WARNING = {
  path: 'corpus/odd.md',
  facts: {
    kind: 'two-dates',
    key: 'date',
    line: 3,
    value: '03/04/2024',
    dates: ['2024-04-03', '2024-03-04'],
  },
} satisfies CorpusProblem;
const ORIGIN: IndexOrigin = {
  model: FAKE_MODEL,
  corpusFingerprint: 'state-1',
  problems: [PROBLEM],
  warnings: [WARNING],
};

const written = (...paragraphs: readonly string[]) => contentOf([articleOf({ paragraphs })]);

const unheard = (): void => undefined;

/** The index of a content, as a new store gives it back. */
export async function opened(create: () => Promise<IndexStore>, content: IndexContent): Promise<SearchIndex> {
  const store = await create();
  const model = { ...FAKE_MODEL, dimension: DIMENSION };
  await store.replace(content, { ...ORIGIN, model }, unheard);
  const found = await store.find({ model });
  if (found.kind !== 'found') throw new Error(`Expected an index, got ${found.kind}`);
  return found.open();
}

/** What every implementation of `IndexStore` does. @param runs of each property, where each takes long */
export function indexStoreContract(
  name: string,
  create: () => Promise<IndexStore>,
  runs: { readonly runs?: number } = {},
): void {
  searchIndexContract(`What ${name} gives back`, (content) => opened(create, content), runs);

  describe(`${name}, as an IndexStore`, () => {
    it('has no index until one is put in', async () => {
      const store = await create();
      expect(await store.find(ORIGIN)).toEqual({ kind: 'missing' });
      expect(await store.current()).toBeUndefined();
    });

    it('finds what was put in last, with its generation, its counts and its problems', async () => {
      const store = await create();
      const first = await store.replace(written('Es regnet.'), ORIGIN, unheard);
      const second = await store.replace(written('Es schneit. Niemand kam.'), ORIGIN, unheard);
      expect(second).not.toBe(first);
      expect(await store.current()).toBe(second);
      const found = await store.find(ORIGIN);
      expect(found).toMatchObject({
        kind: 'found',
        generation: second,
        counts: { articles: 1, sentences: 2 },
        problems: [PROBLEM],
      });
      expect(found.kind === 'found' && (await found.open()).sentences.map(({ text }) => text)).toEqual([
        'Es schneit.',
        'Niemand kam.',
      ]);
    });

    it('lets an index that was opened go on being searched after it was replaced', async () => {
      const store = await create();
      await store.replace(written('Es regnet.'), ORIGIN, unheard);
      const found = await store.find(ORIGIN);
      const before = found.kind === 'found' ? await found.open() : undefined;
      await store.replace(written('Es schneit.'), ORIGIN, unheard);
      const vector = directionOf('xyz', FAKE_MODEL.dimension);
      const near = await before?.search({ vector, stems: new Map(), k: 1 });
      expect(near?.map(({ sentence }) => sentence.text)).toEqual(['Es regnet.']);
    });

    it('tells an index of another model, and of another state of the corpus where that matters', async () => {
      const store = await create();
      await store.replace(written('Es regnet.'), ORIGIN, unheard);
      const other = { name: 'other', fingerprint: 'other-1', dimension: 3 };
      expect(await store.find({ model: other })).toEqual({
        kind: 'other-model',
        built: 'fake',
        inUse: 'other',
      });
      const stale = await store.find({ ...ORIGIN, corpusFingerprint: 'state-2' });
      expect(stale).toMatchObject({
        kind: 'stale-corpus',
        created: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      });
      expect((await store.find({ model: FAKE_MODEL })).kind).toBe('found');
    });

    it('says how many sentences are in, up to all of them', async () => {
      const store = await create();
      const heard: number[] = [];
      await store.replace(written('Es regnet. Niemand kam.'), ORIGIN, (sentences) => heard.push(sentences));
      expect(heard.at(-1)).toBe(2);
    });

    it('keeps the one before, and makes it the one in use again where somebody chooses it', async () => {
      const store = await create();
      const first = await store.replace(written('Es regnet.'), ORIGIN, unheard);
      const second = await store.replace(
        written('Es schneit.'),
        { ...ORIGIN, corpusFingerprint: 'state-2' },
        unheard,
      );
      const kept = await store.kept(ORIGIN);
      expect(kept).toMatchObject([
        { generation: first, isCurrent: false, found: { kind: 'found', counts: { sentences: 1 } } },
        { generation: second, isCurrent: true, found: { kind: 'found' } },
      ]);
      await store.choose({ generation: first, corpusFingerprint: 'state-2' });
      expect(await store.current()).toBe(first);
      const chosen = { generation: first, rollback: { generation: first, corpusFingerprint: 'state-2' } };
      expect(await store.find({ ...ORIGIN, corpusFingerprint: 'state-2' })).toMatchObject(chosen);
      expect(await store.find(ORIGIN)).toMatchObject({ generation: first, rollback: undefined });
      expect(await store.find({ ...ORIGIN, corpusFingerprint: 'state-3' })).toMatchObject({
        kind: 'stale-corpus',
      });
      await store.choose({ generation: second, corpusFingerprint: 'state-2' });
      expect(await store.find({ ...ORIGIN, corpusFingerprint: 'state-2' })).toMatchObject({
        generation: second,
        rollback: undefined,
      });
    });

    it('names what is kept, finds it sound in a check of all of it, and has nothing left over', async () => {
      const store = await create();
      const first = await store.replace(written('Es regnet.'), ORIGIN, unheard);
      const second = await store.replace(written('Es schneit. Niemand kam.'), ORIGIN, unheard);
      expect(await store.names()).toEqual([first, second]);
      expect(await store.verify(second)).toMatchObject({
        kind: 'sound',
        counts: { articles: 1, sentences: 2 },
        model: { fingerprint: FAKE_MODEL.fingerprint },
      });
      expect((await store.verify(first)).kind).toBe('sound');
      expect(await store.leftovers()).toEqual([]);
    });

    it('lets one at a time work alone, and tells the others that they wait', async () => {
      const store = await create();
      const [done, heard]: [string[], string[]] = [[], []];
      const [begun, ended] = [new AbortController(), new AbortController()];
      const first = store.alone(async () => {
        begun.abort();
        await once(ended.signal, 'abort');
        done.push('first');
      }, unheard);
      await once(begun.signal, 'abort');
      const second = store.alone(
        async () => done.push('second'),
        (builder) => {
          heard.push(typeof builder);
          ended.abort();
        },
      );
      await Promise.all([first, second]);
      expect(done).toEqual(['first', 'second']);
      expect(heard).toHaveLength(1);
      await expect(store.alone(() => Promise.reject(new Error('told to fail')), unheard)).rejects.toThrow(
        'told',
      );
      expect(await store.alone(async () => 'third', unheard)).toBe('third');
    });

    it('keeps the index in use where a new one fails', async () => {
      const store = await create();
      const generation = await store.replace(written('Es regnet.'), ORIGIN, unheard);
      const failing = store.replace(written('Es schneit.'), ORIGIN, () => {
        throw new Error('told to fail');
      });
      await expect(failing).rejects.toThrow('told to fail');
      expect(await store.find(ORIGIN)).toMatchObject({ kind: 'found', generation });
    });
  });
}
