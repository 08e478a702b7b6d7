import type { ServerResponse } from 'node:http';
import { Problem } from './problem.ts';

/** Who asked has closed the connection: nobody waits for the answer. */
export class ClientGone extends Error {
  override readonly name = 'ClientGone';
}

/** @param within milliseconds until the answer comes too late */
export function withdrawalOf(response: ServerResponse, within: number): AbortSignal {
  const controller = new AbortController();
  const late = setTimeout(() => controller.abort(tookTooLong(within)), within).unref();
  response.once('close', () => {
    clearTimeout(late);
    if (!response.writableFinished) controller.abort(new ClientGone('the connection was closed'));
  });
  return controller.signal;
}

/** Settles as the promise does, or rejects with the signal's reason where that aborts first. */
export function unlessWithdrawn<T>(outcome: Promise<T>, withdrawn: AbortSignal): Promise<T> {
  const refused = new Promise<never>((_resolve, reject) => {
    const refuse = (): void => reject(withdrawn.reason);
    if (withdrawn.aborted) refuse();
    else withdrawn.addEventListener('abort', refuse, { once: true });
  });
  return Promise.race([outcome, refused]);
}

/** What waits is worked off in some seconds. */
const LATE_SECONDS = 5;

function tookTooLong(within: number): Problem {
  return new Problem('took-too-long', {
    detail: `There was no answer within ${within / 1_000} s.`,
    remedy: 'Ask again, when fewer questions are waiting.',
    retryAfter: LATE_SECONDS,
  });
}
