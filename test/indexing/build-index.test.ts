import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../src/embedding/embedder.ts';
import type { BuildProgress } from '../../src/indexing/build-summary.ts';
import type { SearchIndex } from '../../src/search-index/search-index.ts';
import { articleFile } from '../builders/articles.ts';
import { FAKE_MODEL, FakeEmbedder, fakeVector } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';

const HARBOUR = articleFile({
  title: 'Harbour',
  language: 'en',
  paragraphs: ['The harbour opened in May. Ships came at once.', 'Nobody sang.'],
});
const MARKET = articleFile({ title: 'Market', paragraphs: ['The market closed early. It rained.'] });

const rounded = (cosine: number): number => Math.round(cosine * 1e5) / 1e5;

/** The sentence nearest to the vector that the fake embedder gives a sentence in a paragraph, and their cosine. */
async function nearestTo(index: SearchIndex, text: string, paragraph: Paragraph) {
  const vector = fakeVector(text, paragraph, FAKE_MODEL.dimension);
  const [nearest] = await index.search({ vector, stems: new Map(), k: 1 });
  return nearest && [nearest.sentence.text, rounded(nearest.cosine)];
}

const neverLoaded = async (): Promise<never> => {
  throw new Error('The embedder was loaded');
};

describe('building an index for the first time', () => {
  it('sums up what it did', async () => {
    const workspace = await IndexWorkspace.create({ 'harbour.md': HARBOUR, 'market.md': MARKET });
    const summary = await workspace.build();
    expect(summary).toMatchObject({
      articles: 2,
      sentences: 5,
      newSentences: 5,
      reusedSentences: 0,
      problems: [],
      unchanged: false,
      generation: (await workspace.found()).generation,
    });
    expect(summary.seconds).toBeGreaterThan(0);
    expect(summary.sentencesPerSecond).toBeGreaterThan(0);
  });

  it('keeps the sentences in the order of articles and ordinals, each the text of its article', async () => {
    const workspace = await IndexWorkspace.create({ 'market.md': MARKET, 'harbour.md': HARBOUR });
    await workspace.build();
    const { articles, sentences } = await workspace.opened();
    expect(sentences.map(({ articleId, ordinal }) => `${articleId} ${ordinal}`)).toEqual([
      'harbour 0',
      'harbour 1',
      'harbour 2',
      'market 0',
      'market 1',
    ]);
    for (const { articleId, start, end, text } of sentences) {
      expect(articles.get(articleId)?.text.slice(start, end)).toBe(text);
    }
  });

  it('stores the vector of each sentence in its paragraph and finds it by that', async () => {
    const workspace = await IndexWorkspace.create({ 'harbour.md': HARBOUR });
    await workspace.build();
    const index = await workspace.opened();
    const paragraph = {
      heading: undefined,
      sentences: ['The harbour opened in May.', 'Ships came at once.'],
    };
    expect(await nearestTo(index, 'Ships came at once.', paragraph)).toEqual(['Ships came at once.', 1]);
  });

  it('embeds each paragraph under the heading above it', async () => {
    const workspace = await IndexWorkspace.create({
      'harbour.md': articleFile({
        title: 'Harbour',
        paragraphs: ['# Ships', 'They came.', '# Songs', 'They went.'],
      }),
    });
    await workspace.build();
    const index = await workspace.opened();
    for (const [heading, text] of [
      ['Ships', 'They came.'],
      ['Songs', 'They went.'],
    ] as const) {
      expect(await nearestTo(index, text, { heading, sentences: [text] })).toEqual([text, 1]);
    }
  });

  it('tells its progress in sentences: embedded, then indexed', async () => {
    const workspace = await IndexWorkspace.create({ 'harbour.md': HARBOUR });
    const heard: BuildProgress[] = [];
    await workspace.build(undefined, { onProgress: (progress) => heard.push(progress) });
    expect(heard).toEqual([
      { phase: 'embedding', done: 0, total: 3 },
      { phase: 'embedding', done: 1, total: 3 },
      { phase: 'embedding', done: 3, total: 3 },
      { phase: 'indexing', done: 3, total: 3 },
    ]);
  });

  it('embeds a paragraph that stands in several articles once', async () => {
    const workspace = await IndexWorkspace.create({
      'a.md': articleFile({ paragraphs: ['Only here.', 'The same everywhere. Twice over.'] }),
      'b.md': articleFile({ paragraphs: ['The same everywhere. Twice over.'] }),
    });
    const embedder = new FakeEmbedder();
    const summary = await workspace.build(embedder);
    expect(embedder.embedded).toHaveLength(2);
    expect(summary).toMatchObject({ sentences: 5, newSentences: 3, reusedSentences: 2 });
    const index = await workspace.opened();
    const vector = fakeVector(
      'Twice over.',
      { heading: undefined, sentences: ['The same everywhere.', 'Twice over.'] },
      FAKE_MODEL.dimension,
    );
    const found = await index.search({ vector, stems: new Map(), k: 2 });
    expect(new Map(found.map(({ position, cosine }) => [position, rounded(cosine)]))).toEqual(
      new Map([
        [2, 1],
        [4, 1],
      ]),
    );
  });
});

describe('building an index again', () => {
  it('loads no embedder and writes nothing where nothing has changed', async () => {
    const workspace = await IndexWorkspace.create({ 'harbour.md': HARBOUR });
    const first = await workspace.build();
    const second = await workspace.build(undefined, { loadEmbedder: neverLoaded });
    expect(second).toMatchObject({
      articles: 1,
      sentences: 3,
      newSentences: 0,
      reusedSentences: 3,
      sentencesPerSecond: undefined,
      unchanged: true,
      generation: first.generation,
    });
    expect(workspace.generations()).toEqual([first.generation]);
  });

  it('names what lies beside the articles by now, where none of these has changed', async () => {
    const workspace = await IndexWorkspace.create({
      'harbour.md': HARBOUR,
      'empty.md': '',
      'old.rtf': '{\\rtf',
    });
    await workspace.build();
    await workspace.remove('old.rtf');
    await workspace.put('new.odt', 'PK');
    const { unchanged, problems } = await workspace.build(undefined, { loadEmbedder: neverLoaded });
    expect(unchanged).toBe(true);
    expect(problems.map(({ path }) => path)).toEqual(['corpus/empty.md', 'corpus/new.odt']);
  });

  it('embeds only the paragraph that has changed', async () => {
    const workspace = await IndexWorkspace.create({ 'harbour.md': HARBOUR, 'market.md': MARKET });
    await workspace.build();
    await workspace.put('harbour.md', HARBOUR.replace('Nobody sang.', 'Everybody sang.'));
    const embedder = new FakeEmbedder();
    const summary = await workspace.build(embedder);
    expect(embedder.embedded).toEqual([['Everybody sang.']]);
    expect(summary).toMatchObject({ newSentences: 1, reusedSentences: 4, unchanged: false });
    expect(await workspace.texts()).toContain('Everybody sang.');
  });

  it('embeds a sentence again whose paragraph has changed around it', async () => {
    const workspace = await IndexWorkspace.create({ 'market.md': MARKET });
    await workspace.build();
    await workspace.put('market.md', MARKET.replace('It rained.', 'It snowed.'));
    const embedder = new FakeEmbedder();
    await workspace.build(embedder);
    expect(embedder.embedded).toEqual([['The market closed early.', 'It snowed.']]);
  });

  it('embeds a paragraph again whose heading has changed', async () => {
    const workspace = await IndexWorkspace.create({
      'market.md': articleFile({
        title: 'Market',
        paragraphs: ['# Weather', 'It rained.', '# Trade', 'It closed.'],
      }),
    });
    await workspace.build();
    await workspace.put(
      'market.md',
      articleFile({ title: 'Market', paragraphs: ['# Weather', 'It rained.', '# Business', 'It closed.'] }),
    );
    const embedder = new FakeEmbedder();
    await workspace.build(embedder);
    expect(embedder.embedded).toEqual([['It closed.']]);
  });

  it('takes in a new article and embeds nothing else', async () => {
    const workspace = await IndexWorkspace.create({ 'market.md': MARKET });
    await workspace.build();
    await workspace.put('harbour.md', HARBOUR);
    expect(await workspace.build()).toMatchObject({ articles: 2, newSentences: 3, reusedSentences: 2 });
    expect([...(await workspace.opened()).articles.keys()]).toEqual(['harbour', 'market']);
  });

  it('drops a removed article and embeds nothing', async () => {
    const workspace = await IndexWorkspace.create({ 'harbour.md': HARBOUR, 'market.md': MARKET });
    await workspace.build();
    await workspace.remove('harbour.md');
    const summary = await workspace.build(undefined, { loadEmbedder: neverLoaded });
    expect(summary).toMatchObject({ articles: 1, sentences: 2, newSentences: 0, unchanged: false });
    expect(await workspace.texts()).toEqual(['The market closed early.', 'It rained.']);
  });

  it('embeds nothing where an article was only renamed', async () => {
    const workspace = await IndexWorkspace.create({ 'market.md': MARKET });
    await workspace.build();
    await workspace.remove('market.md');
    await workspace.put('bazaar.md', MARKET);
    const summary = await workspace.build(undefined, { loadEmbedder: neverLoaded });
    expect(summary).toMatchObject({ newSentences: 0, unchanged: false });
    expect([...(await workspace.opened()).articles.keys()]).toEqual(['bazaar']);
  });

  it('embeds everything with another model, and nothing on the way back', async () => {
    const workspace = await IndexWorkspace.create({ 'market.md': MARKET });
    await workspace.build();
    const other = new FakeEmbedder({ model: { name: 'other', fingerprint: 'other-1', dimension: 5 } });
    expect(await workspace.build(other)).toMatchObject({ newSentences: 2 });
    const vector = new Float32Array(5);
    expect(
      await (await workspace.opened(other.model)).search({ vector, stems: new Map(), k: 9 }),
    ).toHaveLength(2);
    const back = await workspace.build(undefined, { loadEmbedder: neverLoaded });
    expect(back).toMatchObject({ newSentences: 0, unchanged: false });
    expect((await workspace.find()).kind).toBe('found');
  });

  it('embeds and writes everything anew by force', async () => {
    const workspace = await IndexWorkspace.create({ 'market.md': MARKET });
    const first = await workspace.build();
    const summary = await workspace.build(undefined, { force: true });
    expect(summary).toMatchObject({ newSentences: 2, reusedSentences: 0, unchanged: false });
    expect(summary.generation).not.toBe(first.generation);
  });
});
