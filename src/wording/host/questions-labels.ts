import type { Counts } from '../../calibrating/question-counts.ts';
import { FORMATTING } from '../../language/visible-text.ts';

/** So many problems of own questions are listed; who corrects these sees the others with the next try. */
export const MOST_LISTED = 30;

/** A mark by its code too, which tells it from those that look like it; by its code alone where it shows nothing. */
export function codedMark(mark: string, none: string): string {
  const code = mark.codePointAt(0);
  if (code === undefined) return none;
  const named = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return FORMATTING.test(mark) ? named : `${mark} (${named})`;
}

/** What `npm run questions` and `npm run feedback` say while a person answers them line by line. */
export interface QuestionsLabels {
  /** What the helps say. */
  readonly help: {
    readonly questions: string;
    readonly article: string;
    readonly feedback: string;
  };
  /** What stands before what is typed: a question, or what decides over it. */
  readonly prompt: { readonly question: string; readonly decision: string };
  readonly questions: WritingLabels;
  readonly feedback: FeedbackLabels;
  readonly choice: ChoiceLabels;
  /** Above what is wrong in the files with questions, before the rest is done all the same. */
  readonly wrongFiles: string;
  /** The question stands there already. */
  readonly known: (path: string, line: number) => string;
  /** It was written to a file; so many there are by now, and how many it takes to calibrate. */
  readonly kept: (path: string) => string;
  readonly progress: (counts: Counts) => string;
  readonly dropped: string;
  /** The input ended, and the last question has no answer yet: it is not kept. */
  readonly unfinished: string;
  readonly end: (kept: number) => string;
}

interface WritingLabels {
  readonly welcome: string;
  /** What may be typed below a sentence. */
  readonly hint: string;
  /** Every sentence was shown, or is an answer. */
  readonly allShown: string;
  /** Small talk, or what asks for an overview: no sentence is searched for it. */
  readonly notSearched: string;
  /** The sentence that is asked about is the one of this number. */
  readonly aboutIs: (mark: string) => string;
}

interface FeedbackLabels {
  readonly welcome: (proposals: number) => string;
  /** There is no vote to propose from. */
  readonly nothing: string;
  /** Votes on questions that only their askers have seen, and on follow-ups. */
  readonly unseen: (answers: number) => string;
  readonly followUps: (answers: number) => string;
  readonly proposal: (at: number, of: number) => string;
  readonly votes: (helpful: number, unhelpful: number) => string;
  readonly quoted: string;
  readonly refused: string;
  /** What was quoted then is not in the articles any more. */
  readonly changed: string;
  /** What may be typed beside what decides. */
  readonly hint: string;
  readonly reworded: string;
}

interface ChoiceLabels {
  /** What may be typed where the bot quoted something, and where it found no answer. */
  readonly quoted: string;
  readonly refused: string;
  readonly further: string;
  readonly noFurther: string;
  readonly found: (words: string) => string;
  readonly nothingFound: (words: string) => string;
  readonly noSuchNumber: (typed: string, most: number) => string;
  readonly unknown: (typed: string) => string;
}
