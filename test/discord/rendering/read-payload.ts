import { ComponentType, type APIMessageComponent } from 'discord.js';
import { MessageCreateRequestSchema } from 'discord-api-spec/zod';
import { expect } from 'vitest';

import { MESSAGE_BYTES, MESSAGE_CHARACTERS } from '../../../src/discord/limits.ts';
import type { MessagePayload } from '../../../src/discord/rendering/message-payload.ts';

/** Discord's bounds: components of a message, nested ones counted, and buttons of a row. */
const MESSAGE_COMPONENTS = 40;
const ROW_BUTTONS = 5;

/** Every component of a message, nested ones too, in the order of reading. */
export function componentsOf({
  components,
}: Pick<MessagePayload, 'components'>): readonly APIMessageComponent[] {
  return components.flatMap((component) => nested(component));
}

function nested(component: APIMessageComponent): readonly APIMessageComponent[] {
  return 'components' in component
    ? [component, ...component.components.flatMap((inner) => nested(inner))]
    : [component];
}

/** The contents of the Text Displays, in order. */
export function textsOf(payload: MessagePayload): readonly string[] {
  return componentsOf(payload).flatMap((component) =>
    component.type === ComponentType.TextDisplay ? [component.content] : [],
  );
}

export interface ShownButton {
  readonly label: string;
  readonly id: string;
}

export function buttonsOf(payload: MessagePayload): readonly ShownButton[] {
  return componentsOf(payload).flatMap((component) =>
    component.type === ComponentType.Button && 'custom_id' in component
      ? [{ label: component.label ?? '', id: component.custom_id }]
      : [],
  );
}

/** Holds a message against Discord's published description, and against the bounds that the description leaves out. */
export function expectAccepted(payload: MessagePayload): void {
  const body = { flags: payload.flags, components: payload.components };
  // Unknown fields pass the schema but are gone from what it returns.
  expect(MessageCreateRequestSchema.parse(body)).toStrictEqual(body);
  const text = textsOf(payload).join('');
  expect(text.length).toBeLessThanOrEqual(MESSAGE_CHARACTERS);
  expect(Buffer.byteLength(text, 'utf8')).toBeLessThanOrEqual(MESSAGE_BYTES);
  const components = componentsOf(payload);
  expect(components.length).toBeLessThanOrEqual(MESSAGE_COMPONENTS);
  const ids = buttonsOf(payload).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const component of components) {
    if (component.type === ComponentType.ActionRow) {
      expect(component.components.length).toBeLessThanOrEqual(ROW_BUTTONS);
    }
  }
}
