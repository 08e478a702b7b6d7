import { setImmediate as nextTurn } from 'node:timers/promises';
import { unusableModel } from '../models/model-fault.ts';
import type { ModelFiles, ModelIdentity } from '../models/model-files.ts';
import { openSession, type ModelSession, type SessionOptions } from '../models/model-session.ts';
import { loadTokenizer, type Tokenizer } from '../models/tokenizer.ts';
import type { Embedder, Paragraph, ParagraphVectors } from './embedder.ts';
import { normalise } from './vector.ts';
import { sentenceWindows } from './windows.ts';

/** The prefixes that E5 models are trained with (Wang et al. 2024, arXiv 2402.05672). */
const QUERY_PREFIX = 'query:';
const PASSAGE_PREFIX = 'passage:';

/** Tokens of a question that are embedded, as many as the reader takes of it: more would hold up whoever asks next. */
const QUERY_TOKENS = 64;

/** Tokens of a heading that are read with its paragraphs: one that is longer is a paragraph itself. */
const HEADING_TOKENS = 32;

/**
 * Loads tokenizer and model from disk (about 0.4 s) and runs both once.
 * @throws ModelFault when the runtime cannot make a session of the files.
 */
export async function loadModelEmbedder(files: ModelFiles, options: SessionOptions = {}): Promise<Embedder> {
  try {
    const tokenizer = await loadTokenizer(files);
    const session = await openSession(files.weightsPath, options);
    const embedder = new ModelEmbedder(files.identity, tokenizer, session);
    await embedder.embedQuery('beleg');
    return embedder;
  } catch (fault) {
    throw unusableModel('embedder', files.folder, fault);
  }
}

/**
 * Reads one sequence at a time. A batch would be no faster on two cores, and its members would share the activation
 * scales of dynamic quantisation: the vectors then depend on their neighbours (cosine 0.995 to the same sentence read
 * alone) and an index could not be built twice alike. See docs/performance.md.
 */
class ModelEmbedder implements Embedder {
  readonly model: ModelIdentity;
  readonly #tokenizer: Tokenizer;
  readonly #session: ModelSession;

  constructor(identity: ModelIdentity, tokenizer: Tokenizer, session: ModelSession) {
    this.model = identity;
    this.#tokenizer = tokenizer;
    this.#session = session;
  }

  async embedQuery(question: string): Promise<Float32Array> {
    const ids = this.#tokenizer.encode(`${QUERY_PREFIX} ${question}`);
    return mean(await this.#read(ids.slice(0, QUERY_TOKENS)));
  }

  pieces(word: string): number {
    return this.#tokenizer.encode(word).length;
  }

  async *embedParagraphs(paragraphs: readonly Paragraph[]): AsyncGenerator<ParagraphVectors> {
    for (const [index, paragraph] of paragraphs.entries()) {
      yield { index, vectors: await this.#embedParagraph(paragraph) };
      // The model runs synchronously: this lets a progress bar draw and a signal arrive.
      await nextTurn();
    }
  }

  /** The mean of a sentence's token vectors when its whole paragraph is read at once (late chunking, arXiv 2409.04701). */
  async #embedParagraph({ heading = '', sentences }: Paragraph): Promise<Float32Array[]> {
    const opening = [
      ...this.#tokenizer.encode(PASSAGE_PREFIX),
      ...this.#tokenizer.encode(heading).slice(0, HEADING_TOKENS),
    ];
    const encoded = sentences.map((sentence) => this.#tokenizer.encode(sentence));
    const windows = sentenceWindows(
      encoded.map((ids) => ids.length),
      this.#room - opening.length,
    );
    const vectors: Float32Array[] = [];
    for (const { first, last } of windows) {
      const states = await this.#read([...opening, ...encoded.slice(first, last + 1).flat()]);
      let start = 1 + opening.length;
      for (let i = first; i <= last; i++) {
        const end = start + (encoded[i]?.length ?? 0);
        // The closing token belongs to no sentence.
        const own = states.slice(start, Math.min(end, states.length - 1));
        // A sentence that opens a window was read before, with more in front of it. One without a token (nothing but
        // control characters) takes the mean of its window.
        vectors[i] ??= mean(own.length === 0 ? states : own);
        start = end;
      }
    }
    return vectors;
  }

  /** Tokens that fit into the model's window beside the two special ones. */
  get #room(): number {
    return this.#tokenizer.limit - 2;
  }

  /** The vectors of all tokens, the special ones included; what the window cannot hold is cut off. */
  async #read(body: readonly number[]): Promise<Float32Array[]> {
    const { opening, closing } = this.#tokenizer;
    const ids = [opening, ...body.slice(0, this.#room), closing];
    const { last_hidden_state: states } = await this.#session.run({
      input_ids: ids,
      attention_mask: ids.map(() => 1),
      // BERT's own models want to know that all is one text.
      ...(this.#session.inputs.includes('token_type_ids') && { token_type_ids: ids.map(() => 0) }),
    });
    if (states === undefined) throw new Error('it has no output last_hidden_state');
    const { dimension } = this.model;
    if (states.length !== ids.length * dimension) {
      throw new Error(`its vectors do not have the ${dimension} components that config.json says`);
    }
    return ids.map((_, token) => states.subarray(token * dimension, (token + 1) * dimension));
  }
}

/** The mean of vectors, scaled to length 1 (so that their sum will do). */
function mean(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? 0);
  }
  return normalise(sum);
}
