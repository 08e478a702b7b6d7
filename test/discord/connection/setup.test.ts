import { describe, expect, it } from 'vitest';
import { inviteLink, setUp } from '../../../src/discord/setup.ts';
import { HOST_LABELS } from '../../../src/wording/host/host-words.ts';
import { openDiscord } from '../bot/start-bot.ts';

const language = 'en';
const setupReport = HOST_LABELS[language].programs.setup;

const facts = {
  botName: 'beleg',
  applicationId: '100200300400500600',
  invitation: 'https://discord.com/oauth2/authorize',
  guildNames: ['Stadtbücherei'],
  botPublic: false,
  requiresCodeGrant: false,
  interactionsEndpoint: undefined,
  changes: [],
  threads: false,
  mayReadAll: false,
};

describe('the first run', () => {
  it('invites with both scopes and no more permissions than the bot uses', () => {
    const { searchParams } = new URL(inviteLink('100200300400500600', facts));
    expect(Object.fromEntries(searchParams)).toEqual({
      client_id: '100200300400500600',
      scope: 'bot applications.commands',
      // View Channels, Send Messages, Read Message History, Send Messages in Threads.
      permissions: String((1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 38n)),
    });
  });

  it('asks for what threads take, and says whether the portal gives it', async () => {
    const link = new URL(inviteLink('100200300400500600', { threads: true }));
    expect(BigInt(link.searchParams.get('permissions') ?? '') & (1n << 35n)).toBe(1n << 35n);
    const printed: string[] = [];
    for (const messageContent of [false, true]) {
      const discord = await openDiscord({ messageContent });
      const settings = {
        token: discord.token,
        apiUrl: discord.api,
        devGuildId: undefined,
        operatorGuildId: undefined,
        threads: true,
      };
      await setUp({ settings, language, write: (text) => printed.push(text) });
    }
    expect(printed[0]).toContain('TURN Message Content Intent ON');
    expect(printed[1]).toContain('Message Content Intent is on');
    expect(setupReport(facts)).toContain('leave all three off');
  });

  it('warns of the settings under which the bot would never be asked', () => {
    expect(setupReport(facts)).not.toMatch(/TURN IT OFF|EMPTY IT/);
    const wrong = { ...facts, requiresCodeGrant: true, interactionsEndpoint: 'https://example.org/hook' };
    expect(setupReport(wrong)).toMatch(
      /TURN IT OFF[^]*EMPTY IT; Discord sends the commands to https:\/\/example\.org\/hook/,
    );
  });

  it('checks the token, registers the commands once and prints the link', async () => {
    const discord = await openDiscord();
    const settings = {
      token: discord.token,
      apiUrl: discord.api,
      devGuildId: discord.guild.id,
      operatorGuildId: undefined,
      threads: false,
    };
    const printed: string[] = [];
    const run = () => setUp({ settings, language, write: (text) => printed.push(text) });
    await run();
    await run();
    expect(printed[0]).toContain(`5 commands registered in the server ${discord.guild.id}.`);
    expect(printed[0]).toContain(inviteLink(discord.botId, facts));
    expect(printed[1]).toContain('Discord already holds the commands.');
  });

  it('removes what former settings registered, and says so', async () => {
    const discord = await openDiscord();
    const { id } = discord.guild;
    const settings = { token: discord.token, apiUrl: discord.api, devGuildId: undefined, threads: false };
    const printed: string[] = [];
    const run = (ids: { readonly devGuildId?: string; readonly operatorGuildId: string | undefined }) =>
      setUp({ settings: { ...settings, ...ids }, language, write: (text) => printed.push(text) });
    await run({ operatorGuildId: id });
    await run({ operatorGuildId: undefined });
    expect(printed[1]).toContain(`1 command removed in the server ${id}, where no setting asks for it.`);
    await run({ devGuildId: id, operatorGuildId: undefined });
    expect(printed[2]).toContain('5 commands removed everywhere else: DEV_GUILD_ID');
  });

  it.each([
    [{ at: 'login', by: 'silence' }, 'Discord has not answered in time.'],
    [{ at: 'connection', by: 'drop' }, 'closed the last connection with code 1006 (the connection broke off'],
  ] as const)('gives up after a while on a gateway that lets nobody in: %o', async (refusal, words) => {
    const discord = await openDiscord();
    discord.gateway.refuse(refusal);
    const settings = {
      token: discord.token,
      apiUrl: discord.api,
      devGuildId: undefined,
      operatorGuildId: undefined,
      threads: false,
    };
    await expect(setUp({ settings, language, write: () => undefined, withinMs: 1_000 })).rejects.toThrow(
      words,
    );
  });

  it('names DISCORD_TOKEN where Discord refuses it', async () => {
    const discord = await openDiscord();
    const settings = {
      token: 'wrong',
      apiUrl: discord.api,
      devGuildId: undefined,
      operatorGuildId: undefined,
      threads: false,
    };
    await expect(setUp({ settings, language, write: () => undefined })).rejects.toThrow('DISCORD_TOKEN');
  });

  it('names the variable of a guild that the bot is not in', async () => {
    const discord = await openDiscord({}, { violations: [50_001] });
    const settings = {
      token: discord.token,
      apiUrl: discord.api,
      devGuildId: '100200300400500600',
      operatorGuildId: undefined,
      threads: false,
    };
    await expect(setUp({ settings, language, write: () => undefined })).rejects.toThrow('DEV_GUILD_ID');
  });
});
