import { basename, dirname } from 'node:path';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@xenova/transformers';
import type { TextRange } from '../corpus/article.ts';
import type { ModelFiles } from './model-files.ts';

/**
 * Letters of a text that are read for each token of the window, so that no text takes long: German and English have about
 * five a token.
 */
const LETTERS_A_TOKEN = 8;

/** What models of the E5 family read; a tokenizer without a limit of its own names an endless one. */
const MOST_TOKENS = 512;

/** What stands before a word's first piece in the vocabulary (SentencePiece). */
const WORD_START = '▁';

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
  readonly #tokenizer: PreTrainedTokenizer;
  readonly #unknown: number;
  /** The most tokens that the model reads at once. */
  readonly limit: number;
  readonly #mostLetters: number;

  constructor(tokenizer: PreTrainedTokenizer) {
    const [opening = 0, closing = 0] = tokenizer.encode('');
    this.opening = opening;
    this.closing = closing;
    this.limit = Math.min(tokenizer.model_max_length, MOST_TOKENS);
    if (!(this.limit > 0)) throw new Error('tokenizer_config.json names no model_max_length');
    this.#mostLetters = this.limit * LETTERS_A_TOKEN;
    this.#tokenizer = tokenizer;
    this.#unknown = tokenizer.model.unk_token_id ?? -1;
  }

  /**
   * The ids of as much of a text as is read, without special tokens: one that the text spells out, such as `</s>`, is only
   * characters.
   */
  encode(text: string): number[] {
    // One letter may be eighteen in the other form.
    let harmless = this.#readable(this.#readable(text).normalize('NFKC'));
    for (const token of this.#tokenizer.special_tokens) {
      harmless = harmless.replaceAll(token, `${token.slice(0, 1)} ${token.slice(1)}`);
    }
    return this.#tokenizer.encode(harmless, null, { add_special_tokens: false });
  }

  #readable(text: string): string {
    return text.slice(0, this.#mostLetters);
  }

  /**
   * Where the tokens that `encode` gave for a text stand in it, one range a token; the library does not say. The pieces
   * spell the NFKC form of the text without its white space, so both are walked along together. An unknown token stands
   * for a run of characters, up to the next known piece.
   *
   * @returns undefined where the two spell differently, which leaves no place to be sure of
   */
  locate(text: string, ids: readonly number[]): TextRange[] | undefined {
    const { spelling, origins, wordEnds } = spell(text, this.#mostLetters);
    const pieces: string[] = this.#tokenizer.model.convert_ids_to_tokens([...ids]);
    const ranges: TextRange[] = [];
    let at = 0;
    for (const [i, id] of ids.entries()) {
      const piece = bare(pieces[i]);
      const end =
        id === this.#unknown
          ? endOfUnknown({ spelling, wordEnds, at, next: pieces[i + 1] })
          : at + piece.length;
      if (end === undefined || (id !== this.#unknown && spelling.slice(at, end) !== piece)) return undefined;
      ranges.push({ start: origins[at]?.start ?? text.length, end: origins[end - 1]?.end ?? 0 });
      at = end;
    }
    return ranges.map(({ start, end }) => ({ start, end: Math.max(start, end) }));
  }
}

interface Unknown extends Pick<Spelled, 'spelling' | 'wordEnds'> {
  readonly at: number;
  /** The piece after it: known, since unknown characters side by side are one token. */
  readonly next: string | undefined;
}

function endOfUnknown({ spelling, wordEnds, at, next = WORD_START }: Unknown): number | undefined {
  if (next.startsWith(WORD_START)) return wordEnds.find((end) => end > at);
  const end = spelling.indexOf(next, at + 1);
  return end === -1 ? undefined : end;
}

function bare(piece = ''): string {
  return piece.replaceAll(WORD_START, '');
}

/** A character with the marks that belong to it: NFKC joins no more than these (but for Hangul, of which it has no piece). */
const CHARACTER = /\P{M}\p{M}*|\p{M}+/gsu;

/** A text as its pieces spell it. */
interface Spelled {
  readonly spelling: string;
  /** For each code unit of the spelling the range that it comes from. */
  readonly origins: readonly TextRange[];
  /** Where words end in the spelling. */
  readonly wordEnds: readonly number[];
}

/** @param mostLetters beyond these it need not be spelled */
function spell(text: string, mostLetters: number): Spelled {
  let spelling = '';
  const origins: TextRange[] = [];
  const wordEnds: number[] = [];
  for (const { 0: character, index: start } of text.matchAll(CHARACTER)) {
    if (spelling.length > mostLetters) break;
    for (const unit of character.normalize('NFKC').split('')) {
      if (/[\s\u2581]/u.test(unit)) {
        wordEnds.push(spelling.length);
        continue;
      }
      spelling += unit;
      origins.push({ start, end: start + character.length });
    }
  }
  return { spelling, origins, wordEnds: [...wordEnds, spelling.length] };
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
