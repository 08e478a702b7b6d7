import type { Citation } from '../../answering/answer.ts';
import type { SentencePlace } from '../../search-index/search-index.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { renderNotice } from '../chat/render-replies.ts';
import { printableLine } from '../rendering/printable-text.ts';
import { renderPassages, type MarkedPassage } from '../rendering/render-passage.ts';
import type { Screen } from '../screen.ts';

/** What a person decides about a question. */
export type Decision =
  | { readonly kind: 'answers'; readonly places: readonly [SentencePlace, ...SentencePlace[]] }
  | { readonly kind: 'not-in-article' | 'dropped' };

/** What the bot said to the question, and where else to look. */
interface Choosable {
  /** What it cited as an answer; none where it found none. */
  readonly cited: readonly Citation[];
  /** Further sentences that may answer; asked for once. */
  readonly further: () => Promise<readonly Citation[]>;
  /** Sentences that hold what was typed. */
  readonly search: (words: string) => readonly Citation[];
}

/** Sentences that are shown at once: what fits on a screen. */
export const MOST_SHOWN = 8;

/* Every word works whatever the language of the labels. */
const YES: ReadonlySet<string> = new Set(['j', 'ja', 'y', 'yes', 'o', 'oui']);
const NO: ReadonlySet<string> = new Set(['n', 'nein', 'no', 'non']);
const DROP: ReadonlySet<string> = new Set(['x', '-']);
const NUMBERS = /^[\d\s,;+]+$/;

/** Whether a line decides something, if there is a question to decide. */
export function isDecision(line: string): boolean {
  const typed = line.trim().toLowerCase();
  return [YES, NO, DROP].some((words) => words.has(typed)) || typed.startsWith('/') || NUMBERS.test(typed);
}

/** The choice of the sentences that answer a question, by the numbers under which they are shown. */
export class AnswerChoice {
  readonly #choosable: Choosable;
  readonly #candidates: Citation[] = [];
  #hasFurther = true;

  constructor(choosable: Choosable) {
    this.#choosable = choosable;
    for (const citation of choosable.cited) this.mark(citation);
  }

  /** The number of a sentence, which it keeps. */
  mark(citation: Citation): string {
    const known = this.#candidates.findIndex((one) => isSame(one, citation));
    return String(known === -1 ? this.#candidates.push(citation) : known + 1);
  }

  /** The sentences under their numbers. */
  render(citations: readonly Citation[], screen: Screen, emphasis = false): string {
    const passages = citations.map((citation): MarkedPassage => ({ mark: this.mark(citation), citation }));
    return renderPassages(passages, { screen, emphasis }).join('\n\n');
  }

  /** What may be typed. */
  hint(screen: Screen): string {
    const { choice } = HOST_LABELS[screen.language].questions;
    return renderNotice(this.#choosable.cited.length > 0 ? choice.quoted : choice.refused, screen);
  }

  /** What a line decides, or what there is to say to it; undefined for a line that means nothing here. */
  async take(line: string, screen: Screen): Promise<Decision | string | undefined> {
    const typed = line.trim().toLowerCase();
    if (YES.has(typed)) return this.#asTheBotSays();
    if (NO.has(typed)) return this.#showFurther(screen);
    if (DROP.has(typed)) return { kind: 'dropped' };
    if (typed.startsWith('/')) return this.#search(printableLine(line.trim().slice(1)), screen);
    return NUMBERS.test(typed) ? this.#numbered(typed, screen) : undefined;
  }

  #asTheBotSays(): Decision {
    const [best] = this.#choosable.cited;
    return best === undefined ? { kind: 'not-in-article' } : { kind: 'answers', places: [placeOf(best)] };
  }

  #numbered(typed: string, screen: Screen): Decision | string | undefined {
    const numbers = typed.match(/\d+/g)?.map(Number) ?? [];
    if (numbers.length === 1 && numbers[0] === 0) return { kind: 'not-in-article' };
    const unknown = numbers.find((number) => this.#candidates[number - 1] === undefined);
    const { choice } = HOST_LABELS[screen.language].questions;
    if (unknown !== undefined)
      return renderNotice(choice.noSuchNumber(String(unknown), this.#candidates.length), screen);
    const [first, ...others] = [...new Set(numbers)].flatMap((number) => this.#candidates[number - 1] ?? []);
    return first && { kind: 'answers', places: [placeOf(first), ...others.map(placeOf)] };
  }

  async #showFurther(screen: Screen): Promise<string> {
    const { choice } = HOST_LABELS[screen.language].questions;
    const further = this.#hasFurther ? await this.#choosable.further() : [];
    this.#hasFurther = false;
    const fresh = further
      .filter((citation) => !this.#choosable.cited.some((one) => isSame(one, citation)))
      .slice(0, MOST_SHOWN);
    return fresh.length === 0
      ? renderNotice(choice.noFurther, screen)
      : `${choice.further}\n\n${this.render(fresh, screen)}`;
  }

  #search(words: string, screen: Screen): string {
    const { choice } = HOST_LABELS[screen.language].questions;
    const found = this.#choosable.search(words);
    return found.length === 0
      ? renderNotice(choice.nothingFound(words), screen)
      : `${choice.found(words)}\n\n${this.render(found, screen)}`;
  }
}

function placeOf({ article, ordinal }: Citation): SentencePlace {
  return { articleId: article.id, ordinal };
}

function isSame(one: Citation, other: Citation): boolean {
  return one.article.id === other.article.id && one.ordinal === other.ordinal;
}
