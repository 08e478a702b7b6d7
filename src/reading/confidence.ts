import { hasFunctionWord } from '../language/detect-language.ts';
import { wordsOf } from '../language/words.ts';
import { confidenceOf, type ConfidenceLine } from './calibration.ts';
import { marginOf, readingOf, type Reading } from './reading.ts';

/** A slip of the keyboard has no more words, or none that holds a sentence together; readers are trained on questions alone. */
const WORDS_OF_NOTHING = 2;

/** Words that are no sentence and that no sentence shares, which the model takes for unanswered rather than for answered. */
function asksForNothing(question: string, { candidates, others, none }: Reading): boolean {
  const matches = [...candidates.map(({ match }) => match), ...others];
  return (
    (wordsOf(question).length <= WORDS_OF_NOTHING || !hasFunctionWord(question)) &&
    matches.every(({ coverage }) => coverage === 0) &&
    none > (candidates[0]?.share ?? 0)
  );
}

/** The reading with the confidence that a line gives its candidates; none where the question asks for nothing. */
export function withConfidence(question: string, reading: Reading, line: ConfidenceLine): Reading {
  const isQuestion = !asksForNothing(question, reading);
  const candidates = reading.candidates.map((candidate) => ({
    ...candidate,
    confidence: isQuestion ? confidenceOf(marginOf(candidate), line) : 0,
  }));
  return readingOf({ ...reading, candidates });
}
