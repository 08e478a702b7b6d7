import { mkdir, mkdtemp, readFile, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { JsonlFile } from '../../../src/discord/answers/jsonl-file.ts';

it('keeps what comes after a rewriting that failed, and owes it until it has succeeded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-jsonl-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'numbers.jsonl');
  const { file } = await JsonlFile.open({ path, schema: z.number(), lost: 'votes' });
  await file.append(1);
  await mkdir(`${path}.new`); // In the place of what is written beside it.
  await expect(file.replace(() => [2])).rejects.toThrow('EISDIR');
  await file.append(3);
  expect(await readFile(path, 'utf8')).toBe('1\n3\n');
  expect(file.isBehind(2)).toBe(true);
  await rmdir(`${path}.new`);
  await file.replace(() => [3]);
  expect(file.isBehind(1)).toBe(false);
  await file.append(4);
  await file.close();
  expect(await readFile(path, 'utf8')).toBe('3\n4\n');
});

it('is rewritten once for all who ask before that begins, and again where something was written in between', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-jsonl-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'numbers.jsonl');
  const { file } = await JsonlFile.open({ path, schema: z.number(), lost: 'votes' });
  let asked = 0;
  const values = (): readonly number[] => [(asked += 1)];
  const first = file.replace(values);
  expect(file.replace(values)).toBe(first);
  const appended = file.append(0);
  await Promise.all([first, appended, file.replace(values), file.replace(values)]);
  expect(asked).toBe(2);
  expect(await readFile(path, 'utf8')).toBe('2\n');
  await file.close();
});

it('is rewritten a part at a time, so that whatever else waits has its turns, and again for what changes meanwhile', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-jsonl-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'objects.jsonl');
  const schema = z.object({}).loose();
  const { file } = await JsonlFile.open({ path, schema, lost: 'votes' });
  let turn = 0;
  let isOver = false;
  const count = (): void => {
    turn += 1;
    if (!isOver) setImmediate(count);
  };
  count();
  const turns = new Set<number>();
  let again: Promise<void> | undefined;
  const line = {
    toJSON: () => {
      turns.add(turn);
      again ??= file.replace(() => []);
      return {};
    },
  };
  await file.replace(() => Array.from({ length: 5_000 }, () => line));
  isOver = true;
  expect(turns.size).toBeGreaterThan(5);
  await again;
  expect(await readFile(path, 'utf8')).toBe('');
  await file.close();
});
