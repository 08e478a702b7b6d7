import { isDeepStrictEqual } from 'node:util';
import { ChannelType } from 'discord.js';
import type { z } from 'zod';
import type { ZodMiniType } from 'zod/mini';
import { invalidForm, type FormIssue } from '../rest/discord-error.ts';

/** Fields that discord.js always writes and Discord ignores where it does not know them, with the value that is harmless. */
const HARMLESS_FIELDS: readonly (readonly [field: string, value: unknown])[] = [
  ['tts', false],
  ['enforce_nonce', false],
  // The type of a thread that is started from a message follows from the channel's.
  ['type', ChannelType.PublicThread],
];

/**
 * Parses a request body by Discord's published schema. The schemas drop fields they do not know, so a body that
 * differs from what was parsed holds one: that is refused too, though Discord itself would ignore it.
 * @throws DiscordError 50035 naming each faulty or unknown field
 */
export function checkShape<T>(schema: ZodMiniType<T>, body: unknown): T {
  const checked = withoutHarmlessFields(body);
  const result = schema.safeParse(checked);
  if (!result.success) throw invalidForm(flattenIssues(result.error.issues));
  if (!isDeepStrictEqual(result.data, checked)) {
    const unknown = [...unknownFields(checked, result.data)];
    throw invalidForm(
      unknown.map((path) => ({
        path,
        code: 'UNKNOWN_FIELD',
        message: `Discord knows no field ${path.join('.')}`,
      })),
    );
  }
  return result.data;
}

function withoutHarmlessFields(body: unknown): unknown {
  if (!isRecord(body)) return body;
  const kept = Object.entries(body)
    .filter(
      ([field, value]) => !HARMLESS_FIELDS.some(([name, harmless]) => name === field && harmless === value),
    )
    .map(([field, value]) => [field, field === 'data' ? withoutHarmlessFields(value) : value] as const);
  return Object.fromEntries(kept);
}

/** A failed union reports one list of issues for each member: the member of the right type says what is wrong. */
function flattenIssues(
  issues: readonly z.core.$ZodIssue[],
  base: readonly (string | number)[] = [],
): FormIssue[] {
  return issues.flatMap((issue): FormIssue[] => {
    const path = [...base, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    if (issue.code === 'invalid_union') {
      const member = issue.errors.find((inner) => !inner.some((one) => one.path.join('.') === 'type'));
      if (member !== undefined && member.length > 0) return flattenIssues(member, path);
    }
    return [{ path, code: issue.code.toUpperCase(), message: issue.message }];
  });
}

function* unknownFields(
  body: unknown,
  parsed: unknown,
  path: readonly (string | number)[] = [],
): Generator<readonly (string | number)[]> {
  if (Array.isArray(body) && Array.isArray(parsed)) {
    for (const [index, item] of body.entries()) yield* unknownFields(item, parsed[index], [...path, index]);
  } else if (isRecord(body) && isRecord(parsed)) {
    for (const [field, value] of Object.entries(body)) {
      if (field in parsed) yield* unknownFields(value, parsed[field], [...path, field]);
      else yield [...path, field];
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
