import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { FURTHER_QUESTION_INPUT } from '../../../src/discord/rendering/ask-further-modal.ts';
import { answered, fakeAnswerer } from '../../builders/answers.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { stripMarkdown } from '../rendering/strip-markdown.ts';

const PARTY = '<:party:100000000000000009>';

/** A bot whose answers repeat the question that they were asked, and the people around it. */
async function openQuestions() {
  const discord = await openDiscord();
  const answerer = fakeAnswerer(({ question }) => answered({ question }));
  await startBot({ discord, answerer });
  const ada = discord.user({ name: 'Ada', locale: 'de' });
  const bob = discord.user({ name: 'Bob' });
  const questions = (): readonly string[] => answerer.asked.map(({ question }) => question);
  return { discord, ada, bob, questions };
}

describe("Discord's markup in a question", () => {
  it('is no part of it in a mention, where names stand for ids', async () => {
    const { discord, ada, bob, questions } = await openQuestions();
    const admins = `<@&${discord.guild.administratorRoleId}>`;
    const text = `@everyone <@${discord.botId}> **Wann** schrieb <@${bob.id}> den ${admins} in <#${discord.channel.id}>${PARTY}?`;
    const reply = await (await discord.say({ user: ada, text })).reply();
    expect(questions()).toEqual(['Wann schrieb Bob den Administrator in general?']);
    expect(stripMarkdown(reply.text).text).toContain(questions()[0]);
  });

  it('is no part of it in direct messages', async () => {
    const { discord, ada, questions } = await openQuestions();
    await (
      await discord.dm({ user: ada, text: `<@${discord.botId}> ||Wer|| schrieb <@${ada.id}> am <t:0>?` })
    ).reply();
    expect(questions()).toEqual(['Wer schrieb Ada am 1. Januar 1970?']);
  });

  it('is no part of it in a command, of which Discord tells who is mentioned, nor in the modal, of which it does not', async () => {
    const { discord, ada, bob, questions } = await openQuestions();
    const typed = `<@${discord.botId}> Wann schrieb <@${bob.id}> in <#${discord.channel.id}>?`;
    const asked = await discord.slash({ user: ada, command: 'ask', options: { question: typed } });
    const answer = await asked.reply();
    const exchange = await discord.button({
      user: ada,
      message: answer,
      button: DISCORD_LABELS.de.button.further,
    });
    const stranger = '<@100000000000000098>';
    const values = { [FURTHER_QUESTION_INPUT]: `Und __wann__ las ${stranger} in <#${discord.channel.id}>?` };
    await (await discord.modalSubmit({ exchange, values })).reply();
    expect(questions()).toEqual(['Wann schrieb Bob in general?', 'Und wann las in general?']);
  });

  it('counts nothing towards its length', async () => {
    const { discord, ada, questions } = await openQuestions();
    const long = `Wer ${PARTY.repeat(20)} war es?`;
    await (await discord.mention({ user: ada, text: long })).reply();
    const refused = await discord.mention({
      user: ada,
      text: `**a** [b](https://example.org/${'c'.repeat(300)})`.slice(0, 5),
    });
    expect((await refused.reply()).text).toBe(DISCORD_LABELS.de.refusal['too-short'](2));
    expect(questions()).toEqual(['Wer war es?']);
  });

  it('alone asks nothing: the bot helps', async () => {
    const { discord, ada, bob } = await openQuestions();
    const help = await discord.mention({ user: ada, text: `${PARTY} <@${bob.id}> @here` });
    expect((await help.reply()).text).toContain(DISCORD_LABELS.de.help.title('beleg'));
  });

  it('of a hidden channel names it to nobody, since others read what is answered to who can see it', async () => {
    const { discord, ada, questions } = await openQuestions();
    const hidden = discord.addChannel({
      name: 'entlassungen',
      deniedToEveryone: PermissionFlagsBits.ViewChannel,
    });
    const boss = discord.user({ name: 'Boss', administrator: true });
    for (const user of [ada, boss]) {
      const question = `Was steht in <#${hidden.id}> dazu?`;
      await (await discord.mention({ user, text: question })).reply();
      await (await discord.slash({ user, command: 'ask', options: { question } })).reply();
    }
    expect(questions()).toEqual(Array.from({ length: 4 }, () => 'Was steht in dazu?'));
  });
});

describe("a mention of the bot's own role", () => {
  it('is answered like a mention of the bot', async () => {
    const { discord, ada, questions } = await openQuestions();
    await (await discord.say({ user: ada, text: `${discord.roleMention} Wer war das?` })).reply();
    const other = `<@&${discord.guild.administratorRoleId}>`;
    const ignored = await discord.say({ user: ada, text: `${other} Wer war das?` });
    const help = await (await discord.say({ user: ada, text: discord.roleMention })).reply();
    expect(help.text).toContain(DISCORD_LABELS.de.help.title('beleg'));
    expect(questions()).toEqual(['Wer war das?']);
    expect(ignored.messages).toEqual([]);
  });

  it('says once that the bot itself must be mentioned where Discord withholds the text', async () => {
    const discord = await openDiscord({ roleMentionsWithheld: true });
    const answerer = fakeAnswerer();
    await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada' });
    const text = `${discord.roleMention} Wer war das?`;
    const told = await (await discord.say({ user: ada, text })).reply();
    expect(told.text).toBe(DISCORD_LABELS.de.refusal['role-mentioned']);
    const again = await discord.replyTo({ user: ada, message: told, text, ping: false });
    await (await discord.mention({ user: ada, text })).reply();
    expect(again.messages).toEqual([]);
    expect(answerer.asked.map(({ question }) => question)).toEqual(['Wer war das?']);
  });
});
