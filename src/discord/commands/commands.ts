import type { ApplicationCommandData } from 'discord.js';
import type { DiscordSettings } from '../settings.ts';
import { articlesCommand } from './articles.ts';
import { askCommand } from './ask.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { helpCommand } from './help.ts';
import { reindexCommand } from './reindex.ts';

/** All that the bot can be told to do by a command. */
export const COMMANDS: readonly Command[] = [
  askCommand,
  articlesCommand,
  helpCommand,
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

/** The homes that the settings ask for; a guild that is both the developer's and the operators' holds all commands. */
export function commandHomes({
  devGuildId,
  operatorGuildId,
}: Pick<DiscordSettings, 'devGuildId' | 'operatorGuildId'>): readonly CommandHome[] {
  const [forEveryone, forOperators] = [dataFor('everyone'), dataFor('operators')];
  const everyone: CommandHome =
    devGuildId === undefined
      ? { guildId: undefined, commands: forEveryone }
      : { guildId: devGuildId, commands: forEveryone.map(forGuild), variable: 'DEV_GUILD_ID' };
  if (operatorGuildId === undefined) return [everyone];
  if (operatorGuildId === devGuildId) {
    return [{ ...everyone, commands: [...everyone.commands, ...forOperators] }];
  }
  return [everyone, { guildId: operatorGuildId, commands: forOperators, variable: 'OPERATOR_GUILD_ID' }];
}

function dataFor(scope: Command['scope']): readonly ApplicationCommandData[] {
  return COMMANDS.filter((command) => command.scope === scope).map(({ data }) => data);
}

/** Where a command may be used is said of global commands only. */
function forGuild(command: ApplicationCommandData): ApplicationCommandData {
  const { contexts: _contexts, integrationTypes: _types, ...rest } = command;
  return rest;
}
