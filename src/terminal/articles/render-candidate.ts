import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Candidate } from '../../collecting/candidate.ts';
import { wordedProblem } from '../../wording/fault-words.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { shownDate } from '../../wording/shown-date.ts';
import { printableLine } from '../rendering/printable-text.ts';
import { renderOmissions } from '../rendering/render-omissions.ts';
import { paletteOf, type Screen } from '../screen.ts';

/** Enough to see whether the article was read as it is meant. */
const SENTENCES_SHOWN = 3;
/** Of what was left out, in lines; the rest is counted. */
const OMISSIONS_SHOWN = 8;
/** Below this, a hanging indent leaves too little for a word. */
const NARROWEST_COLUMN = 20;

/** What would be taken in: all that is known of it, how it begins and what was left out. */
export function renderCandidate(candidate: Candidate, screen: Screen): string {
  const { article, sentences, source, warnings, file } = candidate;
  const labels = HOST_LABELS[screen.language].collecting;
  const shown: readonly (readonly [keyof typeof labels.fields, readonly string[]])[] = [
    ['title', [article.title]],
    ['publisher', someOf(article.publisher)],
    ['date', someOf(article.date && shownDate(article.date, screen.language))],
    ['language', [labels.languages[article.language]]],
    ['source', [source.address ?? article.url ?? source.from]],
    ['file', [file.path]],
    ['sentences', [String(sentences.length)]],
    ['begins', sentences.slice(0, SENTENCES_SHOWN).map(({ text }) => text)],
    ['leftOut', omissionsOf(candidate, screen)],
  ];
  const width = Math.max(...shown.map(([field]) => stringWidth(labels.fields[field]))) + 2;
  const rows = shown.flatMap(([field, values]) =>
    values.map((value, at) => rowOf(at === 0 ? labels.fields[field] : '', value, { width, screen })),
  );
  const told = warnings.map((facts) => {
    const { problem, remedy } = wordedProblem({ path: file.path, facts }, screen.language);
    return `${problem} ${remedy}`;
  });
  return [...rows, ...told].join('\n');
}

function someOf(value: string | undefined): string[] {
  return value === undefined ? [] : [value];
}

function omissionsOf({ article }: Candidate, { language }: Screen): string[] {
  const { add } = HOST_LABELS[language].collecting;
  if (article.omissions.length === 0) return [add.nothing];
  const lines = renderOmissions([article], language).split('\n');
  if (lines.length <= OMISSIONS_SHOWN + 1) return lines;
  return [...lines.slice(0, OMISSIONS_SHOWN), add.further(lines.length - OMISSIONS_SHOWN)];
}

interface Column {
  readonly width: number;
  readonly screen: Screen;
}

/** A label, and its value in a column of its own. */
function rowOf(label: string, value: string, { width, screen }: Column): string {
  const columns = Math.max(NARROWEST_COLUMN, screen.width - width);
  const [first = '', ...others] = wrapAnsi(printableLine(value), columns, { hard: true }).split('\n');
  const named = paletteOf(screen).dim(label) + ' '.repeat(width - stringWidth(label));
  return [named + first, ...others.map((line) => ' '.repeat(width) + line)].join('\n');
}
