import type { CorpusProblem } from '../../corpus/corpus-fault.ts';
import type { BuildSummary } from '../../indexing/build-summary.ts';
import { printable } from './printable-text.ts';

/** The summary for the person who hosts beleg, in English as all its messages to them. */
export function renderBuildSummary(summary: BuildSummary): string {
  const { problems, warnings, leftOut } = summary;
  return [
    indexLine(summary),
    ...leftOutLine(leftOut),
    ...fileLines(problems, 'left out'),
    ...fileLines(warnings, 'read with warnings'),
  ].join('\n');
}

function indexLine(summary: BuildSummary): string {
  const { articles, sentences, newSentences, reusedSentences, seconds, sentencesPerSecond } = summary;
  const size = `${counted(articles, 'article')}, ${counted(sentences, 'sentence')}`;
  const time = `${seconds.toFixed(1)} s`;
  if (summary.unchanged) return `The index is up to date: ${size} (checked in ${time}).`;
  const speed =
    sentencesPerSecond === undefined ? '' : `, ${Math.round(sentencesPerSecond)} sentences a second`;
  return `Index built: ${size} (${newSentences} new, ${reusedSentences} reused) in ${time}${speed}.`;
}

function leftOutLine(places: number): readonly string[] {
  if (places === 0) return [];
  const which = places === 1 ? '1 place of the files is' : `${places} places of the files are`;
  const names = places === 1 ? 'it' : 'them';
  return [`${which} not among the sentences; npm run embed -- --explain names ${names}.`];
}

/** What is said of files; of one there may be several things to say. */
function fileLines(said: readonly CorpusProblem[], became: string): readonly string[] {
  if (said.length === 0) return [];
  const files = new Set(said.map(({ path }) => path)).size;
  return [
    `${files === 1 ? '1 file was' : `${files} files were`} ${became}:`,
    ...said.map(({ path, reason, remedy }) => printable(`  ${path}: ${reason}\n    ${remedy}`)),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
