import {
  type ApplicationCommand,
  type ApplicationCommandData,
  type ApplicationCommandManager,
  DiscordAPIError,
  RESTJSONErrorCodes,
} from 'discord.js';
import { BelegError } from '../../errors.ts';
import { type CommandHome, commandHomes } from './commands.ts';
import type { DiscordSettings } from '../settings.ts';

/** How many commands were written in each home that differed; empty where Discord already held them all. */
export type Registration = readonly { readonly guildId: string | undefined; readonly written: number }[];

/**
 * Makes Discord hold exactly beleg's commands, writing only where it differs: the comparison is with Discord's copy,
 * since a note of what was last written would miss what others changed.
 * Throws a BelegError where the bot may not register in a guild that the settings name.
 */
export async function registerCommands(
  manager: ApplicationCommandManager,
  settings: Pick<DiscordSettings, 'devGuildId' | 'operatorGuildId'>,
): Promise<Registration> {
  const written: { guildId: string | undefined; written: number }[] = [];
  for (const home of commandHomes(settings)) {
    if (await registerIn(manager, home))
      written.push({ guildId: home.guildId, written: home.commands.length });
  }
  return written;
}

async function registerIn(manager: ApplicationCommandManager, home: CommandHome): Promise<boolean> {
  const { guildId, commands } = home;
  try {
    // Without the flag Discord leaves the localisations out, and every start would find a difference.
    const held = await manager.fetch({ withLocalizations: true, cache: false, ...(guildId && { guildId }) });
    const same =
      held.size === commands.length &&
      commands.every((command) => held.some((copy) => copy.equals(asHeldIn(copy, command), true)));
    if (same) return false;
    await (guildId === undefined ? manager.set([...commands]) : manager.set([...commands], guildId));
    return true;
  } catch (fault) {
    if (!isOutsideGuild(fault) || home.variable === undefined) throw fault;
    throw new BelegError(
      `Discord does not let the bot register commands in the guild ${guildId} of ${home.variable}.`,
      `Invite the bot there with the link of "npm run discord:setup", or correct ${home.variable}.`,
      { cause: fault },
    );
  }
}

/** The command as it compares with Discord's copy: in a guild, Discord fills in where it may be used. */
function asHeldIn(copy: ApplicationCommand, command: ApplicationCommandData): ApplicationCommandData {
  if (copy.guildId === null) return command;
  const { contexts, integrationTypes } = copy;
  return { ...command, ...(contexts && { contexts }), ...(integrationTypes && { integrationTypes }) };
}

/** What Discord answers about a guild that the bot is not in, or that does not exist. */
function isOutsideGuild(fault: unknown): boolean {
  const { MissingAccess, UnknownGuild } = RESTJSONErrorCodes;
  return fault instanceof DiscordAPIError && (fault.code === MissingAccess || fault.code === UnknownGuild);
}
