import {
  ButtonStyle,
  ComponentType,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
} from 'discord.js';

import type { MessagePayload } from '../../src/discord/rendering/message-payload.ts';
import { escapeHtml } from '../escape-html.ts';
import { drawMarkdown, type MarkdownContext } from './draw-markdown.ts';

const BUTTON_TYPES: Readonly<Partial<Record<ButtonStyle, string>>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'destructive',
};

/** A message's components as HTML with the elements of the component library, and own ones where it has none. */
export function drawMessage({ components }: MessagePayload, context: MarkdownContext): string {
  return components.map((component) => drawComponent(component, context)).join('');
}

function drawComponent(
  component: APIMessageTopLevelComponent | APIComponentInContainer,
  context: MarkdownContext,
): string {
  if (component.type === ComponentType.Container) {
    const accent = `#${(component.accent_color ?? 0).toString(16).padStart(6, '0')}`;
    const inside = component.components.map((inner) => drawComponent(inner, context)).join('');
    return `<div class="container" style="--accent: ${accent}">${inside}</div>`;
  }
  if (component.type === ComponentType.TextDisplay) {
    return `<div class="text-display">${drawMarkdown(component.content, context)}</div>`;
  }
  if (component.type === ComponentType.Separator) return '<hr class="separator">';
  if (component.type === ComponentType.ActionRow) {
    return `<discord-action-row>${component.components.map(drawButton).join('')}</discord-action-row>`;
  }
  throw new Error(`A message holds a component that the preview does not draw: ${component.type}`);
}

function drawButton(component: APIComponentInMessageActionRow): string {
  if (component.type !== ComponentType.Button || !('label' in component)) {
    throw new Error('A row holds something other than a button with a label.');
  }
  const type = BUTTON_TYPES[component.style] ?? 'secondary';
  const disabled = component.disabled === true ? ' disabled' : '';
  return `<discord-button type="${type}"${disabled}>${escapeHtml(component.label ?? '')}</discord-button>`;
}

/** A modal as HTML: the library draws one only once it is opened. */
export function drawModal({ title, components }: APIModalInteractionResponseCallbackData): string {
  const fields = components.map((component) => {
    if (component.type !== ComponentType.Label)
      throw new Error('A modal holds something other than a label.');
    const { label, description = '' } = component;
    return `<label>${escapeHtml(label)}<small>${escapeHtml(description)}</small><input type="text"></label>`;
  });
  return `<div class="modal"><h3>${escapeHtml(title)}</h3>${fields.join('')}</div>`;
}
