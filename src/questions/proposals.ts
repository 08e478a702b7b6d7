import { QUESTION_LIMIT } from '../answering/askable.ts';
import { plainText } from '../language/visible-text.ts';
import { wordsOf } from '../language/words.ts';
import { questionForm } from './read-questions.ts';

/** A sentence that was shown to who asked; another revision of its article may no longer hold it. */
interface ShownPassage {
  readonly articleId: string;
  readonly revision: string;
  readonly ordinal: number;
}

/** An answer that people voted on. */
export interface VotedAnswer {
  readonly answerId: string;
  readonly question: string;
  /** Whether the passages were cited as an answer; else they only came nearest. */
  readonly isAnswered: boolean;
  readonly passages: readonly ShownPassage[];
  readonly helpful: number;
  readonly unhelpful: number;
}

/** A question that may become an own one, with all votes on its answers. */
export interface Proposal extends Omit<VotedAnswer, 'answerId'> {
  readonly answerIds: readonly string[];
}

/**
 * What of the votes is to be proposed, in their order: each question once, as it was answered last; none that was handled, or that
 * is an own question already, or can be none.
 */
export function proposalsOf(
  votes: readonly VotedAnswer[],
  { handled, known }: { readonly handled: ReadonlySet<string>; readonly known: readonly string[] },
): readonly Proposal[] {
  const forms = new Set(known.map(questionForm));
  const proposals = new Map<string, Proposal>();
  for (const { answerId, ...vote } of votes) {
    const form = questionForm(vote.question);
    if (handled.has(answerId) || forms.has(form) || !canBeOwn(vote.question)) continue;
    const before = proposals.get(form);
    proposals.set(form, {
      ...vote,
      answerIds: [...(before?.answerIds ?? []), answerId],
      helpful: vote.helpful + (before?.helpful ?? 0),
      unhelpful: vote.unhelpful + (before?.unhelpful ?? 0),
    });
  }
  return [...proposals.values()];
}

/** Whether it has a word, and no more characters than can be asked: a file that a person edited may hold others. */
function canBeOwn(question: string): boolean {
  return wordsOf(question).length > 0 && plainText(question).length <= QUESTION_LIMIT;
}
