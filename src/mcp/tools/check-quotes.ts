import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { checkedToJson, checkJsonSchema } from '../../library/check-json.ts';
import type { Calls } from '../calls.ts';
import { checkText } from '../check-text.ts';
import { argumentsOf, articleArgument, outputOf, READ_ONLY } from './tool-form.ts';

/** Of a text that is checked. */
const TEXT_CHARACTERS = 100_000;

const DESCRIPTION = `Holds the quotations of a text against the articles: all that stands in quotation marks or in Markdown block quotes.
For each it says "verbatim" (where it stands), "near" (the sentence it comes near to, and each word that differs) or "not-found".
Use it on your own text before you hand it on: put the article's words in place of what is near, and mark as no quotation of these articles, or leave out, what was not found. Not found means that these articles do not say it in those words, not that it is untrue.`;

/** `check_quotes`: whether what a text quotes is what the articles say. */
export function registerCheckQuotes(server: McpServer, calls: Calls): void {
  server.registerTool(
    'check_quotes',
    {
      title: 'Check the quotations of a text',
      description: DESCRIPTION,
      annotations: READ_ONLY,
      inputSchema: argumentsOf({
        text: z
          .string()
          .max(TEXT_CHARACTERS)
          .describe('The text with its quotations, as Markdown or plain, in at most 100,000 characters.'),
        article: articleArgument
          .optional()
          .describe('The id of the only article to hold it against; left out, all.'),
      }),
      outputSchema: outputOf(checkJsonSchema),
    },
    ({ text, article }, { signal }) =>
      calls.result({ name: 'check_quotes', signal }, async () => {
        const checked = checkedToJson(
          await calls.inTurn(signal, (evidence) => evidence.check(text, article)),
        );
        return {
          structured: checked,
          text: checkText(checked),
          fields: { quotations: checked.quotations.length },
        };
      }),
  );
}
