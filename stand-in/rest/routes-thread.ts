import { GatewayIntentBits, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { CreateTextThreadWithMessageRequestSchema } from 'discord-api-spec/zod';
import { checkShape } from '../rules/check-shape.ts';
import { channelPayload } from '../world/guild-payloads.ts';
import { refusals } from './discord-error.ts';
import type { Answer, Route, RouteRequest } from './router.ts';
import { reachable, requirePermission } from './routes-channel.ts';

/** Active threads that a guild may have at once. */
const ACTIVE_THREADS = 1000;

/** Threads that are started from a message. */
export const threadRoutes = [
  {
    name: 'start thread',
    method: 'POST',
    path: '/channels/:channel/messages/:message/threads',
    handle: startThread,
  },
] as const satisfies readonly Route[];

function startThread(request: RouteRequest): Answer {
  const { core, body, param } = request;
  const { world, gateway, messages } = core;
  const parent = reachable(request);
  const { name } = checkShape(CreateTextThreadWithMessageRequestSchema, body);
  if (parent.kind !== 'text') throw refusals.wrongChannelType();
  requirePermission(parent, () => PermissionFlagsBits.CreatePublicThreads);
  const startMessage = parent.messages.get(param('message'));
  if (startMessage === undefined) throw refusals.unknownMessage();
  if (world.channels.has(startMessage.id)) throw refusals.threadExists();
  const guild = world.guild(parent.guildId);
  const active = [...world.channels.values()].filter(
    (channel) => channel.kind === 'thread' && channel.guildId === guild.id && !channel.archived,
  );
  if (active.length >= ACTIVE_THREADS) throw refusals.tooManyThreads();
  const { deniedToBot, deniedToEveryone } = parent;
  const thread = world.addChannel({
    name,
    guild,
    parent,
    startMessage,
    starterId: world.bot.id,
    deniedToBot,
    deniedToEveryone,
  });
  const payload = channelPayload(thread, world);
  const audience = { guildId: guild.id, intent: GatewayIntentBits.Guilds };
  gateway.dispatch('THREAD_CREATE', { ...payload, newly_created: true }, audience);
  messages.mark(startMessage, MessageFlags.HasThread);
  messages.post({
    channel: thread,
    author: world.user(startMessage.author.id),
    origin: 'thread start',
    body: {},
  });
  return { status: 201, body: payload };
}
