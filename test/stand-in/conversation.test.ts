import { describe, it, expect } from 'vitest';
import { MessageFlags, Routes, TextChannel, type ApplicationCommandData, type Interaction } from 'discord.js';
import { logIn, openStandIn } from './support/test-bot.ts';
import { registerTestCommands, testCommands } from './support/test-commands.ts';
import { furtherModal, v2Message } from './support/test-messages.ts';

/** Answers every kind of interaction in the way the bot of the design does. */
async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: `After "${interaction.options.getFocused()}"`, value: 'library' }]);
  } else if (interaction.isButton()) await interaction.showModal(furtherModal);
  else if (interaction.isModalSubmit()) {
    await interaction.reply(v2Message(`Nachfrage: ${interaction.fields.getTextInputValue('question')}`));
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({ content: interaction.targetMessage.content, flags: MessageFlags.Ephemeral });
  } else if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    const question = interaction.options.getString('question', true);
    await interaction.editReply(
      v2Message(`${interaction.locale}/${interaction.guildLocale ?? '-'}: ${question}`, ['more']),
    );
  }
}

async function openConversation() {
  const standIn = await openStandIn();
  const { client } = await logIn(standIn, { onInteraction: answer });
  await registerTestCommands(client);
  return { standIn, client, anna: standIn.user({ name: 'Anna', locale: 'fr' }) };
}

describe('the stand-in of Discord', () => {
  it('lets the real client log in and know guild, channel, thread and itself', async () => {
    const standIn = await openStandIn();
    const { client } = await logIn(standIn);
    expect(client.user.username).toBe('beleg');
    expect(client.guilds.cache.get(standIn.guild.id)?.preferredLocale).toBe('de');
    expect(client.channels.cache.get(standIn.thread.id)?.isThread()).toBe(true);
    const channel = await client.channels.fetch(standIn.channel.id);
    if (!(channel instanceof TextChannel)) throw new Error('The channel is no text channel');
    expect(channel.permissionsFor(client.user.id)?.has('SendMessages')).toBe(true);
    expect(standIn.unknownRoutes).toEqual([]);
  });

  it('gives commands back so that discord.js finds them equal', async () => {
    const { client } = await openConversation();
    const kept = await client.application.commands.fetch({ withLocalizations: true });
    const equal = testCommands.map((wanted) => {
      const definition: ApplicationCommandData = JSON.parse(JSON.stringify(wanted));
      return kept.find(({ name }) => name === wanted.name)?.equals(definition);
    });
    expect(equal).toEqual([true, true, true]);
  });

  it('withholds localisations that were not asked for, as Discord does', async () => {
    const { client } = await openConversation();
    const plain = await client.rest.get(Routes.applicationCommands(client.application.id));
    expect(JSON.stringify(plain)).not.toContain('localizations');
  });

  it('keeps the identifier of a command that is registered again', async () => {
    const { client } = await openConversation();
    const before = await client.application.commands.fetch();
    await registerTestCommands(client);
    const after = await client.application.commands.fetch();
    expect(after.map(({ id, version }) => [id, version])).toEqual(
      before.map(({ id, version }) => [id, version]),
    );
  });

  it('carries a question from the deferral to the finished answer', async () => {
    const { standIn, anna } = await openConversation();
    const exchange = await standIn.slash({ user: anna, command: 'ask', options: { question: 'Wann?' } });
    expect(await exchange.acknowledgement()).toMatchObject({ type: 5, ephemeral: false });
    const reply = await exchange.reply();
    expect(reply.text).toBe('fr/de: Wann?');
    expect(reply.history.map(({ flags }) => (flags & MessageFlags.Loading) !== 0)).toEqual([true, false]);
    expect(standIn.thinking).toEqual([]);
    expect(standIn.violations).toEqual([]);
  });

  it('finds a command by its localised name and in direct messages', async () => {
    const { standIn, anna } = await openConversation();
    const options = { question: 'Quand ?' };
    const exchange = await standIn.slash({ user: anna, dm: true, command: 'demander', options });
    expect((await exchange.reply()).text).toBe('fr/-: Quand ?');
  });

  it('opens a modal from a button and sends what was typed', async () => {
    const { standIn, anna } = await openConversation();
    const asked = await standIn.slash({ user: anna, command: 'ask', options: { question: 'Wann?' } });
    const pressed = await standIn.button({ user: anna, message: await asked.reply(), button: 'more' });
    expect(await pressed.modal()).toMatchObject({ customId: 'further', title: 'Nachfragen' });
    const submitted = await standIn.modalSubmit({ exchange: pressed, values: { question: 'Und wo?' } });
    expect((await submitted.reply()).text).toBe('Nachfrage: Und wo?');
    expect(standIn.violations).toEqual([]);
  });

  it('completes an option', async () => {
    const { standIn, anna } = await openConversation();
    const typing = { user: anna, command: 'ask', focused: 'article', typed: 'Büch' };
    const exchange = await standIn.autocomplete(typing);
    expect(await exchange.choices()).toEqual([{ name: 'After "Büch"', value: 'library' }]);
  });

  it('hands a message command the content that events withhold', async () => {
    const { standIn, anna } = await openConversation();
    const { sent } = await standIn.say({ user: anna, text: 'Die Bücherei hat offen.' });
    const reply = await (
      await standIn.messageCommand({ user: anna, command: 'Check', target: sent })
    ).reply();
    expect(reply.text).toBe('Die Bücherei hat offen.');
    expect(reply.ephemeral).toBe(true);
  });

  it('refuses what Discord would not offer the user', async () => {
    const { standIn, anna } = await openConversation();
    const doing = { user: anna, command: 'ask' };
    await expect(standIn.slash(doing)).rejects.toThrow('needs the option "question"');
    await expect(standIn.slash({ ...doing, options: { question: 'x' } })).rejects.toThrow(
      'refuses 1 characters',
    );
    await expect(standIn.slash({ user: anna, command: 'reindex' })).rejects.toThrow('not offered to Anna');
  });

  it('runs beside another without sharing anything', async () => {
    const [one, other] = [await openStandIn(), await openStandIn({ botName: 'andere' })];
    const [{ client: first }, { client: second }] = [await logIn(one), await logIn(other)];
    expect([first.user.username, second.user.username]).toEqual(['beleg', 'andere']);
    expect(one.api).not.toBe(other.api);
  });
});
