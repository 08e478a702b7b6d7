import { LABEL_LANGUAGES, spokenKnowledgeOf } from '../../language/label-language.ts';
import { TALK_TOPICS, type Requests, type TalkTopic } from '../../language/knowledge.ts';
import type { PlacedWord } from '../../language/words.ts';
import { comparableWords, placedComparableWords } from './comparable-words.ts';
import { PhraseBook } from './phrase-book.ts';
import { labelThatIs, labelWithin, type SectionLabel } from './section-label.ts';

/** What a section is asked for by: its number, or the words of its heading as they are compared. */
export type SectionName =
  | { readonly by: 'label'; readonly label: SectionLabel }
  | { readonly by: 'words'; readonly words: readonly string[] };

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
  /** Speaks of the one who is asked: whatever was said before, it is no follow-up. */
  readonly isPersonal: boolean;
}

/** What a text asks for. */
export type Request =
  { readonly kind: 'talk'; readonly topic: TalkTopic } | { readonly kind: 'overview' } | Question;

/** In every language that labels are in: they name questions that can be asked. */
const SPOKEN = LABEL_LANGUAGES.map(spokenKnowledgeOf);
const REQUESTS = SPOKEN.map(({ requests }) => requests);

const SMALL_TALK = new PhraseBook(byTopic(({ smallTalk }) => smallTalk));
const AMBIGUOUS = new PhraseBook(byTopic(({ ambiguous }) => ambiguous));
const HINTS = new PhraseBook(byTopic(({ hints }) => hints));
const OPENERS = bookOf(({ openers }) => openers);
const OVERVIEW = bookOf(({ overview }) => overview);
const SECTION = bookOf(({ section }) => section);
const SECTION_BY_NUMBER = bookOf(({ sectionByNumber }) => sectionByNumber);
const FILLERS = bookOf(({ fillers }) => fillers);
const OVERVIEW_FILLERS = bookOf(({ overviewFillers }) => overviewFillers);
const CONNECTIVES: ReadonlySet<string> = new Set(SPOKEN.flatMap(({ connectives }) => connectives));
const SECTION_FILLERS = wordsFrom(({ sectionFillers }) => sectionFillers);

function byTopic(of: (requests: Requests) => Requests['ambiguous']): (readonly [TalkTopic, string])[] {
  return REQUESTS.flatMap((requests) =>
    TALK_TOPICS.flatMap((topic) => (of(requests)[topic] ?? []).map((phrase) => [topic, phrase] as const)),
  );
}

function bookOf(of: (requests: Requests) => readonly string[]): PhraseBook<true> {
  return new PhraseBook(REQUESTS.flatMap(of).map((phrase) => [true, phrase] as const));
}

function wordsFrom(of: (requests: Requests) => readonly string[]): ReadonlySet<string> {
  return new Set(REQUESTS.flatMap(of).flatMap(comparableWords));
}

/**
 * What a text asks for, by its form alone. Small talk is told by lists, in every language at once: people mix them, and two
 * words do not tell one.
 *
 * @param text as `askable` returns it
 */
export function requestIn(text: string): Request {
  const words = comparableWords(text);
  const topic = smallTalkIn(words);
  if (topic !== undefined) return { kind: 'talk', topic };
  const question = withoutSmallTalk(text);
  const asked = comparableWords(question);
  if (OVERVIEW.covering(asked, OVERVIEW_FILLERS) !== undefined) return { kind: 'overview' };
  const hint = HINTS.within(asked);
  const ambiguous = AMBIGUOUS.covering(asked, FILLERS);
  const unless =
    ambiguous === undefined
      ? (hint ?? (text.endsWith('?') ? undefined : addressIn(words)))
      : weightiest(ambiguous);
  return {
    kind: 'question',
    text: question,
    section: sectionIn(question),
    title: titleIn(asked),
    label: labelWithin(question),
    unlessAnswered: unless,
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

/** Of whom somebody greets or thanks: "Bye, dear neighbours!" */
const MOST_ADDRESSED = 2;
const ADDRESSING: ReadonlySet<TalkTopic> = new Set(['greeting', 'thanks', 'farewell']);

/** What is small talk but for the name of whom it speaks to. */
function addressIn(words: readonly string[]): TalkTopic | undefined {
  const [phrase] = SMALL_TALK.at(words, 0);
  const isAddress = phrase !== undefined && words.length - phrase.words.length <= MOST_ADDRESSED;
  return isAddress && ADDRESSING.has(phrase.topic) ? phrase.topic : undefined;
}

/** What sets a greeting apart from what is asked. */
const MARK = /[,;:.!?…\n]|\s[–—-]\s/u;

/** The text without the greetings and thanks at its ends; they would be read as a part of the question. */
function withoutSmallTalk(text: string): string {
  let rest = text;
  for (;;) {
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

/** The words behind "what is it about" that may be an article's title; "subject" alone says less. */
function titleIn(asked: readonly string[]): TitleName | undefined {
  const [phrase] = OVERVIEW.at(asked, 0);
  if (phrase === undefined) return undefined;
  const words = asked
    .slice(phrase.words.length)
    .filter((word) => OVERVIEW_FILLERS.at([word], 0).length === 0);
  return words.length === 0 ? undefined : { words, isWhole: phrase.words.length === 1 };
}

/** The section that a text asks for, where it asks for nothing else. */
function sectionIn(text: string): SectionName | undefined {
  const words = placedComparableWords(text);
  const compared = words.map(({ word }) => word);
  const [[phrase], [loose]] = [SECTION.at(compared, 0), SECTION_BY_NUMBER.at(compared, 0)];
  const length = Math.max(phrase?.words.length ?? 0, loose?.words.length ?? 0);
  const named = words.slice(length);
  const label = labelThatIs(textOf(text, named));
  if (label !== undefined) return { by: 'label', label };
  const start = words[length - 1]?.end ?? 0;
  const first = named.find(({ word }) => !SECTION_FILLERS.has(word));
  if (first === undefined) return undefined;
  const isQuoted = loose !== undefined && /["“„«‘']/u.test(text.slice(start, first.start));
  if (phrase === undefined && !isQuoted) return undefined;
  return { by: 'words', words: withoutFillers(compared.slice(length)) };
}

/** The words by which a heading is asked for. */
export function headingWords(heading: string): readonly string[] {
  return withoutFillers(comparableWords(heading));
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
