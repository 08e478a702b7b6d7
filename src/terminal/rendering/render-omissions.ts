import type { Article, Omission } from '../../corpus/article.ts';
import { printableLine } from './printable-text.ts';

/** What is left out because it is no sentence, as the person who hosts beleg calls it. */
const NAMES: Readonly<Record<Exclude<Omission['what'], 'text'>, string>> = {
  code: 'code block',
  image: 'image',
  comment: 'comment',
  script: 'script',
  struck: 'struck text',
  embed: 'embedded file',
  hidden: 'hidden text',
};

/**
 * Each place of the files that is not among the sentences, a line each, by file; in English as all that is said to the
 * person who hosts beleg. What should have been read comes first.
 */
export function renderOmissions(articles: readonly Pick<Article, 'file' | 'omissions'>[]): string {
  const places = articles.flatMap(({ file, omissions }) =>
    omissions.map((omission) => ({ isText: omission.what === 'text', line: placeLine(file, omission) })),
  );
  if (places.length === 0) return 'Everything in the files is among the sentences.';
  const [missed, onPurpose] = [true, false].map((isText) =>
    places.filter((place) => place.isText === isText).map(({ line }) => line),
  );
  return [...(missed ?? []), ...(onPurpose ?? [])].join('\n');
}

function placeLine(file: string, { what, line, excerpt }: Omission): string {
  const name = what === 'text' ? 'not read, and not on purpose' : NAMES[what];
  const begins = printableLine(excerpt);
  return `${printableLine(file)}:${line}: ${name}${begins === '' ? '' : `: "${begins}"`}`;
}
