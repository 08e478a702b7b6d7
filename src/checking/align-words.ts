import type { ArticleWords, HeldText } from './article-words.ts';
import { Likeness } from './likeness.ts';
import type { QuotedWord } from './quoted-words.ts';

/** Words of a quotation and of a passage that stand for each other: the same, or one in the place of the other. */
export interface Pairing {
  readonly isSame: boolean;
  /** How many of the quotation's words it takes, and how many of the article's. */
  readonly quoted: number;
  readonly written: number;
}

/** A passage that comes near to a quotation: its words as places in `ArticleWords`, and what became of each. */
export interface Alignment {
  readonly text: HeldText;
  readonly first: number;
  readonly end: number;
  /** Together they take all of the quotation's words and all of the passage's. */
  readonly pairings: readonly Pairing[];
  /** The share that both have in common, whatever the case, of the words of the one that has more, 0 to 1. */
  readonly likeness: number;
  /** The same without the words that may stand in any sentence of the article's language; 0 where no others are common. */
  readonly tellingLikeness: number;
}

/** A place of a text about which a quotation may begin; it may lie before the text. */
export interface Beginning {
  readonly text: HeldText;
  readonly start: number;
}

/** What two words bring that stand for each other, and what it costs to leave one without a partner. */
const SAME_WORD = 8;
const OTHER_CASE = 6;
const SAME_MARK = 2;
const ALONE = { word: -4, mark: -2 };
/** Another word in the place of one costs less than its absence: what replaced what is seen, at the ends too. */
const REPLACED = { word: -3, mark: -1, mixed: -8 };

/** The article's words beside those right across from a quotation's: what was put in or left out moves them apart. */
const LEAST_BESIDE = 48;
const MOST_BESIDE = 150;
const BESIDE_OMITTING = 300;

/** At the ends, more words than this in a row that are all replaced stand for nothing in the article, nor do many for few. */
const MOST_REPLACED_AT_ENDS = 3;

const [START, BOTH, QUOTED, WRITTEN] = [0, 1, 2, 3];
const NEVER = -1_000_000_000;

/**
 * Finds the part of a text that comes nearest to a quotation, near a place where it may begin: an alignment of all of the quotation
 * with any run of the text's words (Sellers 1980), within a band. An omission mark leaves out words for nothing. The
 * time is that of the quotation's words by the band's width.
 */
export function alignWords(
  words: readonly QuotedWord[],
  articles: ArticleWords,
  { text, start }: Beginning,
): Alignment | undefined {
  const omits = words.some((word) => word.omits);
  const beside = Math.min(MOST_BESIDE, LEAST_BESIDE + (words.length >> 2)) + (omits ? BESIDE_OMITTING : 0);
  const width = 2 * beside + 1;
  const across = new Across(articles, text, { from: start - beside, to: start + words.length + beside + 1 });
  const steps = new Uint8Array((words.length + 1) * width);
  // Column `at` of row `row` is the place `row + at` of what lies across: up to there the article's words are aligned.
  let scores = new Int32Array(width + 1).fill(NEVER);
  for (let at = 0; at < width; at++) if (across.holds(at)) scores[at] = 0;
  for (const [index, word] of words.entries()) {
    const row = index + 1;
    const next = new Int32Array(width + 1).fill(NEVER);
    const quotedAlone = word.omits ? 0 : word.isWord ? ALONE.word : ALONE.mark;
    const [first, end] = [Math.max(0, across.first - row), Math.min(width, across.end + 1 - row)];
    for (let at = first; at < end; at++) {
      const place = row + at;
      const hasWritten = place > across.first;
      let best = hasWritten ? (scores[at] ?? NEVER) + worthOf(word, place - 1, across) : NEVER;
      let step = hasWritten ? BOTH : START;
      const without = (scores[at + 1] ?? NEVER) + quotedAlone;
      if (without > best) {
        best = without;
        step = QUOTED;
      }
      if (hasWritten && at > 0) {
        const writtenAlone = word.omits ? 0 : across.isWord[place - 1] === 1 ? ALONE.word : ALONE.mark;
        const skipped = (next[at - 1] ?? NEVER) + writtenAlone;
        if (skipped > best) {
          best = skipped;
          step = WRITTEN;
        }
      }
      next[at] = best;
      steps[row * width + at] = step;
    }
    scores = next;
  }
  const last = scores.indexOf(scores.reduce((one, other) => Math.max(one, other), NEVER));
  if ((scores[last] ?? NEVER) <= 0) return undefined;
  const placeAt = (row: number, at: number): number => start - beside + row + at;
  return alignmentOf(words, articles, text, { steps, width, placeAt, last });
}

/** The article's words that a quotation may be aligned with, numbered from the band's beginning on. */
class Across {
  readonly ids: Int32Array;
  readonly folded: Int32Array;
  readonly isWord: Uint8Array;
  /** Those of the text are from `first` to before `end`. */
  readonly first: number;
  readonly end: number;

  constructor(articles: ArticleWords, text: HeldText, { from, to }: { from: number; to: number }) {
    this.first = Math.max(0, text.first - from);
    this.end = Math.min(text.end, to) - from;
    this.ids = new Int32Array(to - from);
    this.folded = new Int32Array(to - from);
    this.isWord = new Uint8Array(to - from);
    for (let at = this.first; at < this.end; at++) {
      const id = articles.idAt(from + at);
      this.ids[at] = id;
      this.folded[at] = articles.foldedOf(id);
      this.isWord[at] = articles.isWordAt(from + at) ? 1 : 0;
    }
  }

  /** Whether a place is in the text, or at its end. */
  holds(at: number): boolean {
    return at >= this.first && at <= this.end;
  }
}

function worthOf(word: QuotedWord, at: number, across: Across): number {
  if (word.omits) return NEVER;
  if (across.ids[at] === word.id) return word.isWord ? SAME_WORD : SAME_MARK;
  const isWord = across.isWord[at] === 1;
  if (isWord !== word.isWord) return REPLACED.mixed;
  if (!isWord) return REPLACED.mark;
  return across.folded[at] === word.folded ? OTHER_CASE : REPLACED.word;
}

interface Trace {
  readonly steps: Uint8Array;
  readonly width: number;
  readonly placeAt: (row: number, at: number) => number;
  /** The best place of the last row. */
  readonly last: number;
}

function alignmentOf(
  words: readonly QuotedWord[],
  articles: ArticleWords,
  text: HeldText,
  { steps, width, placeAt, last }: Trace,
): Alignment | undefined {
  const pairings: Pairing[] = [];
  let [row, at] = [words.length, last];
  const end = placeAt(row, at);
  const shared = new Likeness(articles, text);
  while (row > 0) {
    const step = steps[row * width + at];
    const word = words[row - 1];
    if (step === START || word === undefined) return undefined;
    const place = placeAt(row, at) - 1;
    const isSame = step === BOTH && articles.idAt(place) === word.id;
    pairings.push({ isSame, quoted: step === WRITTEN ? 0 : 1, written: step === QUOTED ? 0 : 1 });
    shared.count(step === WRITTEN ? undefined : word, step === QUOTED || word.omits ? undefined : place);
    if (step === QUOTED) at++;
    if (step === WRITTEN) at--;
    else row--;
  }
  const aligned = {
    text,
    first: placeAt(0, at),
    end,
    pairings: joined(pairings.toReversed()),
    ...shared.result,
  };
  return completed(withoutFarEnds(aligned), articles);
}

/** Neighbours of one kind as one. */
function joined(pairings: readonly Pairing[]): Pairing[] {
  const runs: Pairing[] = [];
  for (const { isSame, quoted, written } of pairings) {
    const last = runs.at(-1);
    if (last?.isSame === isSame)
      runs.splice(-1, 1, { isSame, quoted: last.quoted + quoted, written: last.written + written });
    else runs.push({ isSame, quoted, written });
  }
  return runs;
}

function isFar(pairing: Pairing | undefined): pairing is Pairing {
  if (pairing === undefined || pairing.isSame) return false;
  return pairing.written > MOST_REPLACED_AT_ENDS || pairing.quoted > pairing.written + 1;
}

function withoutFarEnds(alignment: Alignment): Alignment {
  const pairings = [...alignment.pairings];
  let { first, end } = alignment;
  const [opening, closing] = [pairings.at(0), pairings.length > 1 ? pairings.at(-1) : undefined];
  if (isFar(opening)) {
    first += opening.written;
    pairings.splice(0, 1, { ...opening, written: 0 });
  }
  if (isFar(closing)) {
    end -= closing.written;
    pairings.splice(-1, 1, { ...closing, written: 0 });
  }
  return { ...alignment, first, end, pairings };
}

function rest(written: number): Pairing {
  return { isSame: false, quoted: 0, written };
}

/** With the rest of words that its ends cut through: "Nicht-" of "Nicht-Mitglieder" is a difference. */
function completed(alignment: Alignment, articles: ArticleWords): Alignment {
  let { first, end } = alignment;
  const { text } = alignment;
  while (first > text.first && articles.partsAWordAt(first, text)) first--;
  while (end < text.end && articles.partsAWordAt(end, text)) end++;
  const pairings = [
    ...(first < alignment.first ? [rest(alignment.first - first)] : []),
    ...alignment.pairings,
    ...(end > alignment.end ? [rest(end - alignment.end)] : []),
  ];
  return { ...alignment, first, end, pairings: joined(pairings) };
}
