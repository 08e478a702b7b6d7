import { setInterval } from 'node:timers/promises';
import type { PlaceRules } from './place-rules.ts';
import { placesOf, readPlacesText } from './read-places.ts';

/** How soon a change is noticed. On network and container file systems nobody tells of one: it is looked for. */
const EVERY_MS = 2_000;

interface FollowOptions {
  readonly path: string;
  readonly corpusFolder: string;
  readonly signal: AbortSignal;
  /** Hears of rules that hold from now on. */
  readonly onRules: (rules: PlaceRules) => void;
  /** Hears, once for each state of the file, why it cannot be gone by: the rules before it hold on. */
  readonly onFault: (fault: unknown) => void;
  readonly everyMs?: number | undefined;
}

/** The rules that hold: those that the file last had whole. */
export interface FollowedPlaces {
  readonly rules: () => PlaceRules;
}

/**
 * Reads the rules and follows the file until the signal aborts. What is found in it is gone by when it is found twice: whoever
 * writes it may have written half. Keeps no process alive.
 * @throws PlacesFault where the file cannot be gone by at first
 */
export async function followPlaces(options: FollowOptions): Promise<FollowedPlaces> {
  const { path, corpusFolder } = options;
  const text = await readPlacesText(path);
  let rules = await placesOf(text, { path, corpusFolder });
  void follow(text, options, (changed) => {
    rules = changed;
    options.onRules(changed);
  });
  return { rules: () => rules };
}

/** Never rejects. */
async function follow(
  first: string,
  { path, corpusFolder, signal, onFault, everyMs = EVERY_MS }: FollowOptions,
  onRules: (rules: PlaceRules) => void,
): Promise<void> {
  let inUse = first;
  /** What the last look found, a text or a fault, and whether it was told of as one that cannot be gone by. */
  let found = first;
  let told: string | undefined;

  const fail = (state: string, fault: unknown): void => {
    if (told !== state) onFault(fault);
    told = state;
  };
  const look = async (): Promise<void> => {
    const before = found;
    const read = await readPlacesText(path).catch((fault: unknown) => ({ fault }));
    if (typeof read !== 'string') {
      found = `fault ${String(read.fault)}`;
      if (found === before) fail(found, read.fault);
      return;
    }
    found = read;
    if (read !== before) return;
    try {
      // Tried again at each look: a folder that it names may have come meanwhile, or may be called otherwise, which opens it to all.
      const rules = await placesOf(read, { path, corpusFolder });
      if (read === inUse && told === undefined) return;
      onRules(rules);
      inUse = read;
      told = undefined;
    } catch (fault) {
      fail(read, fault);
    }
  };

  try {
    for await (const _ of setInterval(everyMs, undefined, { signal, ref: false })) await look();
  } catch (fault) {
    if (!signal.aborted) onFault(fault);
  }
}
