import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { startStandIn } from '../../stand-in/start-stand-in.ts';
import { indexedFolders } from './indexed-folders.ts';
import { lineWith, runCommand, startCommand } from './run-command.ts';

const folders = indexedFolders();

async function get(address: string): Promise<[number, string]> {
  const response = await fetch(address);
  return [response.status, await response.text()];
}

it('a bot with a server tells of itself from its start to its end, and nothing of what was asked or by whom', async () => {
  const discord = await startStandIn({ patienceMs: 60_000 });
  onTestFinished(() => discord.close());
  const running = await startCommand({
    script: 'src/run-serve.ts',
    args: ['--discord', '--port', '0'],
    env: { ...folders, DISCORD_TOKEN: discord.token, DISCORD_API: discord.api, METRICS_PORT: '0' },
  });
  const lines = [lineWith(running, '"serving over HTTP"'), lineWith(running, '"ready"')];
  const told: unknown = JSON.parse(await lineWith(running, 'metrics and health are served'));
  const { address } = z.object({ address: z.string() }).parse(told);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const [status, body] = await get(`${address}/readyz`);
  expect([200, 503]).toContain(status);
  if (status === 503) expect(body).toContain('"status":"unready"');
  await Promise.all(lines);
  await expect.poll(() => get(`${address}/readyz`).then(([code]) => code), { timeout: 10_000 }).toBe(200);

  const ada = discord.user({ name: 'Ada', locale: 'de' });
  const options = { question: 'Wann hat die Bücherei sonntags offen?' };
  await (await discord.slash({ user: ada, command: 'ask', options })).reply();
  const counted = async () =>
    (await get(`${address}/metrics`))[1].match(/^beleg_questions_total\{face="discord".* 1$/m)?.[0];
  await expect.poll(counted).toMatch(/outcome="(?:good|unsure)",language="de"/);
  const [, metrics] = await get(`${address}/metrics`);
  for (const line of [
    'beleg_ready 1',
    'beleg_discord_connected 1',
    'beleg_index_articles 1',
    'beleg_question_stage_duration_seconds_count{stage="reading"} 1',
    'beleg_question_stage_duration_seconds_count{stage="sending"} 1',
  ])
    expect(metrics).toContain(`${line}\n`);
  expect(metrics.toLowerCase()).not.toContain('sonntag');
  for (const id of [discord.guild.id, discord.botId, ada.id]) expect(metrics).not.toContain(id);
  const files = process.platform === 'linux' ? /^beleg_reader_resident_memory_bytes \d{7,}$/m : /./;
  expect(metrics).toMatch(files);

  const noDiscord = '{"status":"unready","reason":"discord-disconnected"}\n';
  await discord.close();
  await expect.poll(() => get(`${address}/readyz`)).toEqual([503, noDiscord]);
  expect((await get(`${address}/healthz`))[0]).toBe(200);

  running.child.kill('SIGTERM');
  expect((await running.ended).status).toBe(0);
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
});

it('a start whose port for metrics is taken says so and ends', async () => {
  const other = createServer().listen({ host: '127.0.0.1', port: 0 });
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const bound = other.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  const env = { ...folders, METRICS_PORT: String(port), LANGUAGE: 'en' };
  const { status, stderr } = await runCommand({ script: 'src/run-serve.ts', args: ['--port', '0'], env });
  expect(status).toBe(1);
  expect(stderr).toBe(
    `Another program already listens on port ${port} of 127.0.0.1, where the metrics are to be.\n` +
      'End it, or choose another port with METRICS_PORT.\n',
  );
});
