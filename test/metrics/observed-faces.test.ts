import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import { DEFAULT_LIMITS } from '../../src/discord/settings.ts';
import { QuestionQueue } from '../../src/serving/question-queue.ts';
import { fakeAnswerer } from '../builders/answers.ts';
import { openDiscord, startBot } from '../discord/bot/start-bot.ts';
import { heldBack, httpServer } from '../http/http-server.ts';
import { metricsOf, openMetrics } from './metrics-of.ts';

const QUESTION = 'Wann hat die Bücherei sonntags offen?';
const { button } = DISCORD_LABELS.de;

/** The lines of these metrics whose value is not 0, without histograms' buckets. */
async function counted(metrics: Awaited<ReturnType<typeof openMetrics>>, ...names: string[]) {
  const lines = (await metricsOf(metrics)).split('\n');
  return lines.filter(
    (line) => names.some((name) => line.startsWith(name)) && !/_bucket|_sum| 0$/.test(line),
  );
}

describe('what the bot does in Discord', () => {
  it('is counted: questions, refusals, buttons, votes and shared answers', async () => {
    const metrics = await openMetrics();
    const { observer } = metrics;
    const discord = await openDiscord();
    const channel = discord.addChannel({ name: 'offen' });
    const settings = { publicChannelIds: [channel.id], limits: { ...DEFAULT_LIMITS, questionsPerUser: 2 } };
    const answerer = fakeAnswerer();
    const { bot } = await startBot({ discord, observer, settings, answerer });
    expect(bot.unready()).toBeUndefined();
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const ask = async (question: string, options: Record<string, boolean> = {}) =>
      (
        await discord.slash({ user: ada, channel, command: 'ask', options: { question, ...options } })
      ).reply();
    const answer = await ask(QUESTION, { private: true });
    for (const name of [button.helpful, button.share])
      await (await discord.button({ user: ada, message: answer, button: name })).reply();
    answerer.answerWith(() => {
      throw new Error('the model broke');
    });
    await ask(QUESTION);
    await ask(QUESTION);
    expect(
      await counted(metrics, 'beleg_questions', 'beleg_refusals', 'beleg_votes', 'beleg_shared'),
    ).toEqual([
      'beleg_questions_total{face="discord",outcome="good",language="de"} 1',
      'beleg_questions_total{face="discord",outcome="failed",language="de"} 1',
      'beleg_refusals_total{face="discord",reason="rate-limited"} 1',
      'beleg_votes_total{verdict="helpful"} 1',
      'beleg_shared_answers_total 1',
    ]);
    expect(await counted(metrics, 'beleg_discord_presses')).toEqual([
      'beleg_discord_presses_total{action="helpful"} 1',
      'beleg_discord_presses_total{action="share"} 1',
    ]);
    expect(await counted(metrics, 'beleg_question_stage', 'beleg_question_duration')).toEqual([
      'beleg_question_duration_seconds_count{face="discord"} 2',
      'beleg_question_stage_duration_seconds_count{stage="waiting"} 1',
      'beleg_question_stage_duration_seconds_count{stage="sending"} 1',
    ]);
  });

  it('is counted of its connection, which says whether it is ready', async () => {
    const metrics = await openMetrics();
    const discord = await openDiscord();
    const { bot } = await startBot({ discord, observer: metrics.observer });
    expect(await counted(metrics, 'beleg_discord_connected', 'beleg_discord_guilds')).toEqual([
      'beleg_discord_connected 1',
      'beleg_discord_guilds 1',
    ]);
    discord.gateway.dropSockets();
    await discord.until('a resume', () => (discord.gateway.counts.resumed === 1 ? true : undefined));
    await expect.poll(bot.unready).toBeUndefined();
    expect(await counted(metrics, 'beleg_discord_connections', 'beleg_discord_disconnections')).toEqual([
      'beleg_discord_connections_total{how="opened"} 1',
      'beleg_discord_connections_total{how="resumed"} 1',
      'beleg_discord_disconnections_total{code="1006"} 1',
    ]);
    await bot.stop();
    expect(bot.unready()).toBe('discord-disconnected');
    expect(await metricsOf(metrics)).toContain('beleg_discord_connected 0\n');
  });
});

const asked = (question: string, article?: string) => ({
  method: 'POST' as const,
  url: '/v1/ask',
  payload: { question, article },
});

describe('what is asked over HTTP', () => {
  it('is counted by its door, with what finds no place or asks for what there is not', async () => {
    const metrics = await openMetrics();
    const { answerer, release } = heldBack();
    const { app } = await httpServer({ answerer, queue: new QuestionQueue(0), observer: metrics.observer });
    const first = app.inject(asked(QUESTION));
    await answerer.untilAsked(1);
    await app.inject(asked('Et le dimanche, quand ouvre la bibliothèque ?'));
    release();
    await first;
    await app.inject(asked(QUESTION, 'nirgends'));
    answerer.answerWith(() => {
      throw new Error('the model broke');
    });
    await app.inject(asked(QUESTION));
    await app.inject({ method: 'GET', url: `/?question=${encodeURIComponent(QUESTION)}` });
    expect(await counted(metrics, 'beleg_questions', 'beleg_refusals')).toEqual([
      'beleg_questions_total{face="http",outcome="good",language="de"} 1',
      'beleg_questions_total{face="http",outcome="failed",language="de"} 1',
      'beleg_questions_total{face="page",outcome="failed",language="de"} 1',
      'beleg_refusals_total{face="http",reason="busy"} 1',
      'beleg_refusals_total{face="http",reason="unknown-article"} 1',
    ]);
  });
});
