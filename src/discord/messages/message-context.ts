import {
  type Message,
  type MessageCreateOptions,
  PermissionFlagsBits,
  type SendableChannels,
} from 'discord.js';
import type { Answerer } from '../../answering/answer.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { questionLanguage } from '../../answering/question-language.ts';
import type { Asker } from '../admission.ts';
import { type ChannelKind, channelKindOf, roleIdsOf } from '../audience.ts';
import { forgetAnswers } from '../answers/forget-answers.ts';
import type { BotContext } from '../bot-context.ts';
import { isGone, isReferenceRefused } from '../connection/request-faults.ts';
import { chosenLocale, spokenLanguage } from './spoken-language.ts';
import type { Conversation } from '../conversation.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { type Place, placeIn } from '../removals/removal.ts';
import { type Refusal, renderRefusal } from '../rendering/render-refusal.ts';
import { namesIn } from './mention-names.ts';
import { questionText } from './seen-text.ts';
import type { Exchange } from './exchange.ts';

/** How long a reply is of use in a channel that goes on; about as long Discord remembers its nonce. */
const REPLY_MS = 2 * 60 * 1_000;

/** A message that speaks to the bot with what it takes to answer it, in the language of its guild, its own or its author's. */
export class MessageContext implements Conversation {
  readonly bot: BotContext;
  readonly message: Message;
  readonly channel: SendableChannels;
  readonly asker: Asker;
  readonly language: LabelLanguage;
  /** What it asks, without its markup; empty where it only mentions. */
  readonly question: string;
  readonly exchange: Exchange;
  readonly edited: AbortSignal;
  /** They have just written here. */
  readonly mayWrite = true;
  /** By the bot's clock, which may be a minute from Discord's. */
  readonly #receivedAt: number;

  /** `asked` is what it asks, read in the bot's own language: to read it once more may take some hundredths of a second. */
  constructor({
    bot,
    message,
    channel,
    exchange,
    edited,
    asked,
  }: Pick<MessageContext, 'bot' | 'message' | 'channel' | 'exchange' | 'edited'> & {
    readonly asked: string;
  }) {
    const { defaultLanguage } = bot.settings;
    this.bot = bot;
    this.#receivedAt = bot.now();
    this.message = message;
    this.channel = channel;
    this.exchange = exchange;
    this.edited = edited;
    const { author, member, guildId } = message;
    this.asker = { userId: author.id, ...this.place, roleIds: roleIdsOf(member, guildId) };
    const locales = [chosenLocale(message.guild)];
    const told = questionLanguage(asked);
    if (told !== undefined) bot.languages.read(message.author.id, told);
    const lastUsed = bot.languages.of(message.author.id);
    const language = spokenLanguage({ locales, told, lastUsed, defaultLanguage });
    this.language = language;
    this.question =
      language === defaultLanguage
        ? asked
        : questionText(message.content, { names: namesIn(message), language });
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

  readonly answerer = (): Answerer => this.bot.sight.answererAt(this.place);

  /** Replies why the bot does not do what was asked, or says nothing where it has said so lately. */
  async refuse(refusal: Refusal): Promise<void> {
    const { admission, observer } = this.bot;
    observer?.refusal('discord', refusal.kind);
    const may =
      refusal.kind === 'channel-not-listed'
        ? admission.mayHint(this.channel.id)
        : admission.mayRefuseMention(this.asker.userId, refusal.kind);
    if (!(await may)) return;
    // An answer that is there already stays, though what was asked instead is refused.
    await this.#post(() => renderRefusal({ language: this.language, refusal }));
  }

  /**
   * Shows that the bot is typing, in the thread of the question where it gets one: what is answered from now on stands there.
   * It is a courtesy: an answer does not wait for it, nor fail with it.
   */
  async acknowledge(): Promise<void> {
    const { bot, message, question, exchange } = this;
    // What has its reply already is answered anew where that stands.
    if (exchange.replyId === undefined) exchange.openThread ??= bot.threads?.openerFor(message, question);
    this.#showTyping().catch((fault: unknown) => bot.log.debug({ err: fault }, 'typing could not be shown'));
  }

  async #showTyping(): Promise<void> {
    const thread = await this.exchange.openThread?.();
    await (thread ?? this.channel).sendTyping();
  }

  /** Replies; where there is a reply already, because the message was edited, in the place of that. */
  async answer(compose: () => MessagePayload): Promise<Message> {
    const { exchange } = this;
    const replaced =
      exchange.replyId === undefined ? undefined : await this.#replace(exchange.replyId, compose);
    const sent = replaced ?? (await this.#post(compose));
    exchange.replyId = sent.id;
    return sent;
  }

  /** Puts something else into a message of the bot's, and forgets the answer that it was; undefined where it is gone. */
  async #replace(replyId: string, compose: () => MessagePayload): Promise<Message | undefined> {
    const { bot, channel, exchange } = this;
    if (bot.withdrawals.hasDeleted(replyId)) return undefined;
    try {
      const sent = await this.#send(async () => {
        const place = (await exchange.openThread?.()) ?? channel;
        return place.messages.edit(replyId, compose());
      });
      const replaced = bot.store.where(({ messageId }) => messageId === replyId).map(({ id }) => id);
      await forgetAnswers(bot, replaced);
      return sent;
    } catch (fault) {
      if (isGone(fault)) return undefined;
      throw fault;
    }
  }

  async #post(compose: () => MessagePayload): Promise<Message> {
    const { exchange } = this;
    const { sent, mayBeOld } = await exchange.post((nonce) =>
      this.#send(async () => {
        const thread = await exchange.openThread?.();
        const options = { ...compose(), nonce, enforceNonce: true };
        return thread === undefined ? this.#reply(options) : thread.send(options);
      }),
    );
    exchange.replyId ??= sent.id;
    return (mayBeOld ? await this.#replace(sent.id, compose) : undefined) ?? sent;
  }

  #send(attempt: () => Promise<Message>): Promise<Message> {
    const { channel, bot } = this;
    return bot.outbox.send({ attempt, until: this.#receivedAt + REPLY_MS, place: channel.id });
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
