import { describe, expect, it } from 'vitest';
import { articleId } from '../../src/corpus/article-id.ts';

describe('articleId', () => {
  it.each([
    ['corpus/ki-kooperation-deutschland-frankreich.md', 'ki-kooperation-deutschland-frankreich'],
    ['corpus/2024/Über Größe & Maß.MD', 'ueber-groesse-mass'],
    ['corpus/U\u0308ber.md', 'ueber'],
    ['corpus/L’Élysée – ça va.txt', 'l-elysee-ca-va'],
    ['corpus/v1.2.md', 'v1-2'],
    [`corpus/${'a'.repeat(47)}-b.md`, 'a'.repeat(47)],
  ])('makes of %s the id %s', (path, id) => {
    expect(articleId(path)).toBe(id);
  });

  it('refuses a name of which nothing remains', () => {
    expect(() => articleId('corpus/日本.md')).toThrow('no-id');
  });
});
