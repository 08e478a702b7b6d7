import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { runCommand } from './run-command.ts';

const [CHANNEL, ROLE] = ['234567890123456789', '345678901234567890'];

describe('npm run places', () => {
  it('shows what each place sees, or what is wrong where, and by its exit whether a bot would take it', async () => {
    const folder = await corpusFolder({ 'rat.md': 'Der Rat tagt.', 'intern/a.md': 'Die Akte ist zu.' });
    const file = async (name: string, text: string): Promise<string> => {
      const path = join(dirname(folder), name);
      await writeFile(path, text);
      return path;
    };
    const right = await file(
      'right.yaml',
      `articles:\n  - folder: intern\n    channels: ${CHANNEL}\nask:\n  - channels: ${CHANNEL}\n    roles: ${ROLE}\n`,
    );
    const wrong = await file('wrong.yaml', 'articles:\n  - folder: intren\n');
    const run = (PLACES_FILE: string, ...args: readonly string[]) =>
      runCommand({
        script: 'src/run-places.ts',
        args,
        env: { CORPUS_FOLDER: folder, LC_ALL: 'en_US.UTF-8', PLACES_FILE },
      });
    const [shown, refused, other, unset] = await Promise.all([
      run(right),
      run(wrong),
      run(wrong, right),
      run(''),
    ]);
    expect(shown.stdout).toBe(
      [
        `${right} is in order.`,
        '',
        'Articles that are seen',
        '  everywhere in Discord: 1 article',
        `  channel ${CHANNEL} (and what its server sees): 2 articles, with intern`,
        '  direct messages: 1 article',
        '  HTTP, MCP and the site: 1 article',
        '',
        'Who may ask',
        `  channel ${CHANNEL}: role ${ROLE}`,
        '  direct messages: nobody',
        '',
      ].join('\n'),
    );
    expect([refused.status, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('line 2, column 13: there is no folder "intren" below CORPUS_FOLDER.');
    expect([other.status, other.stdout]).toEqual([0, shown.stdout]);
    expect([unset.status, unset.stdout]).toEqual([0, expect.stringContaining('PLACES_FILE names no file')]);
  });
});
