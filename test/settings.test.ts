import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { renderEnvExample, withSettingsTable } from '../scripts/settings-docs/render-settings.ts';
import { SETTINGS_WORDS } from '../scripts/settings-docs/settings-words.ts';
import { readConfig } from '../src/config.ts';
import { LANGUAGES } from '../src/language/language.ts';
import { SETTINGS } from '../src/settings.ts';
import { HOST_LABELS } from '../src/wording/host/host-words.ts';
import { PROJECT } from './helpers/source-files.ts';

const read = (name: string): Promise<string> => readFile(join(PROJECT, name), 'utf8');

const STALE = 'differs from src/settings-table.ts; run: npm run docs:settings';

describe('the table of settings', () => {
  it.each(Object.values(SETTINGS_WORDS))('is what $file says', async (words) => {
    expect(await read(words.file), `${words.file} ${STALE}`).toBe(renderEnvExample(SETTINGS, words));
  });

  it('is explained in files that hosts are told of in their language, and that are delivered', async () => {
    const { files } = z.object({ files: z.array(z.string()) }).parse(JSON.parse(await read('package.json')));
    for (const language of LANGUAGES) {
      const { file } = SETTINGS_WORDS[language];
      const { remedy } = HOST_LABELS[language].host({ kind: 'env-stray-line', path: '.env', line: 1 });
      expect(remedy).toContain(file);
      expect(files).toContain(file);
    }
  });

  it('is what the README says', async () => {
    const readme = await read('README.md');
    expect(readme, `README.md ${STALE}`).toBe(withSettingsTable(readme, SETTINGS));
  });

  it('names each variable once, in upper case', () => {
    const names = SETTINGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Z]+(?:_[A-Z]+)*$/.test(name))).toEqual([]);
  });

  it('shows defaults that may be set as they stand, and say what is so without them', () => {
    const shown = SETTINGS.filter(({ name }) => !/_FOLDER$|^MODEL$|^READER$/.test(name));
    const DISCORD_TOKEN = 'a.b.c';
    const env = Object.fromEntries(shown.map(({ name, default: value }) => [name, value]));
    expect(readConfig({ ...env, DISCORD_TOKEN })).toEqual(readConfig({ DISCORD_TOKEN }));
  });
});
