import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { systemCode } from '../../system/file-fault.ts';

// Error codes of Node's sockets, of TLS and of undici, but the one of a request that it does not take.
const NETWORK_CODE =
  /^(E[A-Z]+|UND_ERR_(?!INVALID_ARG)\w+|CERT_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO\w+)$/;

/** Whether a request failed on the way, so that nobody knows whether it arrived. */
export function isConnectionFault(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if (fault.name === 'AbortError') return true;
  if (fault.cause !== undefined && isConnectionFault(fault.cause)) return true;
  return NETWORK_CODE.test(systemCode(fault) ?? '');
}

/**
 * Makes a request once more where its connection broke. Only for requests that may arrive twice: edits, and messages
 * with an enforced nonce.
 */
export async function repeatIfLost<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (fault) {
    if (!isConnectionFault(fault)) throw fault;
    return request();
  }
}

/** Whether Discord already had the acknowledgement of an interaction. */
export function isAlreadyAcknowledged(fault: unknown): boolean {
  return hasCode(fault, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);
}

/** Whether an interaction has run out, or somebody answered it: there is nothing left to say it to. */
export function isUnanswerable(fault: unknown): boolean {
  return hasCode(fault, RESTJSONErrorCodes.UnknownInteraction) || isAlreadyAcknowledged(fault);
}

function hasCode(fault: unknown, code: RESTJSONErrorCodes): boolean {
  return fault instanceof DiscordAPIError && fault.code === code;
}
