import type { Answerer } from './answering/answer.ts';
import { renewedAnswerer } from './answering/renewed-answerer.ts';
import type { AnswererParts } from './answering/answerer.ts';
import { createChecker } from './checking/check-quotations.ts';
import type { CheckQuotations } from './checking/quotation.ts';
import type { SearchIndex } from './search-index/search-index.ts';
import type { ServedIndex, TakenUp } from './search-index/served-index.ts';
import { HostFault } from './wording/host/host-fault.ts';

/** What answers from an index that is replaced now and then. */
export interface ServedAnswers {
  /** The index that was opened last. */
  readonly index: () => SearchIndex;
  /** What that is: its generation, when it was made, and the files that it lacks. */
  readonly served: () => ServedIndex['found'];
  /** Answers from it. */
  readonly answerer: () => Answerer;
  /** Answers from another index, such as a part of it. */
  readonly answererOver: (index: SearchIndex, isPublished: AnswererParts['isPublished']) => Answerer;
  /** Holds quotations of a text against the articles in it. */
  readonly checker: () => CheckQuotations;
  /** The generation that waits to be taken up, if one does; cheap to ask. */
  readonly waiting: ServedIndex['waiting'];
  /**
   * Takes up the index in use on the disk, whoever built it, and builds none; questions under way keep the one they began
   * with. Once at a time, and never one that serves already.
   * @returns what was taken up, if anything
   * @throws HostFault where there is no intact one; the one that serves then stays.
   */
  readonly takeUp: () => Promise<TakenUp | undefined>;
}

/** Answers from the index that serves, by an answerer for each that is taken up. */
export function answersFrom(served: ServedIndex, answererOver: ServedAnswers['answererOver']): ServedAnswers {
  const answersOf = (index: SearchIndex) => {
    const renew = () => takeUp().then(() => answererOver(served.index, undefined));
    const answerer = renewedAnswerer(answererOver(index, undefined), renew);
    return { answerer, checker: createChecker({ index, answerer }) };
  };
  const takeUp = async (): Promise<TakenUp | undefined> => {
    const taken = await served.takeUp();
    if (taken === undefined) return undefined;
    if (taken.kind !== 'taken-up') throw new HostFault({ kind: 'no-index', why: taken });
    answers = answersOf(served.index);
    return taken;
  };
  let answers = answersOf(served.index);
  return {
    index: () => served.index,
    served: () => served.found,
    answererOver,
    answerer: () => answers.answerer,
    checker: () => answers.checker,
    waiting: () => served.waiting(),
    takeUp,
  };
}
