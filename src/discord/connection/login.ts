import { once } from 'node:events';
import { type Client, Events } from 'discord.js';
import { loginFault, UnreachableError } from './connection-faults.ts';

/**
 * Logs in and waits until the client is ready.
 * @param over when it is not to be waited for any more
 * @throws the signal's reason, or a HostFault where Discord refuses or, as an UnreachableError, does not answer
 */
export async function logIn(client: Client, token: string, over: AbortSignal): Promise<Client<true>> {
  const abandoned = new AbortController();
  const broken: Error[] = [];
  const remember = (fault: Error): void => void broken.push(fault);
  client.on(Events.ShardError, remember);
  const signal = AbortSignal.any([abandoned.signal, over]);
  try {
    await Promise.all([client.login(token), once(client, Events.ClientReady, { signal })]);
    if (!client.isReady()) throw new Error('the client is destroyed');
    return client;
  } catch (fault) {
    // Why it ended goes before what it then did.
    over.throwIfAborted();
    // What befalls the socket says by no code that it does.
    throw fault instanceof Error && broken.includes(fault) ? new UnreachableError(fault) : loginFault(fault);
  } finally {
    abandoned.abort();
    client.off(Events.ShardError, remember);
  }
}
