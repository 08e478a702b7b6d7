import { createInterface, type Interface } from 'node:readline';
import type { LabelLanguage } from '../../language/label-language.ts';
import { parseChatLine } from '../chat/chat-commands.ts';
import { LineQueue } from '../chat/line-queue.ts';
import { faultText } from '../fault-text.ts';
import { isBrokenPipe, unwritable } from '../output-pipe.ts';
import { printableLine } from '../rendering/printable-text.ts';
import { screenOf, type Environment, type Output, type Screen } from '../screen.ts';

/** What is said to a line, and whether the dialogue is over with it. */
export interface Reply {
  readonly text: string;
  readonly isOver: boolean;
}

/** A dialogue by lines, which knows nothing of streams. All that a line leads to is done when its reply is there. */
export interface Dialogue {
  /** What is said first; over at once where there is nothing to talk about. */
  readonly begin: (screen: Screen) => Promise<Reply>;
  /** What stands before the next line. */
  readonly prompt: () => string;
  readonly reply: (line: string, screen: Screen) => Promise<Reply>;
  /** What is said last, also where the input ends before. */
  readonly end: (screen: Screen) => string;
}

/** Whether a line ends a dialogue: `:quit` by any of its names. Behind a slash it would be words to search for. */
export function isLeaving(line: string): boolean {
  const typed = parseChatLine(line);
  return typed.kind === 'command' && typed.name === 'quit' && line.trim().startsWith(':');
}

/** The two streams that the person types into and reads from. */
interface DialogueStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };
  readonly output: Output;
  readonly env: Environment;
  readonly language: LabelLanguage;
}

/**
 * Leads a dialogue to its end, to that of the input, or until the person leaves with Ctrl-C. Where input or output is not a
 * terminal, and of a paste, each line is repeated above its reply.
 * @returns whether all that was asked for was done
 * @throws BelegError where the output cannot be written; that nobody reads it any more ends the dialogue
 */
export async function runDialogue(dialogue: Dialogue, streams: DialogueStreams): Promise<boolean> {
  const { input, output, env, language } = streams;
  const interactive = input.isTTY === true && output.isTTY === true;
  const readline = interactive
    ? createInterface({ input, output, terminal: true, historySize: 0 })
    : createInterface({ input, terminal: false, crlfDelay: Infinity });
  const lines = new LineQueue(readline);
  const state = watch({ readline, lines, streams });
  const screen = (): Screen => screenOf({ output, env, language, interactive });
  const print = (text: string): void => {
    if (state.outputFault === undefined && text !== '') output.write(`${text}\n\n`);
  };
  try {
    let { text, isOver } = await dialogue.begin(screen());
    print(text);
    while (!isOver) {
      const prompt = `${dialogue.prompt()}> `;
      const isPasted = lines.isWaiting;
      if (interactive && state.isOpen && !isPasted) {
        readline.setPrompt(prompt);
        readline.prompt(true);
      }
      const line = await lines.next();
      if (line === undefined) break;
      if (!interactive || isPasted) output.write(`${prompt}${printableLine(line)}\n`);
      // What is typed meanwhile would be echoed into the reply.
      if (interactive && state.isOpen) readline.pause();
      try {
        ({ text, isOver } = await dialogue.reply(line, screen()));
      } catch (fault) {
        // It is told, and the dialogue stands where it was: what was to be done can be tried again.
        state.hasFailed = true;
        text = faultText(fault, env, language);
      }
      print(text);
    }
    print(dialogue.end(screen()));
  } finally {
    readline.close();
  }
  if (state.outputFault !== undefined && !isBrokenPipe(state.outputFault))
    throw unwritable(state.outputFault);
  return !state.hasFailed;
}

interface WatchedStreams {
  isOpen: boolean;
  hasFailed: boolean;
  outputFault: Error | undefined;
}

function watch(watched: {
  readonly readline: Interface;
  readonly lines: LineQueue;
  readonly streams: DialogueStreams;
}): WatchedStreams {
  const { readline, lines, streams } = watched;
  const state: WatchedStreams = { isOpen: true, hasFailed: false, outputFault: undefined };
  const leave = (): void => {
    lines.clear();
    readline.close();
  };
  readline.on('close', () => {
    state.isOpen = false;
  });
  // Clears what is typed; on an empty line it leaves.
  readline.on('SIGINT', () => {
    lines.clear();
    if (readline.line === '') {
      streams.output.write('\n');
      return leave();
    }
    readline.write(null, { ctrl: true, name: 'e' });
    readline.write(null, { ctrl: true, name: 'u' });
  });
  // A terminal that was closed ends the input with an error.
  streams.input.on('error', leave);
  streams.output.on('error', (fault: Error) => {
    state.outputFault = fault;
    leave();
  });
  return state;
}
