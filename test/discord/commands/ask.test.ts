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
});
