import {
  type APIContainerComponent,
  type APIEmbed,
  type APIPoll,
  type APISectionComponent,
  ComponentType,
  MessageFlags,
  PollLayoutType,
} from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import type { SayOptions } from '../../../stand-in/actors/message-actors.ts';
import type { SeenMessage } from '../../../stand-in/seen-message.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { stripMarkdown } from '../rendering/strip-markdown.ts';

const { check, notice } = DISCORD_LABELS.de;

const EMBED: APIEmbed = {
  author: { name: 'Musterstädter *Bote*' },
  title: '**Bücherei** schließt',
  description: 'Sie macht zu.',
  fields: [{ name: 'Eintritt', value: 'Er kostet ||fünf|| Euro.' }],
  footer: { text: 'Stand: gestern' },
};

async function openCheck() {
  const discord = await openDiscord();
  await startBot({ discord });
  const ada = discord.user({ name: 'Ada', locale: 'de' });
  const say = async (said: Partial<SayOptions>): Promise<SeenMessage> =>
    (await discord.say({ user: ada, text: '', ...said })).sent;
  const replyTo = async (target: SeenMessage): Promise<SeenMessage> =>
    await (await discord.messageCommand({ user: ada, command: 'Check against the article', target })).reply();
  /** The statements that were compared. */
  const statementsOf = async (target: SeenMessage): Promise<readonly string[]> => {
    const lead = stripMarkdown(check.statement('')).text.trim();
    const lines = stripMarkdown((await replyTo(target)).text).text.split('\n');
    return lines.filter((line) => line.startsWith(lead)).map((line) => line.slice(lead.length).trim());
  };
  return { discord, ada, say, replyTo, statementsOf };
}

describe('"Check against the article"', () => {
  it('shows statements as a person sees them', async () => {
    const { discord, ada, say, statementsOf } = await openCheck();
    const bob = discord.user({ name: 'Bob' });
    const text = `<@${bob.id}> **Sie** hat, sagt <@${ada.id}>, [sonntags](https://example.org) zu<:no:100000000000000009>.\n> Immer!`;
    expect(await statementsOf(await say({ text }))).toEqual(['Sie hat, sagt Ada, sonntags zu.', 'Immer!']);
  });

  it('reads what embeds say', async () => {
    const { say, statementsOf } = await openCheck();
    expect(await statementsOf(await say({ shows: { embeds: [EMBED] } }))).toEqual([
      'Musterstädter *Bote*',
      'Bücherei schließt',
      'Sie macht zu.',
      'Eintritt',
      'Er kostet fünf Euro.',
    ]);
    const preview: APIEmbed = { footer: { text: 'Stand: gestern' } };
    const linked = await say({ text: 'https://example.org/buecherei', shows: { embeds: [preview] } });
    expect(await statementsOf(linked)).toEqual(['Stand: gestern']);
  });

  it('reads a forwarded message, its mentions and its embeds', async () => {
    const { ada, say, statementsOf } = await openCheck();
    const original = await say({
      text: `Sie hat zu, sagt <@${ada.id}> dort.`,
      shows: { embeds: [{ title: 'Immer!' }] },
    });
    expect(await statementsOf(await say({ forwarding: original }))).toEqual([
      'Sie hat zu, sagt Ada dort.',
      'Immer!',
    ]);
  });

  it('reads the text displays of components, and what a poll asks', async () => {
    const { discord, say, statementsOf } = await openCheck();
    const robot = discord.user({ name: 'Robot', bot: true });
    const section: APISectionComponent = {
      type: ComponentType.Section,
      components: [{ type: ComponentType.TextDisplay, content: '### Sie hat zu.' }],
      accessory: { type: ComponentType.Thumbnail, media: { url: 'https://example.org/a.png' } },
    };
    const container: APIContainerComponent = { type: ComponentType.Container, components: [section] };
    const shown = await say({
      user: robot,
      shows: { components: [container], flags: MessageFlags.IsComponentsV2 },
    });
    expect(await statementsOf(shown)).toEqual(['Sie hat zu.']);
    const poll: APIPoll = {
      question: { text: 'Hat sie sonntags zu?' },
      answers: [{ answer_id: 1, poll_media: { text: 'Ja' } }],
      expiry: null,
      allow_multiselect: false,
      layout_type: PollLayoutType.Default,
    };
    expect(await statementsOf(await say({ shows: { poll } }))).toEqual(['Hat sie sonntags zu?']);
  });

  it('finds no text in links and images alone', async () => {
    const { say, replyTo } = await openCheck();
    const image: APIEmbed = {
      url: 'https://example.org/a.png',
      image: { url: 'https://example.org/a.png' },
    };
    const messages = [
      await say({ text: 'https://example.org/a <https://example.org/b>' }),
      await say({ text: 'https://example.org/a.png', shows: { embeds: [image] } }),
      await say({ forwarding: await say({ text: 'https://example.org/a' }) }),
    ];
    for (const message of messages) expect((await replyTo(message)).text).toBe(notice.emptyMessage);
  });
});
