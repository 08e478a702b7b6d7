import { InteractionResponseType, MessageFlags } from 'discord.js';
import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from 'discord-api-spec/zod';
import { z } from 'zod';
import { checkMessage } from '../rules/check-message.ts';
import { checkModal } from '../rules/check-modal.ts';
import { checkShape } from '../rules/check-shape.ts';
import { invalidForm, refusals } from './discord-error.ts';
import type { Interaction } from '../world/interactions.ts';
import type { Answer, Route, RouteRequest } from './router.ts';
import { sourceOf, stateOf } from './token-messages.ts';

/** The one route on which the bot acknowledges interactions. */
export const interactionRoutes = [
  {
    name: 'callback',
    method: 'POST',
    path: '/interactions/:interaction/:token/callback',
    needsBotToken: false,
    handle: acknowledge,
  },
] as const satisfies readonly Route[];

const callbackSchema = z.looseObject({ type: z.enum(InteractionResponseType) });
type Handler = (request: RouteRequest, interaction: Interaction) => void;

const handlers: ReadonlyMap<InteractionResponseType, Handler> = new Map([
  [InteractionResponseType.ChannelMessageWithSource, reply],
  [InteractionResponseType.DeferredChannelMessageWithSource, defer],
  [InteractionResponseType.DeferredMessageUpdate, deferUpdate],
  [InteractionResponseType.UpdateMessage, update],
  [InteractionResponseType.ApplicationCommandAutocompleteResult, complete],
  [InteractionResponseType.Modal, showModal],
]);

function acknowledge(request: RouteRequest): Answer {
  const { core, body, param } = request;
  const interaction = core.interactions.toAcknowledge(param('interaction'), param('token'));
  const { type } = callbackSchema.safeParse(body).data ?? {};
  const handle = type === undefined ? undefined : handlers.get(type);
  if (type === undefined || handle === undefined || !core.interactions.accepts(interaction, type)) {
    const message = `An interaction of type ${interaction.type} cannot be answered with type ${type}`;
    throw invalidForm([{ path: ['type'], code: 'INTERACTION_APPLICATION_RESPONSE_TYPE_INVALID', message }]);
  }
  handle(request, interaction);
  if (request.query.get('with_response') !== 'true') return { status: 204 };
  return { status: 200, body: callbackResponse(request, interaction, type) };
}

function reply({ core, body }: RouteRequest, interaction: Interaction): void {
  const { type, data } = checkShape(CreateMessageInteractionCallbackRequestSchema, body);
  if (data === undefined) throw refusals.emptyMessage();
  checkMessage(data);
  const posted = core.messages.post({
    channel: interaction.channel,
    author: core.world.bot,
    body: data,
    interaction,
  });
  interaction.originalId = posted.id;
  core.interactions.acknowledge(interaction, { type, ephemeral: isEphemeral(data.flags), data });
  core.interactions.show(interaction, posted.id, 'created');
}

function defer({ core, body }: RouteRequest, interaction: Interaction): void {
  const { type, data } = checkShape(CreateMessageInteractionCallbackRequestSchema, body);
  const flags = data?.flags ?? 0;
  if ((flags & ~MessageFlags.Ephemeral) !== 0) {
    const message = 'A deferral takes no flag but EPHEMERAL';
    throw invalidForm([{ path: ['data', 'flags'], code: 'MESSAGE_FLAGS_INVALID', message }]);
  }
  const posted = core.messages.post({
    channel: interaction.channel,
    author: core.world.bot,
    body: { flags: flags | MessageFlags.Loading },
    interaction,
  });
  interaction.originalId = posted.id;
  interaction.messageIds.add(posted.id);
  core.interactions.acknowledge(interaction, { type, ephemeral: isEphemeral(flags), data });
}

function deferUpdate({ core, body }: RouteRequest, interaction: Interaction): void {
  const { type, data } = checkShape(UpdateMessageInteractionCallbackRequestSchema, body);
  const source = sourceOf(core, interaction);
  interaction.originalId = source.id;
  core.interactions.acknowledge(interaction, { type, ephemeral: isEphemeral(source.flags), data });
}

function update({ core, body }: RouteRequest, interaction: Interaction): void {
  const { type, data } = checkShape(UpdateMessageInteractionCallbackRequestSchema, body);
  const source = sourceOf(core, interaction);
  const content = data ?? {};
  checkMessage(content, stateOf(source));
  core.messages.edit(source, content);
  interaction.originalId = source.id;
  core.interactions.acknowledge(interaction, { type, ephemeral: isEphemeral(source.flags), data });
  core.interactions.show(interaction, source.id, 'edited');
}

const CHOICE_LIMIT = 100;

function complete({ core, body }: RouteRequest, interaction: Interaction): void {
  const { type, data } = checkShape(ApplicationCommandAutocompleteCallbackRequestSchema, body);
  for (const [index, choice] of (data.choices ?? []).entries()) {
    if (String(choice.value).length <= CHOICE_LIMIT && choice.name.length <= CHOICE_LIMIT) continue;
    const message = `Must be between 1 and ${CHOICE_LIMIT} in length.`;
    throw invalidForm([{ path: ['data', 'choices', index], code: 'BASE_TYPE_BAD_LENGTH', message }]);
  }
  core.interactions.acknowledge(interaction, { type, ephemeral: true, data });
}

function showModal({ core, body }: RouteRequest, interaction: Interaction): void {
  const { type, data } = checkShape(ModalInteractionCallbackRequestSchema, body);
  checkModal(data);
  core.interactions.acknowledge(interaction, { type, ephemeral: true, data });
}

function isEphemeral(flags: number | null | undefined): boolean {
  return ((flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

function callbackResponse({ core }: RouteRequest, interaction: Interaction, type: InteractionResponseType) {
  const message =
    interaction.originalId === undefined ? undefined : core.world.message(interaction.originalId);
  const about =
    message === undefined
      ? {}
      : {
          response_message_id: message.id,
          response_message_loading: ((message.flags ?? 0) & MessageFlags.Loading) !== 0,
          response_message_ephemeral: isEphemeral(message.flags),
        };
  return {
    interaction: { id: interaction.id, type: interaction.type, ...about },
    resource: message === undefined ? { type } : { type, message },
  };
}
