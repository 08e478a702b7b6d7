import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import type { AskRule, QuotaRule } from '../../src/places/place-rules.ts';
import type { SeenMessage } from '../../stand-in/seen-message.ts';
import { openWalledBot } from './walled-bot.ts';

const { button, refusal } = DISCORD_LABELS.de;
const QUESTION = 'Was liegt im Keller?';

/** A bot that only members ask, somebody who is none, and what both do. */
async function openAsked(
  rules: (ids: Record<'guild' | 'role' | 'a', string>) => {
    readonly ask?: readonly Partial<AskRule>[];
    readonly quotas?: readonly QuotaRule[];
  },
) {
  const walled = await openWalledBot();
  const { discord, set, articles, a } = walled;
  const { id: guild, memberRoleId: role } = discord.guild;
  const { ask = [], quotas = [] } = rules({ guild, role, a: a.id });
  set({
    articles,
    ask: ask.map((rule) => ({ guilds: [], channels: [], direct: false, roles: [], ...rule })),
    quotas,
  });
  const bob = discord.user({ name: 'Bob', locale: 'de' });
  const askIn = async (user = bob, channel = discord.channel): Promise<SeenMessage> =>
    (await discord.slash({ user, channel, command: 'ask', options: { question: QUESTION } })).reply();
  return { ...walled, bob, role, guild, askIn, needed: refusal['role-needed']([`<@&${role}>`]) };
}

describe('a server where a role asks', () => {
  it('answers who has it, and tells the others which role it takes, whatever they try', async () => {
    const opened = await openAsked(({ guild, role }) => ({ ask: [{ guilds: [guild], roles: [role] }] }));
    const { discord, ada, bob, askIn, needed, store, set, articles } = opened;
    const answer = await store.knows(await askIn(ada));
    expect(answer.text).toContain('[1]');
    for (const command of ['articles', 'ask'])
      expect(
        (
          await (
            await discord.slash({
              user: bob,
              command,
              options: command === 'ask' ? { question: QUESTION } : {},
            })
          ).reply()
        ).text,
      ).toBe(needed);
    const typing = { command: 'ask', options: { question: QUESTION }, focused: 'article', typed: '' };
    expect(await (await discord.autocomplete({ user: bob, ...typing })).choices()).toEqual([]);
    expect(await (await discord.autocomplete({ user: ada, ...typing })).choices()).not.toEqual([]);
    for (const name of [button.context(1), button.further, button.helpful]) {
      const pressed = await discord.button({ user: bob, message: answer, button: name });
      expect((await pressed.reply()).text).toBe(needed);
    }
    const { sent: target } = await discord.say({ user: ada, text: QUESTION });
    const held = await discord.messageCommand({ user: bob, command: 'Check against the article', target });
    expect((await held.reply()).text).toBe(needed);
    const mentioned = await discord.mention({ user: bob, text: QUESTION });
    const told = await mentioned.reply();
    expect(told.text).toBe(needed);
    expect(told.pings).toEqual({ users: [], roles: [], everyone: false });
    // Whoever was answered once may take that away, whatever the rules are by now.
    set({
      articles,
      ask: [{ guilds: [discord.guild.id], channels: [], direct: false, roles: ['1'.repeat(18)] }],
    });
    const removing = await discord.button({ user: ada, message: answer, button: button.remove });
    await removing.acknowledgement();
    await discord.until('the answer to be gone', () => (answer.deleted ? true : undefined));
  });

  it('leaves to a channel who asks there, its threads included', async () => {
    const { discord, ada, askIn, a, needed } = await openAsked(({ guild, role, a: channel }) => ({
      ask: [
        { channels: [channel], roles: [guild] },
        { guilds: [guild], roles: [role] },
      ],
    }));
    const thread = discord.addChannel({ name: 'in alpha', parent: a });
    expect((await askIn()).text).toBe(needed);
    for (const channel of [a, thread]) expect((await askIn(undefined, channel)).text).toContain('[1]');
    expect((await askIn(ada)).text).toContain('[1]');
  });

  it.each([false, true])('answers direct messages only where that is said: %s', async (direct) => {
    const { discord, bob } = await openAsked(({ guild, role }) => ({
      ask: [{ guilds: [guild], roles: [role], direct }],
    }));
    const { text } = await (await discord.dm({ user: bob, text: QUESTION })).reply();
    if (direct) expect(text).toContain('[1]');
    else expect(text).toBe(refusal['nobody-asks-here']);
  });
});

const limitOf = (text: string) => /(\d+) Fragen?/.exec(text)?.[1];

describe('the questions of a role', () => {
  it('are as many as the most that one of them allows, and others have those of the settings', async () => {
    const { ada, bob, askIn } = await openAsked(({ guild, role }) => ({
      quotas: [
        { roles: [guild], questionsPerMinute: 1 },
        { roles: [role], questionsPerMinute: 2 },
      ],
    }));
    expect((await askIn(bob)).text).toContain('[1]');
    expect(limitOf((await askIn(bob)).text)).toBe('1');
    expect((await askIn(ada)).text).toContain('[1]');
    expect((await askIn(ada)).text).toContain('[1]');
    expect(limitOf((await askIn(ada)).text)).toBe('2');
  });
});
