import {
  type ApplicationCommand,
  type ApplicationCommandData,
  type ApplicationCommandManager,
  DiscordAPIError,
  RESTJSONErrorCodes,
} from 'discord.js';
import { HostFault } from '../../wording/host/host-fault.ts';
import type { SetupChange } from '../../wording/host/program-labels.ts';
import { type CommandHome, commandHomes } from './commands.ts';
import type { DiscordSettings } from '../settings.ts';

type GuildSettings = Pick<DiscordSettings, 'devGuildId' | 'operatorGuildId'>;

/** There is none where Discord already held what it should. */
export type CommandChange = SetupChange;

/**
 * Makes Discord hold exactly beleg's commands in the homes that the settings name, writing only where it differs: the
 * comparison is with Discord's copy, since a note of what was last written would miss what others changed.
 * Throws a HostFault where the bot may not register in a guild that the settings name.
 */
export async function registerCommands(
  manager: ApplicationCommandManager,
  settings: GuildSettings,
): Promise<readonly CommandChange[]> {
  const changes: CommandChange[] = [];
  for (const home of commandHomes(settings)) {
    const change = await registerIn(manager, home);
    if (change !== undefined) changes.push(change);
  }
  return changes;
}

interface GuildsToEmpty {
  /** The guilds that the bot is in. */
  readonly guildIds: Iterable<string>;
  readonly settings: GuildSettings;
  /** Ends it before the next request. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Removes the bot's commands from guilds that are no home, where former settings or another machine registered them and
 * they would show twice or lead nowhere. One guild after the other, so that answers do not wait behind these requests; a
 * guild where the bot may hold no commands is passed over. Throws what else a request throws; whoever calls it again goes
 * on where it ended, since Discord's own copy is what is looked at.
 */
export async function* removeStrayCommands(
  manager: ApplicationCommandManager,
  { guildIds, settings, signal }: GuildsToEmpty,
): AsyncGenerator<CommandChange> {
  const homes = new Set(commandHomes(settings).map(({ guildId }) => guildId));
  for (const guildId of guildIds) {
    if (homes.has(guildId)) continue;
    if (signal?.aborted) return;
    const commands = await commandsIn(manager, guildId);
    if (commands === 0 || signal?.aborted) continue;
    await manager.set([], guildId);
    yield { kind: 'removed', guildId, commands };
  }
}

/** How many commands the bot has in this guild; none where it may not even look. */
async function commandsIn(manager: ApplicationCommandManager, guildId: string): Promise<number> {
  try {
    return (await manager.fetch({ guildId, cache: false })).size;
  } catch (fault) {
    if (fault instanceof DiscordAPIError) return 0;
    throw fault;
  }
}

async function registerIn(
  manager: ApplicationCommandManager,
  home: CommandHome,
): Promise<CommandChange | undefined> {
  const { guildId, commands } = home;
  try {
    // Without the flag Discord leaves the localisations out, and every start would find a difference.
    const held = await manager.fetch({ withLocalizations: true, cache: false, ...(guildId && { guildId }) });
    const same =
      held.size === commands.length &&
      commands.every((command) => held.some((copy) => copy.equals(asHeldIn(copy, command), true)));
    if (same) return undefined;
    await (guildId === undefined ? manager.set([...commands]) : manager.set([...commands], guildId));
    return commands.length === 0
      ? { kind: 'removed', guildId, commands: held.size }
      : { kind: 'registered', guildId, commands: commands.length };
  } catch (fault) {
    if (!isOutsideGuild(fault) || home.variable === undefined || guildId === undefined) throw fault;
    throw new HostFault(
      { kind: 'discord-takes-no-commands', guildId, setting: home.variable },
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

/** What Discord answers about a guild that the bot is not in, that does not exist, or that lets it have no commands. */
function isOutsideGuild(fault: unknown): boolean {
  const { MissingAccess, UnknownGuild } = RESTJSONErrorCodes;
  return fault instanceof DiscordAPIError && (fault.code === MissingAccess || fault.code === UnknownGuild);
}
