import { ComponentType, InteractionType } from 'discord.js';
import { z } from 'zod';
import { dispatch, untilReachable, type Doing } from './command-actors.ts';
import { walkComponents, type Component } from '../rules/components.ts';
import type { Core } from '../core.ts';
import type { InteractionExchange, SeenModal } from '../exchanges.ts';
import { SeenMessage } from '../seen-message.ts';

export interface PressOptions extends Omit<Doing, 'channel'> {
  readonly message: SeenMessage;
  /** The button's custom_id or its label. */
  readonly button: string;
  /** Presses a custom_id that the message does not show, as an old message of the bot might. @default false */
  readonly evenIfAbsent?: boolean | undefined;
}

/** Presses a button. Throws where the user could not: it is missing, disabled, a link, or on another's private message. */
export async function pressButton(core: Core, doing: PressOptions): Promise<InteractionExchange> {
  await untilReachable(core);
  const { message, user, evenIfAbsent = false } = doing;
  const customId = evenIfAbsent ? doing.button : pressableId(message, doing.button);
  const owner = core.interactions.all.find(({ messageIds }) => messageIds.has(message.id))?.user;
  if (message.ephemeral && owner?.id !== user.id)
    throw new Error(`${user.name} does not see ${owner?.name}'s message`);
  return dispatch(
    core,
    { ...doing, channel: core.world.channel(message.raw.channel_id) },
    {
      type: InteractionType.MessageComponent,
      label: `button "${doing.button}"`,
      data: { custom_id: customId, component_type: ComponentType.Button },
      source: message,
    },
  );
}

function pressableId(message: SeenMessage, name: string): string {
  const { customId, disabled, label } = message.button(name);
  if (customId === undefined || disabled) throw new Error(`The button "${label}" cannot be pressed`);
  return customId;
}

export interface SubmitOptions {
  /** The exchange in which the bot opened the modal. */
  readonly exchange: InteractionExchange;
  /** The text of each input by its custom_id; an input left out stays empty. */
  readonly values: Readonly<Record<string, string>>;
  readonly locale?: Doing['locale'];
}

/** Fills in the modal of an exchange and sends it. Throws where Discord's client would not let the user. */
export async function submitModal(
  core: Core,
  { exchange, values, locale }: SubmitOptions,
): Promise<InteractionExchange> {
  const modal = await exchange.modal();
  await untilReachable(core);
  const { channel, user, sourceMessageId } = exchange.interaction;
  checkValues(modal, values);
  return dispatch(
    core,
    { channel, user, locale },
    {
      type: InteractionType.ModalSubmit,
      label: `modal "${modal.title}"`,
      data: {
        custom_id: modal.customId,
        components: modal.components.map((component, index) => submitted(component, values, index + 1)),
      },
      source: sourceMessageId === undefined ? undefined : new SeenMessage(core, sourceMessageId),
    },
  );
}

const inputSchema = z.looseObject({
  custom_id: z.string(),
  required: z.boolean().nullish(),
  min_length: z.number().nullish(),
  max_length: z.number().nullish(),
});

function checkValues(modal: SeenModal, values: Readonly<Record<string, string>>): void {
  const inputs = [...walkComponents(modal.components)]
    .filter(({ component }) => component.type === ComponentType.TextInput)
    .map(({ component }) => inputSchema.parse(component));
  const unknown = Object.keys(values).find((name) => !inputs.some((input) => input.custom_id === name));
  if (unknown !== undefined) throw new Error(`The modal "${modal.title}" has no input "${unknown}"`);
  for (const { custom_id: name, required, min_length: min, max_length: max } of inputs) {
    const { length } = values[name] ?? '';
    const isMissing = length === 0 && required !== false;
    if (isMissing || (length > 0 && length < (min ?? 0)) || length > (max ?? Infinity)) {
      throw new Error(`Discord's client refuses ${length} characters for the input "${name}"`);
    }
  }
}

/** A modal's component as Discord sends it back: structure and values, without labels. */
function submitted(component: Component, values: Readonly<Record<string, string>>, id: number): unknown {
  const { type, custom_id: customId, components, component: inner } = component;
  if (type === ComponentType.TextInput)
    return { type, id, custom_id: customId, value: values[customId ?? ''] ?? '' };
  if (components) return { type, id, components: components.map((child) => submitted(child, values, id)) };
  if (inner) return { type, id, component: submitted(inner, values, id) };
  return { type, id };
}
