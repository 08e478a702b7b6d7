import {
  type Message,
  type MessageCreateOptions,
  PermissionFlagsBits,
  type SendableChannels,
} from 'discord.js';
import type { Language } from '../../language/language.ts';
import type { Asker } from '../admission.ts';
import { type ChannelKind, channelKindOf } from '../audience.ts';
import type { BotContext } from '../bot-context.ts';
import { isReferenceRefused } from '../connection/request-faults.ts';
import { chosenLocale, spokenLanguage } from './spoken-language.ts';
import type { Conversation } from '../conversation.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { type Place, placeIn } from '../removals/removal.ts';
import { type Refusal, renderRefusal } from '../rendering/render-refusal.ts';
import { namesIn } from './mention-names.ts';
import { questionText } from './seen-text.ts';

/** How long a reply is of use in a channel that goes on; about as long Discord remembers its nonce. */
const REPLY_MS = 2 * 60 * 1_000;

/** A message that speaks to the bot with what it takes to answer it, in the language of its guild or its own. */
export class MessageContext implements Conversation {
  readonly bot: BotContext;
  readonly message: Message;
  readonly channel: SendableChannels;
  readonly asker: Asker;
  readonly language: Language;
  /** What it asks, without its markup; empty where it only mentions. */
  readonly question: string;
  /** They have just written here. */
  readonly mayWrite = true;

  constructor({ bot, message, channel }: Pick<MessageContext, 'bot' | 'message' | 'channel'>) {
    const { defaultLanguage } = bot.settings;
    this.bot = bot;
    this.message = message;
    this.channel = channel;
    this.asker = { userId: message.author.id, guildId: message.guildId ?? undefined };
    const { client, guild, author, member, mentions, content } = message;
    const names = namesIn({ client, guild, author, member, mentions });
    const question = questionText(content, { names, language: defaultLanguage });
    this.language = spokenLanguage({ locales: [chosenLocale(guild)], question, defaultLanguage });
    this.question = questionText(content, { names, language: this.language });
  }

  get channelKind(): ChannelKind {
    const { channel } = this.message;
    const inGuild = !channel.isDMBased();
    return channelKindOf({ inGuild, channelId: channel.id, channel }, this.bot.settings.publicChannelIds);
  }

  get place(): Place {
    const { message, channel } = this;
    return {
      messageId: message.id,
      ...placeIn({ channelId: channel.id, channel, guildId: message.guildId }),
    };
  }

  /** Replies why the bot does not do what was asked, or says nothing where it has said so lately. */
  async refuse(refusal: Refusal): Promise<void> {
    const { admission } = this.bot;
    const may =
      refusal.kind === 'channel-not-listed'
        ? admission.mayHint(this.channel.id)
        : admission.mayRefuseMention(this.asker.userId, refusal.kind);
    if (await may) await this.answer(() => renderRefusal({ language: this.language, refusal }));
  }

  /** Shows that the bot is typing. It is a courtesy: an answer does not wait for it, nor fail with it. */
  async acknowledge(): Promise<void> {
    const { log } = this.bot;
    this.channel
      .sendTyping()
      .catch((fault: unknown) => log.debug({ err: fault }, 'typing could not be shown'));
  }

  /** For some minutes Discord returns the message already sent with a nonce instead of sending it again. */
  answer(compose: () => MessagePayload): Promise<Message> {
    const { message, channel, bot } = this;
    const attempt = () => this.#reply({ ...compose(), nonce: message.id, enforceNonce: true });
    return bot.outbox.send({ attempt, until: message.createdTimestamp + REPLY_MS, place: channel.id });
  }

  /** Where Discord refuses the reference, which points to what is asked, the answer is understood without. */
  async #reply(
    options: MessagePayload & Pick<MessageCreateOptions, 'nonce' | 'enforceNonce'>,
  ): Promise<Message> {
    const { message, channel } = this;
    if (!mayReadHistory(message)) return channel.send(options);
    try {
      return await message.reply({ ...options, failIfNotExists: false });
    } catch (fault) {
      if (!isReferenceRefused(fault)) throw fault;
      return channel.send(options);
    }
  }

  /** A courtesy too. */
  async react(emoji: string): Promise<void> {
    const { message, bot } = this;
    await message
      .react(emoji)
      .catch((fault: unknown) => bot.log.debug({ err: fault }, 'a reaction could not be shown'));
  }
}

/** Discord refuses the replies of who may not. Asked first, since refused requests count. */
function mayReadHistory({ channel, client }: Message): boolean {
  if (channel.isDMBased() || !client.isReady()) return true;
  return channel.permissionsFor(client.user)?.has(PermissionFlagsBits.ReadMessageHistory) ?? true;
}
