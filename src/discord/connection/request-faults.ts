import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';
import { systemCode } from '../../system/file-fault.ts';

// Error codes of Node's sockets, of TLS and of undici, but the one of a request that it does not take.
const NETWORK_CODE =
  /^(E[A-Z]+|UND_ERR_(?!INVALID_ARG)\w+|CERT_\w+|DEPTH_ZERO\w+|SELF_SIGNED\w+|UNABLE_TO\w+)$/;

/** Those of a connection that never came about. */
const UNCONNECTED_CODE =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** Whether a request failed on the way, so that nobody knows whether it arrived. */
export function isConnectionFault(fault: unknown): boolean {
  // Those of files have codes of the same form.
  return withCauses(fault).some(
    (error) => error.name === 'AbortError' || (hasNetworkCode(error) && !('path' in error)),
  );
}

/** Whether a request certainly did not arrive: it may be made again although it has no nonce. */
export function neverArrived(fault: unknown): boolean {
  return withCauses(fault).some((error) => UNCONNECTED_CODE.test(systemCode(error) ?? ''));
}

function hasNetworkCode(error: Error): boolean {
  return NETWORK_CODE.test(systemCode(error) ?? '');
}

/** More causes than any library gives; errors may be causes of each other. */
const CAUSES = 4;

function withCauses(fault: unknown, causes: number = CAUSES): readonly Error[] {
  if (!(fault instanceof Error)) return [];
  return causes === 0 ? [fault] : [fault, ...withCauses(fault.cause, causes - 1)];
}

/** Whether the same request may do later: its connection broke, or Discord itself failed (a status of 500 and above). */
export function isPassing(fault: unknown): boolean {
  return isConnectionFault(fault) || fault instanceof HTTPError;
}

/** What was to be sent could not arrive as long as it was of use; the cause is what failed last. */
export class UndeliveredError extends Error {
  override readonly name = 'UndeliveredError';

  constructor(cause: unknown) {
    super('it could not be sent in time', { cause });
  }
}

/** Whether Discord said no: nothing came of the request. */
export function isRefused(fault: unknown): boolean {
  return fault instanceof DiscordAPIError;
}

/** Whether Discord already had the acknowledgement of an interaction. */
export function isAlreadyAcknowledged(fault: unknown): boolean {
  return hasCode(fault, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged);
}

/**
 * Whether Discord refuses a message for the one that it refers to: that is gone, or may not be read. The same message
 * without the reference is taken.
 */
export function isReferenceRefused(fault: unknown): boolean {
  if (hasCode(fault, RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory)) return true;
  if (!(fault instanceof DiscordAPIError) || !('errors' in fault.rawError)) return false;
  const { errors } = fault.rawError;
  return typeof errors === 'object' && 'message_reference' in errors;
}

/** Discord's codes for a place that is gone, or from which the bot or what it says is kept out. */
const NOBODY_THERE: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
  RESTJSONErrorCodes.InvalidWebhookToken,
  RESTJSONErrorCodes.UnknownWebhook,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownGuild,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration,
]);

/** Whether nothing can be said there any more, neither an answer nor that it failed. */
export function isUnanswerable(fault: unknown): boolean {
  if (fault instanceof UndeliveredError) return true;
  return fault instanceof DiscordAPIError && NOBODY_THERE.has(fault.code);
}

/** Whether the message, its channel or its guild is no longer there, or no longer in the bot's sight. */
export function isGone(fault: unknown): boolean {
  return [
    RESTJSONErrorCodes.UnknownMessage,
    RESTJSONErrorCodes.UnknownChannel,
    RESTJSONErrorCodes.UnknownGuild,
  ].some((code) => hasCode(fault, code));
}

function hasCode(fault: unknown, code: RESTJSONErrorCodes): boolean {
  return fault instanceof DiscordAPIError && fault.code === code;
}
