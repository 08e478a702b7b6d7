import { likelyLanguages } from '../language/detect-language.ts';
import { knowledgeOf } from '../language/language.ts';
import { wordsOf } from '../language/words.ts';

/** A question this short ("und wann?", "wer denn") hardly stands by itself. */
const SHORT_WORDS = 3;

/**
 * Whether a question may lean on the one before it, by its form in the languages it may be in: short, or going on with
 * "und", or with a pronoun. Most questions stand by themselves: read together with the one before they would find what
 * that one asked for.
 */
export function leansOnEarlier(question: string): boolean {
  if (wordsOf(question).length <= SHORT_WORDS) return true;
  const asked = spacedWords(question);
  return likelyLanguages(question).some((language) => {
    const { connectives, pronouns } = knowledgeOf(language).followUps;
    return (
      connectives.some((words) => asked.startsWith(spacedWords(words))) ||
      [...pronouns].some((words) => asked.includes(spacedWords(words)))
    );
  });
}

/** The words of a text with a space around each, so that only whole words are found in it. */
function spacedWords(text: string): string {
  return ` ${wordsOf(text.toLowerCase()).join(' ')} `;
}

/**
 * The reader takes 64 tokens of a question: a longer one would lose what is asked now. German has 1.6 tokens a word at the
 * median and 2.4 at most on the development articles.
 */
const JOINED_WORDS = 24;

/**
 * A follow-up behind the question before it, which is shortened where both are too long; undefined where the follow-up
 * leaves no room for it.
 */
export function joinedWith(earlier: string, asked: string): string | undefined {
  const room = JOINED_WORDS - asked.split(' ').length;
  return room > 0 ? [...earlier.split(' ').slice(0, room), asked].join(' ') : undefined;
}
