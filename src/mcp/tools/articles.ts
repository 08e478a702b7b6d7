import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { articlesJsonSchema, articlesToJson, type ArticlesJson } from '../../library/articles-json.ts';
import type { Calls } from '../calls.ts';
import { argumentsOf, outputOf, READ_ONLY } from './tool-form.ts';

const DESCRIPTION = `Lists the articles that can be asked: id, title, publisher, date, language, source, and how many sentences each has.
There are no others: what they do not say, beleg does not know.`;

/** `articles`: what there is to ask. */
export function registerArticles(server: McpServer, calls: Calls): void {
  server.registerTool(
    'articles',
    {
      title: 'List the articles',
      description: DESCRIPTION,
      annotations: READ_ONLY,
      inputSchema: argumentsOf({}),
      outputSchema: outputOf(articlesJsonSchema),
    },
    (_nothing, { signal }) =>
      calls.result({ name: 'articles', signal }, async () => {
        const structured = await calls.atOnce(signal, (evidence) => articlesToJson(evidence.articles()));
        return { structured, text: listText(structured) };
      }),
  );
}

function listText({ articles }: ArticlesJson): string {
  if (articles.length === 0) return 'There are no articles.';
  return articles
    .map(({ id, title, publisher, date, language, sentences, url }) => {
      const facts = [publisher, date, language, `${sentences} sentences`, url].filter(
        (fact) => fact !== null,
      );
      return `- ${id}: ${title} (${facts.join(', ')})`;
    })
    .join('\n');
}
