import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { percentile } from '../figures.ts';
import { descendantMemory } from '../machine.ts';
import { runCommand, type Settings } from '../processes.ts';

/** What is measured of a checkout, from outside: by commands that every commit has, whatever its code. */
export const MEASURES = [
  { measure: 'embed', label: '`npm run embed`, a new corpus, s' },
  { measure: 'unchanged', label: '`npm run embed`, nothing changed, s' },
  { measure: 'opening', label: '`npm run ask` to its first answer, s' },
  { measure: 'question', label: 'a further question, median, ms' },
  { measure: 'slowQuestion', label: 'a further question, p95, ms' },
  { measure: 'memory', label: 'resident memory after the questions, MB' },
] as const;

type Measure = (typeof MEASURES)[number]['measure'];
export type Measured = Readonly<Partial<Record<Measure, number>>>;

interface MeasureOptions extends Settings {
  readonly dataFolder: string;
  readonly questions: readonly string[];
}

/** Before `--json -` answered line by line, it waited for the end of all questions. */
const FIRST_ANSWER_MS = 60_000;

/** One round. What the commands of this commit do not give is left out. */
export async function measureCheckout(options: MeasureOptions): Promise<Measured> {
  const { project, dataFolder, questions } = options;
  const env = { ...options.env, DATA_FOLDER: dataFolder };
  await rm(dataFolder, { recursive: true, force: true });
  const embed = ['npm', 'run', '--silent', 'embed'] as const;
  const built = await runCommand(embed, { project, env });
  const unchanged = await runCommand(embed, { project, env });
  return { embed: built.seconds, unchanged: unchanged.seconds, ...(await ask(questions, { project, env })) };
}

/** Asks one question after the other of a process that answers line by line, as docs/json.md says. */
async function ask(questions: readonly string[], { project, env }: Settings): Promise<Measured> {
  const started = performance.now();
  const child = spawn('npm', ['run', '--silent', 'ask', '--', '--json', '-'], {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  try {
    return await timeAnswers(child, questions, started);
  } finally {
    child.stdin.end();
    await ended;
  }
}

async function timeAnswers(
  child: ChildProcessByStdio<Writable, Readable, null>,
  questions: readonly string[],
  started: number,
): Promise<Measured> {
  const [first, ...others] = questions;
  // A process that ends takes no more questions; that no answer comes then says so.
  child.stdin.on('error', () => undefined);
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  const answered = async (question = ''): Promise<boolean> => {
    child.stdin.write(`${question}\n`);
    return !(await answers.next()).done;
  };
  // Where no answer comes in time, the end of the questions brings the process to its own.
  const patience = setTimeout(() => child.stdin.end(), FIRST_ANSWER_MS);
  const isAnswered = await answered(first).finally(() => clearTimeout(patience));
  if (!isAnswered || child.stdin.writableEnded || child.pid === undefined) return {};
  const opening = (performance.now() - started) / 1000;
  const milliseconds: number[] = [];
  for (const question of others) {
    const asked = performance.now();
    if (!(await answered(question))) return { opening };
    milliseconds.push(performance.now() - asked);
  }
  return {
    opening,
    question: percentile(milliseconds, 50),
    slowQuestion: percentile(milliseconds, 95),
    memory: await descendantMemory(child.pid),
  };
}
