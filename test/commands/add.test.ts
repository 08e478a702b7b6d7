import { expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

it('says of an address that it is not fetched, and shows no password', async () => {
  const { status, stdout, stderr } = await runCommand({
    script: 'src/run-add.ts',
    args: ['https://anna:geheim@127.0.0.1:9/artikel'],
    env: { LANGUAGE: 'en' },
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: 'Fetching https://127.0.0.1:9/artikel\n' });
  expect(stderr).toMatch(/^The address https:\/\/127\.0\.0\.1:9\/artikel has a name or a password in it\./u);
});
