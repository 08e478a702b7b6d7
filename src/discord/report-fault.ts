import { randomBytes } from 'node:crypto';
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import type { Log } from './log.ts';

const REFERENCE_BYTES = 3;

export interface FaultReport {
  readonly log: Log;
  readonly fault: unknown;
  /** What failed, for the log. */
  readonly doing: string;
  /** Tells the user, with the reference of the log's entry. */
  readonly tell: (reference: string) => Promise<unknown>;
}

/**
 * Logs a fault under a reference and makes one attempt to tell the user that reference, and nothing else of it.
 * Never rejects.
 */
export async function reportFault({ log, fault, doing, tell }: FaultReport): Promise<void> {
  if (hasCode(fault, RESTJSONErrorCodes.UnknownInteraction) || isAlreadyAcknowledged(fault)) {
    // The interaction has run out, or somebody answered it: there is nothing left to say it to.
    log.warn({ err: fault, doing }, 'an interaction could not be answered any more');
    return;
  }
  const reference = randomBytes(REFERENCE_BYTES).toString('hex').toUpperCase();
  log.error({ err: fault, reference, doing }, 'a request failed');
  try {
    await tell(reference);
  } catch (second) {
    log.error({ err: second, reference, doing }, 'the user could not be told');
  }
}

/** Whether Discord already had the acknowledgement of an interaction. */
export function isAlreadyAcknowledged(fault: unknown): boolean {
  return hasCode(fault, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);
}

function hasCode(fault: unknown, code: RESTJSONErrorCodes): boolean {
  return fault instanceof DiscordAPIError && fault.code === code;
}
