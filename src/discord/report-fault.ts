import { logWithReference, type Log } from '../serving/log.ts';
import { LOG_LANGUAGE, worded } from '../wording/fault-words.ts';
import { isUnanswerable } from './connection/request-faults.ts';

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
    log.warn({ err: fault, doing }, 'nobody could be answered there any more');
    return;
  }
  const remedy = worded(fault, LOG_LANGUAGE)?.remedy;
  const reference = logWithReference(log, { err: fault, remedy, doing }, 'a request failed');
  try {
    await tell(reference);
  } catch (second) {
    log.error({ err: second, reference, doing }, 'the user could not be told');
  }
}
