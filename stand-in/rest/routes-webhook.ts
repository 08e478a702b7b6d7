import { MessageFlags } from 'discord.js';
import {
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
} from 'discord-api-spec/zod';
import { checkMessage } from '../rules/check-message.ts';
import { checkShape } from '../rules/check-shape.ts';
import type { Interaction } from '../world/interactions.ts';
import type { MessageContent } from '../world/compose-message.ts';
import type { Answer, Route, RouteRequest } from './router.ts';
import { isEphemeral, isLoading, messageOf, stateOf } from './token-messages.ts';

const MESSAGE_PATH = '/webhooks/:application/:token/messages/:message';
const byToken = { path: MESSAGE_PATH, needsBotToken: false } as const;

/** The messages that follow an acknowledgement, written with the interaction's token. */
export const webhookRoutes = [
  {
    name: 'follow up',
    method: 'POST',
    path: '/webhooks/:application/:token',
    needsBotToken: false,
    handle: followUp,
  },
  { ...byToken, name: 'fetch reply', method: 'GET', handle: fetchReply },
  { ...byToken, name: 'edit reply', method: 'PATCH', handle: editReply },
  { ...byToken, name: 'delete reply', method: 'DELETE', handle: deleteReply },
] as const satisfies readonly Route[];

function followUp(request: RouteRequest): Answer {
  const { core } = request;
  const interaction = core.interactions.toFollowUp(request.param('token'));
  const body = checkShape(IncomingWebhookRequestPartialSchema, request.body);
  const { originalId } = interaction;
  const original = originalId === undefined ? undefined : core.world.message(originalId);
  // The first follow-up after a deferral takes the place of the "thinking" message.
  if (original !== undefined && isLoading(original))
    return change(request, interaction, { id: '@original', body });
  checkMessage(body);
  const posted = core.messages.post({
    channel: interaction.channel,
    author: core.world.bot,
    body,
    interaction,
  });
  core.interactions.show(interaction, posted.id, 'created');
  return { status: 200, body: posted };
}

function fetchReply({ core, param }: RouteRequest): Answer {
  const interaction = core.interactions.toFollowUp(param('token'));
  return { status: 200, body: messageOf(core, interaction, param('message')) };
}

function editReply(request: RouteRequest): Answer {
  const interaction = request.core.interactions.toFollowUp(request.param('token'));
  const body = checkShape(IncomingWebhookUpdateRequestPartialSchema, request.body);
  return change(request, interaction, { id: request.param('message'), body });
}

function deleteReply({ core, param }: RouteRequest): Answer {
  const interaction = core.interactions.toFollowUp(param('token'));
  core.messages.remove(messageOf(core, interaction, param('message')));
  return { status: 204 };
}

function change(
  { core, label }: RouteRequest,
  interaction: Interaction,
  { id, body }: { id: string; body: MessageContent },
): Answer {
  const message = messageOf(core, interaction, id);
  checkMessage(body, stateOf(message));
  const isMeantEphemeral = ((body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  if (isMeantEphemeral && !isEphemeral(message)) {
    // Discord ignores the flag without a word, and everybody reads what was meant for one.
    const text = 'The deferral made this message public; EPHEMERAL on the edit changes nothing';
    core.journal.addViolation({ request: label, code: 0, message: text, body });
  }
  const edited = core.messages.edit(message, body);
  core.interactions.show(interaction, edited.id, isLoading(message) ? 'created' : 'edited');
  return { status: 200, body: edited };
}
