import { ComponentType, TextInputStyle } from 'discord.js';
import { z } from 'zod';
import { componentIssues } from './check-components.ts';
import { readComponents, walkComponents } from './components.ts';
import { invalidForm, type FormIssue } from '../rest/discord-error.ts';

const ROW_LIMIT = 5;
const PLACEHOLDER_LIMIT = 100;
const INPUT_LIMIT = 4000;

const textInputSchema = z.looseObject({
  style: z.enum(TextInputStyle).optional(),
  min_length: z.number().min(0).max(INPUT_LIMIT).nullish(),
  max_length: z.number().min(1).max(INPUT_LIMIT).nullish(),
  placeholder: z.string().max(PLACEHOLDER_LIMIT).nullish(),
  value: z.string().max(INPUT_LIMIT).nullish(),
});

/**
 * Holds a modal against the rules that Discord's schema does not state.
 * @throws DiscordError 50035 naming each broken rule
 */
export function checkModal(modal: { readonly components: readonly unknown[] }): void {
  const components = readComponents(modal.components);
  const issues: FormIssue[] = [...componentIssues(components)];
  if (components.length > ROW_LIMIT) {
    const message = `A modal holds at most ${ROW_LIMIT} rows`;
    issues.push({ path: ['components'], code: 'BASE_TYPE_BAD_LENGTH', message });
  }
  for (const { component, path } of walkComponents(components)) {
    if (component.type !== ComponentType.TextInput) continue;
    issues.push(...textInputIssues(component, path));
  }
  if (issues.length > 0) throw invalidForm(issues);
}

function textInputIssues(component: unknown, path: readonly (string | number)[]): FormIssue[] {
  const parsed = textInputSchema.safeParse(component);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => ({
      path: [...path, String(issue.path[0])],
      code: 'BASE_TYPE_BAD_LENGTH',
      message: issue.message,
    }));
  }
  const { min_length: min, max_length: max, value } = parsed.data;
  const isUpsideDown = typeof min === 'number' && typeof max === 'number' && min > max;
  const isPrefilledTooLong = typeof max === 'number' && (value ?? '').length > max;
  if (!isUpsideDown && !isPrefilledTooLong) return [];
  const message = 'The smallest length exceeds the largest, or the given value does';
  return [{ path, code: 'TEXT_INPUT_LENGTH_INVALID', message }];
}
