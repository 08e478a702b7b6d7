import { ButtonStyle, ComponentType, MessageFlags } from 'discord.js';
import { readComponents, walkComponents, type Component } from './rules/components.ts';
import type { StoredMessage } from './world/stored-message.ts';

/** One button of a message, as a user finds it. */
export interface SeenButton {
  readonly label: string;
  /** Undefined for a link. */
  readonly customId: string | undefined;
  readonly url: string | undefined;
  readonly disabled: boolean;
}

/** The buttons of a message in reading order. */
export function buttonsOf(message: StoredMessage): SeenButton[] {
  return [...walkComponents(readComponents(message.components))]
    .filter(({ component }) => component.type === ComponentType.Button)
    .map(({ component }) => asButton(component));
}

function asButton(component: Component): SeenButton {
  return {
    label: component.label ?? '(emoji)',
    customId: component.style === ButtonStyle.Link ? undefined : (component.custom_id ?? undefined),
    url: component.url ?? undefined,
    disabled: component.disabled ?? false,
  };
}

/** What a message says: its content and all text displays, one below the other, in Discord's markup. */
export function textOf(message: StoredMessage): string {
  const shown = [...walkComponents(readComponents(message.components))]
    .filter(({ component }) => component.type === ComponentType.TextDisplay)
    .map(({ component }) => component.content ?? '');
  return [message.content, ...shown].filter((text) => text !== '').join('\n');
}

/** How the parts of a drawn message are written. */
interface MessageStyle {
  /** The lines of a text in Discord's markup. */
  readonly text: (text: string) => readonly string[];
  readonly button: (button: SeenButton) => string;
}

const plainStyle: MessageStyle = {
  text: (text) => text.split('\n'),
  button: ({ label, customId, url, disabled }) =>
    `[${label}${disabled ? ' (disabled)' : ''} → ${customId ?? url}]`,
};

/** Draws a message as lines of text, top to bottom: text, separators, rows of buttons; `▌` marks a container. */
export function drawMessage(message: StoredMessage, style: MessageStyle = plainStyle): string[] {
  const notes = (message.flags & MessageFlags.Loading) === 0 ? [] : ['… is thinking'];
  const content = message.content === '' ? [] : style.text(message.content);
  const components = readComponents(message.components).flatMap((component) =>
    drawComponent(component, style),
  );
  return [...notes, ...content, ...components];
}

function drawComponent(component: Component, style: MessageStyle): readonly string[] {
  const inner = [...(component.components ?? []), ...(component.accessory ? [component.accessory] : [])];
  const children = inner.flatMap((child) => drawComponent(child, style));
  if (component.type === ComponentType.TextDisplay) return style.text(component.content ?? '');
  if (component.type === ComponentType.Separator) return ['────────'];
  if (component.type === ComponentType.Container) return children.map((line) => `▌${line}`);
  if (component.type === ComponentType.ActionRow) return [children.join(' ')];
  if (component.type === ComponentType.Button) return [style.button(asButton(component))];
  return children.length > 0 ? children : [`(${ComponentType[component.type]})`];
}
