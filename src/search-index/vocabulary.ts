import type { Language } from '../language/language.ts';
import { bareWord, spelledOut } from '../language/typed-text.ts';
import { typingSlips } from '../language/typing-slips.ts';
import { stemOf } from '../language/words.ts';
import type { ReadWords } from './read-words.ts';

/** A word as the articles of one language write it. */
export interface WrittenWord {
  /** As it stands there most often. */
  readonly writing: string;
  readonly language: Language;
  /** How often it stands there, however it is written. */
  readonly count: number;
}

/** A written word as it is compared. */
interface Comparable extends WrittenWord {
  /** In lower case. */
  readonly form: string;
  /** A bit for each of its letters. */
  readonly letters: number;
}

/** The words of one language, and which stems they have. */
interface KnownWords extends Pick<ReadWords, 'words'> {
  readonly positionsByStem: { readonly has: (stem: string) => boolean };
}

/** The words that the sentences hold, as they are written there: what a question may mean by a word that it types otherwise. */
export class Vocabulary {
  readonly #byForm = new Map<string, Comparable[]>();
  /** Also without the marks of their letters, and spelled out. */
  readonly #byBareWord = new Map<string, Comparable[]>();
  readonly #byStart = new Map<string, Comparable[]>();
  readonly #read: ReadonlyMap<Language, KnownWords>;

  constructor(read: ReadonlyMap<Language, KnownWords>) {
    this.#read = read;
    for (const [language, { words }] of read) {
      for (const [form, writings] of writingsByForm(words)) {
        const word = comparable(form, writings, language);
        const bare = bareWord(form);
        put(this.#byForm, form, word);
        for (const key of new Set([bare, spelledOut(form)])) put(this.#byBareWord, key, word);
        put(this.#byStart, startOf(bare), word);
      }
    }
  }

  /** Those that the sentences are written in. */
  get languages(): readonly Language[] {
    return [...this.#read.keys()];
  }

  /** A word that the sentences hold, in whatever case. */
  find(word: string): WrittenWord | undefined {
    return mostCommon(this.#byForm.get(word.toLowerCase()));
  }

  /** The word that is written with other marks of its letters, or none. */
  findMarked(word: string): WrittenWord | undefined {
    return mostCommon([bareWord(word), spelledOut(word)].flatMap((bare) => this.#byBareWord.get(bare) ?? []));
  }

  /** Whether the sentences hold a form of a word. */
  hasStem(word: string): boolean {
    return [...this.#read].some(([language, { positionsByStem }]) =>
      positionsByStem.has(stemOf(word, language)),
    );
  }

  /**
   * The words that as few slips of the fingers make of one as any, with how many those are. The first letter is right, or
   * has changed places with the second.
   */
  nearest(
    word: string,
    mostSlips: number,
  ): { readonly slips: number; readonly words: readonly WrittenWord[] } {
    const typed = word.toLowerCase();
    const [bare, letters] = [bareWord(typed), lettersOf(typed)];
    let slips = mostSlips;
    let words: Comparable[] = [];
    for (const first of new Set(bare.slice(0, 2))) {
      for (let length = bare.length - mostSlips; length <= bare.length + mostSlips; length++) {
        for (const other of this.#byStart.get(first + length) ?? []) {
          // Each slip gives a word one letter and takes one from it, at most.
          if (bitsOf(letters ^ other.letters) > 2 * slips || !beginAlike(bare, other.form)) continue;
          const needed = typingSlips(typed, other.form, slips);
          if (needed > slips) continue;
          if (needed < slips) words = [];
          slips = needed;
          words.push(other);
        }
      }
    }
    return { slips, words };
  }
}

/** How often a word is written how, by its form in lower case. */
function writingsByForm(words: ReadWords['words']): Map<string, Map<string, number>> {
  const byForm = new Map<string, Map<string, number>>();
  for (const [word, { count }] of words) {
    const writing = word.normalize('NFC');
    const form = writing.toLowerCase();
    const writings = byForm.get(form) ?? new Map<string, number>();
    byForm.set(form, writings);
    writings.set(writing, (writings.get(writing) ?? 0) + count);
  }
  return byForm;
}

function comparable(form: string, writings: ReadonlyMap<string, number>, language: Language): Comparable {
  let [writing, most, count] = [form, 0, 0];
  for (const [written, times] of writings) {
    count += times;
    if (times > most) [writing, most] = [written, times];
  }
  return { writing, language, count, form, letters: lettersOf(form) };
}

function mostCommon(words: readonly WrittenWord[] = []): WrittenWord | undefined {
  return words.reduce<WrittenWord | undefined>(
    (best, word) => (best === undefined || word.count > best.count ? word : best),
    undefined,
  );
}

function put(words: Map<string, Comparable[]>, key: string, word: Comparable): void {
  const same = words.get(key);
  if (same === undefined) words.set(key, [word]);
  else same.push(word);
}

/** What words that are compared have in common: their first letter, and about their length. */
function startOf(bare: string): string {
  return bare.slice(0, 1) + bare.length;
}

/** Whether the first letter of a bare word is that of another, or its second while the second is its first. */
function beginAlike(bare: string, form: string): boolean {
  const [first, second] = bareWord(form.slice(0, 2));
  return first === bare[0] || (first === bare[1] && second === bare[0]);
}

function lettersOf(form: string): number {
  let letters = 0;
  for (const letter of bareWord(form)) letters |= 1 << (letter.charCodeAt(0) & 31);
  return letters;
}

function bitsOf(mask: number): number {
  let bits = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}
