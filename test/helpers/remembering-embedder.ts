import type {
  Embedder,
  ModelIdentity,
  ParagraphVectors,
  QueryVectors,
  SentenceVectors,
} from '../../src/embedding/embedder.ts';

/** Reads each question and each paragraph once, however often an evaluation asks for it. */
export class RememberingEmbedder implements Embedder {
  readonly model: ModelIdentity;
  readonly #embedder: Embedder;
  readonly #questions = new Map<string, QueryVectors>();
  readonly #paragraphs = new Map<string, readonly SentenceVectors[]>();

  constructor(embedder: Embedder) {
    this.model = embedder.model;
    this.#embedder = embedder;
  }

  async embedQuery(question: string): Promise<QueryVectors> {
    const vectors = this.#questions.get(question) ?? (await this.#embedder.embedQuery(question));
    this.#questions.set(question, vectors);
    return vectors;
  }

  async *embedParagraphs(paragraphs: readonly (readonly string[])[]): AsyncGenerator<ParagraphVectors> {
    const unread = paragraphs.filter((texts) => !this.#paragraphs.has(texts.join('\n')));
    for await (const { index, sentences } of this.#embedder.embedParagraphs(unread)) {
      this.#paragraphs.set((unread[index] ?? []).join('\n'), sentences);
    }
    for (const [index, texts] of paragraphs.entries()) {
      yield { index, sentences: this.#paragraphs.get(texts.join('\n')) ?? [] };
    }
  }
}
