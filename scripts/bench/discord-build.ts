import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalUser } from '../../stand-in/users.ts';
import { answerOf, HEARTBEAT_MS, MEASURED, print, secondsSince, type DiscordBench } from './discord-bench.ts';
import { percentile } from './figures.ts';

/** Enough new sentences that the build outlasts the measurement. */
const NEW_ARTICLES = 200;

/** The words of a finished build, in the operator's language. */
const DONE = /second/;

/** Questions, and the connection's heartbeat, while `/reindex` builds. */
export async function measureBuild(bench: DiscordBench, operator: LocalUser): Promise<void> {
  const { discord, corpusFolder, check } = bench;
  await writeNewArticles(corpusFolder);
  const heartbeatsBefore = discord.gateway.heartbeats.length;
  const build = await discord.slash({ user: operator, command: 'reindex' });
  await build.acknowledgement();
  const startedAt = Date.now();
  const user = discord.user({ name: 'Busy' });
  const latencies: number[] = [];
  for (let n = 0; n < MEASURED; n += 1) latencies.push(await answerOf(bench, user, n));
  const running = build.messages.every(({ text }) => !DONE.test(text));
  print(
    `      200 questions took ${secondsSince(startedAt)} s; the build ${running ? 'was still running' : 'HAD ENDED before'}`,
  );
  check('acknowledgement during a build, p95 of 200, ms', percentile(latencies, 95), 500);
  await discord.until('the end of the build', () =>
    build.messages.some(({ text }) => DONE.test(text)) ? true : undefined,
  );
  print(
    `      the build took ${secondsSince(startedAt)} s: ${build.messages.at(-1)?.text.split('\n').at(-1)}`,
  );
  const beats = discord.gateway.heartbeats.slice(Math.max(0, heartbeatsBefore - 1));
  const gaps = beats.slice(1).map((at, index) => at - (beats[index] ?? at));
  check('longest time between heartbeats during the build, ms', Math.max(...gaps), HEARTBEAT_MS * 1.5);
  discord.forget();
}

/** Articles whose sentences no cache has seen. */
async function writeNewArticles(corpusFolder: string): Promise<void> {
  const folder = join(corpusFolder, 'bench');
  await mkdir(folder, { recursive: true });
  for (let article = 0; article < NEW_ARTICLES; article += 1) {
    const paragraphs = Array.from({ length: 5 }, (_, paragraph) =>
      Array.from(
        { length: 4 },
        (__, sentence) =>
          `Im Bezirk ${article} eröffnete die Gemeinde am ${sentence + 1}. Tag des ${paragraph + 1}. Monats das Haus Nummer ${article * 20 + paragraph * 4 + sentence} für alle Vereine.`,
      ).join(' '),
    );
    const text = `---\ntitle: Bezirk ${article}\nlanguage: de\n---\n\n${paragraphs.join('\n\n')}\n`;
    await writeFile(join(folder, `bezirk-${article}.md`), text);
  }
}
