import { z } from 'zod';

const version = z.literal('v1');
const revision = z.string().regex(/^[0-9a-f]{8}$/);
const articleId = z.string().regex(/^[a-z0-9-]{1,48}$/);
const answerId = z.string().regex(/^[\w-]{12}$/);
const index = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number);

const customIdSchema = z.union([
  z.tuple([version, z.literal('context'), revision, articleId, index]).transform(([, action, ...fields]) => ({
    action,
    revision: fields[0],
    articleId: fields[1],
    ordinal: fields[2],
  })),
  z
    .tuple([version, z.literal('more'), answerId, index])
    .transform(([, action, answer, offset]) => ({ action, answerId: answer, offset })),
  z
    .tuple([version, z.enum(['further', 'share', 'helpful', 'unhelpful']), answerId])
    .transform(([, action, answer]) => ({ action, answerId: answer })),
  z.tuple([version, z.literal('articles'), index]).transform(([, action, page]) => ({ action, page })),
]);

/**
 * What a button or a modal asks for. `further` is both the button that opens the modal and the modal itself.
 * `offset` counts the passages already shown, `ordinal` and `page` count from 0.
 */
export type CustomId = z.output<typeof customIdSchema>;

/** A custom id of another version of beleg, or of no version at all. */
export interface Outdated {
  readonly action: 'outdated';
}

/** Writes `v1:<action>:<fields>`: at most 75 of the 100 characters that Discord allows. */
export function formatCustomId(id: CustomId): string {
  return ['v1', id.action, ...fieldsOf(id)].join(':');
}

/** Reads a custom id as it comes from Discord. Whatever beleg does not know is outdated, never a fault. */
export function parseCustomId(customId: string): CustomId | Outdated {
  const parsed = customIdSchema.safeParse(customId.split(':'));
  return parsed.success ? parsed.data : { action: 'outdated' };
}

function fieldsOf(id: CustomId): readonly (string | number)[] {
  if (id.action === 'context') return [id.revision, id.articleId, id.ordinal];
  if (id.action === 'more') return [id.answerId, id.offset];
  if (id.action === 'articles') return [id.page];
  return [id.answerId];
}
