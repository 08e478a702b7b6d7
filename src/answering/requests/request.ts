import type { TalkTopic } from '../../language/knowledge.ts';
import type { PlacedWord } from '../../language/words.ts';
import { comparableWords, eachComparableWord, placedComparableWords } from './comparable-words.ts';
import {
  AMBIGUOUS,
  CONNECTIVES,
  FILLERS,
  HINTS,
  OPENERS,
  OVERVIEW,
  OVERVIEW_FILLERS,
  QUESTION_WORDS,
  SECTION,
  SECTION_BY_NUMBER,
  SECTION_FILLERS,
  SMALL_TALK,
} from './phrases.ts';
import { labelThatIs, labelWithin, type SectionLabel } from './section-label.ts';

/** What a section is asked for by: its number, or the words of its heading as they are compared. */
export type SectionName =
  | { readonly by: 'label'; readonly label: SectionLabel }
  | {
      readonly by: 'words';
      readonly words: readonly string[];
      /** In quotation marks: it may be how a sentence begins. */
      readonly isQuoted: boolean;
    };

/** Words of an article's title as they are compared. */
export interface TitleName {
  readonly words: readonly string[];
  /** It has to have all words of the title: what stands before it may ask something else. */
  readonly isWhole: boolean;
}

/** What is searched for. */
export interface Question {
  readonly kind: 'question';
  /** Without the small talk around it. */
  readonly text: string;
  /** What it asks for and nothing else; where there is no such section it is a question like any other. */
  readonly section: SectionName | undefined;
  /** The title whose article it asks an overview of; where there is no such article it is a question like any other. */
  readonly title: TitleName | undefined;
  /** A section that it names, and asks something of. */
  readonly label: SectionLabel | undefined;
  /** Small talk unless an article answers. */
  readonly unlessAnswered: TalkTopic | undefined;
  /** Nothing else is said, and mostly it is small talk: a question only where an article answers for sure, or one was asked before. */
  readonly isMostlyTalk: boolean;
  /** Speaks of the one who is asked: whatever was said before, it is no follow-up. */
  readonly isPersonal: boolean;
}

/** What a text asks for. */
export type Request =
  { readonly kind: 'talk'; readonly topic: TalkTopic } | { readonly kind: 'overview' } | Question;

/**
 * What a text asks for, by its form alone. Small talk is told by lists, in every language at once: people mix them, and two
 * words do not tell one.
 *
 * @param text as `askable` returns it
 */
export function requestIn(text: string): Request {
  const words = comparableWords(text);
  const topic = smallTalkIn(words);
  const question = withoutSmallTalk(text);
  const asked = comparableWords(question);
  const ambiguous = AMBIGUOUS.covering(asked, FILLERS);
  const isAsked = text.endsWith('?') && (ambiguous !== undefined || goesOn(words));
  if (topic !== undefined && !isAsked) return { kind: 'talk', topic };
  if (OVERVIEW.covering(asked, OVERVIEW_FILLERS) !== undefined) return { kind: 'overview' };
  const hint = HINTS.within(asked);
  const likely = ambiguous === undefined ? topic : weightiest(ambiguous);
  return {
    kind: 'question',
    text: question,
    section: sectionIn(question),
    title: titleIn(asked),
    label: labelWithin(question),
    unlessAnswered: likely ?? hint ?? (text.endsWith('?') ? undefined : addressIn(words)),
    isMostlyTalk: likely !== undefined,
    isPersonal: hint !== undefined,
  };
}

/** What of a text without a word can be answered: an emoji is a remark. */
export function isRemark(text: string): boolean {
  return /\p{Extended_Pictographic}|[:;=][-']?[()DPp|/]|<3|\^\^/u.test(text);
}

/** Who greets and asks who is there, asks. */
const WEIGHT: readonly TalkTopic[] = ['bot', 'proof', 'farewell', 'thanks', 'greeting', 'chatter'];

function weightiest(topics: readonly TalkTopic[]): TalkTopic {
  return WEIGHT.find((topic) => topics.includes(topic)) ?? 'chatter';
}

function smallTalkIn(words: readonly string[]): TalkTopic | undefined {
  const topics = SMALL_TALK.covering(words, FILLERS);
  return topics && weightiest(topics);
}

/** "Ok, and then?" asks on behind small talk; "Ok, and bye?" does not. */
function goesOn(words: readonly string[]): boolean {
  const at = words.findIndex((word, i) => i > 0 && CONNECTIVES.has(word));
  return (
    at > 0 &&
    at < words.length - 1 &&
    smallTalkIn(words.slice(0, at)) !== undefined &&
    smallTalkIn(words.slice(at)) === undefined
  );
}

/** Of whom somebody greets or thanks: "Bye, dear neighbours!" */
const MOST_ADDRESSED = 2;
const ADDRESSING: ReadonlySet<TalkTopic> = new Set(['greeting', 'thanks', 'farewell']);

/** What is small talk but for the name of whom it speaks to; "hello when open" is none. */
function addressIn(words: readonly string[]): TalkTopic | undefined {
  const [phrase] = SMALL_TALK.at(words, 0);
  if (phrase === undefined || !ADDRESSING.has(phrase.topic)) return undefined;
  const addressed = words.slice(phrase.words.length);
  const isAddress = addressed.length <= MOST_ADDRESSED && !addressed.some((word) => QUESTION_WORDS.has(word));
  return isAddress ? phrase.topic : undefined;
}

/** What sets a greeting apart from what is asked. */
const MARK = /[,;:.!?…\n]|\s[–—-]\s/u;

/** Nobody greets longer, and each takes its time. */
const MOST_OPENINGS = 8;

/** The text without the greetings and thanks at its ends; they would be read as a part of the question. */
function withoutSmallTalk(text: string): string {
  let rest = text;
  for (let opened = 0; opened < MOST_OPENINGS; opened++) {
    const next = withoutOpening(rest);
    if (comparableWords(next).length === 0) return rest;
    if (next === rest) break;
    rest = next;
  }
  const question = withoutClosing(rest);
  return question === text ? text : withoutConnective(question);
}

/** Without a first part that is small talk and set apart by a mark, or that a question may begin with as it is. */
function withoutOpening(text: string): string {
  const mark = MARK.exec(text);
  if (mark === null) return withoutOpener(text);
  const words = comparableWords(text.slice(0, mark.index));
  // Whoever shouts "Bye, neighbours!" has said it; before a comma, a name may be what is asked about.
  const isTalk = smallTalkIn(words) !== undefined || (mark[0] === '!' && addressIn(words) !== undefined);
  return isTalk ? text.slice(mark.index + mark[0].length).trim() : withoutOpener(text);
}

/** "Thanks, and who pays?" goes on from the thanks. */
function withoutConnective(question: string): string {
  const [first, second] = placedComparableWords(question);
  return first !== undefined && second !== undefined && CONNECTIVES.has(first.word)
    ? question.slice(second.start)
    : question;
}

function withoutOpener(text: string): string {
  const words = placedComparableWords(text);
  const [opener] = OPENERS.at(
    words.map(({ word }) => word),
    0,
  );
  const [last, next] = [words[(opener?.words.length ?? 0) - 1], words[opener?.words.length ?? 0]];
  // "Danke-Karte" is no thanks.
  if (last === undefined || next === undefined || !/\s/u.test(text.slice(last.end, next.start))) return text;
  return text.slice(last.end).replace(/^[\s,;:.!–—-]+/u, '');
}

/** Without a last part that is small talk ("…? Danke!"). */
function withoutClosing(text: string): string {
  const parts = text.split(/(?<=[,;.!?…])\s+/u);
  while (parts.length > 1 && smallTalkIn(comparableWords(parts.at(-1) ?? '')) !== undefined) parts.pop();
  return parts.join(' ');
}

/**
 * The words behind "what is it about" that may be an article's title. Behind "what does the article say" they may be any matter,
 * and have to be a title from its first word to its last.
 */
function titleIn(asked: readonly string[]): TitleName | undefined {
  const [phrase] = OVERVIEW.at(asked, 0);
  if (phrase === undefined) return undefined;
  const words = asked
    .slice(phrase.words.length)
    .filter((word) => OVERVIEW_FILLERS.at([word], 0).length === 0);
  return words.length === 0 ? undefined : { words, isWhole: !phrase.topic };
}

/** The section that a text asks for, where it asks for nothing else. */
function sectionIn(text: string): SectionName | undefined {
  const words = placedComparableWords(text);
  const compared = words.map(({ word }) => word);
  const [[phrase], [loose]] = [SECTION.at(compared, 0), SECTION_BY_NUMBER.at(compared, 0)];
  const length = Math.max(phrase?.words.length ?? 0, loose?.words.length ?? 0);
  const named = words.slice(length);
  const label = labelThatIs(textOf(text, named));
  // "10" is an amount, unless somebody asked what stands there.
  const isAmount = length === 0 && label?.kind === undefined && /^\d+$/u.test(label?.number ?? '');
  if (label !== undefined && !isAmount) return { by: 'label', label };
  const start = words[length - 1]?.end ?? 0;
  const first = named.find(({ word }) => !SECTION_FILLERS.has(word));
  if (first === undefined) return undefined;
  const isQuoted = /["“„«‘']/u.test(text.slice(start, first.start));
  if (phrase === undefined && (loose === undefined || !isQuoted)) return undefined;
  return { by: 'words', words: withoutFillers(compared.slice(length)), isQuoted };
}

/** The words by which a heading is asked for. */
export function headingWords(heading: string): readonly string[] {
  return withoutFillers(comparableWords(heading));
}

/** The first words by which a sentence is asked for. */
export function firstWords(sentence: string, most: number): readonly string[] {
  const words: string[] = [];
  for (const word of eachComparableWord(sentence)) {
    if (words.length === most) break;
    if (!SECTION_FILLERS.has(word)) words.push(word);
  }
  return words;
}

function withoutFillers(words: readonly string[]): readonly string[] {
  return words.filter((word) => !SECTION_FILLERS.has(word));
}

/** The text from the first of its words to the last, without the fillers at its ends; the sign and the bracket of a label stay. */
function textOf(text: string, words: readonly PlacedWord[]): string {
  const first = words.findIndex(({ word }) => !SECTION_FILLERS.has(word));
  const last = words.findLastIndex(({ word }) => !SECTION_FILLERS.has(word));
  const [from, to] = [words[first], words[last]];
  if (from === undefined || to === undefined) return '';
  const sign = /§{1,2}\s?$/u.exec(text.slice(0, from.start))?.[0] ?? '';
  const isBracketed = /\(\d{1,2}$/u.test(text.slice(from.start, to.end));
  return `${sign}${text.slice(from.start, to.end)}${isBracketed ? ')' : ''}`;
}
