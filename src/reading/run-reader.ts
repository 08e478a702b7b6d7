import { messageOf } from '../errors.ts';
import { z } from 'zod';
import { openSession, type ModelSession } from '../models/model-session.ts';
import { tellParent } from '../system/child-process.ts';
import type { ModelForm, ReaderReply, ReaderRequest } from './reader-process.ts';

/* The process that a ReaderProcess starts: loads the weights that its first argument names, checks that they have
   the form of the second, and runs them on what it is sent. */

const names = z.array(z.string());
const formSchema = z.object({ inputs: names, optional: names, outputs: names });

// Its parent ends it by disconnecting, and has a question to finish when a signal comes to both.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

function tell(reply: ReaderReply): void {
  tellParent(reply);
}

async function load(path: string, { inputs, optional, outputs }: ModelForm): Promise<ModelSession> {
  const session = await openSession(path);
  const lacking = [
    ...inputs.filter((name) => !session.inputs.includes(name)),
    ...outputs.filter((name) => !session.outputs.includes(name)),
  ];
  if (lacking.length > 0) throw new Error(`it has no ${lacking.join(', ')}`);
  const foreign = session.inputs.filter((name) => ![...inputs, ...optional].includes(name));
  if (foreign.length > 0) throw new Error(`it asks for ${foreign.join(', ')}`);
  return session;
}

async function read(session: ModelSession, form: ModelForm, request: ReaderRequest): Promise<ReaderReply> {
  const { id, feeds } = request;
  const taken = Object.fromEntries(Object.entries(feeds).filter(([name]) => session.inputs.includes(name)));
  try {
    return { kind: 'read', id, outputs: await session.run(taken, form.outputs) };
  } catch (fault) {
    return { kind: 'failed', id, problem: messageOf(fault) };
  }
}

try {
  const [, , path = '', form = ''] = process.argv;
  const ofForm = formSchema.parse(JSON.parse(form));
  const session = await load(path, ofForm);
  process.on('message', (request: ReaderRequest) => {
    void read(session, ofForm, request).then(tell);
  });
  tell({ kind: 'ready' });
} catch (fault) {
  tell({ kind: 'unusable', problem: messageOf(fault) });
  if (process.connected) process.disconnect();
}
