import { GatewayCloseCodes } from 'discord.js';

/** The codes with which a connection to the gateway is closed, as Discord's documentation has them. */
const MEANINGS: Readonly<Record<number, string>> = {
  1000: 'the session was ended',
  1001: 'the server that the bot was connected to goes away',
  1006: 'the connection broke off or did not come about: the network failed, or the server did',
  [GatewayCloseCodes.UnknownError]: 'Discord does not know what went wrong on its side',
  [GatewayCloseCodes.UnknownOpcode]: 'Discord did not know an operation that the bot asked for',
  [GatewayCloseCodes.DecodeError]: 'Discord could not read what the bot sent',
  [GatewayCloseCodes.NotAuthenticated]: 'the bot sent something before it had logged in',
  [GatewayCloseCodes.AuthenticationFailed]: 'Discord refused the token',
  [GatewayCloseCodes.AlreadyAuthenticated]: 'the bot logged in twice on one connection',
  4006: 'the session is no longer valid',
  [GatewayCloseCodes.InvalidSeq]: 'the session could not be resumed at that event',
  [GatewayCloseCodes.RateLimited]: 'the bot sent too much in too short a time',
  [GatewayCloseCodes.SessionTimedOut]: 'the session has timed out',
  [GatewayCloseCodes.InvalidShard]: 'Discord refused the number of the shard',
  [GatewayCloseCodes.ShardingRequired]: 'the bot is in too many servers for one connection',
  [GatewayCloseCodes.InvalidAPIVersion]: 'Discord no longer speaks this version of its gateway',
  [GatewayCloseCodes.InvalidIntents]: 'Discord did not understand the intents',
  [GatewayCloseCodes.DisallowedIntents]: 'Discord does not allow the bot an intent',
  // With this one discord.js closes a connection that it means to resume.
  4200: 'the bot closed it to resume on another: Discord asked for that, or answered no longer',
};

/** What it means in plain words that a connection was closed with this code. */
export function meaningOfClose(code: number): string {
  return MEANINGS[code] ?? 'Discord documents no such code';
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
