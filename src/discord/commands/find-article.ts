import type { ArticleSummary } from '../../answering/answer.ts';

/**
 * The article of an id or a title, letter case aside; undefined where none or several fit. Discord's autocomplete
 * sends the id, but lets people send whatever they type.
 */
export function findArticle(articles: readonly ArticleSummary[], typed: string): ArticleSummary | undefined {
  const wanted = typed.trim().toLowerCase();
  const byId = articles.find((article) => article.id === wanted);
  if (byId !== undefined) return byId;
  const [only, ...others] = articles.filter((article) => article.title.trim().toLowerCase() === wanted);
  return others.length === 0 ? only : undefined;
}
