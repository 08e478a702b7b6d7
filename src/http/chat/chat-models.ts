import { z } from 'zod';
import type { ArticleSummary } from '../../answering/answer.ts';
import { articleName } from '../../wording/article-name.ts';
import { Problem } from '../problem.ts';

/** The model that searches all articles; one that searches a single article is named after it, `beleg/<article id>`. */
const ALL_ARTICLES = 'beleg';

/** What a chat can choose, in OpenAI's form (https://platform.openai.com/docs/api-reference/models). */
export const modelSchema = z
  .strictObject({
    id: z.string().describe('`beleg` asks all articles, `beleg/<article id>` one of them.'),
    object: z.literal('model'),
    created: z.int().nonnegative().describe('When this server was started, in seconds of Unix time.'),
    owned_by: z.literal('beleg'),
    name: z.string().describe('The title of the article, which some chats show.'),
  })
  .meta({ id: 'Model', description: 'What can be asked.' });

export const modelsSchema = z.strictObject({ object: z.literal('list'), data: z.array(modelSchema) });

export type Model = z.infer<typeof modelSchema>;

/** The models of the articles that serve, the one that asks all of them first. */
export function modelsOf(articles: readonly ArticleSummary[], created: number): Model[] {
  const made = { object: 'model', created, owned_by: 'beleg' } as const;
  return [
    { id: ALL_ARTICLES, ...made, name: ALL_ARTICLES },
    ...articles.map((article) => ({
      id: `${ALL_ARTICLES}/${article.id}`,
      ...made,
      name: articleName(article),
    })),
  ];
}

/**
 * The id of the only article that a model asks; undefined for the one that asks all.
 * @throws Problem where there is no such model
 */
export function articleOfModel(model: string, articles: readonly ArticleSummary[]): string | undefined {
  if (model === ALL_ARTICLES) return undefined;
  const article = articles.find(({ id }) => model === `${ALL_ARTICLES}/${id}`);
  if (article === undefined) throw unknownModel({ pointer: '#/model' });
  return article.id;
}

/** @throws Problem where there is no such model */
export function modelNamed(id: string, models: readonly Model[]): Model {
  const model = models.find((one) => one.id === id);
  if (model === undefined) throw unknownModel({ parameter: 'model' });
  return model;
}

function unknownModel(place: { readonly pointer: string } | { readonly parameter: string }): Problem {
  const detail = 'There is no such model.';
  return new Problem('unknown-model', {
    detail,
    remedy: '"beleg" asks all articles; GET /v1/models lists those that ask one.',
    errors: [{ ...place, detail }],
  });
}
