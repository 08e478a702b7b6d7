import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { answerJsonSchema, answerToJson, type AnswerJson } from '../../library/answer-json.ts';
import { answerToMarkdown } from '../../library/answer-markdown.ts';
import type { Calls } from '../calls.ts';
import { argumentsOf, articleArgument, languageArgument, questionArgument, READ_ONLY } from './tool-form.ts';

/** Of a conversation; only the last of them are asked again. */
const MOST_EARLIER = 50;

const DESCRIPTION = `Answers a question with sentences of the articles, word for word, each with its place and a link to it.
Quote them unchanged with their link. "not-in-corpus" means that nothing was found, not that something is untrue: say so, and do not answer from memory instead. The band "unsure" asks to check the original.
Ask one thing at a time, as a whole question in German, English or French.`;

const { options } = answerJsonSchema;
const [answered, notInCorpus, talk, overview, unaskable] = options;

/**
 * The answers of `answerJsonSchema` as one object: an answer has the fields of its kind and no others. The protocol asks for an
 * object, which a union is not, and clients refuse a tool whose schema is none (https://modelcontextprotocol.io/specification:
 * tools, output schema).
 */
const answerOutputSchema = z.strictObject({
  ...overview.partial().shape,
  ...talk.partial().shape,
  ...unaskable.partial().shape,
  ...notInCorpus.partial().shape,
  ...answered.partial().shape,
  version: answered.shape.version,
  kind: z
    .enum(options.map(({ shape }) => shape.kind.value))
    .describe(
      'answered: citations, band, rest. not-in-corpus: nearest, which are evidence of nothing. overview: articles with their sections. talk: a line of small talk; nothing was searched. unaskable: reason; nothing was searched.',
    ),
  question: answered.shape.question,
});

/** `ask`: from a question to the articles' own sentences. */
export function registerAsk(server: McpServer, calls: Calls, logQuestions: boolean): void {
  server.registerTool(
    'ask',
    {
      title: 'Ask the articles',
      description: DESCRIPTION,
      annotations: READ_ONLY,
      inputSchema: argumentsOf({
        question: questionArgument.describe('The question, in at most 1000 characters.'),
        article: articleArgument
          .optional()
          .describe('The id of the only article to search, as the tool articles names it; left out, all.'),
        language: languageArgument,
        earlier: z
          .array(questionArgument)
          .max(MOST_EARLIER)
          .optional()
          .describe('The questions asked before in the same conversation, oldest first, for a follow-up.'),
      }),
      outputSchema: answerOutputSchema,
    },
    (inquiry, { signal }) =>
      calls.result({ name: 'ask', signal }, async () => {
        const { answer, language } = await calls.inTurn(signal, (evidence) => evidence.ask(inquiry));
        const { question } = inquiry;
        const structured = answerToJson(answer, { question, language });
        return {
          structured,
          text: `${answerToMarkdown(answer, language)}${placesText(structured)}`,
          ...(logQuestions && { fields: { question } }),
        };
      }),
  );
}

/** Where the passages stand, as `passage` wants it, in their order: many clients show a model the text alone. */
function placesText(answer: AnswerJson): string {
  const shown =
    answer.kind === 'answered' ? answer.citations : answer.kind === 'not-in-corpus' ? answer.nearest : [];
  if (shown.length === 0) return '';
  const places = shown.map(({ article, ordinal }) => `${article.id} ${ordinal}`);
  return `\nArticle and ordinal of each, for the tool passage: ${places.join(', ')}\n`;
}
