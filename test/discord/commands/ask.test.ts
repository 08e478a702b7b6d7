import { describe, expect, it } from 'vitest';
import { findArticle } from '../../../src/discord/commands/ask.ts';
import { LIBRARY } from '../bot/small-corpus.ts';

const summaries = (...titles: readonly string[]) =>
  titles.map((title, number) => ({ ...LIBRARY.info, id: `artikel-${number}`, title, sentences: 1 }));

describe('findArticle', () => {
  it('finds nothing where two articles have the title', () => {
    expect(findArticle(summaries('Neues', 'neues'), 'Neues')).toBeUndefined();
  });

  it('prefers the id, which autocomplete sends', () => {
    expect(findArticle(summaries('artikel-1', 'Anderes'), 'artikel-1')?.title).toBe('Anderes');
  });
});
