import type { ApplicationCommandData } from 'discord.js';
import type { DiscordSettings } from '../settings.ts';
import { articlesCommand } from './articles.ts';
import { askCommand } from './ask.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { forgetCommand } from './forget.ts';
import { helpCommand } from './help.ts';
import { reindexCommand } from './reindex.ts';

/** All that the bot can be told to do by a command. */
export const COMMANDS: readonly Command[] = [
  askCommand,
  articlesCommand,
  helpCommand,
  forgetCommand,
  checkCommand,
  reindexCommand,
];

/** Where commands live: globally (`guildId` undefined) or in one guild, and which. */
export interface CommandHome {
  readonly guildId: string | undefined;
  readonly commands: readonly ApplicationCommandData[];
  /** The variable that names the guild. */
  readonly variable?: string;
}

/**
 * The homes that the settings ask for; a guild that is both the developer's and the operators' holds all commands. Where the
 * developer's guild has them no others are held globally: Discord would show both there.
 */
export function commandHomes({
  devGuildId,
  operatorGuildId,
}: Pick<DiscordSettings, 'devGuildId' | 'operatorGuildId'>): readonly CommandHome[] {
  const [forEveryone, forOperators] = [dataFor('everyone'), dataFor('operators')];
  const operators: CommandHome = {
    guildId: operatorGuildId,
    commands: forOperators,
    variable: 'OPERATOR_GUILD_ID',
  };
  const others = operatorGuildId === undefined || operatorGuildId === devGuildId ? [] : [operators];
  if (devGuildId === undefined) return [{ guildId: undefined, commands: forEveryone }, ...others];
  const commands = [...forEveryone.map(forGuild), ...(operatorGuildId === devGuildId ? forOperators : [])];
  return [
    { guildId: devGuildId, commands, variable: 'DEV_GUILD_ID' },
    ...others,
    { guildId: undefined, commands: [] },
  ];
}

function dataFor(scope: Command['scope']): readonly ApplicationCommandData[] {
  return COMMANDS.filter((command) => command.scope === scope).map(({ data }) => data);
}

/** Where a command may be used is said of global commands only. */
function forGuild(command: ApplicationCommandData): ApplicationCommandData {
  const { contexts: _contexts, integrationTypes: _types, ...rest } = command;
  return rest;
}
