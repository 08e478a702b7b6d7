import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBeleg } from './beleg.ts';
import { BelegError, messageOf } from './errors.ts';
import { DEFAULT_LANGUAGE, languageList } from './language/language.ts';
import { configFromEnvironment, runScript, warnOfStaleBuild } from './run-script.ts';
import { runChat } from './terminal/chat/chat.ts';
import { chosenLanguage } from './terminal/locale-language.ts';
import { readingTrace } from './terminal/reading-trace.ts';
import { startProgress } from './terminal/start-progress.ts';

/** `npm start`: the bot in Discord where there is a DISCORD_TOKEN, else a chat in the terminal. */
await runScript(async () => {
  const flag = languageFlag(process.argv.slice(2));
  await warnOfStaleBuild();
  const config = configFromEnvironment();
  if (config.discord !== undefined) {
    // discord.js takes 0.4 s to import: a chat in the terminal needs none of it.
    const { runBot } = await import('./run-bot.ts');
    return runBot(config, config.discord);
  }
  const chosen = chosenLanguage({ flag, env: process.env });
  const progress = startProgress(process.stderr);
  const onRead = readingTrace(process.env, process.stderr);
  const beleg = await openBeleg(config, { ...progress, onRead }).finally(progress.finish);
  await runChat({
    answerer: beleg.answerer(),
    language: chosen ?? DEFAULT_LANGUAGE,
    followsQuestion: chosen === undefined,
    input: process.stdin,
    output: process.stdout,
    env: process.env,
    historyFile: join(config.dataFolder, 'chat-history'),
  });
  return 0;
});

function languageFlag(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { lang: { type: 'string' } } }).values.lang;
  } catch (fault) {
    throw new BelegError(
      messageOf(fault),
      `Start with "npm start", or "npm start -- --lang de" to choose the language of the chat: ${languageList('or')}.`,
      { cause: fault },
    );
  }
}
