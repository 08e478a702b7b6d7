import type { TextRange } from '../corpus/article.ts';
import type { Pairing } from './align-words.ts';
import type { Difference } from './quotation.ts';

/** A text with the ranges of its words, ascending. */
interface Worded {
  readonly text: string;
  readonly words: readonly TextRange[];
}

/**
 * A quotation beside a passage, piece by piece. Words that say the same and are written otherwise differ here, down to a mark's
 * form: both texts can be put together again.
 * @param pairings take all words of both
 */
export function differencesOf(
  quotation: Worded,
  passage: Worded,
  pairings: readonly Pairing[],
): readonly Difference[] {
  const pieces = new Pieces();
  const [quoted, written] = [new Cursor(quotation), new Cursor(passage)];
  for (const pairing of pairings) {
    if (!pairing.isSame) {
      pieces.add(quoted.take(pairing.quoted), written.take(pairing.written));
      continue;
    }
    for (let count = 0; count < pairing.quoted; count++) {
      pieces.add(quoted.takeGap(), written.takeGap());
      pieces.add(quoted.take(1), written.take(1));
    }
  }
  pieces.add(quoted.rest(), written.rest());
  return pieces.all;
}

class Cursor {
  readonly #worded: Worded;
  #word = 0;
  #at = 0;

  constructor(worded: Worded) {
    this.#worded = worded;
  }

  /** So many words, with what stands before them. */
  take(count: number): string {
    this.#word += count;
    return this.#upTo(count === 0 ? this.#at : this.#worded.words[this.#word - 1]?.end);
  }

  /** What stands before the next word. */
  takeGap(): string {
    return this.#upTo(this.#worded.words[this.#word]?.start);
  }

  rest(): string {
    return this.#upTo(this.#worded.text.length);
  }

  #upTo(end = this.#at): string {
    const start = this.#at;
    this.#at = Math.max(start, end);
    return this.#worded.text.slice(start, this.#at);
  }
}

const BLANK = /^\s*/u;

class Pieces {
  readonly #pieces: { readonly kind: Difference['kind']; readonly texts: string[] }[] = [];

  get all(): readonly Difference[] {
    return this.#pieces.map(({ kind, texts }) => ({ kind, text: texts.join('') }));
  }

  /** What stands for each other; white space at the beginning of both is the same. */
  add(quoted: string, written: string): void {
    const blank = BLANK.exec(quoted)?.[0] ?? '';
    const same = quoted === written ? quoted : written.startsWith(blank) ? blank : '';
    this.#put('same', same);
    this.#put('only-in-quotation', quoted.slice(same.length));
    this.#put('only-in-article', written.slice(same.length));
  }

  #put(kind: Difference['kind'], text: string): void {
    const last = this.#pieces.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.texts.push(text);
    else this.#pieces.push({ kind, texts: [text] });
  }
}
