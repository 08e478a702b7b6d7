import { readFile, writeFile } from 'node:fs/promises';
import { runScript } from '../src/run-script.ts';
import { SETTINGS } from '../src/settings.ts';
import { SETTINGS_WORDS } from './settings-docs/settings-words.ts';
import { renderEnvExample, withSettingsTable } from './settings-docs/render-settings.ts';

/** `npm run docs:settings`: writes .env.example, its like in other languages and the README's table from the table of settings. */
await runScript('en', async () => {
  const readme = new URL('../README.md', import.meta.url);
  for (const words of Object.values(SETTINGS_WORDS)) {
    await writeFile(new URL(`../${words.file}`, import.meta.url), renderEnvExample(SETTINGS, words));
  }
  await writeFile(readme, withSettingsTable(await readFile(readme, 'utf8'), SETTINGS));
  return 0;
});
