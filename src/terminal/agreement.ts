import { createInterface } from 'node:readline/promises';
import { CollectingFault, type Decision } from '../collecting/collecting-fault.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import { HOST_LABELS } from '../wording/host/host-words.ts';
import { printableLine } from './rendering/printable-text.ts';
import type { Output } from './screen.ts';

interface Asked {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };
  readonly output: Output;
  readonly language: LabelLanguage;
}

interface DecideOptions extends Asked {
  /** Whoever called the program has agreed already. */
  readonly hasAgreed: boolean;
}

/**
 * Whether a person agrees to what is done only then.
 * @throws CollectingFault where nobody can be asked
 */
export async function isAgreed(decision: Decision, options: DecideOptions): Promise<boolean> {
  const { input, output, language, hasAgreed } = options;
  if (hasAgreed) return true;
  if (input.isTTY !== true || output.isTTY !== true)
    throw new CollectingFault({ kind: 'nobody-asked', about: decision });
  const { decide, declined } = HOST_LABELS[language].collecting;
  const isYes = await saysYes(printableLine(decide(decision)), options);
  if (!isYes) output.write(`${declined}\n`);
  return isYes;
}

/** Whether a person says yes to a question. Enter alone, the end of the input and Ctrl-C are no yes. */
export async function saysYes(question: string, { input, output, language }: Asked): Promise<boolean> {
  const typed = await asked(question, { input, output });
  return HOST_LABELS[language].collecting.agreed.includes(typed.trim().toLowerCase());
}

async function asked(question: string, streams: Pick<Asked, 'input' | 'output'>): Promise<string> {
  const readline = createInterface({ ...streams, terminal: true, historySize: 0 });
  // Where the input ends without a line, no promise of readline is ever kept.
  const ended = new Promise<string>((resolve) => {
    readline.on('close', () => resolve(''));
  });
  readline.on('SIGINT', () => {
    streams.output.write('\n');
    readline.close();
  });
  try {
    return await Promise.race([readline.question(`${question} `), ended]);
  } finally {
    readline.close();
  }
}
