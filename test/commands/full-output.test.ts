import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { LIBRARY } from './articles.ts';
import { runCommand, temporaryFolder } from './run-command.ts';

const FULL = '/dev/full';
const TOLD =
  /^The output cannot be written: no space left \(ENOSPC\)\.\nCheck the disk or the program that it goes to, and run it again\.\n$/;

describe.runIf(existsSync(FULL))('output that a full disk does not take', () => {
  it('is told in words, and keeps no index from being built', async () => {
    const env = {
      CORPUS_FOLDER: await corpusFolder({ 'buecherei.md': LIBRARY }),
      DATA_FOLDER: await temporaryFolder(),
    };
    const built = await runCommand({ script: 'src/run-embed.ts', env, into: FULL });
    expect(built.stderr).toMatch(TOLD);
    expect(built.status).toBe(1);
    const again = await runCommand({ script: 'src/run-embed.ts', env });
    expect(again.stdout).toContain('up to date');
    const question = 'Wann hat die Bücherei geöffnet?';
    for (const command of [
      { script: 'src/main.ts', input: question },
      { script: 'src/run-ask.ts', args: [question] },
    ]) {
      const { status, stderr } = await runCommand({ ...command, env, into: FULL });
      expect(stderr).toMatch(TOLD);
      expect(status).toBe(1);
    }
  });
});
