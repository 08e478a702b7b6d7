import type { ArticleSummary, Answered, Citation, NotInCorpus } from '../../../src/answering/answer.ts';
import type { ArticleInfo } from '../../../src/corpus/article.ts';

export const LIBRARY: ArticleInfo = {
  id: 'buecherei',
  title: 'Bücherei öffnet sonntags',
  publisher: 'Musterstädter Bote',
  language: 'de',
  url: 'https://example.org/a',
  date: '2025-03-01',
  revision: '0a1b2c3d',
};

/** A citation of the library's article, with the given differences. */
export function citationOf(changes: Partial<Citation> = {}): Citation {
  const text = changes.text ?? 'Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.';
  return {
    article: LIBRARY,
    heading: 'Neue Zeiten',
    ordinal: 3,
    start: 100,
    end: 100 + text.length,
    text,
    before: 'Das hat der Rat beschlossen.',
    after: 'Der Eintritt bleibt frei.',
    highlights: [],
    link: 'https://example.org/a#:~:text=Ab%20M%C3%A4rz,16%20Uhr',
    ...changes,
  };
}

export function answeredOf(changes: Partial<Answered> = {}): Answered {
  return {
    kind: 'answered',
    question: 'Wann hat die Bücherei sonntags offen?',
    understoodWith: undefined,
    band: 'good',
    citations: [citationOf()],
    more: [],
    ...changes,
  };
}

export function notInCorpusOf(changes: Partial<NotInCorpus> = {}): NotInCorpus {
  return {
    kind: 'not-in-corpus',
    question: 'Was kostet der Eintritt ins Schwimmbad?',
    understoodWith: undefined,
    nearest: [citationOf()],
    more: [],
    ...changes,
  };
}

/** As many articles, called by their number unless `titleOf` (from 0) names them. */
export function summariesOf(
  count: number,
  titleOf = (index: number): string => `Artikel Nummer ${index + 1}`,
): readonly ArticleSummary[] {
  return Array.from({ length: count }, (_, index) => ({
    ...LIBRARY,
    id: `artikel-${index + 1}`,
    title: titleOf(index),
    sentences: index + 1,
  }));
}
