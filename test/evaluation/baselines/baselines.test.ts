import { describe, expect, it } from 'vitest';
import { createAskSystems } from '../../../scripts/evaluation/baselines/ask-systems.ts';
import { embedContent, type Baseline } from '../../../scripts/evaluation/baselines/baseline.ts';
import {
  buildBaselines,
  loadBaselinePackages,
  missingBaselines,
} from '../../../scripts/evaluation/baselines/build-baselines.ts';
import { measureFootprint } from '../../../scripts/evaluation/baselines/footprint.ts';
import type { EvaluationSet } from '../../../scripts/evaluation/sets/evaluation-set.ts';
import { sentencesOf } from '../../../src/sentences/sentence.ts';
import { answered } from '../../builders/answers.ts';
import { articleOf, LIBRARY, MUSEUM } from '../../builders/articles.ts';
import { directionOf, FakeEmbedder, fakeVector } from '../../helpers/fake-embedder.ts';

/** Long enough for several chunks; each of its paragraphs is one. */
const LONG = articleOf({
  id: 'lang',
  paragraphs: ['Ahorn', 'Birke', 'Eiche'].map((tree) => `${tree} steht im Park. `.repeat(40).trim()),
});

const articles = [LIBRARY, MUSEUM, LONG];
const sentences = articles.flatMap(sentencesOf);
const embedder = new FakeEmbedder();
const { dimension } = embedder.model;
const content = await embedContent({ articles, sentences }, embedder);
const packages = await loadBaselinePackages();
const { baselines, index, footprints } = await buildBaselines({ content, embedder }, packages);

function baseline(wanted: Baseline['system']): Baseline {
  const found = baselines.find(({ system }) => system === wanted);
  if (found === undefined) throw new Error(`There is no baseline ${wanted}`);
  return found;
}

/** A question with a vector of its own choice, and the texts that a system shows for it. */
async function texts(system: Baseline['system'], vector: Float32Array, articleId?: string, text = '') {
  const passages = await baseline(system).search({ text, stems: new Map(), vector }, articleId);
  return passages.map((passage) => ({
    articleId: passage.articleId,
    text: articles.find(({ id }) => id === passage.articleId)?.text.slice(passage.start, passage.end),
  }));
}

const nowhere = directionOf('nowhere', dimension);
const KUCHEN = sentences.find(({ text }) => text.includes('Kuchen'));
const kuchen = content.vectors[sentences.findIndex((sentence) => sentence === KUCHEN)] ?? nowhere;

describe('every system', () => {
  it.each(['words', 'dense', 'fused', 'recipe'] as const)(
    '%s looks into one article, or all',
    async (system) => {
      const text = 'Bücherei Billet Park';
      const inOne = await texts(system, kuchen, MUSEUM.id, text);
      expect(inOne.length).toBeGreaterThan(0);
      expect(inOne.map(({ articleId }) => articleId)).toEqual(inOne.map(() => MUSEUM.id));
      const inAll = await texts(system, kuchen, undefined, text);
      expect(new Set(inAll.map(({ articleId }) => articleId)).size).toBeGreaterThan(1);
      expect(inAll.length).toBeLessThanOrEqual(8);
    },
  );

  it('says what it costs; beleg reads what it finds in its own index', () => {
    expect(Object.keys(footprints).toSorted()).toEqual(['dense', 'fused', 'reader', 'recipe', 'words']);
    for (const { indexBytes, buildMilliseconds } of Object.values(footprints)) {
      expect(indexBytes).toBeGreaterThan(LONG.text.length);
      expect(buildMilliseconds).toBeGreaterThan(0);
    }
    expect(footprints.reader).toEqual(footprints.fused);
    expect([...index.articles.keys()]).toEqual(articles.map(({ id }) => id));
  });
});

describe('words alone', () => {
  it('finds whole words in whatever case, and sentences by their heading', async () => {
    expect(await texts('words', nowhere, undefined, 'KUCHEN garten')).toEqual([
      { articleId: LIBRARY.id, text: KUCHEN?.text },
    ]);
    expect(await texts('words', nowhere, undefined, 'kuch')).toEqual([]);
    const byHeading = await texts('words', nowhere, undefined, 'zeiten');
    expect(byHeading.map(({ articleId }) => articleId)).toEqual(byHeading.map(() => LIBRARY.id));
    expect(byHeading).toHaveLength(8);
  });
});

describe.each(['dense', 'fused'] as const)('%s', (system) => {
  it('shows the sentence first whose vector is nearest', async () => {
    expect((await texts(system, kuchen))[0]?.text).toBe(KUCHEN?.text);
  });
});

describe('the recipe', () => {
  it('shows the four nearest chunks, cut from the article', async () => {
    const [park = ''] = LONG.text.split('\n\n').slice(1);
    const chunk = fakeVector(park, { heading: undefined, sentences: [park] }, dimension);
    const found = await texts('recipe', chunk);
    expect(found[0]).toEqual({ articleId: LONG.id, text: park });
    expect(found).toHaveLength(4);
  });
});

describe('the systems together', () => {
  const set: EvaluationSet = {
    collection: 'test',
    name: 'test',
    articles,
    sentences,
    questions: [],
    scope: 'article',
    measures: 'answers',
  };
  const question = {
    id: 'buecherei/0',
    articleId: LIBRARY.id,
    language: 'de' as const,
    kind: 'test',
    question: 'Gibt es Kuchen?',
    answers: [KUCHEN?.ordinal ?? -1],
    also: [],
    span: undefined,
    own: true,
  };
  const stages = { embedding: 1, search: 1, reading: 40, whole: 42 };

  it('are asked the same question, and the bot by what it answered', async () => {
    const ask = createAskSystems({ set, baselines, embedder });
    const systems = await ask({ question, answer: answered(), stages });
    expect(Object.keys(systems).toSorted()).toEqual(['dense', 'fused', 'reader', 'recipe', 'words']);
    expect(systems.words?.rank).toBe(0);
    expect(systems.recipe?.rank).toBe(0);
    expect(systems.reader).toMatchObject({ rank: null, milliseconds: stages.whole });
  });

  it('leave out the bot where the search alone is asked', async () => {
    const ask = createAskSystems({ set, baselines, embedder });
    expect(await ask({ question, answer: undefined, stages })).not.toHaveProperty('reader');
  });
});

describe('packages that are not installed', () => {
  it('leave their systems out and say how to get them', async () => {
    const without = { words: undefined, recipe: undefined };
    const built = await buildBaselines({ content, embedder }, without);
    expect(built.baselines.map(({ system }) => system)).toEqual(['dense', 'fused']);
    expect(missingBaselines(without)).toMatch(/minisearch.*LangChain.*npm ci/);
    expect(missingBaselines(packages)).toBeUndefined();
  });
});

describe('the memory of an index', () => {
  it('is what the opened one holds, on the heap, in buffers and by its library', async () => {
    const [buffer, native] = [16_000_000, 4_000_000];
    const { opened, footprint } = await measureFootprint(
      {
        build: async () => new Uint8Array(buffer).fill(1),
        size: (kept) => kept.byteLength,
        open: async (kept) => kept.slice(),
        native: () => native,
      },
      5000,
    );
    expect(opened).toHaveLength(buffer);
    expect(footprint.indexBytes).toBe(buffer);
    expect(footprint.buildMilliseconds).toBeGreaterThan(5000);
    expect(Math.abs((footprint.memoryBytes ?? 0) - buffer - native)).toBeLessThan(buffer / 8);
  });
});
