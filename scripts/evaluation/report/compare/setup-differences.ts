import type { EvaluationRun } from '../../record.ts';

/** Something that two runs do not have alike. */
export interface SetupDifference {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What else differs between two runs, and may be why their figures do. */
export function setupDifferences(before: EvaluationRun, after: EvaluationRun): SetupDifference[] {
  const [was, is] = [setupOf(before), setupOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((name) => ({ name, before: was.get(name) ?? 'none', after: is.get(name) ?? 'none' }))
    .filter((one) => one.before !== one.after);
}

function setupOf(run: EvaluationRun): ReadonlyMap<string, string> {
  const { commit, part, machine, reader, embedder, thresholds, sets } = run;
  return new Map([
    ['commit', commit ?? 'not told'],
    ['part', part],
    ['machine', machine],
    ['reader', `${reader.name}, ${reader.fingerprint.slice(0, 12)}`],
    ['embedder', `${embedder.name}, ${embedder.fingerprint.slice(0, 12)}`],
    ...Object.entries(thresholds).map(([name, value]) => [`threshold ${name}`, value.toFixed(4)] as const),
    ...sets.map(
      ({ name, articles, sentences }) =>
        [`data set ${name}`, `${articles} articles, ${sentences} sentences`] as const,
    ),
  ]);
}
