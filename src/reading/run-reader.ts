import { messageOf } from '../errors.ts';
import { openSession, type ModelSession } from '../models/model-session.ts';
import { tellParent } from '../system/child-process.ts';
import type { ReaderReply, ReaderRequest } from './reader-process.ts';

/* The process that a ReaderProcess starts: loads the weights that its argument names, and reads what it is sent. */

const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids', 'sentence_ids'];
const OUTPUTS = ['answers', 'none', 'starts', 'ends'];

// Its parent ends it by disconnecting, and has a question to finish when a signal comes to both.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

function tell(reply: ReaderReply): void {
  tellParent(reply);
}

async function load(path: string): Promise<ModelSession> {
  const session = await openSession(path);
  const lacking = [
    ...INPUTS.filter((name) => !session.inputs.includes(name)),
    ...OUTPUTS.filter((name) => !session.outputs.includes(name)),
  ];
  if (lacking.length > 0) throw new Error(`it has no ${lacking.join(', ')}`);
  return session;
}

async function read(session: ModelSession, request: ReaderRequest): Promise<ReaderReply> {
  const { id, input } = request;
  try {
    const { answers, none, starts, ends } = await session.run({
      input_ids: input.inputIds,
      attention_mask: input.inputIds.map(() => 1),
      token_type_ids: input.tokenTypeIds,
      sentence_ids: input.sentenceIds,
    });
    if (!answers || !none || !starts || !ends) throw new Error('it left out an output');
    return { kind: 'read', id, output: { answers, none: none[0] ?? Number.NaN, starts, ends } };
  } catch (fault) {
    return { kind: 'failed', id, problem: messageOf(fault) };
  }
}

try {
  const session = await load(process.argv[2] ?? '');
  process.on('message', (request: ReaderRequest) => {
    void read(session, request).then(tell);
  });
  tell({ kind: 'ready' });
} catch (fault) {
  tell({ kind: 'unusable', problem: messageOf(fault) });
  if (process.connected) process.disconnect();
}
