import { randomBytes } from 'node:crypto';
import { worded } from '../wording/fault-words.ts';
import { isUnanswerable } from './connection/request-faults.ts';

/** What the bot needs of a structured logger; a pino logger is one. Errors go in the field `err`. */
export interface Log {
  readonly debug: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

const REFERENCE_BYTES = 3;

interface FaultReport {
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
  if (isUnanswerable(fault)) {
    log.warn({ err: fault, doing }, 'an interaction could not be answered any more');
    return;
  }
  const reference = randomBytes(REFERENCE_BYTES).toString('hex').toUpperCase();
  log.error({ err: fault, remedy: worded(fault)?.remedy, reference, doing }, 'a request failed');
  try {
    await tell(reference);
  } catch (second) {
    log.error({ err: second, reference, doing }, 'the user could not be told');
  }
}
