import { join } from 'node:path';
import { openConfigured } from './beleg.ts';
import { bringDataUpTelling, configFromEnvironment, runScript, warnOfStaleBuild } from './run-script.ts';
import { runChat } from './terminal/chat/chat.ts';
import { readingTrace } from './terminal/reading-trace.ts';
import { parseStartArguments } from './terminal/calls/start-arguments.ts';
import { startProgress } from './terminal/start-progress.ts';
import { HostFault } from './wording/host/host-fault.ts';

const call = parseStartArguments(process.argv.slice(2), process.env);
const { language, isChosen } = call;

/** `npm start`: the bot in Discord where there is a DISCORD_TOKEN, else a chat in the terminal. */
await runScript(language, async () => {
  if (call.kind === 'misused') throw new HostFault(call.facts);
  if (call.kind === 'help') {
    process.stdout.write(call.text);
    return 0;
  }
  await warnOfStaleBuild(language);
  const config = configFromEnvironment();
  if (config.discord !== undefined) {
    if (config.shardProcesses !== undefined) {
      const { runShards } = await import('./run-shards.ts');
      return runShards(config, { settings: config.discord, wanted: config.shardProcesses });
    }
    // discord.js takes 0.4 s to import: a chat in the terminal needs none of it.
    const { runBot } = await import('./run-bot.ts');
    return runBot(config, config.discord);
  }
  await bringDataUpTelling(config, language);
  const progress = startProgress(process.stderr, language);
  const onRead = readingTrace(process.env, process.stderr);
  const beleg = await openConfigured(config, { ...progress, onRead }).finally(progress.finish);
  const chat = runChat({
    answerer: beleg.answerer(),
    language,
    followsQuestion: !isChosen,
    input: process.stdin,
    output: process.stdout,
    env: process.env,
    historyFile: join(config.dataFolder, 'chat-history'),
  });
  await chat.finally(beleg.close);
  return 0;
});
