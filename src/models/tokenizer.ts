import type { PreTrainedTokenizer } from '@xenova/transformers';
import type { TextRange } from '../corpus/text-range.ts';

/** More than any piece of the vocabulary has: what lies beyond fills no window. */
const LETTERS_A_TOKEN = 32;

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

  constructor(tokenizer: PreTrainedTokenizer) {
    const [opening = 0, closing = 0] = tokenizer.encode('');
    this.opening = opening;
    this.closing = closing;
    this.limit = tokenizer.model_max_length;
    this.#tokenizer = tokenizer;
    this.#unknown = tokenizer.model.unk_token_id ?? -1;
  }

  /** The ids of a text without special tokens: one that the text spells out, such as `</s>`, is only characters. */
  encode(text: string): number[] {
    // The tokenizer recurses over a word's letters: one of 300,000 would overflow the stack.
    let harmless = text.slice(0, this.limit * LETTERS_A_TOKEN);
    for (const token of this.#tokenizer.special_tokens) {
      harmless = harmless.replaceAll(token, `${token.slice(0, 1)} ${token.slice(1)}`);
    }
    return this.#tokenizer.encode(harmless, null, { add_special_tokens: false });
  }

  /**
   * Where the tokens that `encode` gave for a text stand in it, one range a token; the library does not say. The pieces
   * spell the NFKC form of the text without its white space, so both are walked along together. An unknown token stands
   * for a run of characters, up to the next known piece.
   *
   * @returns undefined where the two spell differently, which leaves no place to be sure of
   */
  locate(text: string, ids: readonly number[]): TextRange[] | undefined {
    const { spelling, origins } = spell(text);
    const pieces: string[] = this.#tokenizer.model.convert_ids_to_tokens([...ids]);
    const ranges: TextRange[] = [];
    let at = 0;
    for (const [i, id] of ids.entries()) {
      const end =
        id === this.#unknown
          ? this.#endOfUnknown(spelling, at, { ids, pieces, from: i + 1 })
          : at + bare(pieces[i]).length;
      if (end === undefined || (id !== this.#unknown && spelling.slice(at, end) !== bare(pieces[i])))
        return undefined;
      ranges.push({ start: origins[at]?.start ?? text.length, end: origins[end - 1]?.end ?? 0 });
      at = end;
    }
    return ranges.map(({ start, end }) => ({ start, end: Math.max(start, end) }));
  }

  #endOfUnknown(
    spelling: string,
    at: number,
    {
      ids,
      pieces,
      from,
    }: { readonly ids: readonly number[]; readonly pieces: readonly string[]; readonly from: number },
  ): number | undefined {
    const next = pieces
      .slice(from)
      .findIndex((piece, i) => ids[from + i] !== this.#unknown && bare(piece) !== '');
    if (next === -1) return spelling.length;
    const end = spelling.indexOf(bare(pieces[from + next]), at + 1);
    return end === -1 ? undefined : end;
  }
}

function bare(piece = ''): string {
  return piece.replaceAll(WORD_START, '');
}

/** A character with the marks that belong to it: NFKC joins no more than these. */
const CHARACTER = /\P{M}\p{M}*|\p{M}+/gsu;

/** The text as its pieces spell it, and for each of those code units the range that it comes from. */
function spell(text: string): { readonly spelling: string; readonly origins: readonly TextRange[] } {
  let spelling = '';
  const origins: TextRange[] = [];
  for (const { 0: character, index: start } of text.matchAll(CHARACTER)) {
    const spelled = bare(character.normalize('NFKC').replaceAll(/\s/gu, ''));
    spelling += spelled;
    for (let i = 0; i < spelled.length; i++) origins.push({ start, end: start + character.length });
  }
  return { spelling, origins };
}
