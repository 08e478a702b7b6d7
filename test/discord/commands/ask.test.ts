import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/discord/commands/ask.ts';
import { summaries } from '../../builders/answers.ts';

describe('findArticle', () => {
  it('finds nothing where two articles have the title', () => {
    expect(findArticle(summaries(['Neues', 'neues']), 'Neues')).toBeUndefined();
  });

  it('prefers the id, which autocomplete sends', () => {
    expect(findArticle(summaries(['artikel-2', 'Anderes']), 'artikel-2')?.title).toBe('Anderes');
  });

  it('finds one of two of the same title by its name as it is listed', () => {
    const articles = summaries(['Neues', 'Neues']).map((article, i) => ({ ...article, apart: `202${i}` }));
    expect(findArticle(articles, 'neues (2021)')?.id).toBe('artikel-2');
  });
});
