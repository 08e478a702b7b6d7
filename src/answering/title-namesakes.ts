import type { Article } from '../corpus/article.ts';

/**
 * What tells articles of one title apart, by their ids: their dates where each has one of its own, else their files. An
 * article that has its title alone is not among them.
 */
export function tellApart(articles: Iterable<Article>): ReadonlyMap<string, string> {
  const namesakes = new Map<string, Article[]>();
  for (const article of articles) {
    const title = article.title.normalize('NFC').trim().toLowerCase();
    const group = namesakes.get(title);
    if (group === undefined) namesakes.set(title, [article]);
    else group.push(article);
  }
  return new Map([...namesakes.values()].filter((group) => group.length > 1).flatMap(markedApart));
}

function markedApart(group: readonly Article[]): (readonly [id: string, mark: string])[] {
  const dates = new Set(group.map(({ date }) => date));
  const haveDates = dates.size === group.length && !dates.has(undefined);
  return group.map(({ id, date, file }) => [id, (haveDates ? date : undefined) ?? belowCorpus(file)]);
}

/** The file as it lies in the corpus folder, whose name all share. */
function belowCorpus(file: string): string {
  return file.replace(/^[^/]*\//u, '');
}
