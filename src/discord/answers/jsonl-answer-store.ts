import type { z } from 'zod';
import { AnswerMap, type AnswerStore, type AnswerStoreOptions, type ComingAnswer } from './answer-store.ts';
import { JsonlFile } from './jsonl-file.ts';
import { answerLineSchema, type StoredAnswer, toStoredAnswer } from './stored-answer.ts';
import type { UserKey } from './user-key.ts';

type Line = z.infer<typeof answerLineSchema>;

interface JsonlAnswerStoreOptions extends AnswerStoreOptions {
  readonly path: string;
  /** Asked for once the file is this process's own. */
  readonly userKey: () => Promise<UserKey>;
  /** See `JsonlFileOptions`. */
  readonly slackLines?: number | undefined;
}

/**
 * Keeps answers in a file of one JSON line an event, read into memory once. Lines of an older version are rewritten as
 * today's; nothing is removed for its age, since the clock may be wrong at a start.
 * @throws BelegError where the file holds a line that this version cannot read, FileFault where it cannot be opened
 */
export async function openJsonlAnswerStore(options: JsonlAnswerStoreOptions): Promise<AnswerStore> {
  const { file, lines } = await JsonlFile.open({
    ...options,
    schema: answerLineSchema,
    lost: 'buttons',
  });
  try {
    const key = await options.userKey();
    const answers = new AnswerMap(options);
    for (const line of lines) {
      if (line.op === 'change') answers.change(line.id, line.change);
      else answers.put(toStoredAnswer(line.answer, key));
    }
    const store = new JsonlAnswerStore(file, answers);
    if (lines.some((line) => line.op === 'put' && 'owner' in line.answer)) await store.compact();
    return store;
  } catch (fault) {
    await file.close();
    throw fault;
  }
}

class JsonlAnswerStore implements AnswerStore {
  readonly #file: JsonlFile<Line>;
  readonly #answers: AnswerMap;

  constructor(file: JsonlFile<Line>, answers: AnswerMap) {
    this.#file = file;
    this.#answers = answers;
  }

  readonly get = (id: string): StoredAnswer | undefined => this.#answers.get(id);

  readonly byMessage = (messageId: string): StoredAnswer | undefined => this.#answers.byMessage(messageId);

  readonly where: AnswerStore['where'] = (isMeant) => this.#answers.values().filter(isMeant);

  readonly coming = (): readonly ComingAnswer[] => this.#answers.coming();

  readonly announce: AnswerStore['announce'] = (coming) => this.#answers.announce(coming);

  readonly put = async (answer: StoredAnswer): Promise<void> => {
    if (this.#answers.put(answer)) await this.#append({ op: 'put', answer });
  };

  readonly change: AnswerStore['change'] = async (id, change) => {
    if (this.#answers.change(id, change)) await this.#append({ op: 'change', id, change });
  };

  readonly drop: AnswerStore['drop'] = async (ids) => {
    // What gave way, or could not be removed before, may still stand in the file.
    if (this.#answers.drop(ids) || this.#file.isBehind(this.#answers.size)) await this.compact();
  };

  readonly sweep = async (): Promise<void> => {
    if (this.#answers.sweep() || this.#file.isBehind(this.#answers.size)) await this.compact();
  };

  /** Leaves nothing in the file but the answers that are held. */
  readonly compact = (): Promise<void> =>
    this.#file.replace(() => this.#answers.values().map((answer): Line => ({ op: 'put', answer })));

  readonly close = (): Promise<void> => this.#file.close();

  async #append(line: Line): Promise<void> {
    await this.#file.append(line);
    if (this.#file.isSlack(this.#answers.size)) await this.compact();
  }
}
