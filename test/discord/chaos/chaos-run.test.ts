import { describe, expect, it, onTestFinished } from 'vitest';
import { runChaos } from '../../../scripts/bench/chaos/chaos-run.ts';
import { judgeAnswers } from '../../../scripts/bench/chaos/judge-answers.ts';
import { judgeLog } from '../../../scripts/bench/chaos/judge-log.ts';
import { startStandIn } from '../../../stand-in/start-stand-in.ts';
import { startBot } from '../bot/start-bot.ts';

/** The same questions and faults in every run. */
const SEED = 12;
const QUESTIONS = Array.from({ length: 20 }, (_, n) => `Wann hat die Bücherei am Tag ${n} offen?`);
/** discord.js identifies at most once in five seconds, and the bot pauses: most of the run would be spent waiting. */
const WITHOUT_PAUSES = {
  clientOptions: { ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) } },
  patience: { pauseAfter: () => 0, sameCloses: 10 },
};
/** How many of them could be reached is up to chance and is the bench's matter. */
const REACHED_BY_CHANCE = 'could not be reached, %';

describe('a connection with a fault several times a second', () => {
  it('costs nobody who can be reached their one answer, and floods no log', async () => {
    const discord = await startStandIn({ heartbeatIntervalMs: 1_000, patienceMs: 20_000 });
    onTestFinished(() => discord.close());
    const { lines, bot } = await startBot({
      discord,
      ...WITHOUT_PAUSES,
    });
    const run = await runChaos({
      discord,
      seed: SEED,
      questions: QUESTIONS,
      total: 60,
      overMs: 10_000,
      pace: { connectionMs: [300, 800], passingMs: [50, 400], lastsMs: [100, 1_000] },
      patienceMs: 20_000,
    });
    await bot.stop();

    const secrets = [discord.token, 'interaction-token-'];
    const verdicts = [
      judgeAnswers({ discord, ...run }),
      judgeLog({ lines, injected: run.injected, secrets }),
    ];
    const missed = verdicts
      .flatMap(({ checks }) => checks)
      .filter(({ label, value, most }) => label !== REACHED_BY_CHANCE && !(value <= most));
    expect(missed, verdicts.flatMap(({ remarks }) => remarks).join('\n')).toEqual([]);
    expect(run.asked.length).toBeGreaterThan(40);
    expect(run.injected.length).toBeGreaterThan(20);
  });
});
