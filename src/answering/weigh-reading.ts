import { wordsOf } from '../language/words.ts';
import type { Candidate, Reading } from '../reading/reading.ts';
import type { Match } from '../retrieval/retrieve.ts';
import type { CitedWords } from './answer.ts';

/** A greeting or a slip of the keyboard has no more words, and the reader was trained on questions alone. */
const WORDS_OF_NOTHING = 2;

/** One or two words that no sentence shares, and that the reader takes for unanswered rather than for answered. */
export function asksForNothing(
  question: string,
  matches: readonly Match[],
  { candidates, none }: Reading,
): boolean {
  return (
    wordsOf(question).length <= WORDS_OF_NOTHING &&
    matches.every(({ coverage }) => coverage === 0) &&
    none > (candidates[0]?.share ?? 0)
  );
}

export function withoutConfidence(reading: Reading): Reading {
  const candidates = reading.candidates.map((candidate) => ({ ...candidate, confidence: 0 }));
  return { ...reading, candidates, confidence: 0 };
}

/**
 * The reading of a follow-up and the question before it, without what answers the latter: a sentence is set aside where
 * the words that answer are those already cited. It may well answer with other words ("wann?", then "und wo?").
 */
export function withoutCited(reading: Reading, cited: readonly CitedWords[]): Reading {
  const isCited = ({ match, words }: Candidate): boolean =>
    cited.some(
      ({ articleId, ordinal, highlights }) =>
        match.sentence.articleId === articleId &&
        match.sentence.ordinal === ordinal &&
        words.some((word) => highlights.some(({ start, end }) => word.start < end && start < word.end)),
    );
  const candidates = reading.candidates.filter((candidate) => !isCited(candidate));
  const aside = reading.candidates.filter(isCited).map(({ match }) => match);
  return {
    ...reading,
    candidates,
    unread: [...reading.unread, ...aside],
    confidence: candidates[0]?.confidence ?? 0,
  };
}
