import { z } from 'zod';
import { ID_LIMIT } from '../../corpus/article-id.ts';
import { REVISION_DIGITS } from '../../corpus/compose-article.ts';

const VERSION = 'v1';

const revision = z.string().regex(new RegExp(`^[0-9a-f]{${REVISION_DIGITS}}$`));
const articleId = z.string().regex(new RegExp(`^[a-z0-9-]{1,${ID_LIMIT}}$`));
const answerId = z.string().regex(/^[\w-]{12}$/);
const index = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

/**
 * The wire form of every button and modal: its action, then its fields in the order in which they are written.
 * It stands apart from what the buttons do, because messages write the ids of buttons whose presses make messages.
 */
export const customIdSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('context'), revision, articleId, ordinal: index }),
  z.object({ action: z.literal('more'), answerId, offset: index }),
  z.object({ action: z.literal('further'), answerId }),
  z.object({ action: z.literal('share'), answerId }),
  z.object({ action: z.literal('helpful'), answerId }),
  z.object({ action: z.literal('unhelpful'), answerId }),
  z.object({ action: z.literal('remove'), answerId }),
  z.object({ action: z.literal('forget') }),
  z.object({ action: z.literal('articles'), page: index }),
  z.object({ action: z.literal('overview'), revision, articleId, from: index }),
  z.object({ action: z.literal('section'), revision, articleId, ordinal: index, offset: index }),
]);

/**
 * What a button or a modal asks for. `further` is both the button that opens the modal and the modal itself.
 * `offset` counts the passages already shown and `from` the sections, `ordinal` and `page` count from 0.
 */
export type CustomId = z.output<typeof customIdSchema>;

/** What a button or a modal does. */
export type Action = CustomId['action'];
/** The custom id of each action. */
export type CustomIds = { readonly [A in Action]: Extract<CustomId, { action: A }> };

/** A custom id of another version of beleg, or of no version at all. */
interface Outdated {
  readonly action: 'outdated';
}

/** Writes `v1:<action>:<fields>`: at most 82 of the 100 characters that Discord allows. */
export function formatCustomId(id: CustomId): string {
  const values: Readonly<Record<string, string | number>> = id;
  return [VERSION, ...partsOf(id.action).map((name) => values[name])].join(':');
}

/** Reads a custom id as it comes from Discord. Whatever beleg does not know is outdated, never a fault. */
export function parseCustomId(customId: string): CustomId | Outdated {
  const [version, ...values] = customId.split(':');
  const names = partsOf(values[0]);
  if (version !== VERSION || names.length !== values.length) return { action: 'outdated' };
  const parsed = customIdSchema.safeParse(Object.fromEntries(names.map((name, at) => [name, values[at]])));
  return parsed.success ? parsed.data : { action: 'outdated' };
}

/** The names of an action's parts in their order, `action` itself first; none where there is no such action. */
function partsOf(action: string | undefined): readonly string[] {
  const form = customIdSchema.options.find(({ shape }) => shape.action.value === action);
  return form === undefined ? [] : Object.keys(form.shape);
}
