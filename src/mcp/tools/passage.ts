import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { MOST_AROUND } from '../../library/evidence.ts';
import { surroundedJsonSchema, surroundedToJson, type SurroundedJson } from '../../library/passage-json.ts';
import type { Calls } from '../calls.ts';
import { argumentsOf, articleArgument, outputOf, READ_ONLY } from './tool-form.ts';

/** Enough to see what a sentence refers to. */
const USUAL_AROUND = 2;

const DESCRIPTION = `Gives one sentence of an article, word for word, with the sentences before and after it and its link.
To see what a quotation refers to, or to read on where one was found. Sentences are numbered from 0 ("ordinal").`;

/** `passage`: a sentence with its neighbours. */
export function registerPassage(server: McpServer, calls: Calls): void {
  server.registerTool(
    'passage',
    {
      title: 'Read around a sentence',
      description: DESCRIPTION,
      annotations: READ_ONLY,
      inputSchema: argumentsOf({
        article: articleArgument.describe('The id of the article.'),
        ordinal: z.int().nonnegative().describe('The number of the sentence in its article, from 0.'),
        around: z
          .int()
          .nonnegative()
          .max(MOST_AROUND)
          .default(USUAL_AROUND)
          .describe('How many sentences to give on each side.'),
      }),
      outputSchema: outputOf(surroundedJsonSchema),
    },
    ({ article, ordinal, around }, { signal }) =>
      calls.result({ name: 'passage', signal }, async () => {
        const structured = await calls.atOnce(signal, (evidence) =>
          surroundedToJson(evidence.passage(article, ordinal, around)),
        );
        return { structured, text: passageText(structured) };
      }),
  );
}

function passageText({ before, sentence, after }: SurroundedJson): string {
  const { article, heading, link } = sentence;
  const place = [article.title, ...(heading === null ? [] : [heading])].join(', ');
  const lines = [...before, sentence, ...after].map(({ ordinal, text }) => `[${ordinal}] ${text}`);
  return [`${place}${link === null ? '' : `: ${link}`}`, '', ...lines].join('\n');
}
