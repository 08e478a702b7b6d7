import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import { answered, fakeAnswerer } from '../builders/answers.ts';
import { openDiscord, startBot } from './bot/start-bot.ts';

const USERS = 50;
const QUESTIONS_EACH = 4;

describe('many at once', () => {
  it('answers or politely refuses each of 200 questions of 50 users, none twice', async () => {
    const discord = await openDiscord({ patienceMs: 30_000 });
    const answerer = fakeAnswerer(async ({ question }) => {
      await setImmediate();
      return answered({ question });
    });
    await startBot({ discord, answerer });
    const users = Array.from({ length: USERS }, (_, n) => discord.user({ name: `User ${n}`, locale: 'de' }));
    const exchanges = await Promise.all(
      Array.from({ length: USERS * QUESTIONS_EACH }, (_, n) => {
        const user = users[n % USERS];
        if (user === undefined) throw new Error('there is no such user');
        return discord.slash({ user, command: 'ask', options: { question: `Frage Nummer ${n}?` } });
      }),
    );
    const replies = await Promise.all(exchanges.map((exchange) => exchange.reply()));

    const { busy } = DISCORD_LABELS.de.refusal;
    const answers = replies.filter(({ text }) => text.includes('[1]'));
    const refusals = replies.filter(
      ({ text, ephemeral }) => ephemeral && (text === busy || text.includes('in der Minute')),
    );
    expect(answers.length + refusals.length).toBe(USERS * QUESTIONS_EACH);
    expect(answers.length).toBeGreaterThan(20);
    expect(answerer.asked).toHaveLength(answers.length);
    expect(new Set(answerer.asked.map(({ question }) => question)).size).toBe(answers.length);
    expect(exchanges.every(({ messages }) => messages.length === 1)).toBe(true);
    expect(new Set(replies.map(({ id }) => id)).size).toBe(replies.length);
  });
});
