import { InteractionResponseType, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import { DEFAULT_LIMITS } from '../../src/discord/settings.ts';
import { BelegError } from '../../src/errors.ts';
import { fakeAnswerer, fromTheLibrary } from '../builders/answers.ts';
import { LIBRARY } from '../builders/articles.ts';
import { gate, heldAnswerer } from './bot/gate.ts';
import { openDiscord, startBot } from './bot/start-bot.ts';
import { stripMarkdown } from './rendering/strip-markdown.ts';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { type LocalUser, userPayload } from '../../stand-in/users.ts';
import { memberPayload } from '../../stand-in/world/guild-payloads.ts';

const { refusal, button, index } = DISCORD_LABELS.de;
const QUESTION = 'Wann hat die Bücherei sonntags offen?';

const ask = (discord: StandIn, user: LocalUser, options: Record<string, string | boolean> = {}) =>
  discord.slash({ user, command: 'ask', options: { question: QUESTION, ...options } });

describe('where and how much may be asked', () => {
  it('answers privately in a channel that is not listed', async () => {
    const discord = await openDiscord();
    const listed = discord.addChannel({ name: 'questions' });
    const thread = discord.addChannel({ name: 'a question', parent: listed });
    await startBot({ discord, settings: { publicChannelIds: [listed.id] } });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const elsewhere = await (await ask(discord, ada)).reply();
    expect(elsewhere.ephemeral).toBe(true);
    expect(elsewhere.buttons.map(({ label }) => label)).not.toContain(button.share);
    for (const channel of [listed, thread]) {
      const exchange = await discord.slash({
        user: ada,
        channel,
        command: 'ask',
        options: { question: QUESTION },
      });
      expect((await exchange.reply()).ephemeral).toBe(false);
    }
  });

  it('answers privately on request, and lets that answer be shared in a guild only', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const inGuild = await (await ask(discord, ada, { private: true })).reply();
    const direct = await (
      await discord.slash({
        user: ada,
        dm: true,
        command: 'ask',
        options: { question: QUESTION, private: true },
      })
    ).reply();
    expect([inGuild.ephemeral, direct.ephemeral]).toEqual([true, true]);
    const labels = [inGuild, direct].map(({ buttons }) =>
      buttons.some(({ label }) => label === button.share),
    );
    expect(labels).toEqual([true, false]);
  });

  it('refuses the seventh question of a minute without deferring', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    for (let turn = 0; turn < 6; turn += 1) await (await ask(discord, ada)).reply();
    const seventh = await ask(discord, ada);
    const { type, ephemeral } = await seventh.acknowledgement();
    expect(type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(ephemeral).toBe(true);
    const soon = /<t:(\d+):R>/.exec((await seventh.reply()).text)?.[1];
    const seconds = Number(soon) - Date.now() / 1_000;
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(61);
    expect(answerer.asked).toHaveLength(6);
  });

  it('says it is busy when twenty questions wait', async () => {
    const discord = await openDiscord();
    const { answerer, open } = heldAnswerer();
    await startBot({ discord, answerer });
    const users = Array.from({ length: 21 }, (_, number) =>
      discord.user({ name: `User ${number}`, locale: 'de' }),
    );
    const admitted = [];
    for (const user of users) admitted.push(await ask(discord, user));
    await Promise.all(admitted.map((exchange) => exchange.acknowledgement()));
    const refused = await ask(discord, discord.user({ name: 'Late', locale: 'de' }));
    expect((await refused.reply()).text).toBe(refusal.busy);
    open();
    const answers = await Promise.all(admitted.map((exchange) => exchange.reply()));
    expect(answers.filter(({ text }) => text.includes('[1]'))).toHaveLength(21);
  });

  it('pings nobody, and shows what is no markup of a question or a name as plain text', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const bob = discord.user({ name: '[Bob](https://evil.example) @here' });
    const written = `@everyone <@${bob.id}> [hier](https://evil.example) **fett** <t:1:R>`;
    const trap = `Wer ist \`${written}\` und <@${bob.id}>?`;
    const command = await (await ask(discord, ada, { question: trap })).reply();
    const mention = await (await discord.mention({ user: ada, text: trap })).reply();
    for (const message of [command, mention]) {
      expect(message.pings).toEqual({ everyone: false, users: [], roles: [] });
      const shown = stripMarkdown(message.text);
      expect(shown.text).toContain(`Wer ist ${written} und ${bob.name}?`);
      expect(shown.active).toEqual([]);
      expect(shown.links.every((link) => link.startsWith('https://example.org/buecherei'))).toBe(true);
    }
  });

  it('refuses /reindex to an administrator who is not an operator', async () => {
    const discord = await openDiscord();
    let builds = 0;
    const buildIndex = async () => ({ articles: (builds += 1), sentences: 8, seconds: 2 });
    const operator = discord.user({ name: 'Olga', locale: 'de', administrator: true });
    const administrator = discord.user({ name: 'Adam', locale: 'de', administrator: true });
    await startBot({
      discord,
      buildIndex,
      settings: { operatorIds: [operator.id], operatorGuildId: discord.guild.id },
    });
    const refused = await discord.slash({ user: administrator, command: 'reindex' });
    expect((await refused.reply()).text).toBe(refusal['not-operator']);
    expect(builds).toBe(0);
    const allowed = await discord.slash({ user: operator, command: 'reindex' });
    expect((await allowed.reply()).text).toContain(index.done(1, 8, 2));
  });

  it('builds one index at a time, shows how far it is, and says what went wrong', async () => {
    const discord = await openDiscord();
    const { opened, open } = gate();
    const olga = discord.user({ name: 'Olga', locale: 'de', administrator: true });
    await startBot({
      discord,
      buildIndex: async (onProgress) => {
        onProgress({ done: 1, total: 3 });
        await opened;
        throw new BelegError('corpus/a.md has no title.', 'Add one.');
      },
      settings: { operatorIds: [olga.id], operatorGuildId: discord.guild.id },
    });
    const first = await discord.slash({ user: olga, command: 'reindex' });
    expect((await first.output(1)).text).toContain(index.progress(1, 3));
    const second = await discord.slash({ user: olga, command: 'reindex' });
    expect((await second.reply()).text).toBe(refusal['already-building']);
    open();
    const failed = stripMarkdown((await first.output(2)).text).text;
    expect(failed).toBe(`${index.failed} corpus/a.md has no title. Add one.`);
  });

  it('refuses a mention once a minute, then stays silent', async () => {
    const discord = await openDiscord();
    await startBot({ discord, settings: { limits: { ...DEFAULT_LIMITS, questionsPerUser: 1 } } });
    const ada = discord.user({ name: 'Ada' });
    const [answer, refused, silent] = [
      await discord.mention({ user: ada, text: QUESTION }),
      await discord.mention({ user: ada, text: QUESTION }),
      await discord.mention({ user: ada, text: QUESTION }),
    ];
    await answer.reply();
    expect((await refused.reply()).text).toContain(refusal['rate-limited'](1, '').slice(0, 20));
    await (await discord.mention({ user: discord.user({ name: 'Bob' }), text: QUESTION })).reply();
    expect(silent.messages).toEqual([]);
  });

  it('hints once an hour at /ask where mentions are not answered', async () => {
    const discord = await openDiscord();
    const listed = discord.addChannel({ name: 'questions' });
    const answerer = fakeAnswerer();
    await startBot({ discord, answerer, settings: { publicChannelIds: [listed.id] } });
    const ada = discord.user({ name: 'Ada' });
    const hint = await discord.mention({ user: ada, text: QUESTION });
    const silent = await discord.mention({ user: ada, text: QUESTION });
    expect(stripMarkdown((await hint.reply()).text).text).toContain(
      refusal['channel-not-listed'].slice(0, 40),
    );
    await (await discord.mention({ user: ada, channel: listed, text: QUESTION })).reply();
    expect(silent.messages).toEqual([]);
    expect(answerer.asked).toHaveLength(1);
  });

  it('asks for nothing that a channel forbids it', async () => {
    const discord = await openDiscord();
    const mute = discord.addChannel({ name: 'mute', deniedToBot: PermissionFlagsBits.SendMessages });
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada' });
    const unheard = await discord.mention({ user: ada, channel: mute, text: QUESTION });
    await (await discord.mention({ user: ada, text: QUESTION })).reply();
    expect(unheard.messages).toEqual([]);
    expect(discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('asks for nothing in a guild where it is in a timeout', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada' });
    const { guild, world } = discord;
    const inTimeout = {
      guild_id: guild.id,
      ...memberPayload(world.bot, guild),
      user: userPayload(world.bot),
      communication_disabled_until: new Date(Date.now() + 60_000).toISOString(),
    };
    discord.gateway.dispatch('GUILD_MEMBER_UPDATE', inTimeout, { guildId: guild.id, intent: undefined });
    const unheard = await discord.mention({ user: ada, text: QUESTION });
    await (await discord.dm({ user: ada, text: QUESTION })).reply();
    expect(unheard.messages).toEqual([]);
    expect(discord.requests.filter(({ path }) => path.includes(discord.channel.id))).toEqual([]);
  });

  it('lists the articles ten a page and turns the page in place', async () => {
    const discord = await openDiscord();
    const articles = Array.from({ length: 11 }, (_, number) => ({
      ...LIBRARY,
      id: `artikel-${number}`,
      title: `Artikel Nummer ${number}`,
    }));
    await startBot({ discord, answerer: fakeAnswerer(fromTheLibrary, articles) });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const list = await (await discord.slash({ user: ada, command: 'articles' })).reply();
    expect(list.ephemeral).toBe(true);
    expect(list.text).not.toContain('Nummer 10');
    const turned = await (
      await discord.button({ user: ada, message: list, button: button.nextPage })
    ).reply();
    expect(turned.id).toBe(list.id);
    expect(turned.text).toContain('Nummer 10');
  });

  it('helps, in the language of whoever asks', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const exchange = await discord.slash({
      user: discord.user({ name: 'Amélie', locale: 'fr' }),
      command: 'help',
    });
    const help = await exchange.reply();
    expect(help.ephemeral).toBe(true);
    expect(help.text).toContain(DISCORD_LABELS.fr.help.title('beleg'));
  });
});
