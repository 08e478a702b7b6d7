import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Finding } from '../../examining/finding.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { CHECKED } from '../../verifying/check.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { momentOf } from '../../wording/host/upkeep-labels.ts';
import { printable } from '../rendering/printable-text.ts';
import { checkWords, subjectOf } from '../rendering/render-checks.ts';
import { paletteOf, type Screen } from '../screen.ts';

const GAP = 2;
/** Before what mends it. */
const ARROW = '→ ';
/** Below this, a column leaves too little for a word. */
const NARROWEST_COLUMN = 24;

/** What a person reads of a finding; what mends it stands there only where there is something to mend. */
export interface FindingWords {
  readonly subject: string;
  readonly found: string;
  readonly remedy: string | undefined;
}

/** A finding in words. */
export function findingWords(finding: Finding, language: LabelLanguage): FindingWords {
  const { subject, found, remedy } = wordsOf(finding, language);
  return {
    subject,
    found: printable(found),
    remedy: finding.state === 'ok' || remedy === undefined ? undefined : printable(remedy),
  };
}

function wordsOf(
  finding: Finding,
  language: LabelLanguage,
): { subject: string; found: string; remedy?: string } {
  const { doctor, upkeep } = HOST_LABELS[language];
  if (isCheck(finding)) {
    const check = { checked: finding.id, facts: finding.facts };
    const words = checkWords(check, language);
    if (finding.facts.kind !== 'generation') return { subject: subjectOf(check, language), ...words };
    const { generation, isCurrent } = finding.facts;
    const which = upkeep.verify.generation(momentOf(generation), isCurrent);
    return { subject: doctor.subjects.index, ...words, found: `${which}: ${words.found}` };
  }
  const subject = doctor.subjects[finding.id];
  if (finding.facts.kind !== 'fault') return { subject, ...doctor.found(finding.facts) };
  return { subject, ...checkWords({ facts: finding.facts }, language) };
}

type CheckFinding = Extract<Finding, { readonly id: (typeof CHECKED)[number] }>;

function isCheck(finding: Finding): finding is CheckFinding {
  return CHECKED.some((checked) => checked === finding.id);
}

/** A finding as a row of a table: how it stands, what it is of, what was found; below it, what mends it. */
export function renderFinding(finding: Finding, screen: Screen): string {
  const { doctor, upkeep } = HOST_LABELS[screen.language];
  const { states, subjects } = upkeep.verify;
  const palette = paletteOf(screen);
  const paint = { ok: palette.green, warning: palette.yellow, failed: palette.red }[finding.state];
  const [stateWidth, subjectWidth] = [states, { ...doctor.subjects, ...subjects }].map(widest);
  const state = padded(states[finding.state], stateWidth ?? 0);
  const { subject, found, remedy } = findingWords(finding, screen.language);
  const indent = (stateWidth ?? 0) + (subjectWidth ?? 0) + 2 * GAP;
  const columns = Math.max(NARROWEST_COLUMN, screen.width - indent);
  const lines = [
    ...wrapAnsi(found, columns).split('\n'),
    ...(remedy === undefined ? [] : hanging(remedy, columns)),
  ];
  return lines
    .map((line, at) => {
      if (at > 0) return ' '.repeat(indent) + line;
      return paint(state) + ' '.repeat(GAP) + padded(subject, subjectWidth ?? 0) + ' '.repeat(GAP) + line;
    })
    .join('\n');
}

function hanging(text: string, columns: number): string[] {
  const margin = ' '.repeat(stringWidth(ARROW));
  return wrapAnsi(text, columns - margin.length)
    .split('\n')
    .map((line, at) => (at === 0 ? ARROW : margin) + line);
}

function widest(texts: Readonly<Record<string, string>>): number {
  return Math.max(...Object.values(texts).map((text) => stringWidth(text)));
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}
