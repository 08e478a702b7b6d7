import { basename } from 'node:path';
import stringWidth from 'string-width';
import { messageOf } from '../../errors.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import type { Check } from '../../verifying/check.ts';
import { worded } from '../../wording/fault-words.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { momentOf, type CheckWords } from '../../wording/host/upkeep-labels.ts';
import { paletteOf, type Screen } from '../screen.ts';
import { printableLine } from './printable-text.ts';

/** A check as a row of a table, with what mends it below where something is to be mended. */
export function renderCheck(check: Check, screen: Pick<Screen, 'language' | 'color'>): string {
  const { language } = screen;
  const { states } = HOST_LABELS[language].upkeep.verify;
  const palette = paletteOf(screen);
  const paint = { ok: palette.green, warning: palette.yellow, failed: palette.red }[check.state];
  const width = Math.max(...Object.values(states).map((state) => stringWidth(state)));
  const state = states[check.state];
  const margin = ' '.repeat(width + 2);
  const { found, remedy } = checkWords(check, language);
  const row = `${paint(state)}${' '.repeat(width + 2 - stringWidth(state))}${subjectOf(check, language)}: ${printableLine(found)}`;
  return remedy === undefined ? row : `${row}\n${margin}${printableLine(remedy)}`;
}

/** How many of the checks went how, in a line. */
export function renderChecked(checks: readonly Check[], language: LabelLanguage): string {
  const count = (state: Check['state']): number => checks.filter((check) => check.state === state).length;
  return HOST_LABELS[language].upkeep.verify.summary(count('warning'), count('failed'));
}

/** A check for a program: what stands in the row, and what was found. */
export function checkJson(check: Check, language: LabelLanguage): object {
  const { checked, state, facts } = check;
  const { found, remedy } = checkWords(check, language);
  const told = { checked, state, subject: subjectOf(check, language), found, remedy };
  return facts.kind === 'fault' ? { ...told, facts: { kind: 'fault' } } : { ...told, facts };
}

/** What was checked. */
export function subjectOf(
  { checked, facts }: Pick<Check, 'checked' | 'facts'>,
  language: LabelLanguage,
): string {
  const { subjects, generation } = HOST_LABELS[language].upkeep.verify;
  if (facts.kind === 'generation')
    return printableLine(generation(momentOf(facts.generation), facts.isCurrent));
  if (facts.kind === 'data-file') return printableLine(basename(facts.path));
  return checked === 'generation' || checked === 'data-file' ? 'Index' : subjects[checked];
}

/** What was found, and what mends it. */
export function checkWords({ facts }: Pick<Check, 'facts'>, language: LabelLanguage): CheckWords {
  const { faults, host, upkeep } = HOST_LABELS[language];
  if (facts.kind === 'fault') {
    const told = worded(facts.fault, language);
    const { problem, remedy } = told
      ? { problem: told.message, remedy: told.remedy }
      : faults.bug(messageOf(facts.fault));
    return { found: problem, remedy };
  }
  const unusable =
    facts.kind === 'no-index' ? facts.why : facts.kind === 'generation' ? facts.found : undefined;
  const isUnusable =
    unusable !== undefined && unusable.kind !== 'sound' && unusable.kind !== 'unsound' ? unusable : undefined;
  const why = isUnusable === undefined ? '' : host({ kind: 'no-index', why: isUnusable }).problem;
  return upkeep.verify.found(facts, why);
}
