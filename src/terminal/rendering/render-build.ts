import type { CorpusProblem } from '../../corpus/corpus-fault.ts';
import type { BuildSummary } from '../../indexing/build-summary.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { wordedProblem } from '../../wording/fault-words.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { printable } from './printable-text.ts';

/** What came of a build, and what to know of the files. */
export function renderBuildSummary(summary: BuildSummary, language: LabelLanguage): string {
  const { problems, warnings, leftOut, unchanged } = summary;
  const { build } = HOST_LABELS[language].programs;
  return [
    unchanged ? build.upToDate(summary) : build.built(summary),
    ...(leftOut === 0 ? [] : [build.places(leftOut)]),
    ...fileLines(problems, build.leftOut, language),
    ...fileLines(warnings, build.withWarnings, language),
  ].join('\n');
}

/** What is said of files; of one there may be several things to say. */
function fileLines(
  said: readonly CorpusProblem[],
  heading: (files: number) => string,
  language: LabelLanguage,
): readonly string[] {
  if (said.length === 0) return [];
  const files = new Set(said.map(({ path }) => path)).size;
  const lines = said.map((one) => {
    const { problem, remedy } = wordedProblem(one, language);
    return printable(`  ${one.path}: ${problem}\n    ${remedy}`);
  });
  return [heading(files), ...lines];
}
