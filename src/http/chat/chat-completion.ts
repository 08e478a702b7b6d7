import { z } from 'zod';
import { answerJsonSchema, answerToJson, type AnswerJson } from '../../library/answer-json.ts';
import { answerToMarkdown } from '../../library/answer-markdown.ts';
import type { Given } from '../../library/evidence.ts';

/** No token is made of anything: sentences are found, not written. */
const NO_USAGE = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 } as const;

const completionFields = { id: z.string(), created: z.int(), model: z.string() };

/** An answer in OpenAI's form (https://platform.openai.com/docs/api-reference/chat/object), with the whole answer beside it. */
export const completionSchema = z
  .strictObject({
    ...completionFields,
    object: z.literal('chat.completion'),
    choices: z.array(
      z.strictObject({
        index: z.literal(0),
        message: z.strictObject({
          role: z.literal('assistant'),
          content: z
            .string()
            .describe('The answer as Markdown: each sentence a block quote of its own, word for word.'),
          refusal: z.null(),
        }),
        logprobs: z.null(),
        finish_reason: z.literal('stop'),
      }),
    ),
    usage: z
      .strictObject({
        prompt_tokens: z.literal(0),
        completion_tokens: z.literal(0),
        total_tokens: z.literal(0),
      })
      .describe('Nothing is generated: all are 0.'),
    beleg: answerJsonSchema,
  })
  .meta({ id: 'ChatCompletion' });

type Completion = z.infer<typeof completionSchema>;

/** Time as their form tells it. */
export function unixSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1_000);
}

/** What an answer is sent with. */
interface Envelope {
  readonly id: string;
  /** Seconds of Unix time. */
  readonly created: number;
  readonly model: string;
}

interface Told extends Given {
  /** What was asked, word for word. */
  readonly question: string;
}

export function completionOf(told: Told, { id, created, model }: Envelope): Completion {
  const content = answerToMarkdown(told.answer, told.language);
  return {
    id,
    object: 'chat.completion',
    created,
    model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content, refusal: null },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: NO_USAGE,
    beleg: answerToJson(told.answer, told),
  };
}

interface Delta {
  readonly role?: 'assistant';
  readonly content?: string;
}

/** A piece of an answer (https://platform.openai.com/docs/api-reference/chat-streaming). */
interface Chunk extends Envelope {
  readonly object: 'chat.completion.chunk';
  readonly choices: readonly {
    readonly index: 0;
    readonly delta: Delta;
    readonly logprobs: null;
    readonly finish_reason: 'stop' | null;
  }[];
  readonly usage?: typeof NO_USAGE | null;
  readonly beleg?: AnswerJson;
}

/**
 * The same in pieces: the role, each block of the Markdown, the end with the whole answer, and the usage where it is asked for.
 * The answer was there before its first piece, since nothing is shown that was not held against the articles.
 */
export function chunksOf(
  told: Told,
  envelope: Envelope,
  { includeUsage }: { readonly includeUsage: boolean },
): readonly Chunk[] {
  const made = { ...envelope, object: 'chat.completion.chunk' } as const;
  const pending = includeUsage ? { usage: null } : {};
  const piece = (delta: Delta, end: 'stop' | null = null): Chunk => ({
    ...made,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: end }],
    ...pending,
  });
  const blocks = answerToMarkdown(told.answer, told.language).split(/(?<=\n\n)/);
  return [
    piece({ role: 'assistant', content: '' }),
    ...blocks.map((content) => piece({ content })),
    { ...piece({}, 'stop'), beleg: answerToJson(told.answer, told) },
    ...(includeUsage ? [{ ...made, choices: [], usage: NO_USAGE }] : []),
  ];
}
