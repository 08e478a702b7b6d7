import { ComponentType, MessageFlags } from 'discord.js';
import { componentIssues } from './check-components.ts';
import { readComponents, shownTexts, walkComponents, type Component } from './components.ts';
import { invalidForm, refusals, type FormIssue } from '../rest/discord-error.ts';

const CONTENT_LIMIT = 2000;
const SHOWN_TEXT_LIMIT = 4000;
const COMPONENT_LIMIT = 40;
const LEGACY_ROW_LIMIT = 5;
/** Discord answers HTTP 500 somewhat above 10,000 bytes; this is the project's own budget below it. */
const SHOWN_BYTES_BUDGET = 9000;

/** The fields of a message body that the rules beyond the schema look at; a list may be null in an edit. */
interface MessageBody {
  readonly content?: string | null | undefined;
  readonly embeds?: readonly unknown[] | null | undefined;
  readonly components?: readonly unknown[] | null | undefined;
  readonly attachments?: readonly unknown[] | null | undefined;
  readonly sticker_ids?: readonly unknown[] | null | undefined;
  readonly poll?: unknown;
  readonly flags?: number | null | undefined;
}

/**
 * Holds a message against the rules that Discord's schemas do not state.
 * @param body what the bot sent, already parsed by its schema
 * @param existing the message an edit changes; undefined for a new one
 * @throws DiscordError 50035 naming each broken rule, 50006 for a message without anything in it
 */
export function checkMessage(
  body: MessageBody,
  existing?: { readonly flags: number; readonly isEmpty: boolean },
): void {
  const isV2 = hasV2(body.flags) || hasV2(existing?.flags);
  const components = readComponents(body.components);
  const issues = [
    ...flagIssues(body, existing?.flags),
    ...(isV2 ? v2Issues(body, components) : legacyIssues(body, components)),
    ...componentIssues(components),
  ];
  if (issues.length > 0) throw invalidForm(issues);
  if ((existing === undefined || existing.isEmpty) && isEmptyBody(body)) throw refusals.emptyMessage();
}

/** Whether a message of these flags is built of components alone. */
function hasV2(flags: number | null | undefined): boolean {
  return ((flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
}

function flagIssues(body: MessageBody, existing: number | undefined): FormIssue[] {
  const isRemoved = typeof body.flags === 'number' && hasV2(existing) && !hasV2(body.flags);
  if (!isRemoved) return [];
  const message = 'The IS_COMPONENTS_V2 flag cannot be removed from a message';
  return [{ path: ['flags'], code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2', message }];
}

function v2Issues(body: MessageBody, components: readonly Component[]): FormIssue[] {
  const forbidden = [
    ['content', (body.content ?? '') !== ''],
    ['embeds', (body.embeds ?? []).length > 0],
    ['sticker_ids', (body.sticker_ids ?? []).length > 0],
    ['poll', (body.poll ?? undefined) !== undefined],
  ] as const;
  const issues: FormIssue[] = forbidden
    .filter(([, isUsed]) => isUsed)
    .map(([field]) => ({
      path: [field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }));
  return [...issues, ...textIssues(components), ...countIssues(components)];
}

function textIssues(components: readonly Component[]): FormIssue[] {
  const texts = shownTexts(components);
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  const issues: FormIssue[] = [];
  if (characters > SHOWN_TEXT_LIMIT) {
    const message = `The text of all components has ${characters} characters, more than ${SHOWN_TEXT_LIMIT}`;
    issues.push({ path: ['components'], code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message });
  }
  if (bytes > SHOWN_BYTES_BUDGET) {
    const message = `The text of all components has ${bytes} bytes, more than the budget of ${SHOWN_BYTES_BUDGET}`;
    issues.push({ path: ['components'], code: 'TEXT_BYTES_BUDGET_EXCEEDED', message });
  }
  return issues;
}

function countIssues(components: readonly Component[]): FormIssue[] {
  const count = [...walkComponents(components)].length;
  if (count <= COMPONENT_LIMIT) return [];
  const message = `${count} components, nested ones included, are more than ${COMPONENT_LIMIT}`;
  return [{ path: ['components'], code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message }];
}

function legacyIssues(body: MessageBody, components: readonly Component[]): FormIssue[] {
  const issues: FormIssue[] = [];
  if ((body.content ?? '').length > CONTENT_LIMIT) {
    const message = `Must be ${CONTENT_LIMIT} or fewer in length.`;
    issues.push({ path: ['content'], code: 'BASE_TYPE_MAX_LENGTH', message });
  }
  const isTooMany = components.length > LEGACY_ROW_LIMIT;
  if (isTooMany || components.some((component) => component.type !== ComponentType.ActionRow)) {
    const message =
      'Without MessageFlags.IS_COMPONENTS_V2 a message holds at most five rows and nothing else';
    issues.push({ path: ['components'], code: 'UNION_TYPE_CHOICES', message });
  }
  return issues;
}

function isEmptyBody(body: MessageBody): boolean {
  const lists = [body.embeds, body.components, body.attachments, body.sticker_ids];
  return (
    (body.content ?? '') === '' &&
    (body.poll ?? undefined) === undefined &&
    lists.every((list) => (list ?? []).length === 0)
  );
}
