import { expect } from 'vitest';
import type { Answer, Answerer, Citation } from '../../src/answering/answer.ts';
import type { Article } from '../../src/corpus/article.ts';

/** Every citation and passage that an answer shows or keeps for later. */
export function quotationsOf(answer: Answer): readonly Citation[] {
  switch (answer.kind) {
    case 'answered':
      return [...answer.citations, ...answer.more];
    case 'not-in-corpus':
      return [...answer.nearest, ...answer.more];
    case 'overview':
      return answer.articles.flatMap(({ sections }) => sections.map(({ first }) => first));
    case 'talk':
    case 'unaskable':
      return [];
  }
}

/** Holds a quotation against its article: its words, its neighbours and its highlights. */
export function expectVerbatim(
  quotation: Citation,
  articles: ReadonlyMap<string, Article>,
  answerer: Answerer,
): void {
  const { article, ordinal, start, end, text, before, after, highlights } = quotation;
  expect(articles.get(article.id)?.text.slice(start, end)).toBe(text);
  for (const [neighbour, step] of [
    [before, -1],
    [after, 1],
  ] as const) {
    const passage = answerer.passage(article.id, ordinal + step);
    expect(neighbour).toBe(passage?.text);
    if (passage === undefined) continue;
    expect(articles.get(article.id)?.text.slice(passage.start, passage.end)).toBe(neighbour);
  }
  let last = 0;
  for (const highlight of highlights) {
    expect(highlight.start).toBeGreaterThanOrEqual(last);
    expect(highlight.end).toBeGreaterThan(highlight.start);
    last = highlight.end;
  }
  expect(last).toBeLessThanOrEqual(text.length);
}

/** The text with each run of white space as one space: all that may differ between an article's file and a quotation. */
export function collapsed(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
