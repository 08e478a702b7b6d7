import type { Embedder } from '../../src/embedding/embedder.ts';
import type { Language } from '../../src/language/language.ts';
import { retrieve, embedQuestion } from '../../src/retrieval/retrieve.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import { givenArticle } from './given-article.ts';
import { rankingFigures, type RankingFigures } from './measures.ts';
import type { XquadParagraph } from './xquad.ts';

/** Sentence retrieval among all sentences of an XQuAD file. */
export async function xquadFigures(
  paragraphs: readonly XquadParagraph[],
  language: Language,
  embedder: Embedder,
): Promise<RankingFigures & { readonly sentences: number }> {
  const { article, sentences } = givenArticle({
    id: 'xquad',
    language,
    title: 'XQuAD',
    paragraphs: paragraphs.map((paragraph) => paragraph.sentences),
  });
  const index = await indexInMemory({ articles: [article], sentences }, embedder);
  const ranks: number[] = [];
  let first = 0;
  for (const { sentences: own, questions } of paragraphs) {
    for (const { question, sentence } of questions) {
      const matches = await retrieve(index, await embedQuestion(question, embedder));
      const rank = matches.findIndex((match) => match.sentence.ordinal === first + sentence);
      ranks.push(rank === -1 ? Number.POSITIVE_INFINITY : rank);
    }
    first += own.length;
  }
  return { ...rankingFigures(ranks), sentences: sentences.length };
}
