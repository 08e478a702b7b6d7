import type { CorpusProblem } from '../../corpus/corpus-fault.ts';
import type { BuildSummary } from '../../indexing/build-summary.ts';
import { printable } from './printable-text.ts';

/** The summary for the person who hosts beleg, in English as all its messages to them. */
export function renderBuildSummary(summary: BuildSummary): string {
  return [indexLine(summary), ...problemLines(summary.problems)].join('\n');
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

function problemLines(problems: readonly CorpusProblem[]): readonly string[] {
  if (problems.length === 0) return [];
  const heading = problems.length === 1 ? '1 file was left out:' : `${problems.length} files were left out:`;
  return [
    heading,
    ...problems.map(({ path, reason, remedy }) => printable(`  ${path}: ${reason}\n    ${remedy}`)),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
