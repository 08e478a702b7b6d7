import { readFile, writeFile } from 'node:fs/promises';
import { runScript } from '../src/run-script.ts';
import { SETTINGS } from '../src/settings.ts';
import { renderEnvExample, withSettingsTable } from './settings-docs/render-settings.ts';

/** `npm run docs:settings`: writes .env.example and the README's table from the table of settings. */
await runScript(async () => {
  const readme = new URL('../README.md', import.meta.url);
  await writeFile(new URL('../.env.example', import.meta.url), renderEnvExample(SETTINGS));
  await writeFile(readme, withSettingsTable(await readFile(readme, 'utf8'), SETTINGS));
  return 0;
});
