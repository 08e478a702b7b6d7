import { access, cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { KEPT_DAYS } from '../../src/discord/answers/retention.ts';
import { storeFiles } from '../../src/discord/answers/store-files.ts';
import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { startStandIn } from '../../stand-in/start-stand-in.ts';
import { MUSEUM } from './articles.ts';
import { indexedFolders } from './indexed-folders.ts';
import { type Running, startCommand, temporaryFolder, TRACE } from './run-command.ts';

const SHARDS = 3;
const QUESTION = 'Wann hat die Bücherei sonntags offen?';

const { forget } = DISCORD_LABELS.de;

const folders = indexedFolders();

/** A Discord with a guild on each of three shards, which may log in at once. */
async function openSharded() {
  const discord = await startStandIn({
    patienceMs: 120_000,
    shards: { recommended: SHARDS, least: SHARDS, atOnce: 16 },
  });
  onTestFinished(() => discord.close());
  const channels = Array.from({ length: SHARDS }, (_, shard) => {
    const guild = discord.world.addGuild({ name: `Guild ${shard}`, shard: [shard, SHARDS] });
    return discord.addChannel({ guild, name: 'general' });
  });
  return { discord, channels };
}

/** `npm start` with as many processes as Discord recommends, on folders of its own; what it logged so far by entries. */
async function startShards(discord: StandIn, env: Readonly<Record<string, string>> = {}) {
  const parent = await temporaryFolder();
  const [corpus, data] = [join(parent, 'corpus'), join(parent, 'data')];
  await cp(folders.CORPUS_FOLDER, corpus, { recursive: true });
  await cp(folders.DATA_FOLDER, data, { recursive: true });
  const bot = await startCommand({
    script: 'src/main.ts',
    env: {
      CORPUS_FOLDER: corpus,
      DATA_FOLDER: data,
      DISCORD_TOKEN: discord.token,
      DISCORD_API: discord.api,
      SHARD_PROCESSES: 'auto',
      ...env,
    },
  });
  const { logged, entries } = readLog(bot);
  return { bot, corpus, data, logged, entries };
}

interface Entry {
  readonly msg: string;
  readonly shard?: number;
  readonly pid: number;
  readonly address?: string;
}

/** The log of a running command. */
function readLog({ child }: Running) {
  const entries: Entry[] = [];
  const listeners = new Set<() => void>();
  let unended = '';
  child.stdout?.on('data', (chunk) => {
    const lines = `${unended}${chunk}`.split('\n');
    unended = lines.pop() ?? '';
    entries.push(...lines.map((line): Entry => JSON.parse(line)));
    for (const listener of listeners) listener();
  });
  /** Resolves once there are so many entries of this message. */
  const logged = (msg: string, count = 1): Promise<readonly Entry[]> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = entries.filter((entry) => entry.msg === msg);
        if (found.length < count) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      look();
    });
  return { entries, logged };
}

const byNumber = (one = -1, other = -1): number => one - other;

const isReady = (data: string): Promise<boolean> =>
  access(join(data, 'ready')).then(
    () => true,
    () => false,
  );

describe('a bot whose shards are processes', () => {
  it(
    'answers each guild by its shard and once, takes up one build for all, and starts a killed shard anew',
    { timeout: 180_000 },
    async () => {
      const { discord, channels } = await openSharded();
      const olga = discord.user({ name: 'Olga', locale: 'de', administrator: true });
      const [, , third] = channels;
      if (third === undefined) throw new Error('there is no third channel');
      const settings = { OPERATOR_IDS: olga.id, OPERATOR_GUILD_ID: third.guildId, METRICS_PORT: '0' };
      const { bot, corpus, data, logged, entries } = await startShards(discord, settings);
      const ready = await logged('ready', SHARDS);
      expect(discord.gateway.shards).toEqual([0, 1, 2]);
      expect(await isReady(data)).toBe(true);
      expect(new Set(ready.map(({ pid }) => pid)).size).toBe(SHARDS);
      const registered = discord.requests.filter(({ route }) => route === 'set commands');
      expect(registered).toHaveLength(2);

      const ada = discord.user({ name: 'Ada', locale: 'de' });
      const ask = async (channel: (typeof channels)[number]) => {
        const exchange = await discord.slash({
          user: ada,
          channel,
          command: 'ask',
          options: { question: QUESTION },
        });
        expect((await exchange.reply()).text).toContain('[1]');
        expect(exchange.messages).toHaveLength(1);
      };
      await Promise.all(channels.map(ask));
      expect((await (await discord.dm({ user: ada, text: QUESTION })).reply()).text).toContain('[1]');
      const answeredBy = (await logged('question answered', SHARDS + 1)).map(({ shard }) => shard);
      expect(answeredBy.toSorted(byNumber)).toEqual([0, 0, 1, 2]);
      expect(await readFile(join(data, 'answers.2.jsonl'), 'utf8')).toContain(third.guildId);

      await writeFile(join(corpus, 'museum.md'), MUSEUM);
      const build = await discord.slash({ user: olga, channel: third, command: 'reindex' });
      await discord.until('the end of the build', () =>
        build.messages.some(({ text }) => text.includes('2 Artikel')) ? true : undefined,
      );
      const served = await logged('a new index serves', SHARDS);
      expect(served.map(({ shard }) => shard).toSorted(byNumber)).toEqual([0, 1, 2]);

      const addresses = await logged('metrics and health are served', SHARDS + 1);
      const metricsOf = async (of?: number): Promise<string> => {
        const { address } = addresses.find(({ shard }) => shard === of) ?? {};
        return (await fetch(`${address}/metrics`)).text();
      };
      const ofManager = await metricsOf();
      expect(ofManager).toContain('beleg_index_builds_total{outcome="built"} 1\n');
      expect(ofManager).not.toContain('beleg_index_articles 2');
      const ofThird = await metricsOf(2);
      expect(ofThird).toContain('beleg_index_articles 2\n');
      // The guild that every stand-in has lies on any of the shards.
      expect(ofThird).toMatch(/^beleg_discord_guilds [12]$/m);
      // On a machine with much to do a connection may break off, and is resumed.
      for (const of of [undefined, 2])
        await expect.poll(() => metricsOf(of), { timeout: 10_000 }).toContain('beleg_ready 1\n');

      const killed = ready.find(({ shard }) => shard === 1);
      if (killed === undefined) throw new Error('the second shard was not ready');
      process.kill(killed.pid, 'SIGKILL');
      await logged('a shard ended and is started anew');
      const again = await logged('ready', SHARDS + 1);
      expect(again.at(-1)).toMatchObject({ shard: 1 });
      await Promise.all(channels.map(ask));

      const asked = await (await discord.slash({ user: ada, channel: third, command: 'forget' })).reply();
      expect(asked.text).toContain(forget.stored(2 * SHARDS + 1, 0));
      const forgotten = await discord.button({ user: ada, message: asked, button: forget.confirm });
      expect((await forgotten.reply()).text).toBe(forget.done(2 * SHARDS + 1, 0, KEPT_DAYS));
      const stores = Array.from({ length: SHARDS }, (_, shard) => storeFiles(data, shard).answers);
      for (const path of stores) expect(await readFile(path, 'utf8')).not.toContain(QUESTION);

      bot.child.kill('SIGTERM');
      expect(await bot.ended).toMatchObject({ status: 0, stderr: '' });
      expect(entries.filter(({ msg }) => msg === 'stopped')).toHaveLength(SHARDS);
      expect(entries.at(-1)?.msg).toBe('all shards have stopped');
      expect(await isReady(data)).toBe(false);
      expect(discord.gateway.connected).toBe(false);
      expect(discord.violations).toEqual([]);
    },
  );

  it(
    'ends whole with its message and status 1 where Discord refuses what one of them asks for',
    { timeout: 180_000 },
    async () => {
      const { discord } = await openSharded();
      const { bot } = await startShards(discord, { THREADS: 'true' });
      const { status, stderr, stdout } = await bot.ended;
      expect(status).toBe(1);
      expect(stderr.match(/Message Content Intent/g)).toHaveLength(1);
      expect(stdout + stderr).not.toMatch(TRACE);
      expect(discord.gateway.connected).toBe(false);
    },
  );
});
