import { basename } from 'node:path';
import { z } from 'zod';
import { BelegError } from '../../errors.ts';
import { AnswerMap, type AnswerStore, type AnswerStoreOptions } from './answer-store.ts';
import { JsonlFile } from './jsonl-file.ts';
import { type StoredAnswer, storedAnswerChangeSchema, storedAnswerSchema } from './stored-answer.ts';

// A file is rewritten when it holds this many lines more than twice its answers: rarely enough to cost nothing.
const SLACK_LINES = 1000;

const lineSchema = z.discriminatedUnion('op', [
  z.object({ op: z.literal('put'), answer: storedAnswerSchema }),
  z.object({ op: z.literal('change'), id: z.string(), change: storedAnswerChangeSchema }),
]);

type Line = z.infer<typeof lineSchema>;

interface JsonlAnswerStoreOptions extends AnswerStoreOptions {
  readonly path: string;
  /** @default SLACK_LINES */
  readonly slackLines?: number | undefined;
}

/**
 * Keeps answers in a file of one JSON line an event, read into memory once.
 * Throws a BelegError where the file holds a line that this version cannot read.
 */
export async function openJsonlAnswerStore(options: JsonlAnswerStoreOptions): Promise<AnswerStore> {
  const { file, lines } = await JsonlFile.open(options.path);
  const answers = new AnswerMap(options);
  for (const [index, text] of lines.entries()) {
    const line = parseLine(text);
    if (line === undefined) {
      await file.close();
      throw unreadable(options.path, index + 1);
    }
    apply(answers, line);
  }
  const store = new JsonlAnswerStore({ file, answers, slackLines: options.slackLines ?? SLACK_LINES });
  await store.sweep();
  return store;
}

class JsonlAnswerStore implements AnswerStore {
  readonly #file: JsonlFile;
  readonly #answers: AnswerMap;
  readonly #slackLines: number;

  constructor(options: { file: JsonlFile; answers: AnswerMap; slackLines: number }) {
    this.#file = options.file;
    this.#answers = options.answers;
    this.#slackLines = options.slackLines;
  }

  readonly get = (id: string): StoredAnswer | undefined => this.#answers.get(id);

  readonly byMessage = (messageId: string): StoredAnswer | undefined => this.#answers.byMessage(messageId);

  readonly put = async (answer: StoredAnswer): Promise<void> => {
    this.#answers.put(answer);
    await this.#append({ op: 'put', answer });
  };

  readonly change: AnswerStore['change'] = async (id, change) => {
    if (this.#answers.change(id, change)) await this.#append({ op: 'change', id, change });
  };

  readonly sweep = async (): Promise<void> => {
    if (this.#answers.dropOld() > 0 || this.#isSlack()) await this.#compact();
  };

  readonly close = (): Promise<void> => this.#file.close();

  async #append(line: Line): Promise<void> {
    await this.#file.append(line);
    if (this.#isSlack()) await this.#compact();
  }

  #isSlack(): boolean {
    return this.#file.lines > 2 * this.#answers.size + this.#slackLines;
  }

  async #compact(): Promise<void> {
    await this.#file.replace(() => this.#answers.values().map((answer): Line => ({ op: 'put', answer })));
  }
}

function parseLine(text: string): Line | undefined {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function apply(answers: AnswerMap, line: Line): void {
  if (line.op === 'put') answers.put(line.answer);
  else answers.change(line.id, line.change);
}

function unreadable(path: string, line: number): BelegError {
  return new BelegError(
    `${path}: line ${line} is not an answer that this version can read.`,
    `Remove that line, or the whole of ${basename(path)}: buttons under older answers then say that they are outdated.`,
  );
}
