import type { Embedder } from '../../src/embedding/embedder.ts';
import type { XquadParagraph } from './xquad.ts';

/** Sentences of each language in the cohort: mean and deviation of the cosines are steady from about 100. */
const SENTENCES_A_LANGUAGE = 128;

/** The own vectors of sentences from XQuAD, at even distances: what a question is near to for no reason. */
export async function embedCohort(
  xquad: Readonly<Record<'de' | 'en', readonly XquadParagraph[]>>,
  embedder: Embedder,
): Promise<Float32Array[]> {
  const sentences = [xquad.de, xquad.en].flatMap((paragraphs) => {
    const all = paragraphs.flatMap((paragraph) => paragraph.sentences);
    return Array.from(
      { length: SENTENCES_A_LANGUAGE },
      (_, i) => all[Math.floor((i * all.length) / SENTENCES_A_LANGUAGE)] ?? '',
    );
  });
  const vectors: Float32Array[] = [];
  for await (const { index, sentences: own } of embedder.embedParagraphs(
    sentences.map((sentence) => [sentence]),
  )) {
    vectors[index] = own[0]?.own ?? new Float32Array();
  }
  return vectors;
}
