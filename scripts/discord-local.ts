import { fileURLToPath } from 'node:url';
import { readOptions, runScript } from '../src/run-script.ts';
import { needed } from './installed.ts';

const BOT = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** `npm run discord:local`: the whole bot without an account, and a console in which a person types as its users. */
await runScript('en', async () => {
  const options = readOptions('en', {
    command: 'npm run discord:local --',
    usage: '[--bot <file>]',
    description: 'Starts the bot on a Discord of its own on this machine, where you type as its users.',
    options: [
      {
        flags: '--bot <file>',
        description: "another file than the bot's own, to try a change or the console itself",
      },
    ],
  });
  if (options === undefined) return 0;
  const { runLocalDiscord } = await needed(() => import('./discord-local/run-local-discord.ts'));
  const { bot } = options;
  return runLocalDiscord(typeof bot === 'string' ? bot : BOT);
});
