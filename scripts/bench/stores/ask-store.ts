import { readFile } from 'node:fs/promises';
import { PROPOSED } from '../../../src/retrieval/retrieve.ts';
import { openStore } from '../../../src/search-index/open-store.ts';
import { residentMemory } from '../machine.ts';
import { askedSchema, type AskedStore } from './asked-store.ts';

/**
 * Opens an index without models, puts questions to it and prints an `AskedStore` as JSON: in a process of its own, since memory is
 * measured. Needs `--expose-gc`.
 */

const ROUNDS = 3;
const [path = ''] = process.argv.slice(2);
const { model, questions, ...place } = askedSchema.parse(JSON.parse(await readFile(path, 'utf8')));
globalThis.gc?.();
const { now: before } = await residentMemory();
const started = performance.now();
const store = await openStore(place);
const found = await store.find({ model });
if (found.kind !== 'found') throw new Error(`the index is ${found.kind}`);
const index = await found.open();
const opening = (performance.now() - started) / 1000;
globalThis.gc?.();
const { now: after } = await residentMemory();
const search: number[] = [];
const nearest: number[][] = [];
for (let round = 0; round < ROUNDS; round++) {
  for (const { vector, stems } of questions) {
    const query = {
      vector: Float32Array.from(vector),
      stems: new Map(stems.map(([language, own]) => [language, new Set(own)])),
      k: PROPOSED,
    };
    const asked = performance.now();
    const scored = await index.search(query);
    // What is compiled and read from disk at first is not measured.
    if (round > 0) search.push(performance.now() - asked);
    else nearest.push(nearestOf(scored));
  }
}
process.stdout.write(
  `${JSON.stringify({ before, after, opening, search, found: nearest } satisfies AskedStore)}\n`,
);
await store.close();

function nearestOf(scored: readonly { readonly position: number; readonly cosine: number }[]): number[] {
  return scored
    .toSorted((a, b) => b.cosine - a.cosine || a.position - b.position)
    .slice(0, PROPOSED)
    .map(({ position }) => position);
}
