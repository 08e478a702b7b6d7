import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

it('a process that computes without a pause ends with the one that started it, also where that is killed', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Expected a port');
  const script = fileURLToPath(new URL('./parent-of-busy-child.ts', import.meta.url));
  const parent = spawn(process.execPath, ['--import', 'tsx', script, String(address.port)], {
    stdio: 'ignore',
  });
  onTestFinished(() => void parent.kill('SIGKILL'));

  const [child]: unknown[] = await once(server, 'connection');
  if (!(child instanceof Socket)) throw new Error('Expected a connection');
  expect(String((await once(child, 'data'))[0])).toBe('busy');
  const closed = once(
    child.on('error', () => undefined),
    'close',
  );
  parent.kill('SIGKILL');
  await closed;
});
