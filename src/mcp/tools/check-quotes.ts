import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { checkedToJson, checkJsonSchema } from '../../library/check-json.ts';
import type { Calls } from '../calls.ts';
import { checkText } from '../check-text.ts';
import { argumentsOf, articleArgument, outputOf, READ_ONLY } from './tool-form.ts';

/** Of a text that is checked. */
const TEXT_CHARACTERS = 100_000;

const DESCRIPTION = `Holds the quotations of a text against the articles: all that stands in quotation marks or in Markdown block quotes.
For each it says "verbatim" (where it stands, and whether it is only a part of a sentence, which it shows), "shortened" (it says by "…" or "[…]" that it leaves something out: what that is), "near" (the passage that it comes near to, and each word that differs) or "not-found".
Use it on your own text before you hand it on. Read what a shortened quotation leaves out and what was cut off a part of a sentence: it may say the opposite of the rest. Compare what is near with the article's passage, which may be about something else: quote that passage only where it is what you mean, else put no quotation marks there. What was not found, mark as no quotation of these articles, or leave out: these articles do not say it in those words, which does not mean that it is untrue.`;

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
