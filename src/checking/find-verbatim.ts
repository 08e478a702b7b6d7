import { hashOf, UNKNOWN, type ArticleWords, type HeldText } from './article-words.ts';
import type { Pairing } from './align-words.ts';
import { mayBeLeftOut } from './article-blocks.ts';
import {
  partsOf,
  readingsOf,
  wordsAndOmissions,
  wordsIn,
  withoutWritersMark,
  type QuotedWord,
} from './quoted-words.ts';

/** Words of the articles: of one text, from `first` to before `end`, as places in `ArticleWords`. */
export interface Run {
  readonly text: HeldText;
  readonly first: number;
  readonly end: number;
}

/** Where a quotation stands word for word: one run, or one for each part between omission marks, in order. */
export interface Found {
  readonly runs: readonly [Run, ...Run[]];
  /** The quotation's words as they were looked for, with those that its writer added at the ends. */
  readonly words: readonly QuotedWord[];
}

/** A part of fewer words is no evidence: of single words any text can be made. */
const FEWEST_IN_PART = 2;
/** More parts, and more places of one, are not tried. */
const MOST_PARTS = 20;
const MOST_PLACES = 1_000;

/** In which article, or in all, and in how many at most. */
interface Bound {
  readonly articleId: string | undefined;
  readonly most: number;
}

/** The first place in each article where a quotation stands, in the articles' order, that in its text before that in a title. */
export function findVerbatim(quotation: string, articles: ArticleWords, bound: Bound): Found[] {
  for (const text of readingsOf(quotation, articles)) {
    const words = wordsIn(text, articles);
    const whole = wholePlacesOf(words, articles, bound);
    if (whole.length > 0) return whole;
    const found = placesInParts(wordsAndOmissions(text, articles), articles, bound);
    if (found.length > 0) return found;
  }
  return [];
}

function wholePlacesOf(words: readonly QuotedWord[], articles: ArticleWords, bound: Bound): Found[] {
  const found = new Map<string, Found>();
  const isWanted = ({ article }: HeldText): boolean => isWithin(bound, article.id) && !found.has(article.id);
  for (const sought of waysToEnd(words)) {
    for (const run of runsOf(sought, articles, isWanted)) {
      found.set(run.text.article.id, { runs: [run], words: sought.words });
      if (found.size >= bound.most) break;
    }
    if (found.size > 0) break;
  }
  return [...found.values()];
}

/** Words that are looked for. */
interface Sought {
  readonly words: readonly QuotedWord[];
  /** Their writer ended them with a full stop or comma: where the article asks or exclaims, that says something else. */
  readonly isEnded: boolean;
}

/** The words as they stand, then without a mark at the end that is their writer's. */
function waysToEnd(words: readonly QuotedWord[]): readonly Sought[] {
  const bare = withoutWritersMark(words);
  return [{ words, isEnded: false }, ...(bare === undefined ? [] : [{ words: bare, isEnded: true }])];
}

function isWithin({ articleId }: Bound, id: string): boolean {
  return articleId === undefined || articleId === id;
}

/**
 * Each place where the words stand, ascending. They are compared one by one only where nothing else speaks against a place.
 * @param isWanted is asked before each comparison
 */
function* runsOf(
  { words, isEnded }: Sought,
  articles: ArticleWords,
  isWanted: (text: HeldText) => boolean,
): Generator<Run> {
  const [first, ...others] = words.entries();
  if (first === undefined || words.some(({ id }) => id === UNKNOWN)) return;
  const ids = words.map(({ id }) => id);
  const hash = hashOf(ids);
  const count = ([, { folded }]: readonly [number, QuotedWord]): number => articles.placesOf(folded).length;
  const [at, { folded }] = others.reduce((one, other) => (count(other) < count(one) ? other : one), first);
  for (const place of articles.placesOf(folded)) {
    const start = place - at;
    const end = start + ids.length;
    if (articles.idAt(place) !== ids[at] || !articles.hasHash(hash, start, ids.length)) continue;
    const text = articles.textAt(start);
    if (text === undefined || !isWanted(text)) continue;
    if (articles.partsAWordAt(start, text) || articles.partsAWordAt(end, text)) continue;
    if (isEnded && articles.asksOrExclaimsAt(end)) continue;
    if (articles.areAt(start, ids)) yield { text, first: start, end };
  }
}

function placesInParts(words: readonly QuotedWord[], articles: ArticleWords, bound: Bound): Found[] {
  const parts = partsOf(words);
  const [first = [], ...others] = parts;
  if (others.length === 0) return wholePlacesOf(first, articles, bound);
  const isShort = parts.some((part) => part.filter(({ isWord }) => isWord).length < FEWEST_IN_PART);
  if (isShort || parts.length > MOST_PARTS) return [];
  const runs = parts.map((part) => runsUpTo(MOST_PLACES, part, articles, bound));
  const found = new Map<string, Found>();
  for (const run of runs[0] ?? []) {
    const chain = chainFrom(run, runs.slice(1), articles);
    const id = run.text.article.id;
    if (chain === undefined) continue;
    const known = found.get(id);
    if (known === undefined ? found.size < bound.most : lengthOf(chain) < lengthOf(known.runs))
      found.set(id, { runs: chain, words });
  }
  return [...found.values()];
}

function runsUpTo(most: number, part: readonly QuotedWord[], articles: ArticleWords, bound: Bound): Run[] {
  const isWanted = ({ article }: HeldText): boolean => isWithin(bound, article.id);
  for (const sought of waysToEnd(part)) {
    const runs: Run[] = [];
    for (const run of runsOf(sought, articles, isWanted)) {
      runs.push(run);
      if (runs.length >= most) break;
    }
    if (runs.length > 0) return runs;
  }
  return [];
}

/** The nearest run of each part behind the one before, all in one text. */
function chainFrom(
  first: Run,
  parts: readonly (readonly Run[])[],
  articles: ArticleWords,
): Found['runs'] | undefined {
  const runs: [Run, ...Run[]] = [first];
  let last = first;
  for (const part of parts) {
    const next = firstFrom(part, last.end);
    if (next === undefined || next.text !== first.text) return undefined;
    const leftOut = { start: articles.rangeAt(last.end - 1).end, end: articles.rangeAt(next.first).start };
    if (first.text.of === 'text' && !mayBeLeftOut(leftOut, first.text.article)) return undefined;
    runs.push(next);
    last = next;
  }
  return runs;
}

function firstFrom(runs: readonly Run[], place: number): Run | undefined {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle]?.first ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return runs[low];
}

function lengthOf(runs: Found['runs']): number {
  return (runs.at(-1)?.end ?? 0) - runs[0].first;
}

/** What became of each word of a quotation that stands in parts. */
export function pairingsOf({ runs, words }: Found): Pairing[] {
  const pairings: Pairing[] = [];
  let run = 0;
  let isPartNext = true;
  for (let at = 0; at < words.length;) {
    const [before, next] = [runs[run - 1], runs[run]];
    const omits = words[at]?.omits === true;
    if (isPartNext && !omits && next !== undefined) {
      const length = next.end - next.first;
      pairings.push({ isSame: true, quoted: length, written: length });
      at += length;
      run++;
      isPartNext = false;
      continue;
    }
    // An omission mark, or what the writer set before it or at the end.
    const leavesOut = omits && !isPartNext && before !== undefined && next !== undefined;
    pairings.push({ isSame: false, quoted: 1, written: leavesOut ? next.first - before.end : 0 });
    isPartNext ||= omits;
    at++;
  }
  return pairings;
}
