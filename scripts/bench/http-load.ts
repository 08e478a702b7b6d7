import { setTimeout } from 'node:timers/promises';
import { percentile } from './figures.ts';

/** Requests that were sent at a steady rate whatever became of those before, and how they were answered. */
export interface HttpLoad {
  readonly sent: number;
  /** How many were answered with each status; 0 for those that were answered by nothing. */
  readonly byStatus: ReadonlyMap<number, number>;
  /** Milliseconds to the answer of those that were answered with 200. */
  readonly answeredMs: { readonly median: number; readonly p95: number };
}

interface LoadOptions {
  /** As `http://127.0.0.1:8787`. */
  readonly address: string;
  readonly questions: readonly string[];
  readonly perSecond: number;
  /** Ends when this aborts; what is under way then is waited for. */
  readonly signal: AbortSignal;
}

/** Asks by `POST /v1/ask`, so many times a second, as many clients would who know nothing of each other. */
export async function loadHttp({ address, questions, perSecond, signal }: LoadOptions): Promise<HttpLoad> {
  const byStatus = new Map<number, number>();
  const answered: number[] = [];
  const requests: Promise<void>[] = [];
  const ask = async (n: number): Promise<void> => {
    const startedAt = performance.now();
    const body = JSON.stringify({ question: questions[n % questions.length] });
    const headers = { 'content-type': 'application/json' };
    const status = await fetch(`${address}/v1/ask`, { method: 'POST', headers, body }).then(
      async (response) => {
        await response.arrayBuffer();
        return response.status;
      },
      () => 0,
    );
    byStatus.set(status, (byStatus.get(status) ?? 0) + 1);
    if (status === 200) answered.push(performance.now() - startedAt);
  };
  const startedAt = performance.now();
  while (!signal.aborted) {
    requests.push(ask(requests.length));
    // By the clock and not by pauses, which would add up to fewer.
    await setTimeout(Math.max(startedAt + (requests.length * 1_000) / perSecond - performance.now(), 0));
  }
  await Promise.all(requests);
  const answeredMs = { median: percentile(answered, 50), p95: percentile(answered, 95) };
  return { sent: requests.length, byStatus, answeredMs };
}
