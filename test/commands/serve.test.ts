import { expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

it('npm run serve tells of a wrong option by its own name, and of the setting where that is wrong', async () => {
  const { status, stdout, stderr } = await runCommand({
    script: 'src/run-serve.ts',
    args: ['--port', '99999'],
    env: { LANGUAGE: 'en', HTTP_HOST: 'not a host' },
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('--port: expected a port: a whole number from 0 to 65535, got "99999"');
  expect(stderr).toContain('HTTP_HOST: expected ');
  expect(stderr).not.toContain('HTTP_PORT');
});
