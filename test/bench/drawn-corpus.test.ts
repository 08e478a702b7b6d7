import { describe, expect, it } from 'vitest';
import { dot, normalise } from '../../src/embedding/vector.ts';
import { SeededRandom } from '../../scripts/bench/seeded-random.ts';
import { drawnContent } from '../../scripts/bench/sizes/drawn-corpus.ts';
import { WordDraw } from '../../scripts/bench/sizes/draw-words.ts';
import { givenArticle, joined } from '../../scripts/evaluation/sets/given-article.ts';

const DIMENSION = 64;
const TEXTS = ['Die Bücherei öffnet am Sonntag.', 'Der Garten der Bücherei bleibt im Winter leer.'];

const random = new SeededRandom(7);
const articles = joined(
  Array.from({ length: 10 }, (_, i) =>
    givenArticle({ id: `real-${i}`, language: 'de', title: 'Bücherei', paragraphs: [TEXTS, TEXTS] }),
  ),
);
/** With vectors that lie about one direction, as those of a model do. */
const REAL = {
  ...articles,
  vectors: articles.sentences.map(() =>
    normalise(Float32Array.from({ length: DIMENSION }, () => 1 + 0.6 * random.gaussian())),
  ),
};

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe('a drawn corpus', () => {
  it('holds as many sentences as asked for, each with a vector of length 1', () => {
    for (const size of [1, 39, 40, 41, 500]) {
      const drawn = drawnContent(REAL, size);
      const { sentences, vectors } = drawn;
      expect(sentences).toHaveLength(size);
      expect(vectors).toHaveLength(size);
      for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 4);
      expect(new Set(sentences.map(({ articleId }) => articleId))).toEqual(
        new Set(drawn.articles.map(({ id }) => id)),
      );
    }
  });

  it('begins with the real articles and as a smaller one does', () => {
    const [small, large] = [drawnContent(REAL, 100), drawnContent(REAL, 400)];
    expect(small.sentences.slice(0, 40).map(({ text }) => text)).toEqual(
      REAL.sentences.map(({ text }) => text),
    );
    expect(large.sentences.slice(0, 100)).toEqual(small.sentences);
    expect(large.vectors.slice(0, 100)).toEqual(small.vectors);
  });

  it('lies in clusters: in a paragraph nearer than in an article, there nearer than elsewhere', () => {
    const { sentences, vectors } = drawnContent(REAL, 1000);
    const cosines = { paragraph: [] as number[], article: [] as number[], elsewhere: [] as number[] };
    for (let i = 40; i < 400; i++) {
      for (let j = i + 1; j < 400; j++) {
        const [a, b] = [sentences[i], sentences[j]];
        const [v, w] = [vectors[i], vectors[j]];
        if (!a || !b || !v || !w) continue;
        const together =
          a.articleId !== b.articleId ? 'elsewhere' : a.paragraph === b.paragraph ? 'paragraph' : 'article';
        cosines[together].push(dot(v, w));
      }
    }
    expect(meanOf(cosines.paragraph)).toBeCloseTo(0.987, 2);
    expect(meanOf(cosines.article)).toBeCloseTo(0.86, 1);
    expect(meanOf(cosines.elsewhere)).toBeCloseTo(0.79, 1);
  });
});

describe('drawn words', () => {
  it('come the more often the earlier they rank, and are mostly the real ones', () => {
    const draw = new WordDraw(TEXTS, new SeededRandom(1));
    const words = Array.from({ length: 2000 }, () => draw.sentence().slice(0, -1).split(' ')).flat();
    const count = (word: string): number => words.filter((other) => other === word).length;
    // Twice in the texts; the others once.
    expect(count('Bücherei')).toBeGreaterThan(1.2 * count('Winter'));
    expect(words).toContain('Winter');
    expect(words.some((word) => !TEXTS.join(' ').includes(word))).toBe(true);
  });
});
