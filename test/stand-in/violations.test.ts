import { describe, it, expect } from 'vitest';
import { MessageFlags, REST, Routes } from 'discord.js';
import { openStandIn } from './support/test-bot.ts';
import { v2Message } from './support/test-messages.ts';

const V2 = MessageFlags.IsComponentsV2;
const text = (content: string) => ({ type: 10, content });
const button = (fields: object = {}) => ({ type: 2, style: 2, label: 'Mehr', custom_id: 'more', ...fields });
const row = (...components: readonly object[]) => ({ type: 1, components });

const messages: readonly [fault: string, field: string, body: object][] = [
  ['an unknown field', 'ephemeral', { content: 'Hallo', ephemeral: true }],
  [
    'an unknown field deep inside',
    'components.0.colour',
    { flags: V2, components: [{ ...text('x'), colour: 1 }] },
  ],
  ['content beside components', 'content', { ...v2Message('x'), content: 'y' }],
  ['embeds beside components', 'embeds', { ...v2Message('x'), embeds: [{ description: 'y' }] }],
  ['components without their flag', 'components', { components: [text('x')] }],
  ['more than 2,000 characters of content', 'content', { content: 'x'.repeat(2001) }],
  [
    'more than 4,000 characters over all texts',
    'components',
    { flags: V2, components: [text('x'.repeat(2500)), text('x'.repeat(2500))] },
  ],
  ['more than 9,000 bytes', 'components', v2Message('漢'.repeat(3001))],
  [
    'more than 40 nested components',
    'components',
    { flags: V2, components: [{ type: 17, components: Array.from({ length: 40 }, () => text('x')) }] },
  ],
  [
    'a repeated custom_id',
    'components.0.components.1.custom_id',
    { flags: V2, components: [row(button(), button())] },
  ],
  [
    'a custom_id of 101 characters',
    'components.0.components.0.custom_id',
    { flags: V2, components: [row(button({ custom_id: 'x'.repeat(101) }))] },
  ],
  [
    'a label of 81 characters',
    'components.0.components.0.label',
    { flags: V2, components: [row(button({ label: 'x'.repeat(81) }))] },
  ],
  [
    'a button without a label',
    'components.0.components.0',
    { flags: V2, components: [row({ type: 2, style: 2, custom_id: 'x' })] },
  ],
  [
    'a link button with a custom_id',
    'components.0.components.0',
    { flags: V2, components: [row(button({ style: 5, url: 'https://example.org' }))] },
  ],
  [
    'six buttons in a row',
    'components.0.components',
    { flags: V2, components: [row(...Array.from({ length: 6 }, (_, n) => button({ custom_id: `${n}` })))] },
  ],
  ['an empty row', 'components.0.components', { flags: V2, components: [row()] }],
  ['an empty text', 'components.0.content', v2Message('')],
  ['a nonce of 26 characters', 'nonce', { content: 'x', nonce: 'x'.repeat(26) }],
  [
    'a reply to a message that is not there',
    'message_reference',
    { content: 'x', message_reference: { message_id: '1' } },
  ],
];

const option = (fields: object = {}) => ({ type: 3, name: 'question', description: 'What?', ...fields });
const command = (fields: object = {}) => ({ name: 'ask', description: 'Ask', ...fields });
const choice = (n: number) => ({ name: `choice ${n}`, value: `${n}` });

const commands: readonly [fault: string, field: string, body: readonly object[]][] = [
  ['a name with a capital', '0.name', [command({ name: 'Ask' })]],
  ['a localised name with a space', '0.name', [command({ name_localizations: { de: 'eine frage' } })]],
  ['a name of 33 characters', 'name', [command({ name: 'x'.repeat(33) })]],
  ['a missing description', '0.description', [{ name: 'ask' }]],
  ['a description of 101 characters', 'description', [command({ description: 'x'.repeat(101) })]],
  ['a message command with a description', '0.description', [command({ type: 3 })]],
  ['two commands of one name', '1.name', [command(), command()]],
  ['two options of one name', '0.options.1', [command({ options: [option(), option()] })]],
  [
    'a required option after an optional one',
    '0.options.1',
    [command({ options: [option(), option({ name: 'b', required: true })] })],
  ],
  [
    '26 choices',
    'options.0.choices',
    [command({ options: [option({ choices: Array.from({ length: 26 }, (_, n) => choice(n)) })] })],
  ],
  [
    '26 options',
    'options',
    [command({ options: Array.from({ length: 26 }, (_, n) => option({ name: `o${n}` })) })],
  ],
  [
    'choices beside completion',
    '0.options.0',
    [command({ options: [option({ autocomplete: true, choices: [choice(1)] })] })],
  ],
  [
    'more than 8,000 characters',
    '0.name',
    [
      command({
        options: Array.from({ length: 4 }, (_, o) =>
          option({
            name: `o${o}`,
            choices: Array.from({ length: 25 }, (_ignored, n) => ({ name: 'x'.repeat(90), value: `${n}` })),
          }),
        ),
      }),
    ],
  ],
  ['an unknown field', 'colour', [command({ colour: 1 })]],
];

async function openApi() {
  const standIn = await openStandIn();
  const rest = new REST({ api: standIn.api, retries: 0 }).setToken(standIn.token);
  return { standIn, rest };
}

describe('the validation of request bodies', () => {
  it.each(messages)('catches a message with %s', async (_fault, field, body) => {
    const { standIn, rest } = await openApi();
    const sent = rest.post(Routes.channelMessages(standIn.channel.id), { body });
    await expect(sent).rejects.toMatchObject({ status: 400, code: 50035 });
    expect(standIn.violations).toMatchObject([
      { code: 50035, message: expect.stringContaining(`${field}: `) },
    ]);
    expect(standIn.posted).toEqual([]);
  });

  it.each(commands)('catches commands with %s', async (_fault, field, body) => {
    const { standIn, rest } = await openApi();
    const sent = rest.put(Routes.applicationCommands(standIn.botId), { body });
    await expect(sent).rejects.toMatchObject({ status: 400, code: 50035 });
    expect(standIn.violations).toMatchObject([
      { code: 50035, message: expect.stringContaining(`${field}: `) },
    ]);
  });

  it('catches a message without anything in it', async () => {
    const { standIn, rest } = await openApi();
    const sent = rest.post(Routes.channelMessages(standIn.channel.id), { body: { components: [] } });
    await expect(sent).rejects.toMatchObject({ code: 50006 });
  });

  it('lets the largest message through', async () => {
    const { standIn, rest } = await openApi();
    const rows = Array.from({ length: 6 }, (_, r) =>
      row(...Array.from({ length: 5 }, (_ignored, n) => button({ custom_id: `${r}-${n}`.padEnd(100, 'x') }))),
    );
    const body = { flags: V2, components: [{ type: 17, components: [text('x'.repeat(4000)), ...rows] }] };
    await rest.post(Routes.channelMessages(standIn.channel.id), { body });
    expect(standIn.violations).toEqual([]);
    expect(standIn.posted[0]?.buttons).toHaveLength(30);
  });

  it('catches a body that is no JSON', async () => {
    const standIn = await openStandIn();
    const response = await fetch(`${standIn.api}/v10/channels/${standIn.channel.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${standIn.token}` },
      body: '{',
    });
    expect(await response.json()).toMatchObject({ code: 50109 });
  });
});
