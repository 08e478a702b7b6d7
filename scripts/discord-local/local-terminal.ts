import { createInterface } from 'node:readline';
import { LineQueue } from '../../src/terminal/chat/line-queue.ts';

const PIPED_COLUMNS = 100;

/** Where a person types, while what happens is written above. Standard input and output, which may be pipes. */
export interface LocalTerminal {
  readonly isTerminal: boolean;
  readonly columns: () => number;
  /** Writes above the line that is being typed. */
  readonly write: (text: string) => void;
  /** The next line; undefined where no more comes. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  /** Whoever leaves waits for nothing that is under way. */
  readonly leaving: Promise<void>;
  readonly close: () => void;
}

export function openLocalTerminal(): LocalTerminal {
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const readline = createInterface({ input: process.stdin, output: process.stdout, terminal: isTerminal });
  const lines = new LineQueue(readline);
  let isOpen = true;
  readline.once('close', () => {
    isOpen = false;
  });
  /** To prompt would open the input again, which then holds the process. */
  const prompt = ({ keepsLine }: { readonly keepsLine: boolean }): void => {
    if (isOpen) readline.prompt(keepsLine);
  };
  return {
    isTerminal,
    columns: () => (isTerminal && process.stdout.columns > 0 ? process.stdout.columns : PIPED_COLUMNS),
    write: (text) => {
      if (isTerminal) process.stdout.write('\r\u001B[K');
      process.stdout.write(`${text}\n`);
      if (isTerminal) prompt({ keepsLine: true });
    },
    ask: async (question) => {
      readline.setPrompt(question);
      prompt({ keepsLine: false });
      const line = await lines.next();
      if (!isTerminal && line !== undefined) process.stdout.write(`${line}\n`);
      return line;
    },
    leaving: new Promise<void>((resolve) => {
      const leave = (): void => resolve();
      readline.on('SIGINT', leave);
      process.once('SIGTERM', leave);
    }),
    close: () => readline.close(),
  };
}
