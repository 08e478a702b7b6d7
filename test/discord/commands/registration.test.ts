import { ApplicationCommandType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { StandIn } from '../../../stand-in/stand-in.ts';
import { gate } from '../bot/gate.ts';
import { openDiscord, startBot, type StartOptions } from '../bot/start-bot.ts';

const FOR_EVERYONE = ['ask', 'articles', 'help', 'forget'];

/** The chat commands that people see in a guild, in direct messages where there is none. */
const offered = (discord: StandIn, guildId: string | undefined): string[] =>
  discord.commands(ApplicationCommandType.ChatInput, guildId).map(({ name }) => name);

const requests = (discord: StandIn, route: 'list commands' | 'set commands'): number =>
  discord.requests.filter((request) => request.route === route).length;

/** Starts the bot and stops it once it has looked `looks` times at what commands Discord holds. */
async function startOnce(
  discord: StandIn,
  { looks, settings }: { looks: number } & Omit<StartOptions, 'discord'>,
) {
  const before = requests(discord, 'list commands');
  const running = await startBot({ discord, ...(settings && { settings }) });
  await discord.until('the looks at the commands', () =>
    requests(discord, 'list commands') === before + looks ? true : undefined,
  );
  await running.bot.stop();
  return running.entries.filter(({ message }) => message.startsWith('commands '));
}

describe('the commands that Discord holds', () => {
  it('are written where they differ, and at no other start', async () => {
    const discord = await openDiscord();
    discord.world.addGuild({ name: 'Another' });
    const writes = (): number => requests(discord, 'set commands');
    const settings = { operatorGuildId: discord.guild.id };
    await startOnce(discord, { settings, looks: 3 });
    expect(writes()).toBe(2);
    await startOnce(discord, { settings, looks: 3 });
    expect(writes()).toBe(2);
    const development = { ...settings, devGuildId: discord.guild.id };
    await startOnce(discord, { settings: development, looks: 3 });
    expect(writes()).toBe(4);
    await startOnce(discord, { settings: development, looks: 3 });
    expect(writes()).toBe(4);
  });

  it('are those of the developer’s guild alone while there is one, and go from it with the setting', async () => {
    const discord = await openDiscord();
    const { id: devGuildId } = discord.guild;
    const other = discord.world.addGuild({ name: 'Another' });
    await startOnce(discord, { looks: 2 + 1 });
    const development = await startOnce(discord, { settings: { devGuildId }, looks: 2 + 1 });
    expect(offered(discord, devGuildId)).toEqual(FOR_EVERYONE);
    expect(offered(discord, other.id)).toEqual([]);
    expect(development).toMatchObject([
      { message: 'commands registered', fields: { guildId: devGuildId, commands: 5 } },
      { message: 'commands removed', fields: { guildId: undefined, commands: 5 } },
    ]);
    const { entries, logged } = await startBot({ discord });
    expect(await logged('commands removed')).toMatchObject({ fields: { guildId: devGuildId, commands: 5 } });
    for (const guildId of [devGuildId, other.id, undefined])
      expect(offered(discord, guildId)).toEqual(FOR_EVERYONE);
    expect(entries.filter(({ message }) => message === 'commands removed')).toHaveLength(1);
  });

  it('move with the operators from one guild to another', async () => {
    const discord = await openDiscord();
    const other = discord.world.addGuild({ name: 'Another' });
    await startOnce(discord, { settings: { operatorGuildId: discord.guild.id }, looks: 2 + 1 });
    const { logged } = await startBot({ discord, settings: { operatorGuildId: other.id } });
    await logged('commands removed');
    expect(offered(discord, discord.guild.id)).toEqual(FOR_EVERYONE);
    expect(offered(discord, other.id)).toEqual(['reindex', ...FOR_EVERYONE]);
  });

  it('are looked for in every guild but those that let the bot have none, however slowly Discord answers', async () => {
    const discord = await openDiscord({}, { violations: [50_001, 50_001] });
    discord.world.addGuild({ name: 'Closed', takesCommands: false });
    const last = discord.world.addGuild({ name: 'Last' });
    await startOnce(discord, { settings: { devGuildId: last.id }, looks: 2 + 2 });
    // The global ones and those of the first guild come at once.
    discord.faults.plan('list commands', { kind: 'delay', milliseconds: 0 }, 2);
    discord.faults.plan('list commands', { kind: 'rate limit', retryAfterSeconds: 0.2 });
    const { entries, logged } = await startBot({ discord });
    expect(await logged('commands removed')).toMatchObject({ fields: { guildId: last.id } });
    expect(entries.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  });

  it('stay where the bot stops before it has looked, until the next start', async () => {
    const discord = await openDiscord();
    const former = discord.world.addGuild({ name: 'Former' });
    await startOnce(discord, { settings: { devGuildId: former.id }, looks: 2 + 1 });
    const { opened, open } = gate();
    // The global ones and those of the first guild come at once.
    discord.faults.plan('list commands', { kind: 'delay', milliseconds: 0 }, 2);
    discord.faults.plan('list commands', { kind: 'hold', until: opened });
    const stopped = await startOnce(discord, { looks: 2 });
    open();
    const { logged } = await startBot({ discord });
    expect(await logged('commands removed')).toMatchObject({ fields: { guildId: former.id } });
    expect(stopped).toMatchObject([{ message: 'commands registered' }]);
  });

  it('stay where Discord fails, which is said, until the next start', async () => {
    const discord = await openDiscord();
    const former = discord.world.addGuild({ name: 'Former' });
    await startOnce(discord, { settings: { devGuildId: former.id }, looks: 2 + 1 });
    discord.faults.plan('list commands', { kind: 'delay', milliseconds: 0 });
    discord.faults.plan('list commands', { kind: 'status', status: 500 }, 4);
    const failed = await startBot({ discord });
    const said = await failed.logged('commands that no setting asks for may be left in servers');
    expect(said.level).toBe('warn');
    await failed.bot.stop();
    const { logged } = await startBot({ discord });
    expect(await logged('commands removed')).toMatchObject({ fields: { guildId: former.id } });
    expect(failed.entries.map(({ message }) => message)).not.toContain('commands removed');
  });
});
