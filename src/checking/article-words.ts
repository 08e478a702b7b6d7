import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Article, TextRange } from '../corpus/article.ts';
import { isWord, partsAWord, tokensIn } from './word-forms.ts';

/** A text that quotations are held against: an article's, or its title. Its words are those from `first` to before `end`. */
export interface HeldText {
  readonly article: Article;
  readonly of: 'text' | 'title';
  readonly text: string;
  readonly first: number;
  readonly end: number;
}

/** Words that are read before other work gets its turn: some 20 milliseconds. */
const READ_A_TURN = 30_000;

/** The form of no word: between two texts, so that nothing goes over from one to the other. */
const BOUNDARY = 0;
/** A word that no article holds. */
export const UNKNOWN = -1;

/** Of the polynomial that stands for a run of words; odd, and not small. */
const BASE = 0x01000193;

/**
 * All words and marks of the articles one after the other, by numbers: every text, then every title. Two runs of words are told
 * to differ without comparing them word by word, and each word knows its places; so no search takes longer where words repeat.
 */
export class ArticleWords {
  readonly texts: readonly HeldText[];
  /** The number of each word's form, and its range in its text. */
  readonly #ids: Int32Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #idByForm: ReadonlyMap<string, number>;
  readonly #idByFold: ReadonlyMap<string, number>;
  /** By id: the number that it shares with its other cases, and whether it is a word. */
  readonly #folded: readonly number[];
  readonly #isWord: readonly boolean[];
  /** The places of folded number n are those from `#firstPlace[n]` to before `#firstPlace[n + 1]`. */
  readonly #places: Int32Array;
  readonly #firstPlace: Int32Array;
  readonly #hashes: Int32Array;

  private constructor(gathered: Gathered) {
    this.texts = gathered.texts;
    this.#ids = Int32Array.from(gathered.ids);
    this.#starts = Int32Array.from(gathered.starts);
    this.#ends = Int32Array.from(gathered.ends);
    this.#idByForm = gathered.idByForm;
    this.#idByFold = gathered.idByFold;
    this.#folded = gathered.folded;
    this.#isWord = gathered.isWord;
    const size = this.#ids.length;
    this.#hashes = new Int32Array(size + 1);
    this.#firstPlace = new Int32Array(gathered.idByFold.size + 2);
    for (let place = 0; place < size; place++) {
      const id = this.idAt(place);
      this.#hashes[place + 1] = hashedWith(this.#hashes[place] ?? 0, id);
      const next = this.foldedOf(id) + 1;
      this.#firstPlace[next] = (this.#firstPlace[next] ?? 0) + 1;
    }
    for (let at = 1; at < this.#firstPlace.length; at++)
      this.#firstPlace[at] = (this.#firstPlace[at] ?? 0) + (this.#firstPlace[at - 1] ?? 0);
    this.#places = new Int32Array(size);
    const free = Int32Array.from(this.#firstPlace);
    for (let place = 0; place < size; place++) {
      const folded = this.foldedOf(this.idAt(place));
      const at = free[folded] ?? 0;
      this.#places[at] = place;
      free[folded] = at + 1;
    }
  }

  /** Reads them in turns: other work goes on meanwhile. */
  static async of(articles: Iterable<Article>): Promise<ArticleWords> {
    const all = [...articles];
    const gathered = new Gathered();
    for (const article of all) await gathered.add(article, 'text', article.text);
    for (const article of all) await gathered.add(article, 'title', article.title);
    return new ArticleWords(gathered);
  }

  get size(): number {
    return this.#ids.length;
  }

  idOf(form: string): number {
    return this.#idByForm.get(form) ?? UNKNOWN;
  }

  /** The number of a word whatever its case. */
  foldedIn(form: string): number {
    return this.#idByFold.get(form.toLowerCase()) ?? UNKNOWN;
  }

  foldedOf(id: number): number {
    return this.#folded[id] ?? UNKNOWN;
  }

  idAt(place: number): number {
    return this.#ids[place] ?? BOUNDARY;
  }

  isWordAt(place: number): boolean {
    return this.#isWord[this.idAt(place)] ?? false;
  }

  rangeAt(place: number): TextRange {
    return { start: this.#starts[place] ?? 0, end: this.#ends[place] ?? 0 };
  }

  /** A word of a text as it is written there. */
  formAt(place: number, { text }: HeldText): string {
    const { start, end } = this.rangeAt(place);
    return text.slice(start, end);
  }

  /** The places of a word in whatever case, ascending. */
  placesOf(folded: number): Int32Array {
    if (folded === UNKNOWN) return new Int32Array();
    return this.#places.subarray(this.#firstPlace[folded], this.#firstPlace[folded + 1]);
  }

  /** Whether so many words at a place have this hash, as nearly none but those of which it is the `hashOf` have. */
  hasHash(hash: number, place: number, count: number): boolean {
    const end = place + count;
    if (place < 0 || end > this.#ids.length) return false;
    const before = Math.imul(this.#hashes[place] ?? 0, powerOf(count));
    return (((this.#hashes[end] ?? 0) - before) | 0) === hash;
  }

  /** Whether the words at a place are these, compared one by one. */
  areAt(place: number, ids: readonly number[]): boolean {
    return ids.every((id, at) => this.#ids[place + at] === id);
  }

  /** The text that holds a place. */
  textAt(place: number): HeldText | undefined {
    let [low, high] = [0, this.texts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.texts[middle]?.first ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return this.texts[low];
  }

  /** Whether a question mark or an exclamation mark stands at a place. */
  asksOrExclaimsAt(place: number): boolean {
    const id = this.idAt(place);
    return id === this.idOf('?') || id === this.idOf('!');
  }

  /** Whether a text that is cut right before a place loses a part of a word. */
  partsAWordAt(place: number, { text, first, end }: HeldText): boolean {
    const range = (at: number): TextRange | undefined =>
      at >= first && at < end ? this.rangeAt(at) : undefined;
    const before = [range(place - 2), range(place - 1)] as const;
    return partsAWord({ text, before, after: [range(place), range(place + 1)] });
  }
}

function hashedWith(hash: number, id: number): number {
  return (Math.imul(hash, BASE) + id + 1) | 0;
}

export function hashOf(ids: readonly number[]): number {
  return ids.reduce(hashedWith, 0);
}

function powerOf(exponent: number): number {
  let power = 1;
  for (let [rest, square] = [exponent, BASE]; rest > 0; rest >>= 1) {
    if (rest % 2 === 1) power = Math.imul(power, square);
    square = Math.imul(square, square);
  }
  return power;
}

/** What is read so far. */
class Gathered {
  readonly texts: HeldText[] = [];
  readonly ids: number[] = [BOUNDARY];
  readonly starts: number[] = [0];
  readonly ends: number[] = [0];
  readonly idByForm = new Map<string, number>();
  readonly idByFold = new Map<string, number>();
  readonly folded: number[] = [BOUNDARY];
  readonly isWord: boolean[] = [false];

  async add(article: Article, of: HeldText['of'], text: string): Promise<void> {
    const first = this.ids.length;
    for (const { form, start, end } of tokensIn(text)) {
      this.ids.push(this.#idOf(form));
      this.starts.push(start);
      this.ends.push(end);
      if (this.ids.length % READ_A_TURN === 0) await nextTurn();
    }
    this.texts.push({ article, of, text, first, end: this.ids.length });
    this.ids.push(BOUNDARY);
    this.starts.push(0);
    this.ends.push(0);
  }

  #idOf(form: string): number {
    const known = this.idByForm.get(form);
    if (known !== undefined) return known;
    const id = this.folded.length;
    this.idByForm.set(form, id);
    const fold = form.toLowerCase();
    const folded = this.idByFold.get(fold) ?? this.idByFold.size + 1;
    this.idByFold.set(fold, folded);
    this.folded.push(folded);
    this.isWord.push(isWord(form));
    return id;
  }
}
