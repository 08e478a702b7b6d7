import { alignWords, type Alignment, type Beginning } from './align-words.ts';
import type { ArticleWords } from './article-words.ts';
import { wordsAndOmissions, type QuotedWord } from './quoted-words.ts';

/**
 * How much has to be common to both, by how many words a quotation has at least; and of the words that tell something, which are not
 * common in the article's language, whatever the number. Measured on 33 news articles: of 2,000 runs of words that were looked for in
 * the other articles, 3.6 % came as near with four words, 1.0 % with five, 0.3 % with eight (4.6, 1.2 and 0.8 without
 * the second bound) and none with ten, nor any of 555 whole sentences; of 1,000 runs with one word changed, looked for where they
 * come from, 92 % of four words were found, 98 % of five, 99.9 % of eight (98, 99.9 and 100 without) and all of ten; with
 * three of ten changed 97 %, with three of twelve 99.5 %. What is lost are short ones whose telling word was changed: what they
 * have in common any sentence may have. What says the same in other words is no quotation. Of fewer than four words any
 * text holds most: they come near where they differ in case alone.
 */
const LEAST_LIKENESS = [
  { words: 8, likeness: 0.55 },
  { words: 4, likeness: 0.65 },
  { words: 0, likeness: 1 },
] as const;
const LEAST_TELLING_LIKENESS = 0.4;

/** Rare words that are looked up: what a long quotation may take of time. */
const MOST_LOOKED_UP = 300;
/** Places of them in all: what common words may take. The longer a quotation is, the rarer are its rarest words. */
const MOST_PLACES = 30_000;
const FEWEST_PLACES = 5_000;
const PLACES_BY_WORDS = 400_000;
/** Places are counted together where a quotation would begin within so many words. */
const SPAN = 32;
/** Beginnings that are tried, and words in all of them: a long quotation's words speak clearly for one. */
const MOST_TRIED = 20;
const MOST_WORDS_TRIED = 1_000;

/** The passage nearest to a quotation, and the quotation's words; undefined where none comes near. */
export function findNear(
  quotation: string,
  articles: ArticleWords,
  articleId: string | undefined,
): { readonly words: readonly QuotedWord[]; readonly alignment: Alignment } | undefined {
  const words = wordsAndOmissions(quotation, articles);
  const count = words.filter(({ isWord }) => isWord).length;
  let nearest: Alignment | undefined;
  const tried = Math.max(1, Math.floor(MOST_WORDS_TRIED / words.length));
  for (const beginning of beginningsOf(words, articles, articleId).slice(0, tried)) {
    const alignment = alignWords(words, articles, beginning);
    if (alignment === undefined || !saysAlike(alignment, count)) continue;
    if (alignment.likeness > (nearest?.likeness ?? 0)) nearest = alignment;
  }
  return nearest === undefined ? undefined : { words, alignment: nearest };
}

/** Whether enough is common to a passage and a quotation of so many words. What differs in case alone always is. */
function saysAlike({ likeness, tellingLikeness }: Alignment, count: number): boolean {
  const least = LEAST_LIKENESS.find(({ words }) => count >= words)?.likeness ?? 1;
  return likeness >= least && (likeness === 1 || tellingLikeness >= LEAST_TELLING_LIKENESS);
}

interface Voiced {
  weight: number;
  /** Of a word that speaks for it. */
  readonly place: number;
}

/**
 * Where the quotation may begin: each rare word of it that stands in an article speaks for the place as far before it, by its
 * rarity; the places most is said for.
 */
function beginningsOf(
  words: readonly QuotedWord[],
  articles: ArticleWords,
  articleId: string | undefined,
): Beginning[] {
  const texts = articles.texts.filter(({ article }) => article.id === articleId);
  const isWithin = (place: number): boolean =>
    articleId === undefined || texts.some(({ first, end }) => first <= place && place < end);
  const beginnings = new Map<number, Voiced>();
  for (const { at, places } of rareWords(words, articles)) {
    const weight = Math.log(1 + articles.size / places.length);
    for (const place of places) {
      if (!isWithin(place)) continue;
      const span = Math.floor((place - at) / SPAN);
      const known = beginnings.get(span);
      if (known === undefined) beginnings.set(span, { weight, place });
      else known.weight += weight;
    }
  }
  const best: (Beginning & { readonly weight: number })[] = [];
  for (const [span, { weight, place }] of beginnings) {
    const both = weight + (beginnings.get(span + 1)?.weight ?? 0);
    if (both <= (best[MOST_TRIED - 1]?.weight ?? 0)) continue;
    const text = articles.textAt(place);
    if (text === undefined) continue;
    best.push({ text, start: (span + 1) * SPAN, weight: both });
    best.sort((one, other) => other.weight - one.weight);
    best.splice(MOST_TRIED);
  }
  return best;
}

interface Looked {
  /** The number of the word in the quotation, where it comes first. */
  readonly at: number;
  readonly places: Int32Array;
}

/** The rarest of the quotation's words that the articles hold, until they have too many places. */
function rareWords(words: readonly QuotedWord[], articles: ArticleWords): Looked[] {
  const firsts = new Map<number, Looked>();
  for (const [at, { folded, isWord }] of words.entries()) {
    if (!isWord || firsts.has(folded)) continue;
    const places = articles.placesOf(folded);
    if (places.length > 0) firsts.set(folded, { at, places });
  }
  const byRarity = [...firsts.values()].toSorted((one, other) => one.places.length - other.places.length);
  const most = Math.min(MOST_PLACES, Math.max(FEWEST_PLACES, PLACES_BY_WORDS / words.length));
  const looked: Looked[] = [];
  let count = 0;
  for (const word of byRarity.slice(0, MOST_LOOKED_UP)) {
    count += word.places.length;
    if (count > most && looked.length > 0) break;
    looked.push(word);
  }
  return looked;
}
