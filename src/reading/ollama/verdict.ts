import { z } from 'zod';
import type { TextRange } from '../../corpus/article.ts';
import type { Match } from '../../retrieval/retrieve.ts';
import { rangesAsQuoted, textAsRead } from '../../sentences/text-as-read.ts';
import { OllamaFault } from './ollama-fault.ts';
import { MOST_REPLY_TOKENS, MOST_WORDS } from './verdict-request.ts';

/** A sentence that a language model says answers, with the words that do, as ranges of the sentence. */
export interface Judged {
  readonly match: Match;
  readonly words: readonly TextRange[];
}

const REPLY = z.object({
  answers: z.array(z.object({ number: z.number(), words: z.array(z.string()) })),
});

/** More characters than a model may write; a server that sends more would hold the thread for as long as they take to compare. */
const MOST_CHARACTERS = 32 * MOST_REPLY_TOKENS;

/**
 * The sentences that a reply says answer, best first; empty where it says that none does. Of all that the model wrote only the
 * numbers count, and words only as places where the sentence itself has them: a number that no sentence has is left out, and words
 * that do not stand in the sentence. A sentence without words that stand in it still answers, with none set off.
 *
 * @param judged as they were numbered, from 1
 * @throws OllamaFault where the reply is too long, is of another form, or names only sentences that were not there
 */
export function verdictIn(reply: string, judged: readonly Match[]): Judged[] {
  const { data } = REPLY.safeParse(reply.length > MOST_CHARACTERS ? undefined : parsed(reply));
  if (data === undefined) throw new OllamaFault({ kind: 'no-verdict' });
  const answers = new Map<Match, Judged>();
  for (const { number, words } of data.answers) {
    const match = judged[number - 1];
    if (match === undefined || answers.has(match)) continue;
    answers.set(match, { match, words: wordsIn(match, words) });
  }
  if (answers.size === 0 && data.answers.length > 0) throw new OllamaFault({ kind: 'no-verdict' });
  return [...answers.values()];
}

function parsed(reply: string): unknown {
  try {
    return JSON.parse(reply);
  } catch {
    return undefined;
  }
}

/** Where the words stand in the sentence, in its order; what overlaps becomes one. */
function wordsIn({ sentence }: Match, words: readonly string[]): TextRange[] {
  const read = textAsRead(sentence);
  const ranges = words.slice(0, MOST_WORDS).flatMap((copied) => {
    const place = placeOf(copied, read);
    return place === undefined ? [] : rangesAsQuoted(sentence, place);
  });
  const joined: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || range.start > last.end) joined.push(range);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
  }
  return joined;
}

/** Models write quotation marks and apostrophes as keyboards do, and one blank for any run of them. */
const ALIKE: readonly (readonly [form: string, marks: RegExp])[] = [
  [' ', /\s/u],
  ['"', /["“”„‟«»″＂]/u],
  ["'", /['‘’‚‛‹›′´`]/u],
];

/** A text in the form in which copies are compared, and where each code unit of that stands in the text. */
interface Comparable {
  readonly form: string;
  readonly places: readonly number[];
}

function comparable(text: string): Comparable {
  const places: number[] = [];
  let form = '';
  for (const [at, unit] of text.split('').entries()) {
    const alike = ALIKE.find(([, marks]) => marks.test(unit))?.[0] ?? unit;
    if (alike === ' ' && form.endsWith(' ')) continue;
    form += alike;
    places.push(at);
  }
  return { form, places };
}

const PART_OF_WORD = /[\p{L}\p{M}\p{N}]/u;

/** The first place in the text where the copied words stand as whole words; undefined where they stand in none. */
export function placeOf(copied: string, text: string): TextRange | undefined {
  const sought = comparable(copied).form.trim();
  const { form, places } = comparable(text);
  if (sought === '') return undefined;
  for (let at = form.indexOf(sought); at !== -1; at = form.indexOf(sought, at + 1)) {
    const [first, end] = [places[at], at + sought.length];
    const last = places[end - 1];
    const isWhole = !joins(form, at) && !joins(form, end);
    if (isWhole && first !== undefined && last !== undefined) return { start: first, end: last + 1 };
  }
  return undefined;
}

/** Whether a place in a text lies within a word. */
function joins(text: string, at: number): boolean {
  return isPartOfWord(codePointBefore(text, at)) && isPartOfWord(text.codePointAt(at));
}

function codePointBefore(text: string, at: number): number | undefined {
  return Array.from(text.slice(Math.max(0, at - 2), at))
    .at(-1)
    ?.codePointAt(0);
}

function isPartOfWord(codePoint: number | undefined): boolean {
  return codePoint !== undefined && PART_OF_WORD.test(String.fromCodePoint(codePoint));
}
