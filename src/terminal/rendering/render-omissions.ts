import type { Article, Omission } from '../../corpus/article.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import type { OmissionLabels } from '../../wording/host/program-labels.ts';
import { printableLine } from './printable-text.ts';

/**
 * Each place of the files that is not among the sentences, a line each, by file. What should have been read comes first.
 */
export function renderOmissions(
  articles: readonly Pick<Article, 'file' | 'omissions'>[],
  language: LabelLanguage,
): string {
  const labels = HOST_LABELS[language].programs.omissions;
  const places = articles.flatMap(({ file, omissions }) =>
    omissions.map((omission) => ({
      isText: omission.what === 'text',
      line: placeLine(file, omission, labels),
    })),
  );
  if (places.length === 0) return labels.nothing;
  const [missed, onPurpose] = [true, false].map((isText) =>
    places.filter((place) => place.isText === isText).map(({ line }) => line),
  );
  return [...(missed ?? []), ...(onPurpose ?? [])].join('\n');
}

function placeLine(
  file: string,
  { what, line, page, part, excerpt, count }: Omission,
  { names, quoted, further, page: pageWords }: OmissionLabels,
): string {
  const begins = printableLine(excerpt);
  const inner = [
    ...(part === undefined ? [] : [printableLine(part)]),
    ...(page === undefined ? [] : [pageWords(page)]),
  ];
  const place = `${[printableLine(file), ...inner].join(', ')}${line === undefined ? '' : `:${line}`}`;
  if (count !== undefined) return `${place}: ${further(names[what], count)}`;
  return `${place}: ${begins === '' ? names[what] : quoted(names[what], begins)}`;
}
