import { setUp } from './discord/setup.ts';
import { BelegError } from './errors.ts';
import { configFromEnvironment, endSoon, runScript } from './run-script.ts';

/** `npm run discord:setup`: checks DISCORD_TOKEN, registers the commands and prints the invite link and what to set. */
await runScript(async () => {
  const { discord } = configFromEnvironment();
  if (discord === undefined) {
    throw new BelegError(
      'There is no DISCORD_TOKEN.',
      'Create an application at https://discord.com/developers/applications, copy the token from its page Bot, and put DISCORD_TOKEN=<token> into the file .env.',
    );
  }
  await setUp({ settings: discord, write: (text) => process.stdout.write(text) }).finally(endSoon);
  return 0;
});
