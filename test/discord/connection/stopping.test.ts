import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { gate, heldAnswerer } from '../bot/gate.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';

const { refusal } = DISCORD_LABELS.de;
const QUESTION = 'Wann hat die Bücherei sonntags offen?';

describe('stopping', () => {
  it('finishes a running answer after SIGTERM and refuses a new one', async () => {
    const discord = await openDiscord();
    const { answerer, open } = heldAnswerer();
    const { bot } = await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const ask = () => discord.slash({ user: ada, command: 'ask', options: { question: QUESTION } });
    const running = await ask();
    await answerer.untilAsked(1);
    const stopping = bot.stop();
    const late = await ask();
    expect((await late.reply()).text).toBe(refusal.draining);
    open();
    await stopping;
    expect((await running.reply()).text).toContain('[1]');
    expect(discord.gateway.connected).toBe(false);
    expect(answerer.asked).toHaveLength(1);
  });

  it('gives up an index build and says so to whoever waits for it', async () => {
    const discord = await openDiscord();
    const olga = discord.user({ name: 'Olga', locale: 'de', administrator: true });
    const building = gate();
    const { bot } = await startBot({
      discord,
      settings: { operatorIds: [olga.id], operatorGuildId: discord.guild.id },
      buildIndex: async (_, signal) => {
        building.open();
        await once(signal, 'abort');
        throw signal.reason;
      },
    });
    const build = await discord.slash({ user: olga, command: 'reindex' });
    await building.opened;
    await bot.stop();
    expect((await build.reply()).text).toBe(refusal.draining);
  });
});
