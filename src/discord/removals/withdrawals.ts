import { RecentIds } from '../connection/incoming-work.ts';
import type { Place, Removal } from './removal.ts';

/** Nobody waits for an answer any more: with this the question has gone, or another one took its place. */
export class Withdrawn extends Error {
  override readonly name = 'Withdrawn';
  readonly because: Removal['of'] | 'edited';

  constructor(because: Withdrawn['because']) {
    super('the question was withdrawn');
    this.because = because;
  }
}

/** A question that is watched until it has its answer. */
interface Watch {
  /** Aborts, with a `Withdrawn` as its reason, when nobody waits for the answer any more. */
  readonly withdrawn: AbortSignal;
  readonly end: () => void;
}

/** More messages than are deleted while an answer is on its way. */
const REMEMBERED = 1_000;

/** The questions that wait for an answer, and what of them is withdrawn. */
export class Withdrawals {
  readonly #watched = new Map<AbortController, Place>();
  readonly #deleted = new RecentIds(REMEMBERED);

  /** Watches a question until `end`; `edited` aborts where another one takes its place. */
  watch(place: Place, edited?: AbortSignal): Watch {
    const gone = new AbortController();
    this.#watched.set(gone, place);
    return {
      withdrawn: edited === undefined ? gone.signal : AbortSignal.any([gone.signal, edited]),
      end: () => this.#watched.delete(gone),
    };
  }

  /** Withdraws the questions that have gone with it. */
  note({ of, messageIds, takes }: Removal): void {
    for (const id of messageIds) this.#deleted.add(id);
    for (const [gone, place] of this.#watched) if (takes(place)) gone.abort(new Withdrawn(of));
  }

  /** Whether the message was deleted lately: before the bot knew, perhaps, which of its answers it was. */
  hasDeleted(messageId: string): boolean {
    return this.#deleted.has(messageId);
  }
}
