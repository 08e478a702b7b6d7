import { GatewayIntentBits } from 'discord.js';
import { untilReachable } from './command-actors.ts';
import type { Core } from '../core.ts';
import { MessageExchange } from '../exchanges.ts';
import type { MessageContent, NewMessage } from '../world/compose-message.ts';
import { channelPayload } from '../world/guild-payloads.ts';
import type { LocalChannel } from '../world/places.ts';
import { SeenMessage } from '../seen-message.ts';
import type { LocalUser } from '../users.ts';

export interface SayOptions {
  readonly user: LocalUser;
  readonly channel: LocalChannel;
  readonly text: string;
  /** The message it replies to. */
  readonly replyTo?: SeenMessage | undefined;
  /** Whether the reply notifies the author of that message. @default true */
  readonly ping?: boolean | undefined;
  /** Marks a message that no person wrote. */
  readonly origin?: 'webhook' | 'system' | undefined;
  /** What it shows besides, as Discord's API describes it: previews of links, what bots write, a poll. */
  readonly shows?: Pick<MessageContent, 'embeds' | 'components' | 'flags'> & Pick<NewMessage, 'poll'>;
  /** The message that it forwards; it has no text then. */
  readonly forwarding?: SeenMessage | undefined;
}

/** Writes a message as a user. The bot gets to read it only where Discord would let it. */
export async function say(
  core: Core,
  { user, channel, text, replyTo, ping, origin, shows, forwarding }: SayOptions,
): Promise<MessageExchange> {
  await untilReachable(core);
  const { poll, ...content } = shows ?? {};
  const reference =
    replyTo === undefined
      ? undefined
      : { message_id: replyTo.id, channel_id: channel.id, fail_if_not_exists: false };
  const message = core.messages.post({
    channel,
    author: user,
    origin,
    reference,
    forwarding: forwarding?.raw,
    poll,
    body: { content: text, allowed_mentions: { replied_user: ping ?? true, parse: [] }, ...content },
  });
  wake(core, channel);
  return new MessageExchange(core, new SeenMessage(core, message.id));
}

/** Edits a message of the user's own. */
export function edit(
  core: Core,
  { user, message, text }: { readonly user: LocalUser; readonly message: SeenMessage; readonly text: string },
): void {
  if (message.raw.author.id !== user.id) throw new Error(`${user.name} edits only messages of their own`);
  core.messages.rewrite(message.raw, text);
}

/** A thread that rests wakes when somebody writes in it. Discord does not say which of the two events comes first. */
function wake({ world, gateway }: Core, channel: LocalChannel): void {
  if (channel.kind !== 'thread' || !channel.archived) return;
  channel.archived = false;
  const audience = { guildId: channel.guildId, intent: GatewayIntentBits.Guilds };
  gateway.dispatch('THREAD_UPDATE', channelPayload(channel, world), audience);
}
