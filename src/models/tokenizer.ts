import { basename, dirname } from 'node:path';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@xenova/transformers';
import type { TextRange } from '../corpus/article.ts';
import { z } from 'zod';
import type { ModelFiles } from './model-files.ts';
import { placesOf, type Spelling, SPELLINGS } from './token-places.ts';

/**
 * Letters of a text that are read for each token of the window, so that no text takes long: German and English have about
 * five a token.
 */
const LETTERS_A_TOKEN = 8;

/** What models of the E5 family read; a tokenizer without a limit of its own names an endless one. */
const MOST_TOKENS = 512;

/**
 * Text as token ids.
 *
 * The tokenizer works on one whitespace-separated word after the other, so the ids of a paragraph are the ids of its
 * sentences one after the other: late chunking knows each sentence's tokens without offsets.
 */
export class Tokenizer {
  /** The special token before an input, `<s>`, and the one behind each of its parts, `</s>`. */
  readonly opening: number;
  readonly closing: number;
  /** The special tokens between two parts that a model reads as a pair: `[SEP]`, or `</s></s>`. */
  readonly between: readonly number[];
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #unknown: number;
  readonly #spelling: Spelling;
  /** The most tokens that the model reads at once. */
  readonly limit: number;
  readonly #mostLetters: number;

  constructor(tokenizer: PreTrainedTokenizer) {
    const [opening = 0, closing = 0] = tokenizer.encode('');
    this.opening = opening;
    this.closing = closing;
    this.between = tokenizer.encode('', '').slice(1, -1);
    this.limit = Math.min(tokenizer.model_max_length, MOST_TOKENS);
    if (!(this.limit > 0)) throw new Error('tokenizer_config.json names no model_max_length');
    this.#mostLetters = this.limit * LETTERS_A_TOKEN;
    this.#tokenizer = tokenizer;
    this.#unknown = tokenizer.model.unk_token_id ?? -1;
    this.#spelling = spellingOf(tokenizer);
  }

  /**
   * The ids of as much of a text as is read, without special tokens: one that the text spells out, such as `</s>`, is only
   * characters.
   *
   * @param place where it stands: a tokenizer of bytes writes the blank before a word into the word's first piece, so the same
   * text is spelled otherwise behind another one
   */
  encode(text: string, place: 'alone' | 'behind' = 'alone'): number[] {
    // One letter may be eighteen in the other form.
    let harmless = this.#readable(this.#readable(text).normalize('NFKC'));
    for (const token of this.#tokenizer.special_tokens) {
      harmless = harmless.replaceAll(token, `${token.slice(0, 1)} ${token.slice(1)}`);
    }
    const placed = place === 'behind' && this.#spelling.keepsBlank ? ` ${harmless}` : harmless;
    return this.#tokenizer.encode(placed, null, { add_special_tokens: false });
  }

  #readable(text: string): string {
    return text.slice(0, this.#mostLetters);
  }

  /**
   * Where the tokens that `encode` gave for a text stand in it, one range a token; the library does not say.
   *
   * @returns undefined where they spell another text, which leaves no place to be sure of
   */
  locate(text: string, ids: readonly number[]): TextRange[] | undefined {
    const pieces: string[] = this.#tokenizer.model.convert_ids_to_tokens([...ids]);
    return placesOf({
      text,
      pieces: pieces.map((piece, i) => (ids[i] === this.#unknown ? undefined : piece)),
      spelling: this.#spelling,
      mostLetters: this.#mostLetters,
    });
  }
}

const settingsSchema = z.object({
  type: z.string().optional(),
  continuing_subword_prefix: z.string().optional(),
});

/** How the pieces of a tokenizer spell, which its files say by the kind of its vocabulary. */
function spellingOf(tokenizer: PreTrainedTokenizer): Spelling {
  // A tokenizer may have no normaliser and no decoder, whatever the library's types say.
  const normalise: ((text: string) => string) | null = tokenizer.normalizer;
  const spell = (character: string) => normalise?.(character) ?? character;
  const model = settingsSchema.parse(tokenizer.model.config);
  if (model.type === 'WordPiece') {
    return SPELLINGS.byWordPiece(spell, model.continuing_subword_prefix ?? '##');
  }
  const isOfBytes = settingsSchema.safeParse(Object(tokenizer.decoder).config).data?.type === 'ByteLevel';
  return isOfBytes ? SPELLINGS.byBytes(spell) : SPELLINGS.bySentencePiece(spell);
}

/** By their files' hash: loading one takes 0.3 s, and embedder and reader may have the same. */
const tokenizers = new Map<string, Promise<Tokenizer>>();

/** Throws what the library throws, which says little to a person. */
export function loadTokenizer(files: ModelFiles): Promise<Tokenizer> {
  const known = tokenizers.get(files.tokenizerSha256);
  if (known !== undefined) return known;
  const loading = readTokenizer(files);
  tokenizers.set(files.tokenizerSha256, loading);
  loading.catch(() => tokenizers.delete(files.tokenizerSha256));
  return loading;
}

async function readTokenizer({ folder }: ModelFiles): Promise<Tokenizer> {
  // By itself the library looks on the hub and in a cache of its own, for every model below one folder.
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = dirname(folder);
  return new Tokenizer(await AutoTokenizer.from_pretrained(basename(folder)));
}
