import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shardsStored } from '../../../src/discord/answers/store-files.ts';
import { forgetStored } from '../../../src/discord/forgetting/forget-stored.ts';
import { heedRequests } from '../../../src/discord/forgetting/heed-requests.ts';
import { recordingLog } from '../bot/start-bot.ts';
import { ADA, BOB, CID, closed, dataFolder, fill, NOW, opened } from './kept-users.ts';

const forget = (folder: string, users: readonly string[], given: { patienceMs?: number } = {}) => {
  const told: string[] = [];
  const forgotten = forgetStored({
    dataFolder: folder,
    users,
    now: () => NOW,
    onAsked: () => told.push('asked'),
    signal: new AbortController().signal,
    ...given,
  });
  return { forgotten, told };
};

async function allOf(folder: string): Promise<string> {
  const names = await readdir(folder, { withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map(({ name }) => join(folder, name));
  return (await Promise.all(files.map((path) => readFile(path, 'utf8')))).join('\n');
}

describe('users of a data folder', () => {
  it('are forgotten where no bot runs, with their questions in votes of others, in all files', async () => {
    const folder = await dataFolder();
    for (const shard of [0, 2]) {
      const stores = await opened(folder, shard);
      await fill(stores);
      await closed(stores);
    }
    expect(await shardsStored(folder)).toEqual([0, 2]);
    const { forgotten, told } = forget(folder, [ADA, CID]);
    expect(await forgotten).toEqual([
      { answers: 4, votes: 2 },
      { answers: 0, votes: 0 },
    ]);
    expect(told).toEqual([]);
    const left = await allOf(folder);
    expect([left.includes(`Was fragt ${ADA}?`), left.includes(`Was fragt ${BOB}?`)]).toEqual([false, true]);
    expect(await forget(folder, [ADA]).forgotten).toEqual([{ answers: 0, votes: 0 }]);
  });

  it('are forgotten by the bot that runs, which leaves no id on the disk or in its log', async () => {
    const folder = await dataFolder();
    const stores = await opened(folder);
    await fill(stores);
    const { log, lines, logged } = recordingLog();
    const heeded = heedRequests({ stores, dataFolder: folder, log });
    const { forgotten, told } = forget(folder, [ADA, CID]);
    expect(await forgotten).toEqual([
      { answers: 2, votes: 1 },
      { answers: 0, votes: 0 },
    ]);
    await logged('what was stored of a user was removed');
    expect(told).toEqual(['asked']);
    expect(stores.store.where(() => true).map(({ id }) => id)).toEqual(['b1']);
    await heeded.stop();
    expect(`${await allOf(folder)}${lines.join('')}`).not.toContain(ADA);
    expect((await readdir(folder)).filter((name) => name.startsWith('forget-'))).toEqual([]);
    await closed(stores);
  });

  it('are forgotten without the bot where that stops before it has done it', async () => {
    const folder = await dataFolder();
    const stores = await opened(folder);
    await fill(stores);
    const { forgotten } = forget(folder, [ADA]);
    await closed(stores);
    expect(await forgotten).toEqual([{ answers: 2, votes: 1 }]);
  });

  it('are not said to be forgotten where the bot does not do it, and no id stays', async () => {
    const folder = await dataFolder();
    const stores = await opened(folder);
    await fill(stores);
    const { forgotten } = forget(folder, [ADA], { patienceMs: 0 });
    await expect(forgotten).rejects.toMatchObject({ facts: { kind: 'forgetting', why: 'unheeded' } });
    expect((await readdir(folder)).filter((name) => name.startsWith('forget-'))).toEqual([]);
    expect(stores.store.where(() => true)).toHaveLength(3);
    await closed(stores);
  });

  it('are not said to be forgotten where the disk still holds them', async () => {
    const folder = await dataFolder();
    const stores = await opened(folder);
    await fill(stores);
    const full = { ...stores.store, drop: () => Promise.reject(new Error('no space')) };
    const { log, logged } = recordingLog();
    const heeded = heedRequests({ stores: { ...stores, store: full }, dataFolder: folder, log });
    const { forgotten } = forget(folder, [ADA]);
    await expect(forgotten).rejects.toMatchObject({ facts: { kind: 'forgetting', why: 'still-there' } });
    await logged('what was stored of a user is still on the disk');
    await heeded.stop();
    await closed(stores);
  });

  it('are nobody where nothing was ever stored, and nothing is made', async () => {
    const folder = await dataFolder();
    expect(await forget(folder, [ADA]).forgotten).toEqual([{ answers: 0, votes: 0 }]);
    expect(await forget(join(folder, 'none'), [ADA]).forgotten).toEqual([{ answers: 0, votes: 0 }]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('cannot be told from others without the key, which is not made anew for that', async () => {
    const folder = await dataFolder();
    const stores = await opened(folder);
    await fill(stores);
    await closed(stores);
    await rm(join(folder, 'feedback.key'));
    await expect(forget(folder, [ADA]).forgotten).rejects.toMatchObject({
      facts: { kind: 'forgetting', why: 'no-key' },
    });
    expect(await readdir(folder)).not.toContain('feedback.key');
  });

  it('are in no file of another name', async () => {
    const folder = await dataFolder();
    for (const name of [
      'answers.jsonl',
      'feedback.3.jsonl',
      'answers.0.jsonl',
      'answers.x.jsonl',
      'answers.jsonl.new',
    ])
      await writeFile(join(folder, name), '');
    expect(await shardsStored(folder)).toEqual([0, 3]);
  });
});

describe('a request that is no request', () => {
  it('is removed, and said in the log without what stands in it', async () => {
    const folder = await dataFolder();
    const stores = await opened(folder);
    const { log, lines, logged } = recordingLog();
    await writeFile(join(folder, 'forget-request.json'), `{"id": "${ADA}`);
    const heeded = heedRequests({ stores, dataFolder: folder, log });
    await logged('a request to forget users could not be read or answered');
    await heeded.stop();
    expect(lines.join('')).not.toContain(ADA);
    expect(await readdir(folder)).not.toContain('forget-request.json');
    await closed(stores);
  });
});
