import { once } from 'node:events';
import {
  type Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  HTTPError,
} from 'discord.js';
import { BelegError } from '../../errors.ts';
import { systemCode } from '../../system/file-fault.ts';
import { isConnectionFault } from './request-faults.ts';

const TOKEN_REFUSED: number = GatewayCloseCodes.AuthenticationFailed;
const INTENTS_REFUSED: ReadonlySet<number> = new Set([
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/**
 * Logs in and waits until the client is ready.
 * Throws a BelegError where Discord refuses the token or the intents, or cannot be reached.
 */
export async function logIn(client: Client, token: string): Promise<void> {
  const abandoned = new AbortController();
  let closeCode: number | undefined;
  const rememberCode = ({ code }: { code: number }): void => {
    closeCode = code;
  };
  // A refused login rejects without a code; the event that comes before it has one.
  client.once(Events.ShardDisconnect, rememberCode);
  const ready = once(client, Events.ClientReady, { signal: abandoned.signal });
  try {
    await Promise.all([client.login(token), ready]);
  } catch (fault) {
    throw closeCode === undefined ? loginFault(fault) : refusalFault(closeCode, fault);
  } finally {
    abandoned.abort();
    client.off(Events.ShardDisconnect, rememberCode);
  }
}

/** Why Discord closed the connection for good. */
export function refusalFault(closeCode: number, cause?: unknown): BelegError {
  if (closeCode === TOKEN_REFUSED) return tokenFault(cause);
  if (INTENTS_REFUSED.has(closeCode)) {
    return new BelegError(
      'Discord refused the intents.',
      'The bot needs no privileged one: check the intents in the code.',
      { cause },
    );
  }
  return new BelegError(
    `Discord closed the connection for good (code ${closeCode}).`,
    'Look the code up under "Gateway Close Event Codes" in the documentation of Discord.',
    { cause },
  );
}

function loginFault(fault: unknown): unknown {
  if (fault instanceof DiscordjsError && fault.code === DiscordjsErrorCodes.TokenInvalid)
    return tokenFault(fault);
  // A token that cannot be sent in a header; the message might quote it.
  if (systemCode(fault) === 'UND_ERR_INVALID_ARG') return tokenFault(undefined);
  if (fault instanceof Error && fault.message.startsWith('Not enough sessions remaining')) {
    return new BelegError(
      'Discord allows no further login today: the bot has logged in too often.',
      'Find out why it restarts, and try again tomorrow.',
      { cause: fault },
    );
  }
  if (!isUnreachable(fault)) return fault;
  return new BelegError('Discord is unreachable.', 'Check network and proxy, and status.discord.com.', {
    cause: fault,
  });
}

function tokenFault(cause: unknown): BelegError {
  return new BelegError(
    'Discord refused DISCORD_TOKEN.',
    'Copy it again from Developer Portal > Bot (Reset Token shows a new one).',
    { cause },
  );
}

/** No network, no name resolution, no answer in time or, after several attempts, a failing server. */
function isUnreachable(fault: unknown): boolean {
  return isConnectionFault(fault) || fault instanceof HTTPError;
}
