import { readUsage } from './discord/answers/read-usage.ts';
import { KEPT_AT_MOST, KEPT_DAYS } from './discord/answers/retention.ts';
import { configFromEnvironment, readOptions, runScript } from './run-script.ts';
import { usageOf as callOf } from './terminal/calls/command-line.ts';
import { hostLanguageOf } from './terminal/locale-language.ts';
import { screenOf } from './terminal/screen.ts';
import { renderUsage } from './terminal/usage/render-usage.ts';
import { type Usage, usageOf } from './usage/usage.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = hostLanguageOf(process.env);
const { help } = HOST_LABELS[language].usage;
const { stdout: output, env } = process;

const WEEK = '7';

/** `npm run stats`: how the bot in Discord was used in the last days, of what it has stored; it may run meanwhile. */
await runScript(language, async () => {
  const program = {
    command: 'npm run stats --',
    usage: '[--days <n>] [--questions] [--json]',
    description: help.description,
    options: [
      { flags: '--days <n>', description: help.days },
      { flags: '--questions', description: help.questions },
      { flags: '--json', description: help.json },
    ],
    closing: help.closing,
  };
  const options = readOptions(language, program);
  if (options === undefined) return 0;
  const days = daysIn(String(options['days'] ?? WEEK), callOf(program));
  const showsQuestions = options['questions'] === true;
  const now = Date.now();
  const usage = usageOf(await readUsage(configFromEnvironment().dataFolder, now), { days, now });
  const kept = { days: KEPT_DAYS, most: KEPT_AT_MOST };
  const text =
    options['json'] === true
      ? inJson(usage, showsQuestions)
      : renderUsage({ usage, kept, showsQuestions }, screenOf({ output, env, language }));
  output.write(`${text}\n`);
  return 0;
});

function daysIn(given: string, usage: string): number {
  const days = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (days < 1 || days > KEPT_DAYS) throw new HostFault({ kind: 'days', given, most: KEPT_DAYS, usage });
  return days;
}

/** The same keys every time, `null` where there is nothing. */
function inJson(usage: Usage, showsQuestions: boolean): string {
  const { outcomes, latencyMs, topics, isFull, ...rest } = usage;
  const listed = topics.listed.map(({ words, count, questions }) => ({
    words,
    count,
    ...(showsQuestions && { questions }),
  }));
  return JSON.stringify(
    {
      version: 1,
      ...rest,
      questions: outcomes,
      latencyMs: latencyMs ?? null,
      topics: listed,
      unseen: topics.unseen,
      kept: { days: KEPT_DAYS, most: KEPT_AT_MOST, isFull },
    },
    null,
    2,
  );
}
