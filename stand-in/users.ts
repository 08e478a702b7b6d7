import { Locale, type APIUser } from 'discord.js';
import { z } from 'zod';

const localeSchema = z.enum(Locale);

/** What is said of a user that is created. */
export interface UserOptions {
  readonly name: string;
  /** The language of the user's client, as Discord spells it. @default 'en-US' */
  readonly locale?: string;
  /** A bot of another application. @default false */
  readonly bot?: boolean;
  /** Holds every permission in the guild. @default false */
  readonly administrator?: boolean;
  /** May manage the messages of others in the guild. @default false */
  readonly moderator?: boolean;
  /** Has the role of members in every guild. @default false */
  readonly member?: boolean;
  /** Accepts no direct messages. @default false */
  readonly closedToMessages?: boolean;
}

/** A user of the local Discord. */
export interface LocalUser {
  readonly id: string;
  readonly name: string;
  readonly locale: Locale;
  readonly bot: boolean;
  readonly administrator: boolean;
  readonly moderator: boolean;
  readonly member: boolean;
  readonly closedToMessages: boolean;
}

/** @throws Error for a language that Discord does not have */
export function parseLocale(locale: string): Locale {
  const parsed = localeSchema.safeParse(locale);
  if (parsed.success) return parsed.data;
  throw new Error(`Discord has no language "${locale}"; it has ${Object.values(Locale).join(', ')}`);
}

/**
 * The language of a client that is meant by a name in either case, or by what it begins with: `en` is `en-US`, the first that
 * Discord lists.
 * @throws Error for a language that Discord does not have
 */
export function meantLocale(typed: string): Locale {
  const name = typed.toLowerCase();
  const locales = Object.values(Locale);
  const meant =
    locales.find((locale) => locale.toLowerCase() === name) ??
    locales.find((locale) => locale.toLowerCase().startsWith(`${name}-`));
  return meant ?? parseLocale(typed);
}

/** A local user with everything left out filled in. */
export function createUser(id: string, options: UserOptions): LocalUser {
  return {
    id,
    name: options.name,
    locale: parseLocale(options.locale ?? 'en-US'),
    bot: options.bot ?? false,
    administrator: options.administrator ?? false,
    moderator: options.moderator ?? false,
    member: options.member ?? false,
    closedToMessages: options.closedToMessages ?? false,
  };
}

/** The user as Discord's API describes it. */
export function userPayload(user: LocalUser): APIUser {
  return {
    id: user.id,
    username: user.name.toLowerCase(),
    global_name: user.name,
    discriminator: '0',
    avatar: null,
    ...(user.bot ? { bot: true } : {}),
  };
}
