import { rm, writeFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleMaker } from '../../src/corpus/read-corpus.ts';
import type { SearchIndex } from '../../src/search-index/search-index.ts';
import { articleFile } from '../builders/articles.ts';
import { directionOf, FAKE_MODEL } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';
import { MADE_HERE } from '../helpers/made-here.ts';

const QUERIES = ['harbour', 'market', 'song'].map((text) => directionOf(text, FAKE_MODEL.dimension));

/** What is found of every question, however the index came about. */
async function foundIn(index: SearchIndex) {
  const found = QUERIES.map((vector) => index.search({ vector, stems: new Map(), k: 10 }));
  return (await Promise.all(found)).map((matches) =>
    matches
      .map(({ sentence, article, position, cosine }) => ({
        text: sentence.text,
        file: article.file,
        position,
        cosine: Math.round(cosine * 1e4),
      }))
      .toSorted((a, b) => a.position - b.position),
  );
}

/** Counts the files that are made into articles. */
function counting(): { readonly maker: ArticleMaker; readonly made: string[] } {
  const made: string[] = [];
  const make: ArticleMaker['make'] = (file, bytes) => {
    made.push(file.relativePath);
    return MADE_HERE.make(file, bytes);
  };
  return { maker: { ...MADE_HERE, make }, made };
}

const article = (name: string, version: number): string =>
  articleFile({
    title: name,
    paragraphs: ['# Part', `It is ${name} in state ${version}. Twice over.`, `Nobody knows ${name}.`],
  });

describe('an index that takes over what was there', () => {
  it('finds the same as one that is built anew, whatever came, changed and went before', async () => {
    const states = fc.array(fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }), {
      minLength: 2,
      maxLength: 4,
    });
    await fc.assert(
      fc.asyncProperty(states, async (versions) => {
        const workspace = await IndexWorkspace.create({ 'm.md': article('m', 0) });
        for (const state of versions) {
          for (const [at, version] of state.entries()) {
            const name = `${'agmtz'[at] ?? 'q'}${at}`;
            await (version === 0
              ? rm(`${workspace.corpus}/${name}.md`, { force: true })
              : workspace.put(`${name}.md`, article(name, version)));
          }
          await workspace.build();
        }
        const extended = await workspace.opened();
        await workspace.build(undefined, { force: true });
        const anew = await workspace.opened();
        expect([...extended.articles]).toEqual([...anew.articles]);
        expect(extended.sentences).toEqual(anew.sentences);
        expect(await foundIn(extended)).toEqual(await foundIn(anew));
      }),
      { numRuns: 8 },
    );
  });

  it('reads only the files that have changed, and goes on warning of the others', async () => {
    const odd = articleFile({ title: 'Odd', date: '03/04/2024', paragraphs: ['It is odd.'] });
    const workspace = await IndexWorkspace.create({ 'odd.md': odd, 'market.md': article('market', 1) });
    const first = await workspace.build();
    expect(first.warnings).not.toEqual([]);
    await workspace.put('harbour.md', article('harbour', 1));
    const { maker, made } = counting();
    expect((await workspace.build(undefined, { maker })).warnings).toEqual(first.warnings);
    expect(made).toEqual(['harbour.md']);
  });

  it.each(['articles.json', 'sources.json', 'sentences.json', 'vectors.f32'])(
    'takes nothing from one whose %s is not as it was written',
    async (part) => {
      const workspace = await IndexWorkspace.create({ 'market.md': article('market', 1) });
      const { generation } = await workspace.build();
      await writeFile(workspace.pathInGeneration(generation, part), 'altered');
      await workspace.put('harbour.md', article('harbour', 1));
      const { maker, made } = counting();
      await workspace.build(undefined, { maker });
      expect(made).toEqual(['harbour.md', 'market.md']);
      expect(await workspace.texts()).toContain('It is market in state 1.');
    },
  );

  it.each(['labels.u32', 'vectors.hnsw'])('makes a graph anew where its %s is damaged', async (part) => {
    const workspace = await IndexWorkspace.create({ 'market.md': article('market', 1) });
    const { generation } = await workspace.build();
    await writeFile(workspace.pathInGeneration(generation, part), 'altered');
    await workspace.put('harbour.md', article('harbour', 1));
    await workspace.build();
    const extended = await foundIn(await workspace.opened());
    await workspace.build(undefined, { force: true });
    expect(extended).toEqual(await foundIn(await workspace.opened()));
  });
});
