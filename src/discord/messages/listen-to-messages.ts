import { type Client, Events, type Message } from 'discord.js';
import type { BotContext } from '../bot-context.ts';
import { RecentIds, type RunningWork } from '../connection/incoming-work.ts';
import { Exchange } from './exchange.ts';
import { handleMessage, mayBeAddressed } from './handle-message.ts';
import { namesIn } from './mention-names.ts';
import { questionText } from './seen-text.ts';

/** For so long after it was posted, an edit of a message asks anew. `/help` says so. */
const EDITABLE_MS = 60 * 1_000;
/** An edit may reach the bot so much later than it was made: after it could not be reached for a while. */
const LATE_MS = 2 * 60 * 1_000;

interface Listening {
  readonly client: Client;
  readonly context: BotContext;
  readonly work: RunningWork;
}

/** Answers each message that speaks to the bot once, however often Discord tells of it, and anew where it is edited in time. */
export function listenToMessages({ client, context, work }: Listening): void {
  const seen = new RecentIds();
  const exchanges = new Map<string, Exchange>();

  const take = (exchange: Exchange, message: Message): void => {
    if (!client.isReady()) return;
    const names = namesIn(message);
    const asked = questionText(message.content, { names, language: context.settings.defaultLanguage });
    const handle = (edited: AbortSignal): Promise<void> =>
      handleMessage({ bot: context, message, client, exchange, asked, edited });
    work.track(exchange.take(message, { asked, handle }));
  };
  const begin = (message: Message): void => {
    if (!seen.add(message.id)) return;
    const exchange = new Exchange(message);
    forgetOld(exchanges, message.createdTimestamp);
    exchanges.set(message.id, exchange);
    take(exchange, message);
  };

  client.on(Events.MessageCreate, (message) => {
    if (client.isReady() && mayBeAddressed(context, message, client)) begin(message);
  });
  client.on(Events.MessageUpdate, (_before, message) => {
    // A partial message is one of which Discord has told the change alone.
    if (!client.isReady() || message.partial || !isEditedInTime(message, context.now())) return;
    if (!mayBeAddressed(context, message, client)) return;
    const exchange = exchanges.get(message.id);
    if (exchange === undefined) begin(message);
    else take(exchange, message);
  });
}

/**
 * Nobody edits where a preview of a link is added or a message is pinned: one that was edited once still names that edit, a
 * year later to a bot that has forgotten it. Both times of a message are Discord's.
 */
function isEditedInTime({ editedTimestamp, createdTimestamp }: Message, now: number): boolean {
  if (editedTimestamp === null || now - editedTimestamp > EDITABLE_MS + LATE_MS) return false;
  return editedTimestamp - createdTimestamp <= EDITABLE_MS;
}

/** Forgets those which nobody can edit in time any more, oldest first. */
function forgetOld(exchanges: Map<string, Exchange>, now: number): void {
  for (const [id, { postedAt }] of exchanges) {
    if (postedAt > now - EDITABLE_MS - LATE_MS) break;
    exchanges.delete(id);
  }
}
