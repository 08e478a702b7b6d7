import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';

const { refusal } = DISCORD_LABELS.de;
const QUESTION = 'Wann hat die Bücherei sonntags offen?';

describe('the reply to a message', () => {
  it('keeps the order of the questions in a channel where the first is sent late', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    discord.faults.plan('create message', { kind: 'status', status: 500 }, 6);
    const asked = [];
    for (const name of ['Ada', 'Bob', 'Cid']) {
      asked.push(await discord.mention({ user: discord.user({ name }), text: QUESTION }));
    }
    const replies = await Promise.all(asked.map((exchange) => exchange.reply()));
    expect(discord.posted.map(({ id }) => id)).toEqual(replies.map(({ id }) => id));
  });

  it.each([
    ['for the history that it may not read', { status: 403, code: 160_002 }],
    ['as an invalid field', { status: 400, code: 50_035, field: 'message_reference' }],
  ])('is posted without the reference where Discord refuses that %s', async (_, refused) => {
    const discord = await openDiscord();
    await startBot({ discord });
    discord.faults.plan('create message', { kind: 'status', ...refused });
    await discord.mention({ user: discord.user({ name: 'Ada' }), text: QUESTION });
    const [answer] = await discord.until('an answer', () =>
      discord.posted.length > 0 ? discord.posted : undefined,
    );
    expect(answer?.text).toContain('[1]');
    expect(answer?.raw.message_reference).toBeUndefined();
  });

  it('is posted without a reference where the bot may not read what was written before', async () => {
    const discord = await openDiscord();
    const channel = discord.addChannel({
      name: 'no history',
      deniedToBot: PermissionFlagsBits.ReadMessageHistory,
    });
    await startBot({ discord });
    await discord.mention({ user: discord.user({ name: 'Ada' }), channel, text: QUESTION });
    const [answer] = await discord.until('an answer', () =>
      discord.posted.length > 0 ? discord.posted : undefined,
    );
    expect(answer?.text).toContain('[1]');
    expect(discord.requests.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('says each reason for a refusal, though another was said a moment ago', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada' });
    const short = await discord.mention({ user: ada, text: 'x' });
    const long = await discord.mention({ user: ada, text: 'wann '.repeat(400) });
    const shortAgain = await discord.mention({ user: ada, text: 'y' });
    expect((await short.reply()).text).toContain(refusal['too-short'](2));
    expect((await long.reply()).text).toContain(refusal['too-long'](300));
    await (await discord.mention({ user: ada, text: QUESTION })).reply();
    expect(shortAgain.messages).toEqual([]);
  });
});
