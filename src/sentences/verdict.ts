import {
  afterAbbreviation,
  afterAddress,
  afterBracketedAbbreviation,
  afterExclaimedName,
  afterPlainWord,
  afterUnknownAbbreviation,
} from './rules/abbreviation-rules.ts';
import {
  afterEllipsis,
  afterFootnote,
  afterPlainTerminator,
  beforeBrand,
  beforeContinuation,
  beforeDigit,
  beforeSource,
  beforeSpeaker,
  beforeStarter,
} from './rules/mark-rules.ts';
import { afterWeekdays, beforeMonth } from './rules/date-rules.ts';
import { afterInitial, afterRegnalNumber } from './rules/name-rules.ts';
import { afterOrdinal } from './rules/number-rules.ts';
import type { Rule, Site, Verdict } from './rules/site.ts';
import { unspaced } from './rules/unspaced-rule.ts';

/** The first rule that knows the site decides. The particular come before the general. */
const RULES: readonly Rule[] = [
  beforeContinuation,
  afterWeekdays,
  afterAbbreviation,
  afterBracketedAbbreviation,
  afterAddress,
  beforeMonth,
  afterOrdinal,
  afterRegnalNumber,
  afterInitial,
  afterExclaimedName,
  afterEllipsis,
  beforeSpeaker,
  beforeSource,
  afterPlainTerminator,
  beforeStarter,
  afterFootnote,
  afterPlainWord,
  afterUnknownAbbreviation,
  beforeBrand,
  beforeDigit,
];

/** What the rules say of a gap behind a terminator; undefined where none of them knows it. */
export function verdictOn(site: Site): Verdict | undefined {
  if (site.unspaced) return afterExclaimedName(site) ?? unspaced(site);
  for (const rule of RULES) {
    const verdict = rule(site);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}
