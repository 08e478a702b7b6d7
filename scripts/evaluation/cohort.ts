import type { Embedder } from '../../src/embedding/embedder.ts';
import { mean } from './measures.ts';
import { spread } from './spread.ts';
import type { XquadParagraph } from './xquad.ts';

type Xquad = Readonly<Record<'de' | 'en', readonly XquadParagraph[]>>;

/** Sentences, and questions, of each language: mean and deviation of the cosines are steady from about 100. */
const TAKEN_A_LANGUAGE = 128;

/** The own vectors of sentences from XQuAD, at even distances: what a question is near to for no reason. */
export async function embedCohort(xquad: Xquad, embedder: Embedder): Promise<Float32Array[]> {
  const sentences = [xquad.de, xquad.en].flatMap((paragraphs) =>
    spread(
      paragraphs.flatMap((paragraph) => paragraph.sentences),
      TAKEN_A_LANGUAGE,
    ),
  );
  const vectors: Float32Array[] = [];
  for await (const { index, sentences: own } of embedder.embedParagraphs(sentences.map((text) => [text]))) {
    vectors[index] = own[0]?.own ?? new Float32Array();
  }
  return vectors;
}

/** The mean vector of questions from XQuAD, at even distances: what a question has in common with any other. */
export async function meanQuestion(xquad: Xquad, embedder: Embedder): Promise<Float32Array> {
  const questions = [xquad.de, xquad.en].flatMap((paragraphs) =>
    spread(
      paragraphs.flatMap((paragraph) => paragraph.questions),
      TAKEN_A_LANGUAGE,
    ),
  );
  const vectors: Float32Array[] = [];
  for (const { question } of questions) vectors.push((await embedder.embedQuery(question)).vector);
  const { dimension } = embedder.model;
  return Float32Array.from({ length: dimension }, (_, i) => mean(vectors.map((vector) => vector[i] ?? 0)));
}
