import { GatewayCloseCodes } from 'discord.js';
import { LOG_LANGUAGE } from '../../wording/fault-words.ts';
import type { Close, CloseMeaning } from '../../wording/host/host-facts.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';

/** The codes with which a connection to the gateway is closed, as Discord's documentation has them. */
const MEANINGS: Readonly<Record<number, CloseMeaning>> = {
  1000: 'session-ended',
  1001: 'server-leaves',
  1006: 'broken-off',
  [GatewayCloseCodes.UnknownError]: 'unknown-error',
  [GatewayCloseCodes.UnknownOpcode]: 'unknown-operation',
  [GatewayCloseCodes.DecodeError]: 'unreadable',
  [GatewayCloseCodes.NotAuthenticated]: 'not-logged-in',
  [GatewayCloseCodes.AuthenticationFailed]: 'token-refused',
  [GatewayCloseCodes.AlreadyAuthenticated]: 'logged-in-twice',
  4006: 'session-invalid',
  [GatewayCloseCodes.InvalidSeq]: 'not-resumed',
  [GatewayCloseCodes.RateLimited]: 'too-much',
  [GatewayCloseCodes.SessionTimedOut]: 'timed-out',
  [GatewayCloseCodes.InvalidShard]: 'shard-refused',
  [GatewayCloseCodes.ShardingRequired]: 'too-many-servers',
  [GatewayCloseCodes.InvalidAPIVersion]: 'old-version',
  [GatewayCloseCodes.InvalidIntents]: 'intents-unknown',
  [GatewayCloseCodes.DisallowedIntents]: 'intent-not-allowed',
  // With this one discord.js closes a connection that it means to resume.
  4200: 'to-resume',
};

/** What it means that a connection was closed with this code. */
export function closeOf(code: number): Close {
  return { code, meaning: MEANINGS[code] ?? 'undocumented' };
}

/** The same in plain words, for the log. */
export function meaningOfClose(code: number): string {
  return HOST_LABELS[LOG_LANGUAGE].close[closeOf(code).meaning];
}

/** discord.js takes no code between these for its own. */
const DISCORDS_OWN = { first: 4000, last: 4199 };

/** Whether Discord says with it what it holds against this bot, so that the same over and over will not pass by itself. */
export function isComplaint(code: number): boolean {
  return code >= DISCORDS_OWN.first && code <= DISCORDS_OWN.last;
}

/** After which nobody may connect again before something was changed; discord.js does not either. */
const FINAL: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/** Whether Discord closes with it for good. */
export function isFinal(code: number): boolean {
  return FINAL.has(code);
}
