import { likelyLanguages } from '../language/detect-language.ts';
import type { FollowUps, LanguageKnowledge } from '../language/knowledge.ts';
import { knowledgeOf, LANGUAGES } from '../language/language.ts';
import { wordsOf } from '../language/words.ts';

/** A question with no more words than this may be half of one ("Preis der Karte?"). */
const SHORT_WORDS = 3;

/**
 * A question behind "und" that names more than this is mostly whole. A fragment takes two words to name one thing ("und der
 * neue Filter?"); with a question word of its own it is no fragment ("und wo hält der Bus am Sonntag?").
 */
const NAMED_IN_FRAGMENT = 2;
const NAMED_BEHIND_QUESTION_WORD = 1;

/**
 * How far a question leans on the one before it, by its form alone:
 * - `wholly` where it names no matter of its own ("und warum?", "welcher Tag?"), so that alone it says nothing;
 * - `openly` where it goes on with "und", or has a pronoun and nothing that it could stand for;
 * - `perhaps` where it is so short that it may be half a question;
 * - `not` where it stands by itself, as most questions do.
 */
export type Leaning = 'wholly' | 'openly' | 'perhaps' | 'not';

/** By the languages that the question may be in. */
export function leaningOf(question: string): Leaning {
  const words = wordsOf(question);
  const likely = likelyLanguages(question).map(knowledgeOf);
  if (likely.some((knowledge) => namedBy(words, knowledge) === 0)) return 'wholly';
  if (likely.some((knowledge) => continues(words, knowledge))) return 'openly';
  // A word of one language may look like a pronoun of another ("stellt … her").
  if (likely.every((knowledge) => refersBack(words, knowledge))) return 'openly';
  if (likely.some((knowledge) => hasSubjectAndVerb(words, knowledge))) return 'not';
  // Written words: an elided article makes none of its own.
  const length = question.split(/\s+/u).filter((part) => wordsOf(part).length > 0).length;
  const isSlight = likely.some(
    (knowledge) => namedBy(words, knowledge) === 1 || connectiveOf(words, knowledge) !== undefined,
  );
  return isSlight || length <= SHORT_WORDS ? 'perhaps' : 'not';
}

/** How many words of a question name a matter, without what it asks for. */
function namedBy(words: readonly string[], knowledge: LanguageKnowledge): number {
  return words.filter((word, at) => names(word, knowledge) && !isAskedFor(words, at, knowledge)).length;
}

/** The words that a question goes on with, where it does. */
function connectiveOf(words: readonly string[], { followUps }: LanguageKnowledge): string | undefined {
  return followUps.connectives.find((connective) => spaced(words).startsWith(spaced([connective])));
}

/** Whether a question goes on with "und" and names too little to be whole. */
function continues(words: readonly string[], knowledge: LanguageKnowledge): boolean {
  const connective = connectiveOf(words, knowledge);
  if (connective === undefined) return false;
  const { questionWords } = knowledge.followUps;
  const rest = words.slice(wordsOf(connective).length);
  const asks = rest.some((word) => questionWords.has(word.toLowerCase()));
  return namedBy(words, knowledge) <= (asks ? NAMED_BEHIND_QUESTION_WORD : NAMED_IN_FRAGMENT);
}

/** "Wer zahlt eigentlich?": short, but no half of a question. With an auxiliary verb it says less ("wer hat das?"). */
function hasSubjectAndVerb(
  [subject = '', verb = '', ...rest]: readonly string[],
  knowledge: LanguageKnowledge,
): boolean {
  const { askedSubjects, emptyWords } = knowledge.followUps;
  return (
    askedSubjects.has(subject.toLowerCase()) &&
    names(verb, knowledge) &&
    rest.every((word) => emptyWords.has(word.toLowerCase()))
  );
}

/** Whether the first pronoun stands for something outside of the question. */
function refersBack(words: readonly string[], knowledge: LanguageKnowledge): boolean {
  const { pronouns, impersonal } = knowledge.followUps;
  if (impersonal.some((phrase) => spaced(words).includes(spaced([phrase])))) return false;
  // A capital within a question makes it an address ("Können Sie …") and no pronoun of the third person.
  const at = words.findIndex((word, i) => pronouns.has(i === 0 ? word.toLowerCase() : word));
  return at >= 0 && !isExpletive(words, at, knowledge) && !hasAntecedent(words, at, knowledge);
}

/** "it" in "is it safe to …": what it stands for comes behind it. */
function isExpletive(words: readonly string[], at: number, { followUps }: LanguageKnowledge): boolean {
  const { pronoun, clauseOpeners } = followUps.expletive;
  const isOpener = (word: string): boolean => clauseOpeners.has(word.toLowerCase());
  return words[at]?.toLowerCase() === pronoun && words.slice(at + 1).some(isOpener);
}

/**
 * Whether a question has something before a pronoun that it may stand for: a word behind an article or a preposition, or
 * with a capital, but not what is asked for ("welche Rolle spielt er?").
 */
function hasAntecedent(words: readonly string[], pronoun: number, knowledge: LanguageKnowledge): boolean {
  return words.slice(0, pronoun).some((word, at) => {
    if (!names(word, knowledge) || isAskedFor(words, at, knowledge)) return false;
    // Right before the pronoun it is the verb ("Bekommen sie", "Touchera-t-elle"), else a name ("Noltenius a-t-il").
    const isVerb = at === 0 && words.slice(1, pronoun).every((other) => other === 't');
    return isOpened(words, at, knowledge) || (/^\p{Lu}/u.test(word) && !isVerb);
  });
}

/** The longest determiner of a question has two words. */
const DETERMINER_WORDS = 2;

/** Whether a word is the thing that is asked for, which is no matter of the question's own: "which day", "combien de jours". */
function isAskedFor(words: readonly string[], at: number, { followUps }: LanguageKnowledge): boolean {
  const before = spaced(words.slice(Math.max(0, at - DETERMINER_WORDS), at));
  return followUps.questionDeterminers.some((determiner) => before.endsWith(spaced([determiner])));
}

/** Whether an article or a preposition stands before a word. */
function isOpened(words: readonly string[], at: number, { openingWords }: LanguageKnowledge): boolean {
  const before = words[at - 1]?.toLowerCase() ?? '';
  return openingWords.has(before) || ELISIONS.has(before);
}

/** Articles and prepositions that an apostrophe parts from what they open ("l’accord"). */
const ELISIONS: ReadonlySet<string> = new Set(['l', 'd']);

const EMPTY_WORDS = new Map(
  LANGUAGES.map(knowledgeOf).map((knowledge) => [knowledge, emptyWordsOf(knowledge)] as const),
);

function emptyWordsOf({ starters, openingWords, followUps }: LanguageKnowledge): ReadonlySet<string> {
  const { connectives, pronouns, questionWords, emptyWords }: FollowUps = followUps;
  const all = [...starters, ...openingWords, ...connectives, ...pronouns, ...questionWords, ...emptyWords];
  return new Set(wordsOf(all.join(' ').toLowerCase()));
}

/** Whether a word names something that could be searched. */
function names(word: string, knowledge: LanguageKnowledge): boolean {
  return EMPTY_WORDS.get(knowledge)?.has(word.toLowerCase()) !== true;
}

/** Words in lower case with a space around each, so that only whole words are found in them. */
function spaced(words: readonly string[]): string {
  return ` ${words.join(' ').toLowerCase()} `;
}

/**
 * The reader takes 64 tokens of a question, and loses what is beyond. German has 1.6 tokens a word at the
 * median and 2.4 at most on the development articles.
 */
const JOINED_WORDS = 24;

/** A question and the words that it was answered with, '' for a refusal. */
interface Earlier {
  readonly question: string;
  readonly answer: string;
}

/**
 * A follow-up with what came before in brackets, shortened where that is too long: what stands first is what the reader
 * answers. Behind a follow-up that names a matter, the question before is context and loses the words that ask. One that
 * names none may ask of that question as well as of its answer ("und warum?"), and has both. Undefined where it leaves no room.
 */
export function joinedWith({ question, answer }: Earlier, asked: string): string | undefined {
  const room = JOINED_WORDS - asked.split(' ').length;
  const before =
    leaningOf(asked) === 'wholly' ? `${question} ${answer}`.trim().split(' ') : matterOf(question);
  return room > 0 ? `${asked} (${before.slice(0, room).join(' ')})` : undefined;
}

/** The words of a question that do not ask; all of them where those name nothing. */
function matterOf(question: string): readonly string[] {
  const parts = question.split(/[ ?]/).filter((part) => part !== '');
  const likely = likelyLanguages(question).map(knowledgeOf);
  const asks = (part: string): boolean =>
    wordsOf(part.toLowerCase()).every((word) =>
      likely.some(({ followUps }) => followUps.questionWords.has(word)),
    );
  const kept = parts.filter((part) => !asks(part));
  const named = wordsOf(kept.join(' ')).filter((word) => likely.every((knowledge) => names(word, knowledge)));
  return named.length > 0 ? kept : parts;
}
