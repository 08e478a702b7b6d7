import { text } from 'node:stream/consumers';
import { forgetStored } from './discord/forgetting/forget-stored.ts';
import { bringDataUpTelling, configFromEnvironment, readCall, runScript } from './run-script.ts';
import { saysYes } from './terminal/agreement.ts';
import { usageOf } from './terminal/calls/command-line.ts';
import { hostLanguageOf } from './terminal/locale-language.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = hostLanguageOf(process.env);
const { privacy: labels } = HOST_LABELS[language];
const { stdin: input, stdout: output } = process;

/** Stands for the ids on standard input: neither the shell nor npm keeps those. */
const FROM_INPUT = '-';

/** An id of Discord's, or the mention that it copies. */
const USER_ID = /^(?:<@!?)?(\d{17,20})>?$/;

/** `npm run forget`: removes all that is stored of users; a bot that runs on the data folder does it where one does. */
await runScript(language, async () => {
  const program = {
    command: 'npm run forget --',
    usage: '<user id> … [--yes]',
    description: labels.help.description,
    argument: { name: '[ids...]', description: labels.help.user },
    options: [{ flags: '--yes', description: labels.help.yes }],
    closing: labels.help.closing,
  };
  const call = readCall(language, program);
  if (call === undefined) return 0;
  const users = usersOf(await givenIn(call.args), usageOf(program));
  const config = configFromEnvironment();
  if (call.options['yes'] !== true && !(await isMeant(users.length))) {
    output.write(`${labels.declined}\n`);
    return 1;
  }
  await bringDataUpTelling(config, language);
  const brokenOff = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => brokenOff.abort());
  const forgotten = await forgetStored({
    dataFolder: config.dataFolder,
    users,
    now: Date.now,
    onAsked: () => output.write(`${labels.asked}\n`),
    signal: brokenOff.signal,
  });
  for (const [at, { answers, votes }] of forgotten.entries()) {
    const user = users[at] ?? '';
    const isNothing = answers + votes === 0;
    output.write(`${isNothing ? labels.nothing(user) : labels.removed(user, answers, votes)}\n`);
  }
  return 0;
});

async function givenIn(args: readonly string[]): Promise<readonly string[]> {
  if (!args.includes(FROM_INPUT)) return args;
  const typed = (await text(input)).split(/\s+/).filter((word) => word !== '');
  return [...args.filter((arg) => arg !== FROM_INPUT), ...typed];
}

/** Each once. @throws HostFault where one is none, or there is none */
function usersOf(given: readonly string[], usage: string): readonly string[] {
  if (given.length === 0) throw new HostFault({ kind: 'no-user-id', given: undefined, usage });
  const users = given.map((one) => {
    const [, user] = USER_ID.exec(one) ?? [];
    if (user === undefined) throw new HostFault({ kind: 'no-user-id', given: one, usage });
    return user;
  });
  return [...new Set(users)];
}

async function isMeant(users: number): Promise<boolean> {
  if (!input.isTTY || !output.isTTY) throw new HostFault({ kind: 'forgetting', why: 'nobody-asked' });
  return saysYes(labels.question(users), { input, output, language });
}
