import { setImmediate as nextTurn } from 'node:timers/promises';
import { AutoModel, AutoTokenizer, env, Tensor, type PreTrainedTokenizer } from '@xenova/transformers';
import { BelegError } from '../errors.ts';
import type { Embedder, ModelIdentity, ParagraphVectors, QueryVectors, SentenceVectors } from './embedder.ts';
import type { ModelFiles } from './model-files.ts';
import { quantise } from './token-vectors.ts';
import { Tokens } from './tokens.ts';
import { normalise } from './vector.ts';
import { sentenceWindows } from './windows.ts';

/** The prefixes that E5 models are trained with (Wang et al. 2024, arXiv 2402.05672). */
const QUERY_PREFIX = 'query:';
const PASSAGE_PREFIX = 'passage:';

type Model = (inputs: {
  input_ids: Tensor;
  attention_mask: Tensor;
}) => Promise<{ last_hidden_state: Tensor }>;

/**
 * Loads tokenizer and model from disk (about 0.4 s) and runs both once.
 * @throws BelegError when the runtime cannot make a session of the files.
 */
export async function loadTransformersEmbedder(files: ModelFiles): Promise<Embedder> {
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = files.parentFolder;
  try {
    const tokenizer: PreTrainedTokenizer = await AutoTokenizer.from_pretrained(files.folderName);
    const model: Model = await AutoModel.from_pretrained(files.folderName, { quantized: files.quantized });
    const embedder = new TransformersEmbedder(files.identity, new Tokens(tokenizer), model);
    await embedder.embedQuery('beleg');
    return embedder;
  } catch (fault) {
    throw new BelegError(
      `The model in ${files.folder} cannot be loaded: ${fault instanceof Error ? fault.message : String(fault)}`,
      'Check that it is a sentence embedding model in the ONNX format of @xenova/transformers, or unset MODEL to use the one that comes with beleg.',
      { cause: fault },
    );
  }
}

/**
 * Reads one sequence at a time. A batch would be no faster on two cores, and its members would share the activation
 * scales of dynamic quantisation: the vectors then depend on their neighbours (cosine 0.995 to the same sentence read
 * alone) and an index could not be built twice alike. See docs/performance.md.
 */
class TransformersEmbedder implements Embedder {
  readonly model: ModelIdentity;
  readonly #tokens: Tokens;
  readonly #run: Model;

  constructor(identity: ModelIdentity, tokens: Tokens, run: Model) {
    this.model = identity;
    this.#tokens = tokens;
    this.#run = run;
  }

  async embedQuery(question: string): Promise<QueryVectors> {
    const prefix = this.#tokens.encode(QUERY_PREFIX);
    const body = this.#tokens.encode(question);
    const states = await this.#read(this.#tokens.sequence([...prefix, ...body]));
    const start = this.#tokens.bodyStart + prefix.length;
    return { vector: mean(states), tokens: quantise(states.slice(start, start + body.length)) };
  }

  async *embedParagraphs(paragraphs: readonly (readonly string[])[]): AsyncGenerator<ParagraphVectors> {
    for (const [index, sentences] of paragraphs.entries()) {
      yield { index, sentences: await this.#embedParagraph(sentences) };
      // The model runs synchronously: this lets a progress bar draw and a signal arrive.
      await nextTurn();
    }
  }

  async #embedParagraph(sentences: readonly string[]): Promise<SentenceVectors[]> {
    const prefix = this.#tokens.encode(PASSAGE_PREFIX);
    const encoded = sentences.map((sentence) => this.#tokens.encode(sentence));
    const vectors: SentenceVectors[] = [];
    for (const { first, last } of sentenceWindows(
      encoded.map((ids) => ids.length),
      this.#tokens.roomFor(prefix),
    )) {
      const states = await this.#read(
        this.#tokens.sequence([...prefix, ...encoded.slice(first, last + 1).flat()]),
      );
      let start = this.#tokens.bodyStart + prefix.length;
      for (let i = first; i <= last; i++) {
        const ids = encoded[i] ?? [];
        const tokens = states.slice(start, start + ids.length);
        // A sentence that opens a window was read before, with more in front of it.
        vectors[i] ??= {
          own: mean(first === last ? states : await this.#read(this.#tokens.sequence([...prefix, ...ids]))),
          // A sentence without a token (nothing but control characters) takes the mean of its window.
          inContext: mean(tokens.length === 0 ? states : tokens),
          tokens: quantise(tokens),
        };
        start += ids.length;
      }
    }
    return vectors;
  }

  /** The vector of each token in the context of the whole sequence. */
  async #read(ids: readonly number[]): Promise<Float32Array[]> {
    const shape = [1, ids.length];
    const output = await this.#run({
      input_ids: new Tensor('int64', BigInt64Array.from(ids, BigInt), shape),
      attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), shape),
    });
    const states = output.last_hidden_state.data;
    if (!(states instanceof Float32Array)) throw new Error('the model does not give 32-bit floats');
    const { dimension } = this.model;
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
