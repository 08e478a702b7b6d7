import { z } from 'zod';
import type { Finding } from '../../examining/finding.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { findingWords } from './render-finding.ts';

/** Another number where a field goes or means something else. */
const JSON_VERSION = 1;

/** What `npm run doctor -- --json` prints; docs/doctor.md explains it. */
export const doctorJsonSchema = z.strictObject({
  version: z.literal(JSON_VERSION),
  kind: z.literal('doctor'),
  /** Whether nothing has failed. */
  ok: z.boolean(),
  warnings: z.int().nonnegative(),
  failures: z.int().nonnegative(),
  checks: z.array(
    z.strictObject({
      /** What was examined: always the same word for the same. */
      id: z.string(),
      state: z.enum(['ok', 'warning', 'failed']),
      /** For people, in their language: these may change. */
      subject: z.string(),
      found: z.string(),
      remedy: z.string().nullable(),
      /** For programs: by kind, and further fields may come. */
      facts: z.looseObject({ kind: z.string() }),
    }),
  ),
});

/** All findings for a program. */
export function doctorJson(
  findings: readonly Finding[],
  language: LabelLanguage,
): z.infer<typeof doctorJsonSchema> {
  const count = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
  return {
    version: JSON_VERSION,
    kind: 'doctor',
    ok: count('failed') === 0,
    warnings: count('warning'),
    failures: count('failed'),
    checks: findings.map((finding) => {
      const { id, state, facts } = finding;
      const { subject, found, remedy } = findingWords(finding, language);
      // Of a fault its words are told: what else it holds is of no form that could be kept.
      const plain = facts.kind === 'fault' ? { kind: facts.kind } : { ...facts };
      return { id, state, subject, found, remedy: remedy ?? null, facts: plain };
    }),
  };
}
