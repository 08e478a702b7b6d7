import { CorpusFault } from '../corpus/corpus-fault.ts';
import { corpusChanges, corpusState, type CorpusChanges, type CorpusState } from '../corpus/corpus-state.ts';
import { hearChanges } from '../corpus/hear-changes.ts';
import { messageOf } from '../errors.ts';

/** What becomes of a corpus that is followed. */
interface FollowEvents {
  /** The articles have changed, and the index is about to be built; undefined where it is not known what it was built from. */
  readonly onChanged: (changes: CorpusChanges | undefined) => void;
  /** It could not be built, and the one before stays; told once for each reason. */
  readonly onFailed: (fault: unknown) => void;
  /** The corpus cannot be read, and the index stays as it is; told once for each reason. */
  readonly onClosed: (fault: unknown) => void;
  readonly onReadable: () => void;
  /** The system tells of no changes any more, by its code: from here on it is looked for them. */
  readonly onDeaf: (code: string) => void;
}

interface Pace {
  /** How long nothing may change before the files count as written. */
  readonly quietMs: number;
  /** How often it is looked for changes of which the system tells; it forgets some where there are very many at once. */
  readonly heardMs: number;
  /** And where it tells of none. */
  readonly unheardMs: number;
  /** How soon a build that failed is tried again though nothing has changed; each next time twice as late. */
  readonly againMs: number;
}

/** An NFS client asks anew what a file's size is after 3 s: what is looked for counts as written only after that. */
const PACE: Pace = { quietMs: 1_000, heardMs: 30_000, unheardMs: 4_000, againMs: 25_000 };

/** From a first hint to the look, in which the others of a burst come. */
const GATHER_MS = 50;
/** Of a corpus that something writes into without a pause, the index follows all the same. */
const LONGEST_UNREST_MS = 60_000;
/** A full disk may have been freed, and another build have ended. */
const LATEST_AGAIN_MS = 600_000;

export interface FollowOptions extends FollowEvents {
  readonly folder: string;
  /** What the index in use was built from; undefined where that is not known. */
  readonly indexed: CorpusState | undefined;
  /** Does not rely on the system to tell of changes: network and container file systems do not tell of those of another machine. */
  readonly looking: boolean;
  /** Brings the index up to the corpus. */
  readonly build: () => Promise<unknown>;
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly pace?: Pace | undefined;
  /** What has the system tell of changes. */
  readonly hear?: typeof hearChanges | undefined;
}

type Look =
  | { readonly kind: 'seen'; readonly state: CorpusState }
  | { readonly kind: 'closed'; readonly fault: unknown };

/**
 * Has the index built whenever articles have changed and are written to their ends, until the signal aborts: once for all that
 * changed meanwhile, and never twice at once. What the system tells is only when to look; what has changed, the look finds out. So
 * nothing is missed that it does not tell, and nothing built for what changes no article. Never rejects, and keeps no process alive.
 */
export async function followCorpus(options: FollowOptions): Promise<void> {
  const follower = new Follower(options);
  try {
    await follower.follow();
  } finally {
    await follower.close();
  }
}

class Follower {
  readonly #options: FollowOptions;
  readonly #pace: Pace;
  #looking: boolean;
  #indexed: CorpusState | undefined;
  /** What was last acted upon. */
  #handled: Look | undefined;
  #failure: { readonly message: string; readonly pauseMs: number; readonly again: number } | undefined;
  #hearing: { readonly identity: string; readonly close: () => Promise<void> } | undefined;
  #isHinted = false;
  /** Waits for nothing but a hint. */
  #isIdle = false;
  #wake: () => void = () => undefined;

  constructor(options: FollowOptions) {
    this.#options = options;
    this.#pace = options.pace ?? PACE;
    this.#looking = options.looking;
    this.#indexed = options.indexed;
    options.signal.addEventListener('abort', () => this.#wake());
  }

  async follow(): Promise<void> {
    const { signal } = this.#options;
    while (!signal.aborted) {
      const look = await this.#settledLook();
      if (signal.aborted) return;
      await this.#attend(look);
      if (this.#isNew(look)) await this.#handle(look);
      await this.#nextHint();
    }
  }

  async close(): Promise<void> {
    const hearing = this.#hearing;
    this.#hearing = undefined;
    await hearing?.close();
  }

  /** The corpus once it has stopped changing, or at once where nothing is new. */
  async #settledLook(): Promise<Look> {
    const since = performance.now();
    let last = await this.#look();
    if (!this.#isNew(last)) return last;
    for (;;) {
      // What is written meanwhile the next look sees: no hint shortens this.
      await this.#rest(this.#hearing === undefined ? this.#pace.unheardMs : this.#pace.quietMs);
      const next = await this.#look();
      const isOver = this.#options.signal.aborted || performance.now() - since > LONGEST_UNREST_MS;
      if (isSame(last, next) || isOver) return next;
      last = next;
    }
  }

  async #look(): Promise<Look> {
    try {
      return { kind: 'seen', state: await corpusState(this.#options.folder) };
    } catch (fault) {
      return { kind: 'closed', fault };
    }
  }

  #isNew(look: Look): boolean {
    const isDue = look.kind === 'seen' && performance.now() > (this.#failure?.again ?? Infinity);
    return isDue || this.#handled === undefined || !isSame(this.#handled, look);
  }

  async #handle(look: Look): Promise<void> {
    const before = this.#handled;
    this.#handled = look;
    if (look.kind === 'closed') {
      if (messageOf(look.fault) !== this.#failure?.message) this.#options.onClosed(look.fault);
      return;
    }
    if (before?.kind === 'closed') this.#options.onReadable();
    const changes = corpusChanges(this.#indexed, look.state);
    if (changes === undefined) {
      this.#failure = undefined;
      return;
    }
    if (before === undefined || !isSame(before, look))
      this.#options.onChanged(this.#indexed === undefined ? undefined : changes);
    await this.#build(look.state);
  }

  async #build(state: CorpusState): Promise<void> {
    try {
      await this.#options.build();
      this.#indexed = state;
      this.#failure = undefined;
    } catch (fault) {
      if (this.#options.signal.aborted) return;
      const message = messageOf(fault);
      if (message !== this.#failure?.message) this.#options.onFailed(fault);
      const pauseMs = Math.min(2 * (this.#failure?.pauseMs ?? this.#pace.againMs / 2), LATEST_AGAIN_MS);
      this.#failure = { message, pauseMs, again: performance.now() + pauseMs };
    }
  }

  /** Has the system tell of the folder that there is now. */
  async #attend(look: Look): Promise<void> {
    const there = look.kind === 'seen' ? look.state.folder : undefined;
    const isOther = there === undefined ? isGone(look) : this.#hearing?.identity !== there.identity;
    if (isOther) await this.close();
    if (this.#looking || there === undefined || this.#hearing !== undefined) return;
    const { hear = hearChanges, onDeaf } = this.#options;
    const { close } = hear(there.place, {
      onChange: () => this.#hint(),
      onGone: () => {
        this.#hearing = undefined;
        this.#hint();
      },
      onDeaf: (code) => {
        this.#looking = true;
        this.#hearing = undefined;
        onDeaf(code);
        this.#hint();
      },
    });
    this.#hearing = { identity: there.identity, close };
  }

  #hint(): void {
    this.#isHinted = true;
    if (this.#isIdle) this.#wake();
  }

  async #nextHint(): Promise<void> {
    const { heardMs, unheardMs } = this.#pace;
    this.#isIdle = true;
    const isHeard = this.#hearing !== undefined && this.#handled?.kind === 'seen';
    if (!this.#isHinted) await this.#rest(isHeard ? heardMs : unheardMs);
    this.#isIdle = false;
    if (this.#isHinted) await this.#rest(GATHER_MS);
    this.#isHinted = false;
  }

  /** Waits that long, or until it is woken. */
  #rest(ms: number): Promise<void> {
    if (this.#options.signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Whether there is no folder of which the system could tell. */
function isGone(look: Look): boolean {
  if (look.kind === 'seen') return false;
  const { fault } = look;
  return !(fault instanceof CorpusFault && ['no-article', 'bad-ignore-pattern'].includes(fault.facts.kind));
}

function isSame(a: Look, b: Look): boolean {
  if (a.kind === 'closed' || b.kind === 'closed')
    return a.kind === 'closed' && b.kind === 'closed' && messageOf(a.fault) === messageOf(b.fault);
  return a.state.folder.identity === b.state.folder.identity && corpusChanges(a.state, b.state) === undefined;
}
