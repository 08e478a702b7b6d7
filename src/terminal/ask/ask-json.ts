import { z } from 'zod';
import { CONTROL, every } from '../../language/visible-text.ts';
import { answerJsonSchema } from '../../library/answer-json.ts';
import { JSON_VERSION } from '../../library/passage-json.ts';

/** The one object that `ask --json` prints: an answer, or why there is none; docs/json.md explains the fields. */
export const askJsonSchema = z.discriminatedUnion('kind', [
  answerJsonSchema,
  z.strictObject({
    version: z.literal(JSON_VERSION),
    kind: z.literal('error'),
    error: z.enum(['usage', 'fault']),
    problem: z.string(),
    remedy: z.string().nullable(),
  }),
]);

/** What is printed as one line. */
export type AskJson = z.infer<typeof askJsonSchema>;

/** The one line of JSON that stands for the object. */
export function formatJson(json: AskJson): string {
  return escapeTerminalControls(JSON.stringify(json));
}

const CONTROLS = every(CONTROL);

/**
 * JSON escapes the C0 controls by itself. The rest of what a terminal obeys (DEL, C1) or an eye is deceived by
 * (bidi controls) is escaped here: the value stays the same, and the line is safe to look at.
 */
function escapeTerminalControls(json: string): string {
  return json.replaceAll(
    CONTROLS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
