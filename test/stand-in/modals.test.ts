import { describe, it, expect } from 'vitest';
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { DiscordError } from '../../stand-in/rest/discord-error.ts';
import { furtherModal } from './support/test-messages.ts';
import { checkModal } from '../../stand-in/rules/check-modal.ts';
import { checkShape } from '../../stand-in/rules/check-shape.ts';

const input = (fields: object = {}) => ({ type: 4, custom_id: 'question', style: 1, ...fields });
const label = (component: object, fields: object = {}) => ({
  type: 18,
  label: 'Frage',
  component,
  ...fields,
});
const modal = (fields: object = {}) => ({
  custom_id: 'm',
  title: 'T',
  components: [label(input())],
  ...fields,
});

/** The fields that are refused of a modal; none if it is let through. */
function faultyFields(data: unknown): string[] {
  try {
    checkModal(checkShape(ModalInteractionCallbackRequestSchema, { type: 9, data }).data);
    return [];
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error;
    return error.issues.map(({ path }) => path.join('.'));
  }
}

const faults: readonly [fault: string, field: string, data: object][] = [
  ['a title of 46 characters', 'data.title', modal({ title: 'x'.repeat(46) })],
  [
    'a label of 46 characters',
    'data.components.0.label',
    modal({ components: [label(input(), { label: 'x'.repeat(46) })] }),
  ],
  ['a custom_id of 101 characters', 'data.custom_id', modal({ custom_id: 'x'.repeat(101) })],
  ['no row', 'data.components', modal({ components: [] })],
  [
    'six rows',
    'components',
    modal({ components: Array.from({ length: 6 }, (_, n) => label(input({ custom_id: `${n}` }))) }),
  ],
  [
    'two inputs of one custom_id',
    'components.1.component.custom_id',
    modal({ components: [label(input()), label(input())] }),
  ],
  [
    'a placeholder of 101 characters',
    'data.components.0.component.placeholder',
    modal({ components: [label(input({ placeholder: 'x'.repeat(101) }))] }),
  ],
  [
    'lengths upside down',
    'components.0.component',
    modal({ components: [label(input({ min_length: 9, max_length: 3 }))] }),
  ],
  [
    'a value that is too long',
    'components.0.component',
    modal({ components: [label(input({ value: 'xxxx', max_length: 3 }))] }),
  ],
  ['an unknown field', 'data.components.0.colour', modal({ components: [label(input(), { colour: 1 })] })],
];

describe('the rules for modals', () => {
  it('let a modal of the builder through', () => {
    expect(faultyFields(furtherModal.toJSON())).toEqual([]);
  });

  it.each(faults)('catch %s', (_fault, field, data) => {
    expect(faultyFields(data)).toContain(field);
  });
});

/** The choices of a completion that offers `count` of one name, as far as they are let through. */
function complete(count: number, name = 'x') {
  const choices = Array.from({ length: count }, () => ({ name, value: 'y' }));
  return checkShape(ApplicationCommandAutocompleteCallbackRequestSchema, { type: 8, data: { choices } }).data
    .choices;
}

describe('the rules for completions', () => {
  it('allow 25 choices and no more', () => {
    expect(complete(25)).toHaveLength(25);
    expect(() => complete(26)).toThrow('Invalid Form Body');
  });

  it('refuse a choice without a name', () => {
    expect(() => complete(1, '')).toThrow('Invalid Form Body');
  });
});
