import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleFile } from '../builders/articles.ts';
import { FAKE_MODEL } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';

const DAMAGES = 1_000;
/** An index is opened after so many of them, and built, which takes longest. */
const OPEN_EVERY = 4;
const BUILD_EVERY = 52;
const SEED = 20_261_130;

const TEXTS = {
  before: ['One here.', 'Two here.', 'Three here.'],
  after: ['One here.', 'Four here.', 'Three here.', 'Five here.'],
};

/** Always the same numbers from 0 to below 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Cut off, emptied, a bit or a run of bytes changed, or grown. */
function damaged(intact: Buffer, random: () => number): Buffer {
  const at = Math.floor(random() * intact.length);
  const copy = Buffer.from(intact);
  switch (Math.floor(random() * 5)) {
    case 0:
      return copy.subarray(0, at);
    case 1:
      return Buffer.concat([copy, Buffer.from([Math.floor(random() * 256)])]);
    case 2:
      return copy.fill(Math.floor(random() * 256), at, Math.min(at + 16, copy.length));
    default:
      copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      return copy;
  }
}

describe('a thousand damages to any file of an index and its cache', () => {
  it('never end the process, and never bring up a sentence that no article holds', async () => {
    const workspace = await IndexWorkspace.create({
      'a.md': articleFile({ paragraphs: ['One here. Two here.', 'Three here.'] }),
    });
    const { generation: before } = await workspace.build();
    await workspace.put(
      'a.md',
      articleFile({ paragraphs: ['One here. Four here.', 'Three here. Five here.'] }),
    );
    const { generation: after } = await workspace.build();
    const { store } = workspace.folders();
    await store.choose({ generation: after, corpusFingerprint: 'as it is' });
    const files = readdirSync(workspace.data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => ({ path, intact: readFileSync(path) }));
    expect(files.length).toBeGreaterThan(15);

    const random = randomNumbers(SEED);
    const kinds = new Map<string, number>();
    for (let damage = 0; damage < DAMAGES; damage += 1) {
      const { path, intact } = files[Math.floor(random() * files.length)] ?? {
        path: '',
        intact: Buffer.of(),
      };
      const content = damaged(intact, random);
      if (content.equals(intact)) continue;
      writeFileSync(path, content);
      const found = await store.find({ model: FAKE_MODEL });
      kinds.set(found.kind, (kinds.get(found.kind) ?? 0) + 1);
      const usable = found.kind === 'found' ? found : await store.findAny({ model: FAKE_MODEL });
      // One file is damaged, and there are two generations.
      expect(usable).toBeDefined();
      if (damage % OPEN_EVERY === 0) {
        const texts = (await usable?.open())?.sentences.map(({ text }) => text);
        expect(texts).toEqual(usable?.generation === before ? TEXTS.before : TEXTS.after);
      }
      if (found.kind !== 'found') expect(found.kind).toBe('damaged');
      if (damage % BUILD_EVERY === 0) {
        await workspace.build();
        expect(await workspace.texts()).toEqual(TEXTS.after);
        for (const file of files) writeFileSync(file.path, file.intact);
      } else writeFileSync(path, intact);
    }
    expect(kinds.get('found')).toBeGreaterThan(100);
    expect(kinds.get('damaged')).toBeGreaterThan(100);
  });
});
