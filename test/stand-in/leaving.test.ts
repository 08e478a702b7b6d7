import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { PROJECT } from '../helpers/source-files.ts';

it.skipIf(process.platform === 'win32')(
  'the local Discord ends on SIGTERM while its bot starts and more could be typed',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'beleg-local-'));
    const bot = join(folder, 'bot.mjs');
    await writeFile(bot, 'setInterval(() => undefined, 1_000);');
    const script = ['--import', './src/system/run-source.js', 'scripts/discord-local.ts', '--bot', bot];
    const child = spawn(process.execPath, script, {
      cwd: PROJECT,
      env: { PATH: process.env['PATH'], HOME: tmpdir(), DATA_FOLDER: folder },
      stdio: 'pipe',
    });
    const exited = once(child, 'exit');
    onTestFinished(async () => {
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');
    await exited;
    expect(child.exitCode).toBe(0);
  },
);
