import { setUp } from './discord/setup.ts';
import { configFromEnvironment, endSoon, readOptions, runScript } from './run-script.ts';
import { languageOf } from './terminal/locale-language.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = languageOf(process.env);
const { description } = HOST_LABELS[language].programs.help.setup;

/** `npm run discord:setup`: checks DISCORD_TOKEN, registers the commands and prints the invite link and what to set. */
await runScript(language, async () => {
  const program = { command: 'npm run discord:setup', description, options: [] };
  if (readOptions(language, program) === undefined) return 0;
  const { discord: settings } = configFromEnvironment();
  if (settings === undefined) throw new HostFault({ kind: 'no-token' });
  await setUp({ settings, language, write: (text) => process.stdout.write(text) }).finally(endSoon);
  return 0;
});
