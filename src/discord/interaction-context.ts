import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import { languageOfLocale, type Language } from '../language/language.ts';
import type { Asker } from './admission.ts';
import { type Audience, type ChannelKind, channelKindOf, mayWriteHere } from './audience.ts';
import type { BotContext } from './bot-context.ts';
import { isAlreadyAcknowledged, repeatIfLost } from './connection/request-faults.ts';
import type { Conversation } from './conversation.ts';
import type { DiscordLabels } from './labels/discord-labels.ts';
import type { MessagePayload } from './rendering/message-payload.ts';
import { renderNotice } from './rendering/render-notice.ts';
import { type Refusal, renderRefusal } from './rendering/render-refusal.ts';

/** The interactions that are answered with a message. */
export type Repliable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | ModalSubmitInteraction;

/** An interaction with what it takes to answer it, in the language of the user who acts. */
export class InteractionContext<I extends Repliable = Repliable> implements Conversation {
  readonly bot: BotContext;
  readonly interaction: I;
  readonly asker: Asker;
  readonly language: Language;

  constructor(bot: BotContext, interaction: I) {
    this.bot = bot;
    this.interaction = interaction;
    this.asker = { userId: interaction.user.id, guildId: interaction.guildId ?? undefined };
    this.language = languageOfLocale(interaction.locale) ?? bot.settings.defaultLanguage;
  }

  get channelKind(): ChannelKind {
    const { channel, channelId } = this.interaction;
    const inGuild = this.interaction.inGuild();
    return channelKindOf({ inGuild, channelId, channel }, this.bot.settings.publicChannelIds);
  }

  get mayWrite(): boolean {
    return mayWriteHere(this.interaction, this.bot.now());
  }

  /** Replies to the user alone with a remark of beleg's own. */
  say(notice: keyof DiscordLabels['notice']): Promise<void> {
    const { language } = this;
    return this.replyPrivately(renderNotice({ language, text: (words) => words.notice[notice] }));
  }

  /** Replies to the user alone why the bot does not do what was asked. */
  refuse(refusal: Refusal): Promise<void> {
    return this.replyPrivately(renderRefusal({ language: this.language, refusal }));
  }

  /** Replies to the user alone, at once: the acknowledgement and the message in one. */
  async replyPrivately(payload: MessagePayload): Promise<void> {
    await this.interaction.reply({ ...payload, flags: [payload.flags, MessageFlags.Ephemeral] });
  }

  /**
   * Acknowledges; what follows within 15 minutes is seen by this audience.
   * An interaction that is acknowledged already was so by an earlier attempt whose answer was lost: whoever waits at
   * "is thinking" still gets an answer.
   */
  async acknowledge(audience: Audience): Promise<void> {
    const { interaction } = this;
    const options = audience === 'all' ? {} : ({ flags: MessageFlags.Ephemeral } as const);
    try {
      await repeatIfLost(() => interaction.deferReply(options));
    } catch (fault) {
      if (!isAlreadyAcknowledged(fault)) throw fault;
      interaction.deferred = true;
    }
  }

  /** Puts the answer in the place of "is thinking". */
  answer(payload: MessagePayload): Promise<Message> {
    return repeatIfLost(() => this.interaction.editReply(payload));
  }

  /** Tells the user something however far the interaction has come: in place of an answer that is still awaited. */
  async tellUser(payload: MessagePayload): Promise<void> {
    if (this.interaction.replied) {
      await this.interaction.followUp({ ...payload, flags: [payload.flags, MessageFlags.Ephemeral] });
    } else if (this.interaction.deferred) await this.answer(payload);
    else await this.replyPrivately(payload);
  }
}
