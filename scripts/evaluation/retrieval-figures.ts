import type { Language } from '../../src/corpus/language.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { understand } from '../../src/retrieval/question.ts';
import { Retriever } from '../../src/retrieval/retriever.ts';
import { corpusInMemory } from './corpus-in-memory.ts';
import { rankingFigures, type RankingFigures } from './measures.ts';
import type { NewsArticle } from './news.ts';
import type { XquadParagraph } from './xquad.ts';

/** Sentence retrieval among all sentences of an XQuAD file. */
export async function xquadFigures(
  paragraphs: readonly XquadParagraph[],
  language: Language,
  embedder: Embedder,
  questionMean: Float32Array,
): Promise<RankingFigures & { readonly sentences: number }> {
  const corpus = await corpusInMemory(
    [{ id: 'xquad', language, paragraphs: paragraphs.map(({ sentences }) => sentences) }],
    embedder,
  );
  const retriever = new Retriever(corpus, questionMean);
  const ranks: number[] = [];
  let first = 0;
  for (const { sentences, questions } of paragraphs) {
    for (const { question, sentence } of questions) {
      const matches = retriever.search(await understand(question, embedder));
      ranks.push(rankOf(matches, new Set([first + sentence])));
    }
    first += sentences.length;
  }
  return { ...rankingFigures(ranks), sentences: corpus.sentences.length };
}

/** Retrieval within each news article, for the questions that it answers; a sentence that answers in part counts. */
export async function newsFigures(
  articles: readonly NewsArticle[],
  embedder: Embedder,
  questionMean: Float32Array,
): Promise<Readonly<Record<Language | 'all', RankingFigures>>> {
  const corpus = await corpusInMemory(
    articles.map(({ id, lang, paragraphs }) => ({ id, language: lang, paragraphs })),
    embedder,
  );
  const retriever = new Retriever(corpus, questionMean);
  const ranks: { lang: Language; rank: number }[] = [];
  for (const { id, questions } of articles) {
    for (const { question, lang, answers, also } of questions) {
      if (answers.length === 0) continue;
      const matches = retriever.search(await understand(question, embedder), id);
      ranks.push({ lang, rank: rankOf(matches, new Set([...answers, ...also])) });
    }
  }
  const of = (language: Language) =>
    rankingFigures(ranks.filter(({ lang }) => lang === language).map(({ rank }) => rank));
  return { all: rankingFigures(ranks.map(({ rank }) => rank)), de: of('de'), en: of('en'), fr: of('fr') };
}

function rankOf(matches: readonly { sentence: { ordinal: number } }[], right: ReadonlySet<number>): number {
  const at = matches.findIndex(({ sentence }) => right.has(sentence.ordinal));
  return at === -1 ? Number.POSITIVE_INFINITY : at;
}
