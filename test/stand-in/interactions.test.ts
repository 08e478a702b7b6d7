import { describe, it, expect } from 'vitest';
import { MessageFlags, REST, Routes, type Interaction } from 'discord.js';
import { SteppedClock } from '../../stand-in/clock.ts';
import type { InteractionExchange } from '../../stand-in/exchanges.ts';
import { logIn, openStandIn } from './support/test-bot.ts';
import { registerTestCommands } from './support/test-commands.ts';
import { v2Message } from './support/test-messages.ts';

const EPHEMERAL_V2 = MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;
const V2_TEXT = v2Message('Antwort', ['more']);
const MODAL = {
  custom_id: 'further',
  title: 'Nachfragen',
  components: [{ type: 18, label: 'Frage', component: { type: 4, custom_id: 'question', style: 1 } }],
};

/** A question that nobody has answered yet, and the bare API to answer it with. */
async function openQuestion() {
  const clock = new SteppedClock();
  const standIn = await openStandIn({ clock });
  const { client } = await logIn(standIn);
  await registerTestCommands(client);
  const anna = standIn.user({ name: 'Anna' });
  const exchange = await standIn.slash({ user: anna, command: 'ask', options: { question: 'Wann?' } });
  const rest = new REST({ api: standIn.api, retries: 0 });
  const acknowledge = async ({ interaction }: InteractionExchange, body: unknown): Promise<unknown> =>
    await rest.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false });
  const edit = async ({ interaction }: InteractionExchange, body: unknown): Promise<unknown> =>
    await rest.patch(Routes.webhookMessage(standIn.botId, interaction.token), { body, auth: false });
  return { clock, standIn, anna, exchange, acknowledge, edit };
}

async function followUpTwice(interaction: Interaction): Promise<void> {
  if (!interaction.isChatInputCommand()) return;
  await interaction.deferReply();
  await interaction.followUp(V2_TEXT);
  await interaction.followUp(v2Message('Noch etwas'));
}

describe('the rules of interactions', () => {
  it('accepts one acknowledgement and answers a second with 40060', async () => {
    const { standIn, exchange, acknowledge } = await openQuestion();
    await acknowledge(exchange, { type: 5 });
    await expect(acknowledge(exchange, { type: 5 })).rejects.toMatchObject({ code: 40060 });
    expect(standIn.violations).toMatchObject([{ code: 40060 }]);
  });

  it('forgets an interaction three seconds after its arrival', async () => {
    const { clock, standIn, exchange, acknowledge } = await openQuestion();
    clock.advance(2900);
    expect(standIn.unacknowledged).toEqual([]);
    clock.advance(200);
    expect(standIn.unacknowledged.map(({ label }) => label)).toEqual(['/ask']);
    await expect(acknowledge(exchange, { type: 5 })).rejects.toMatchObject({ code: 10062 });
  });

  it('lets no message be edited before the acknowledgement', async () => {
    const { exchange, edit } = await openQuestion();
    await expect(edit(exchange, { content: 'zu früh' })).rejects.toMatchObject({ code: 10015 });
  });

  it('lets the token go after fifteen minutes', async () => {
    const { clock, exchange, acknowledge, edit } = await openQuestion();
    await acknowledge(exchange, { type: 5 });
    clock.advance(14.9 * 60 * 1000);
    await edit(exchange, V2_TEXT);
    clock.advance(10 * 1000);
    await expect(edit(exchange, V2_TEXT)).rejects.toMatchObject({ code: 50027, status: 401 });
  });

  it('has no original message after a modal', async () => {
    const { exchange, acknowledge, edit } = await openQuestion();
    await acknowledge(exchange, { type: 9, data: MODAL });
    await expect(edit(exchange, V2_TEXT)).rejects.toMatchObject({ code: 10008 });
  });

  it('opens no modal after a deferral', async () => {
    const { exchange, acknowledge } = await openQuestion();
    await acknowledge(exchange, { type: 5 });
    await expect(acknowledge(exchange, { type: 9, data: MODAL })).rejects.toMatchObject({ code: 40060 });
  });

  it('takes choices for a completion alone, and nothing else for one', async () => {
    const { standIn, anna, exchange, acknowledge } = await openQuestion();
    await expect(acknowledge(exchange, { type: 8, data: { choices: [] } })).rejects.toMatchObject({
      code: 50035,
    });
    const typing = { user: anna, command: 'ask', focused: 'article', typed: 'B' };
    const completion = await standIn.autocomplete(typing);
    await expect(acknowledge(completion, { type: 5 })).rejects.toMatchObject({ code: 50035 });
    await acknowledge(completion, { type: 8, data: { choices: [] } });
    expect(await completion.choices()).toEqual([]);
  });

  it('opens no modal from a modal', async () => {
    const { standIn, exchange, acknowledge } = await openQuestion();
    await acknowledge(exchange, { type: 9, data: MODAL });
    const submitted = await standIn.modalSubmit({ exchange, values: { question: 'Und wo?' } });
    await expect(acknowledge(submitted, { type: 9, data: MODAL })).rejects.toMatchObject({ code: 50035 });
    // A modal that no button opened has no message to update.
    await expect(acknowledge(submitted, { type: 6 })).rejects.toMatchObject({ code: 50035 });
  });

  it('defers with no flag but the ephemeral one', async () => {
    const { exchange, acknowledge } = await openQuestion();
    const deferral = { type: 5, data: { flags: EPHEMERAL_V2 } };
    await expect(acknowledge(exchange, deferral)).rejects.toMatchObject({ code: 50035 });
    await acknowledge(exchange, { type: 5, data: { flags: MessageFlags.Ephemeral } });
    expect(await exchange.acknowledgement()).toMatchObject({ ephemeral: true });
  });

  it('keeps a publicly deferred answer public, and notes who meant otherwise', async () => {
    const { standIn, exchange, acknowledge, edit } = await openQuestion();
    await acknowledge(exchange, { type: 5 });
    await edit(exchange, { ...V2_TEXT, flags: EPHEMERAL_V2 });
    expect((await exchange.reply()).ephemeral).toBe(false);
    expect(standIn.violations).toMatchObject([{ code: 0 }]);
  });

  it('keeps a message of components one of components', async () => {
    const { exchange, acknowledge, edit } = await openQuestion();
    await acknowledge(exchange, { type: 4, data: V2_TEXT });
    await expect(edit(exchange, { content: 'Text', components: [] })).rejects.toMatchObject({ code: 50035 });
    await expect(edit(exchange, { flags: 0 })).rejects.toMatchObject({ code: 50035 });
  });

  it('updates the message of a button and names it the original', async () => {
    const { standIn, anna, exchange, acknowledge, edit } = await openQuestion();
    await acknowledge(exchange, { type: 4, data: V2_TEXT });
    const message = await exchange.reply();
    const pressed = await standIn.button({ user: anna, message, button: 'more' });
    await acknowledge(pressed, { type: 6 });
    await edit(pressed, v2Message('Mehr'));
    expect((await pressed.reply()).id).toBe(message.id);
    expect(message.text).toBe('Mehr');
  });

  it('puts the first follow-up in the place of the thinking message', async () => {
    const standIn = await openStandIn();
    const { client } = await logIn(standIn, { onInteraction: followUpTwice });
    await registerTestCommands(client);
    const anna = standIn.user({ name: 'Anna' });
    const exchange = await standIn.slash({ user: anna, command: 'ask', options: { question: 'Wann?' } });
    await exchange.output(2);
    expect(exchange.messages.map(({ text }) => text)).toEqual(['Antwort', 'Noch etwas']);
    expect(standIn.posted).toHaveLength(2);
  });
});
