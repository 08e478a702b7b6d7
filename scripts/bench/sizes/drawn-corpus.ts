import type { IndexContent } from '../../../src/search-index/index-store.ts';
import { givenArticle, joined } from '../../evaluation/sets/given-article.ts';
import { SeededRandom } from '../seeded-random.ts';
import { VectorDraw } from './draw-vectors.ts';
import { WordDraw } from './draw-words.ts';

/** The same in every run: drawn indexes are kept. */
const SEED = 1;
/** Sentences by paragraph of a drawn article, about as many as the real ones have. */
const DRAWN_PARAGRAPHS = [4, 4, 4, 4];
const DRAWN_SENTENCES = DRAWN_PARAGRAPHS.reduce((sum, sentences) => sum + sentences, 0);

/**
 * What an index of so many sentences holds: the real ones first, then as many drawn ones as it takes. A smaller corpus is the
 * beginning of a larger one.
 */
export function drawnContent(real: IndexContent, size: number): IndexContent {
  const articles = Math.ceil(Math.max(0, size - real.sentences.length) / DRAWN_SENTENCES);
  const drawn = drawArticles(real, articles);
  const sentences = [...real.sentences, ...drawn.sentences].slice(0, size);
  const used = new Set(sentences.map(({ articleId }) => articleId));
  return {
    articles: [...real.articles, ...drawn.articles].filter(({ id }) => used.has(id)),
    sentences,
    vectors: [...real.vectors, ...drawn.vectors].slice(0, size),
  };
}

function drawArticles(real: IndexContent, count: number): IndexContent {
  const random = new SeededRandom(SEED);
  const german = new Set(real.articles.filter(({ language }) => language === 'de').map(({ id }) => id));
  const texts = real.sentences.filter(({ articleId }) => german.has(articleId)).map(({ text }) => text);
  const words = new WordDraw(texts, random);
  const vectors = new VectorDraw(real.vectors, random);
  const drawn = Array.from({ length: count }, (_, number) => {
    const id = `drawn-${number}`;
    const paragraphs = DRAWN_PARAGRAPHS.map((length) => Array.from({ length }, () => words.sentence()));
    return {
      ...givenArticle({ id, language: 'de', title: id, paragraphs }),
      vectors: vectors.article(DRAWN_PARAGRAPHS),
    };
  });
  return { ...joined(drawn), vectors: drawn.flatMap((article) => article.vectors) };
}
