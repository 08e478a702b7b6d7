import {
  type AnyThreadChannel,
  type Channel,
  ChannelType,
  type Client,
  DiscordAPIError,
  type Message,
  PermissionFlagsBits,
  RESTJSONErrorCodes,
  Routes,
  type ThreadChannel,
} from 'discord.js';
import { z } from 'zod';
import { isGone, isPassing } from '../connection/request-faults.ts';
import type { Log } from '../../serving/log.ts';

/** Discord's bound for the name of a thread, in characters. */
const NAME_CHARACTERS = 100;
const ELLIPSIS = '…';

/** What a thread of the bot's own takes, as Discord's pages of permissions name it. */
const NEEDED = {
  'Create Public Threads': PermissionFlagsBits.CreatePublicThreads,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
} as const;

/**
 * Opens the thread of a question, or resolves with undefined where there can be none. Rejects where Discord cannot be reached,
 * and may be called again.
 */
export type OpenThread = () => Promise<ThreadChannel | undefined>;

/** The threads that the bot starts from questions, where the settings want that. */
export class Threads {
  readonly #log: Log;
  /** The channels of which the log has said that there can be no thread. */
  readonly #told = new Set<string>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** What opens the thread of a question that is asked here; undefined in a thread and wherever else there are none. */
  openerFor(message: Message, question: string): OpenThread | undefined {
    const { type } = message.channel;
    if (type !== ChannelType.GuildText && type !== ChannelType.GuildAnnouncement) return undefined;
    let opened: Promise<ThreadChannel | undefined> | undefined;
    return () =>
      (opened ??= this.#open(message, threadName(question)).catch((fault: unknown) => {
        opened = undefined;
        throw fault;
      }));
  }

  async #open(message: Message, name: string): Promise<ThreadChannel | undefined> {
    const missing = missingIn(message);
    if (missing.length > 0) return this.#tell(message, { missing });
    try {
      return await (message.hasThread ? threadOf(message) : message.startThread({ name }));
    } catch (fault) {
      if (isPassing(fault)) throw fault;
      if (isStarted(fault)) return threadOf(message);
      // Of the question or its channel that is gone, the answer will tell.
      if (isGone(fault)) return undefined;
      return this.#tell(message, { err: fault });
    }
  }

  #tell({ channelId }: Message, why: object): undefined {
    if (this.#told.has(channelId)) return;
    this.#told.add(channelId);
    this.#log.warn(
      { channelId, ...why },
      'questions get no thread in this channel and are answered by replies',
    );
  }
}

/** Whether the bot has started the thread that a message stands in. */
export function isInOwnThread({ channel }: Message, { user }: Client<true>): boolean {
  return channel.isThread() && channel.ownerId === user.id;
}

/** Whether discord.js does not know who started this thread: `learnThread` asks. */
export function isUnknownThread(channel: Channel): channel is AnyThreadChannel {
  // Typed as if it were always there.
  return channel.isThread() && typeof channel.ownerId !== 'string';
}

const startedThread = z.object({ owner_id: z.string(), parent_id: z.string() });

/**
 * Asks Discord about a thread in which somebody wrote, where need be. Of one that has rested since the bot logged in
 * discord.js knows at its next message that it is there, and neither its channel, whose permissions are the thread's, nor who
 * started it, which it takes from no later event.
 */
export async function learnThread(channel: Channel): Promise<void> {
  if (!isUnknownThread(channel)) return;
  const told = await channel.client.rest.get(Routes.channel(channel.id));
  const { owner_id, parent_id } = startedThread.parse(told);
  channel.ownerId = owner_id;
  channel.parentId = parent_id;
}

function missingIn({ channel, client }: Message): string[] {
  if (channel.isDMBased() || !client.isReady()) return [];
  const held = channel.permissionsFor(client.user);
  return Object.entries(NEEDED).flatMap(([name, bit]) => (held?.has(bit) === true ? [] : [name]));
}

/** The thread of a message has the message's id. */
async function threadOf({ id, client }: Message): Promise<ThreadChannel | undefined> {
  const channel = await client.channels.fetch(id);
  return channel?.isThread() === true ? channel : undefined;
}

/** Whether there is one already: an attempt before it arrived, or a person was quicker. */
function isStarted(fault: unknown): boolean {
  return fault instanceof DiscordAPIError && fault.code === RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage;
}

/** A question as the name of its thread: cut at a word, where there is one not far from the end. */
export function threadName(question: string): string {
  const name = question.replaceAll(/\s+/g, ' ').trim();
  if (name.length <= NAME_CHARACTERS) return name;
  const most = NAME_CHARACTERS - ELLIPSIS.length;
  // One character more: a word that ends exactly there is whole. No half of a pair of surrogates is left at the end.
  const space = name.slice(0, most + 1).lastIndexOf(' ');
  const end = space > most / 2 ? space : most;
  return `${name
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}${ELLIPSIS}`;
}
