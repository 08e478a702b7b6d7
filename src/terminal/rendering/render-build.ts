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
    ...fileLines(warnings, 'read with a warning'),
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

function fileLines(files: readonly CorpusProblem[], became: string): readonly string[] {
  if (files.length === 0) return [];
  return [
    `${files.length === 1 ? '1 file was' : `${files.length} files were`} ${became}:`,
    ...files.map(({ path, reason, remedy }) => printable(`  ${path}: ${reason}\n    ${remedy}`)),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
