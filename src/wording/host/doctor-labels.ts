import type { Examined, OwnFacts } from '../../examining/finding.ts';
import type { CheckWords } from './upkeep-labels.ts';

/** What is said of the machine, the folders and the settings that beleg runs on. */
export interface DoctorLabels {
  readonly help: {
    readonly description: string;
    /** Of its options. */
    readonly online: string;
    readonly json: string;
    /** How it ends. */
    readonly closing: string;
  };
  readonly subjects: Readonly<Record<Examined, string>>;
  /** What was found, and what mends it where it is not well. */
  readonly found: (facts: OwnFacts) => CheckWords;
  /** Below the table, where Discord was not asked. */
  readonly notAsked: string;
}

/** Some paths of many, in a line. */
export function some(paths: readonly string[], further: (count: number) => string): string {
  const shown = paths.slice(0, SHOWN);
  const rest = paths.length - shown.length;
  return [...shown, ...(rest > 0 ? [further(rest)] : [])].join(', ');
}

const SHOWN = 3;

/** A path as a shell takes it. */
export function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
