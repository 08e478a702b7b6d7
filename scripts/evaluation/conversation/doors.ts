import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Answer, Answerer } from '../../../src/answering/answer.ts';
import type { Language } from '../../../src/language/language.ts';
import { answerToJson } from '../../../src/library/answer-json.ts';
import { runChat } from '../../../src/terminal/chat/chat.ts';
import { TERMINAL_LABELS } from '../../../src/terminal/terminal-labels.ts';
import { parseOutcome, textsOf, type Outcome } from './judge.ts';

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

/** Asks single questions, all of one article or of all, by `ask --json -`: a process, a line in and a line out for each. */
export async function askByLines(
  questions: readonly string[],
  { articleId, env }: { readonly articleId: string | undefined; readonly env: Environment },
): Promise<Outcome[]> {
  const args = ['--json', ...(articleId === undefined ? [] : ['--article', articleId]), '-'];
  const child = spawn(
    process.execPath,
    ['--import', './src/system/run-source.js', 'src/run-ask.ts', ...args],
    {
      cwd: PROJECT,
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  child.stdin.end(questions.map((question) => `${question}\n`).join(''));
  const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
  const lines = printed.trimEnd().split('\n');
  if (lines.length !== questions.length) {
    throw new Error(
      `ask --json - answered ${questions.length} questions with ${lines.length} lines:\n${printed}`,
    );
  }
  return lines.map((line) => parseOutcome(JSON.parse(line)));
}

interface ChatTurns {
  readonly answerer: Answerer;
  readonly language: Language;
  readonly articleId: string | undefined;
  readonly turns: readonly string[];
  readonly question: string;
}

/** What came of the last line of a chat, and what the chat printed for it. */
export interface ChatReply {
  readonly outcome: Outcome;
  readonly printed: string;
}

/**
 * Types the lines into a chat of their own, and listens to what it is answered.
 * @throws Error where the chat does not show what it was answered
 */
export async function askInChat({
  answerer,
  language,
  articleId,
  turns,
  question,
}: ChatTurns): Promise<ChatReply> {
  let last: Answer | undefined;
  const listening: Answerer = {
    ...answerer,
    ask: async (request) => {
      last = undefined;
      last = await answerer.ask(request);
      return last;
    },
  };
  const [input, output] = [new PassThrough(), new PassThrough()];
  const choice = articleId === undefined ? [] : [`:article ${articleId}`];
  input.end([...choice, ...turns, question].map((line) => `${line}\n`).join(''));
  const printing = text(output);
  await runChat({ answerer: listening, language, input, output, env: {} });
  output.end();
  const shown = await printing;
  if (last === undefined) throw new Error(`The chat did not ask "${question}":\n${shown}`);
  const printed = shown.slice(shown.lastIndexOf(TERMINAL_LABELS[language].question(question)));
  const outcome = parseOutcome(answerToJson(last, { question, language }));
  const unseen = textsOf(outcome).find((one) => !blankless(printed).includes(blankless(one)));
  if (unseen !== undefined) throw new Error(`The chat does not show "${unseen}":\n${printed}`);
  return { outcome, printed };
}

/** As it is however the lines are wrapped. */
function blankless(shown: string): string {
  return shown.replaceAll(/\s/gu, '');
}
