import { wordsOf } from '../language/words.ts';

/** A question this short ("und wann?", "wer denn") hardly stands by itself. */
const SHORT_WORDS = 3;

/** Beginnings that go on from something said before. */
const CONNECTIVE =
  /^\s*(?:und|aber|oder|also|sondern|and|but|or|so|what about|how about|et|mais|ou|alors|donc)(?![\p{L}\p{N}])/iu;

/** Pronouns that mostly stand for something said before, and seldom for something in the same question. */
const PRONOUN = new RegExp(
  // Whole words only; `\b` knows no umlauts.
  String.raw`(?<![\p{L}\p{N}])(?:${[
    'er|sie|ihn|ihm|seine?[rnms]?|dazu|davon|dabei|daran|dafür|dagegen|dort|dessen|deren',
    'he|him|his|she|hers?|it|they|them|their',
    'lui|leurs?|celui-ci|celle-ci',
  ].join('|')})(?![\p{L}\p{N}])`,
  'iu',
);

/**
 * Whether a question may lean on the one before it, by its form: short, or going on with "und", or with a pronoun. Most
 * questions stand by themselves: read together with the one before they would find what that one asked for.
 */
export function leansOnEarlier(question: string): boolean {
  return wordsOf(question).length <= SHORT_WORDS || CONNECTIVE.test(question) || PRONOUN.test(question);
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
