import { z } from 'zod';
import { LABEL_LANGUAGES } from '../../language/label-language.ts';

/** No argument has more characters: what is too long for a question is told so, and not sent back whole. */
const ARGUMENT_CHARACTERS = 8_000;
/** Of an id: what is longer is none. */
const ID_CHARACTERS = 200;
/** Names of unknown arguments that are told, and characters of each. */
const NAMES_SHOWN = 5;
const NAME_CHARACTERS = 40;

/** The arguments of a tool: those that it knows and no others, since a misspelt one would be left out in silence. */
export function argumentsOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? unknownArguments(issue.keys, known) : undefined),
  });
}

/**
 * What a tool gives, as a schema of its own: one that has a name elsewhere would become a reference, and clients refuse a tool
 * whose schema does not say itself that it is an object.
 */
export function outputOf<Shape extends z.ZodRawShape>({ shape }: z.ZodObject<Shape>) {
  return z.strictObject(shape);
}

/** A question as it is typed. */
export const questionArgument = z.string().max(ARGUMENT_CHARACTERS);

export const articleArgument = z.string().max(ID_CHARACTERS);

export const languageArgument = z
  .enum(LABEL_LANGUAGES)
  .optional()
  .describe(
    'Language of the words around quotations; left out, that of the question. Quotations are never translated.',
  );

function unknownArguments(names: readonly string[], known: readonly string[]): string {
  const shown = names.slice(0, NAMES_SHOWN).map((name) => JSON.stringify(name.slice(0, NAME_CHARACTERS)));
  const others = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} others` : '';
  const those = known.length === 0 ? 'it takes none' : `it takes ${known.join(', ')}`;
  return `There is no argument ${shown.join(', ')}${others}: ${those}`;
}

/** Of tools that read what does not change while it is read. */
export const READ_ONLY = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;
