import { z } from 'zod';
import type { Inquiry } from '../../library/evidence.ts';
import { Problem } from '../problem.ts';

/** Whose words a message holds. Only the user's are read. */
const ROLES = ['system', 'developer', 'user', 'assistant', 'tool', 'function'] as const;

const messageSchema = z.looseObject({
  role: z.enum(ROLES),
  content: z
    .union(
      [z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() })), z.null()],
      {
        error: 'Expected a string or an array of parts, each with a type.',
      },
    )
    .optional(),
});

/**
 * A conversation in OpenAI's form (https://platform.openai.com/docs/api-reference/chat/create). What tells a language model how
 * to write has no meaning here and is taken, since chats send it every time.
 */
export const chatBody = z
  .looseObject({
    model: z.string().describe('`beleg` for all articles, `beleg/<article id>` for one of them.'),
    messages: z
      .array(messageSchema)
      .min(1)
      .describe(
        'The last message of the user is the question, those of the user before it what it may follow up.',
      ),
    stream: z.boolean().nullish().describe('Whether the answer comes as server-sent events.'),
    stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
    n: z.literal(1, { error: 'There is one answer: expected 1.' }).nullish(),
  })
  .describe('A conversation. Further options of language models are taken and have no effect.');

type ChatBody = z.infer<typeof chatBody>;
type Message = ChatBody['messages'][number];

/**
 * The question of a conversation with those before it. Instructions, answers and results of tools are no questions.
 * @throws Problem where there is no question, or one with what is no text
 */
export function questionOf({ messages }: ChatBody): Pick<Inquiry, 'question' | 'earlier'> {
  const at = messages.findLastIndex(({ role }) => role === 'user');
  const last = messages[at];
  if (last === undefined)
    throw wrong(
      '#/messages',
      'The messages hold none of the user, so that there is no question.',
      'Send the question as a message with the role "user".',
    );
  requireText(last, at);
  return {
    question: textOf(last),
    earlier: messages.slice(0, at).flatMap((message) => (message.role === 'user' ? [textOf(message)] : [])),
  };
}

/** A question with a picture may be about that. One asked before it was refused already, and what was said since may stand. */
function requireText({ content }: Message, at: number): void {
  if (!Array.isArray(content)) return;
  const other = content.findIndex(({ type, text }) => type !== 'text' || text === undefined);
  if (other < 0) return;
  throw wrong(
    `#/messages/${at}/content/${other}`,
    'The question holds what is no text, such as a picture. Only text can be asked.',
    'Ask again in words, without what is attached.',
  );
}

function wrong(pointer: string, detail: string, remedy: string): Problem {
  return new Problem('wrong-body', { detail, remedy, errors: [{ pointer, detail }] });
}

function textOf({ content }: Message): string {
  if (typeof content === 'string') return content;
  return (content ?? []).flatMap(({ type, text }) => (type === 'text' ? (text ?? []) : [])).join('\n');
}
