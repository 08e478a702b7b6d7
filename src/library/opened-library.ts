// For programs whose own types lack `Symbol.asyncDispose`.
/// <reference lib="esnext.disposable" preserve="true" />
import { setMaxListeners } from 'node:events';
import { z } from 'zod';
import { LABEL_LANGUAGES, type LabelLanguage } from '../language/label-language.ts';
import { QuestionQueue, type QueueTurn } from '../serving/question-queue.ts';
import { answerToJson, type AnswerJson } from './answer-json.ts';
import { articlesToJson, type ArticlesJson } from './articles-json.ts';
import { toldToCaller } from './caller-words.ts';
import { checkedToJson, type CheckJson } from './check-json.ts';
import { MOST_AROUND, type Evidence } from './evidence.ts';
import { surroundedToJson, type SurroundedJson } from './passage-json.ts';
import { checked, closed } from './usage-error.ts';

/** How a question is asked. */
export interface AskOptions {
  /** The id of the only article to search. @default all articles */
  readonly article?: string | undefined;
  /** Of what beleg says itself. @default that of the question, where its words tell one, else that of `OpenOptions` */
  readonly language?: LabelLanguage | undefined;
  /**
   * The questions asked before in the same conversation, oldest first, which this one may follow up (“And when?”). The last three
   * are asked again for that.
   */
  readonly earlier?: readonly string[] | undefined;
}

/** What a text is held against. */
export interface CheckOptions {
  /** The id of the only article. @default all articles */
  readonly article?: string | undefined;
}

/** How much of an article is wanted around a sentence. */
export interface PassageOptions {
  /** How many sentences on each side, 20 at most. @default 0 */
  readonly around?: number | undefined;
}

/** What a reload changed: how many articles and sentences serve by now, and how many articles came, changed and went. */
export interface Reloaded {
  readonly articles: number;
  readonly sentences: number;
  readonly added: number;
  readonly changed: number;
  readonly withdrawn: number;
}

/**
 * Articles, models and index that are open. Whatever it gives is held against the articles right before; every fault is a
 * {@link BelegError} in English. Calls may be made at the same time: questions are answered one after the other, in the
 * order in which they were asked, and as many may wait as there are.
 */
export interface OpenBeleg {
  /**
   * Asks the articles. What a person types is never an error: a question without words is `unaskable`, one that the articles
   * do not answer `not-in-corpus`.
   *
   * @param question as a person types it
   * @returns an answer in the articles’ own sentences, or another of the kinds that {@link AnswerJson} has
   * @throws {@link RequestError} where there is no article `article`, or where the articles changed meanwhile
   *
   * @example
   * ```ts
   * const answer = await beleg.ask('When does the library open on Sundays?');
   * if (answer.kind === 'answered') console.log(answer.citations[0]?.text);
   * // prints: From March on the library also opens on Sundays from 10 am to 4 pm.
   * ```
   */
  ask(question: string, options?: AskOptions): Promise<AnswerJson>;

  /**
   * All articles that serve, with how many sentences of each can be quoted.
   *
   * @example
   * ```ts
   * const { articles } = await beleg.articles();
   * console.log(articles.map(({ id, sentences }) => `${id}: ${sentences}`).join());
   * // prints: library: 4
   * ```
   */
  articles(): Promise<ArticlesJson>;

  /**
   * A sentence of an article, with those around it.
   *
   * @param articleId the `id` of an article
   * @param ordinal the sentence’s number in it, from 0
   * @throws {@link RequestError} where there is no such article or no such sentence
   *
   * @example
   * ```ts
   * const { sentence, after } = await beleg.passage('library', 1, { around: 1 });
   * console.log(sentence.text);
   * console.log(after[0]?.text);
   * // prints: From March on the library also opens on Sundays from 10 am to 4 pm.
   * // prints: A library card costs 12 euros a year.
   * ```
   */
  passage(articleId: string, ordinal: number, options?: PassageOptions): Promise<SurroundedJson>;

  /**
   * Holds the quotations of a text against the articles: what stands in quotation marks, and block quotes of Markdown.
   *
   * @param text at most some pages; of more quotations than are looked at the rest is counted
   * @returns of each quotation whether it stands in an article word for word, so in parts, nearly, or not
   * @throws {@link RequestError} where there is no article `article`
   *
   * @example
   * ```ts
   * const { quotations } = await beleg.check('It says “A library card costs 21 euros a year.”');
   * console.log(quotations[0]?.verdict);
   * // prints: near
   * ```
   */
  check(text: string, options?: CheckOptions): Promise<CheckJson>;

  /**
   * Serves the articles as they are in their folder by now. The index is built where they have changed since, or taken up where
   * another process has built it; nothing does that by itself. Questions are answered from the one before until it is there.
   *
   * @throws {@link BelegError} where the articles or the folder of the index cannot be used; the one before then serves on
   *
   * @example
   * ```ts
   * const { added, changed, withdrawn } = await beleg.reload();
   * console.log(added + changed + withdrawn);
   * // prints: 0
   * ```
   */
  reload(): Promise<Reloaded>;

  /**
   * Waits for what is being answered, refuses what waits to be, and ends the process of the reader. May be called more than once.
   * `await using` calls it at the end of a block.
   *
   * @example
   * ```ts
   * await beleg.close();
   * ```
   */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** What serves a program that has opened beleg. */
export interface LibraryParts {
  readonly evidence: Evidence;
  /** Brings the index up to the articles. */
  readonly reload: () => Promise<Reloaded>;
  /** Ends what runs beside this process. */
  readonly end: () => Promise<void>;
}

/** What a program gets of articles that are open. */
export function createOpenBeleg({ evidence, reload, end }: LibraryParts): OpenBeleg {
  const closing = new AbortController();
  // Each call that waits listens to it.
  setMaxListeners(0, closing.signal);
  // As many may wait as there are: how many that are, is the program's to say.
  const questions = new QuestionQueue(Number.POSITIVE_INFINITY);
  const reloads = new QuestionQueue(Number.POSITIVE_INFINITY);

  const told = async <T>(work: () => T | Promise<T>): Promise<T> => {
    try {
      closing.signal.throwIfAborted();
      return await work();
    } catch (fault) {
      throw fault === closing.signal.reason ? closed() : toldToCaller(fault);
    }
  };
  const inTurn = <T>(queue: QuestionQueue, work: () => Promise<T>): Promise<T> =>
    told(() => turnOf(queue).run(work, closing.signal));

  const shut = async (): Promise<void> => {
    closing.abort(new Error('closed'));
    for (const queue of [questions, reloads]) await turnOf(queue).run(async () => undefined);
    await end();
  };
  let shutting: Promise<void> | undefined;
  const close = (): Promise<void> => (shutting ??= shut());

  return {
    ask: (question, options = {}) =>
      told(() => {
        const { options: inquiry, ...asked } = checked(
          'wrong-argument',
          { name: 'ask', given: { question, options } },
          askArguments,
        );
        return inTurn(questions, async () => {
          const { answer, language } = await evidence.ask({ ...inquiry, ...asked });
          return answerToJson(answer, { question, language });
        });
      }),
    articles: () => told(() => articlesToJson(evidence.articles())),
    passage: (articleId, ordinal, options = {}) =>
      told(() => {
        const given = { articleId, ordinal, options };
        const { around = 0 } = checked(
          'wrong-argument',
          { name: 'passage', given },
          passageArguments,
        ).options;
        return surroundedToJson(evidence.passage(articleId, ordinal, around));
      }),
    check: (text, options = {}) =>
      told(() => {
        const given = { text, options };
        const { article } = checked('wrong-argument', { name: 'check', given }, checkArguments).options;
        return inTurn(questions, async () => checkedToJson(await evidence.check(text, article)));
      }),
    reload: () => inTurn(reloads, reload),
    close,
    [Symbol.asyncDispose]: close,
  };
}

const askArguments = z.strictObject({
  question: z.string(),
  options: z.strictObject({
    article: z.string().optional(),
    language: z.enum(LABEL_LANGUAGES).optional(),
    earlier: z.array(z.string()).readonly().optional(),
  }),
});

const checkArguments = z.strictObject({
  text: z.string(),
  options: z.strictObject({ article: z.string().optional() }),
});

const passageArguments = z.strictObject({
  articleId: z.string(),
  ordinal: z.number(),
  options: z.strictObject({ around: z.int().min(0).max(MOST_AROUND).optional() }),
});

/** There is always one. */
function turnOf(queue: QuestionQueue): QueueTurn {
  const turn = queue.reserve();
  if (turn === undefined) throw new Error('A queue without end is full');
  return turn;
}
