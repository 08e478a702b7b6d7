import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js';
import { BelegError } from '../../errors.ts';
import { systemCode } from '../../system/file-fault.ts';
import { HostFault } from '../../wording/host/host-fault.ts';
import { closeOf, isFinal } from './close-codes.ts';
import { isPassing } from './request-faults.ts';

/** Of HTTP. */
const UNAUTHORIZED = 401;
const TOKEN_REFUSED: number = GatewayCloseCodes.AuthenticationFailed;
const INTENTS_REFUSED: ReadonlySet<number> = new Set([
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/** Discord did not answer, or not as a server does that is well: that may pass. */
export class UnreachableError extends HostFault {
  constructor(cause: unknown) {
    super({ kind: 'discord-unreachable' }, { cause });
  }
}

/** Why nothing comes of connecting to Discord, which closes with this code, by whether the bot is to answer in threads. */
export function closeFault(code: number, { threads }: { readonly threads: boolean }): HostFault {
  if (code === TOKEN_REFUSED) return tokenFault(undefined);
  return new HostFault(
    INTENTS_REFUSED.has(code)
      ? { kind: 'discord-refuses-intents', threads }
      : { kind: 'discord-closes', close: closeOf(code), forGood: isFinal(code) },
  );
}

/** What a login failed of, as a person is told it; unknown faults as they are. */
export function loginFault(fault: unknown): unknown {
  if (fault instanceof BelegError) return fault;
  if (fault instanceof DiscordjsError && fault.code === DiscordjsErrorCodes.TokenInvalid)
    return tokenFault(fault);
  if (fault instanceof DiscordAPIError && fault.status === UNAUTHORIZED) return tokenFault(undefined);
  // A token that cannot be sent in a header; the message might quote it.
  if (systemCode(fault) === 'UND_ERR_INVALID_ARG') return tokenFault(undefined);
  if (fault instanceof Error && fault.message.startsWith('Not enough sessions remaining'))
    return new HostFault({ kind: 'discord-allows-no-login' }, { cause: fault });
  return isPassing(fault) ? new UnreachableError(fault) : fault;
}

function tokenFault(cause: unknown): HostFault {
  return new HostFault({ kind: 'discord-refuses-token' }, { cause });
}
