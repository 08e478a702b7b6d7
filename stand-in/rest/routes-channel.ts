import { PermissionFlagsBits } from 'discord.js';
import {
  CreatePrivateChannelRequestSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
} from 'discord-api-spec/zod';
import { checkMessage } from '../rules/check-message.ts';
import { checkShape } from '../rules/check-shape.ts';
import { refusals } from './discord-error.ts';
import { channelPayload, guildCreatePayload, memberPayload } from '../world/guild-payloads.ts';
import { botPermissions, sendPermission, type LocalChannel } from '../world/places.ts';
import type { Answer, Route, RouteRequest } from './router.ts';
import { userPayload } from '../users.ts';

const NONCE_REMEMBERED_MS = 5 * 60 * 1000;

/** Channels with their messages, guilds, members and users. */
export const channelRoutes = [
  { name: 'open direct channel', method: 'POST', path: '/users/@me/channels', handle: openDirectChannel },
  { name: 'user', method: 'GET', path: '/users/:user', handle: fetchUser },
  { name: 'guild', method: 'GET', path: '/guilds/:guild', handle: fetchGuild },
  { name: 'member', method: 'GET', path: '/guilds/:guild/members/:user', handle: fetchMember },
  { name: 'channel', method: 'GET', path: '/channels/:channel', handle: fetchChannel },
  { name: 'typing', method: 'POST', path: '/channels/:channel/typing', handle: showTyping },
  { name: 'create message', method: 'POST', path: '/channels/:channel/messages', handle: createMessage },
  { name: 'message', method: 'GET', path: '/channels/:channel/messages/:message', handle: fetchMessage },
  {
    name: 'edit message',
    method: 'PATCH',
    path: '/channels/:channel/messages/:message',
    handle: editMessage,
  },
  {
    name: 'delete message',
    method: 'DELETE',
    path: '/channels/:channel/messages/:message',
    handle: deleteMessage,
  },
  {
    name: 'react',
    method: 'PUT',
    path: '/channels/:channel/messages/:message/reactions/:emoji/@me',
    handle: react,
  },
] as const satisfies readonly Route[];

function openDirectChannel({ core, body }: RouteRequest): Answer {
  const { recipient_id: recipient } = checkShape(CreatePrivateChannelRequestSchema, body);
  const channel = core.world.directChannel(core.world.user(recipient));
  return { status: 200, body: channelPayload(channel, core.world) };
}

function fetchUser({ core, param }: RouteRequest): Answer {
  return { status: 200, body: userPayload(core.world.user(param('user'))) };
}

function fetchGuild({ core, param }: RouteRequest): Answer {
  return { status: 200, body: guildCreatePayload(core.world.guild(param('guild')), core.world) };
}

function fetchMember({ core, param }: RouteRequest): Answer {
  const guild = core.world.guild(param('guild'));
  const user = core.world.users.get(param('user'));
  if (user === undefined) throw refusals.unknownMember();
  return { status: 200, body: { ...memberPayload(user, guild), user: userPayload(user) } };
}

function fetchChannel(request: RouteRequest): Answer {
  return { status: 200, body: channelPayload(reachable(request), request.core.world) };
}

function showTyping(request: RouteRequest): Answer {
  requirePermission(reachable(request), (channel) => sendPermission(channel));
  return { status: 204 };
}

function createMessage(request: RouteRequest): Answer {
  const { core, body } = request;
  const channel = reachable(request);
  const message = checkShape(MessageCreateRequestSchema, body);
  checkMessage(message);
  requirePermission(channel, sendPermission);
  if (message.message_reference && !mayReadHistory(channel)) throw refusals.cannotReply();
  const { nonce } = message;
  const repeated = message.enforce_nonce === true ? findNonce(request, channel, nonce) : undefined;
  const posted =
    repeated ??
    core.messages.post({
      channel,
      author: core.world.bot,
      body: message,
      nonce,
      reference: message.message_reference,
    });
  return { status: 200, body: posted };
}

/** With `enforce_nonce`, Discord answers a repeat within a few minutes with the message it already has. */
function findNonce({ core }: RouteRequest, channel: LocalChannel, nonce: string | number | undefined) {
  const oldest = core.clock.now() - NONCE_REMEMBERED_MS;
  return [...channel.messages.values()].find(
    (message) =>
      nonce !== undefined &&
      message.nonce === nonce &&
      message.author.id === core.world.bot.id &&
      Date.parse(message.timestamp) >= oldest,
  );
}

function fetchMessage(request: RouteRequest): Answer {
  const message = reachable(request).messages.get(request.param('message'));
  if (message === undefined) throw refusals.unknownMessage();
  return { status: 200, body: message };
}

function editMessage(request: RouteRequest): Answer {
  const body = checkShape(MessageEditRequestPartialSchema, request.body);
  const message = ownMessage(request);
  checkMessage(body, { flags: message.flags ?? 0, isEmpty: false });
  return { status: 200, body: request.core.messages.edit(message, body) };
}

function deleteMessage(request: RouteRequest): Answer {
  request.core.messages.remove(ownMessage(request));
  return { status: 204 };
}

/** Nobody else has reacted with the emoji, or it would take less. */
function react(request: RouteRequest): Answer {
  const channel = reachable(request);
  if (!channel.messages.has(request.param('message'))) throw refusals.unknownMessage();
  for (const needed of [PermissionFlagsBits.ReadMessageHistory, PermissionFlagsBits.AddReactions]) {
    requirePermission(channel, () => needed);
  }
  return { status: 204 };
}

function mayReadHistory(channel: LocalChannel): boolean {
  return (botPermissions(channel) & PermissionFlagsBits.ReadMessageHistory) !== 0n;
}

function ownMessage(request: RouteRequest) {
  const message = reachable(request).messages.get(request.param('message'));
  if (message === undefined) throw refusals.unknownMessage();
  if (message.author.id !== request.core.world.bot.id) throw refusals.editOfAnother();
  return message;
}

export function reachable({ core, param }: RouteRequest): LocalChannel {
  const channel = core.world.channel(param('channel'));
  if (!core.world.holdsBot(channel.id)) throw refusals.missingAccess();
  if ((botPermissions(channel) & PermissionFlagsBits.ViewChannel) === 0n) throw refusals.missingAccess();
  return channel;
}

export function requirePermission(channel: LocalChannel, needed: (channel: LocalChannel) => bigint): void {
  if (channel.kind === 'dm' && channel.recipient.closedToMessages) throw refusals.cannotMessageUser();
  if ((botPermissions(channel) & needed(channel)) === 0n) throw refusals.missingPermissions();
}
