import { AllowedMentionsTypes, type APIAllowedMentions } from 'discord.js';

/** Whom a message notifies. */
export interface Pings {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

/**
 * Whom Discord would notify of a text, given what the message allows.
 * @param allowed the message's `allowed_mentions`; without them a message may ping anyone, an interaction's reply users
 */
export function pingsOf(
  text: string,
  { allowed, isInteraction }: { allowed: APIAllowedMentions | null | undefined; isInteraction: boolean },
): Pings {
  const parse = allowed?.parse ?? (allowed ? [] : defaultParse(isInteraction));
  const users = mentionedIds(text);
  const roles = mentionedRoleIds(text);
  return {
    everyone: parse.includes(AllowedMentionsTypes.Everyone) && mentionsEveryone(text),
    users: parse.includes(AllowedMentionsTypes.User)
      ? users
      : users.filter((id) => allowed?.users?.includes(id)),
    roles: parse.includes(AllowedMentionsTypes.Role)
      ? roles
      : roles.filter((id) => allowed?.roles?.includes(id)),
  };
}

/** The users that a text mentions, each once. */
export function mentionedIds(text: string): string[] {
  return idsIn(text, /<@!?(\d+)>/gu);
}

/** The roles that a text mentions, each once. */
export function mentionedRoleIds(text: string): string[] {
  return idsIn(text, /<@&(\d+)>/gu);
}

/** The channels that a text mentions, each once. */
export function mentionedChannelIds(text: string): string[] {
  return idsIn(text, /<#(\d+)>/gu);
}

/** Whether a text mentions everyone in the channel, or those who are there. */
export function mentionsEveryone(text: string): boolean {
  return /@(?:everyone|here)/u.test(text);
}

function defaultParse(isInteraction: boolean): AllowedMentionsTypes[] {
  return isInteraction
    ? [AllowedMentionsTypes.User]
    : [AllowedMentionsTypes.User, AllowedMentionsTypes.Role, AllowedMentionsTypes.Everyone];
}

function idsIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))];
}
