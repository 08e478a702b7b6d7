import { messageOf } from '../errors.ts';
import { openSession, type ModelSession } from '../models/model-session.ts';
import { tellParent } from '../system/child-process.ts';
import type { ReaderReply, ReaderRequest } from './reader-process.ts';

/* The process that a ReaderProcess starts: loads the weights that its argument names, says what they take and give, and
   runs them on what it is sent. A start waits for it: it imports no more than that takes. */

// Its parent ends it by disconnecting, and has a question to finish when a signal comes to both.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

function tell(reply: ReaderReply): void {
  tellParent(reply);
}

async function read(session: ModelSession, { id, feeds, outputs }: ReaderRequest): Promise<ReaderReply> {
  try {
    return { kind: 'read', id, outputs: await session.run(feeds, outputs) };
  } catch (fault) {
    return { kind: 'failed', id, problem: messageOf(fault) };
  }
}

try {
  const session = await openSession(process.argv[2] ?? '');
  process.on('message', (request: ReaderRequest) => {
    void read(session, request).then(tell);
  });
  tell({ kind: 'ready', inputs: session.inputs, outputs: session.outputs });
} catch (fault) {
  tell({ kind: 'unusable', problem: messageOf(fault) });
  if (process.connected) process.disconnect();
}
