import { DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js';
import { BelegError } from '../../errors.ts';
import { systemCode } from '../../system/file-fault.ts';
import { isFinal, meaningOfClose } from './close-codes.ts';
import { isPassing } from './request-faults.ts';

const TOKEN_REFUSED: number = GatewayCloseCodes.AuthenticationFailed;
const INTENTS_REFUSED: ReadonlySet<number> = new Set([
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/** Discord did not answer, or not as a server does that is well: that may pass. */
export class UnreachableError extends BelegError {
  constructor(cause: unknown) {
    super('Discord is unreachable.', 'Check network and proxy, and status.discord.com.', { cause });
  }
}

/** Why nothing comes of connecting to Discord, which closes with this code, by whether the bot is to answer in threads. */
export function closeFault(code: number, { threads }: { readonly threads: boolean }): BelegError {
  if (code === TOKEN_REFUSED) return tokenFault(undefined);
  if (INTENTS_REFUSED.has(code)) {
    return new BelegError(
      'Discord refused the intents.',
      threads
        ? 'THREADS=true takes the Message Content Intent: turn it on (Developer Portal > Bot), or unset THREADS.'
        : 'It asks for none that is privileged: update beleg.',
    );
  }
  const how = isFinal(code) ? 'closed the connection for good' : 'closes the connection again and again';
  return new BelegError(
    `Discord ${how} (code ${code}: ${meaningOfClose(code)}).`,
    'Update beleg; where that does not help, look the code up under "Gateway Close Event Codes" in the documentation of Discord.',
  );
}

/** What a login failed of, as a person is told it; unknown faults as they are. */
export function loginFault(fault: unknown): unknown {
  if (fault instanceof BelegError) return fault;
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
  return isPassing(fault) ? new UnreachableError(fault) : fault;
}

function tokenFault(cause: unknown): BelegError {
  return new BelegError(
    'Discord refused DISCORD_TOKEN.',
    'Copy it again from Developer Portal > Bot (Reset Token shows a new one).',
    { cause },
  );
}
