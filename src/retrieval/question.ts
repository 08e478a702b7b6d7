import { guessLanguage } from '../corpus/guess-language.ts';
import type { Language } from '../corpus/language.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { askedFor, type AnswerType } from './answer-type.ts';

/** A question, understood as far as that is cheap. */
export interface Question {
  readonly text: string;
  /** Its embedding, of length 1, and those of its tokens (see `quantise`). */
  readonly vector: Float32Array;
  readonly tokens: Int8Array;
  readonly language: Language;
  readonly asksFor: AnswerType | undefined;
}

/** @param asking the part of the text that says what is asked for, where it is not the whole */
export async function understand(text: string, embedder: Embedder, asking = text): Promise<Question> {
  return {
    text,
    ...(await embedder.embedQuery(text)),
    language: guessLanguage(text),
    asksFor: askedFor(asking) ?? askedFor(text),
  };
}
