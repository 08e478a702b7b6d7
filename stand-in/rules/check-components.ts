import { ButtonStyle, ComponentType } from 'discord.js';
import { walkComponents, type Component, type PlacedComponent } from './components.ts';
import type { FormIssue } from '../rest/discord-error.ts';

const CUSTOM_ID_LIMIT = 100;
const BUTTON_LABEL_LIMIT = 80;
const BUTTONS_IN_A_ROW = 5;
const LINK_LIMIT = 512;

/** What is wrong with the components of a message or a modal beyond their shape: identifiers, buttons and rows. */
export function componentIssues(components: readonly Component[]): FormIssue[] {
  const placed = [...walkComponents(components)];
  return [
    ...repeatedIssues(placed, 'custom_id'),
    ...repeatedIssues(placed, 'id'),
    ...placed.flatMap(customIdIssues),
    ...placed.flatMap(buttonIssues),
    ...placed.flatMap(rowIssues),
  ];
}

function repeatedIssues(placed: readonly PlacedComponent[], field: 'custom_id' | 'id'): FormIssue[] {
  const seen = new Set<string | number>();
  return placed.flatMap(({ component, path }): FormIssue[] => {
    const value = component[field];
    if (value === undefined || value === null || !seen.has(value)) {
      if (value !== undefined && value !== null) seen.add(value);
      return [];
    }
    const code = field === 'id' ? 'COMPONENT_ID_DUPLICATED' : 'COMPONENT_CUSTOM_ID_DUPLICATED';
    return [{ path: [...path, field], code, message: `Component ${field} cannot be duplicated: ${value}` }];
  });
}

function customIdIssues({ component, path }: PlacedComponent): FormIssue[] {
  const id = component.custom_id;
  if (id === undefined || id === null || (id.length >= 1 && id.length <= CUSTOM_ID_LIMIT)) return [];
  return [badLength([...path, 'custom_id'], CUSTOM_ID_LIMIT)];
}

function buttonIssues({ component, path }: PlacedComponent): FormIssue[] {
  if (component.type !== ComponentType.Button) return [];
  const issues: FormIssue[] = [];
  const isLink = component.style === ButtonStyle.Link;
  if ((component.label ?? '').length > BUTTON_LABEL_LIMIT) {
    issues.push(badLength([...path, 'label'], BUTTON_LABEL_LIMIT));
  }
  if ((component.label ?? '') === '' && (component.emoji ?? undefined) === undefined) {
    issues.push({
      path,
      code: 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED',
      message: 'A button needs a label or an emoji',
    });
  }
  if (
    isLink === (typeof component.custom_id === 'string') ||
    isLink !== (typeof component.url === 'string')
  ) {
    const message = 'A link button has a url and no custom_id, any other button a custom_id and no url';
    issues.push({ path, code: 'BUTTON_COMPONENT_INVALID', message });
  }
  if (typeof component.url === 'string' && !/^(?:https?|discord):\/\/./u.test(component.url)) {
    issues.push({
      path: [...path, 'url'],
      code: 'URL_TYPE_INVALID_SCHEME',
      message: 'Not an http(s) address',
    });
  }
  if ((component.url ?? '').length > LINK_LIMIT) issues.push(badLength([...path, 'url'], LINK_LIMIT));
  return issues;
}

function rowIssues({ component, path }: PlacedComponent): FormIssue[] {
  if (component.type !== ComponentType.ActionRow) return [];
  const children = component.components ?? [];
  const isFull = children.length > BUTTONS_IN_A_ROW;
  const isMixed = children.length > 1 && children.some((child) => child.type !== ComponentType.Button);
  if (children.length > 0 && !isFull && !isMixed) return [];
  const message = 'A row holds one to five buttons, or one select menu or text input';
  return [{ path: [...path, 'components'], code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message }];
}

function badLength(path: readonly (string | number)[], limit: number): FormIssue {
  return { path, code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between 1 and ${limit} in length.` };
}
