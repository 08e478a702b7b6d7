import { questionLanguage } from '../../answering/question-language.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { ANSWER_LABELS } from '../../wording/answer-labels.ts';
import { describeFault, worded } from '../../wording/fault-words.ts';
import type { Answer, Answerer } from '../../answering/answer.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { answerToJson } from '../../library/answer-json.ts';
import { JSON_VERSION } from '../../library/passage-json.ts';
import { formatJson, type AskJson } from './ask-json.ts';
import { parseAskArguments, type AskArguments } from './ask-arguments.ts';
import { faultText, traceOf } from '../fault-text.ts';
import { heldAnswer } from '../held-quotations.ts';
import { inputLines, QUESTION_READ } from './input-lines.ts';
import { writeOut } from '../output-pipe.ts';
import { printable } from '../rendering/printable-text.ts';
import { renderAnswer } from '../rendering/render-answer.ts';
import { screenOf, type Environment, type Output } from '../screen.ts';
import { ASK_EXAMPLE, TERMINAL_LABELS } from '../terminal-labels.ts';

/** What the exit status of `ask` says. Scripts rely on it. */
export const EXIT = { answered: 0, fault: 1, usage: 2, notInCorpus: 3 } as const;

/** A question that cannot be asked is the caller's mistake. */
const EXIT_OF_ANSWER = {
  answered: EXIT.answered,
  'not-in-corpus': EXIT.notInCorpus,
  talk: EXIT.answered,
  overview: EXIT.answered,
  unaskable: EXIT.usage,
} as const satisfies Record<Answer['kind'], number>;

/** What the process gives to `ask`. */
interface AskOptions {
  /** The arguments of the person, without node and the script. */
  readonly argv: readonly string[];
  /** Opens the index and the model, and tells of it in a language; called only once the arguments make sense. */
  readonly openAnswerer: (language: LabelLanguage) => Promise<Answerer>;
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Environment;
}

/** How a call ended, before it is put into words or JSON. */
type Outcome =
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      readonly question: string;
      readonly answerer: Answerer;
    }
  | { readonly kind: 'usage'; readonly problem: string; readonly remedy: string };

/**
 * Answers one question and returns the exit status, one of EXIT. Answers go to `stdout`, everything else to
 * `stderr`; with `--json`, `stdout` gets exactly one object whatever happens and `stderr` nothing but traces. With
 * `--json -` each line of `stdin` is a question and gets an object.
 * Never throws: a fault is a status too.
 */
export async function runAsk(options: AskOptions): Promise<number> {
  const call = parseAskArguments(options.argv, options.env);
  const json = call.kind === 'help' ? false : call.json;
  try {
    if (call.kind === 'help') {
      await writeOut(options.stdout, call.text);
      return EXIT.answered;
    }
    if (call.kind === 'ask' && json && call.question === '-') return await answerLines(call, options);
    const outcome: Outcome =
      call.kind === 'misused'
        ? { kind: 'usage', ...HOST_LABELS[call.language].host(call.facts) }
        : await outcomeOf(call, options);
    const language = outcome.kind === 'answer' ? languageFor(outcome.question, call) : call.language;
    await (json ? writeJson : writeText)(outcome, { ...options, language });
    return exitStatus(outcome);
  } catch (fault) {
    await tell(fault, { ...options, json, language: call.language });
    return EXIT.fault;
  }
}

/** The language of the labels around an answer. */
function languageFor(
  question: string,
  { language, followsQuestion = false }: { language: LabelLanguage; followsQuestion?: boolean },
): LabelLanguage {
  return (followsQuestion ? questionLanguage(question) : undefined) ?? language;
}

async function outcomeOf(call: AskArguments, options: AskOptions): Promise<Outcome> {
  const labels = TERMINAL_LABELS[call.language].ask;
  const question = call.question === '-' ? await readQuestion(options.stdin) : call.question;
  if (question === undefined)
    return { kind: 'usage', problem: labels.noQuestion, remedy: labels.howToCall(ASK_EXAMPLE) };
  const answerer = await options.openAnswerer(call.language);
  const misuse = unknownArticle(call, answerer);
  if (misuse !== undefined) return misuse;
  const answer = await answerer.ask({ question, articleId: call.articleId });
  return { kind: 'answer', answer, question, answerer };
}

function unknownArticle({ articleId, language }: AskArguments, answerer: Answerer): Outcome | undefined {
  const ids = answerer.articles().map((article) => article.id);
  if (articleId === undefined || ids.includes(articleId)) return undefined;
  const labels = TERMINAL_LABELS[language].ask;
  const problem = labels.unknownArticle(articleId);
  return { kind: 'usage', problem, remedy: labels.knownArticles(ids.join(', ')) };
}

/**
 * Answers one question a line with one object a line, in order, each written before the next is asked. What goes wrong
 * with one is its object, and the rest goes on.
 * @returns the exit status: a fault where one of them failed
 */
async function answerLines(call: AskArguments, options: AskOptions): Promise<number> {
  const { stdin, stdout, stderr, env } = options;
  const answerer = await options.openAnswerer(call.language);
  const misuse = unknownArticle(call, answerer);
  if (misuse !== undefined) {
    await writeJson(misuse, { stdout, language: call.language });
    return exitStatus(misuse);
  }
  let status: number = EXIT.answered;
  for await (const question of inputLines(stdin)) {
    const language = languageFor(question, call);
    try {
      const answer = await answerer.ask({ question, articleId: call.articleId });
      // Nobody reads the rest.
      if (!(await writeJson({ kind: 'answer', answer, question, answerer }, { stdout, language }))) break;
    } catch (fault) {
      status = EXIT.fault;
      if (!(await tell(fault, { stdout, stderr, env, language, json: true }))) break;
    }
  }
  return status;
}

async function readQuestion(stdin: NodeJS.ReadableStream): Promise<string> {
  stdin.setEncoding('utf8');
  let text = '';
  for await (const chunk of stdin) {
    text += String(chunk);
    if (text.length > QUESTION_READ) break;
  }
  return text.trim();
}

function exitStatus(outcome: Outcome): number {
  if (outcome.kind === 'usage') return EXIT.usage;
  return EXIT_OF_ANSWER[outcome.answer.kind];
}

type WriteOptions = Pick<AskOptions, 'stdout' | 'stderr' | 'env'> & Pick<AskArguments, 'language'>;

async function writeText(outcome: Outcome, options: WriteOptions): Promise<void> {
  const { stdout, stderr, env, language } = options;
  if (outcome.kind === 'usage') {
    await writeOut(stderr, printable(`${outcome.problem}\n${outcome.remedy}\n`));
    return;
  }
  const answer = heldAnswer(outcome.answer, outcome.answerer, language);
  if (answer.kind === 'unaskable') {
    await writeOut(stderr, `${ANSWER_LABELS[language].unaskable[answer.reason]}\n`);
    return;
  }
  await writeOut(stdout, `${renderAnswer(answer, screenOf({ output: stdout, env, language }))}\n`);
}

async function writeJson(
  outcome: Outcome,
  { stdout, language }: Pick<WriteOptions, 'stdout' | 'language'>,
): Promise<boolean> {
  const json: AskJson =
    outcome.kind === 'answer'
      ? answerToJson(heldAnswer(outcome.answer, outcome.answerer, language), {
          question: outcome.question,
          language,
        })
      : {
          version: JSON_VERSION,
          kind: 'error',
          error: 'usage',
          problem: outcome.problem,
          remedy: outcome.remedy,
        };
  return writeOut(stdout, `${formatJson(json)}\n`);
}

/** Reports a fault where it can be read, and says whether it could; else the exit status has to do. */
async function tell(fault: unknown, options: WriteOptions & { readonly json: boolean }): Promise<boolean> {
  const { stdout, stderr, env, json, language } = options;
  try {
    if (!json) {
      return await writeOut(stderr, `${faultText(fault, env, language)}\n`);
    }
    const trace = traceOf(fault, env);
    if (trace !== undefined) await writeOut(stderr, `${printable(trace)}\n`);
    return await writeOut(stdout, `${formatJson(faultJson(fault, language))}\n`);
  } catch {
    return false; // Neither stream takes anything any more.
  }
}

function faultJson(fault: unknown, language: LabelLanguage): AskJson {
  const version = JSON_VERSION;
  const told = worded(fault, language);
  const problem = told?.message ?? describeFault(fault, language);
  return { version, kind: 'error', error: 'fault', problem, remedy: told?.remedy ?? null };
}
