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
import { isAlreadyAcknowledged, neverArrived } from './connection/request-faults.ts';
import type { Conversation } from './conversation.ts';
import type { DiscordLabels } from './labels/discord-labels.ts';
import type { MessagePayload } from './rendering/message-payload.ts';
import { renderNotice } from './rendering/render-notice.ts';
import { type Refusal, renderRefusal } from './rendering/render-refusal.ts';

/** How long Discord waits for the first response to an interaction, and how long its token is good for more. */
const RESPONSE_MS = 3_000;
const TOKEN_MS = 15 * 60 * 1_000;

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
  replyPrivately(payload: MessagePayload): Promise<void> {
    const flags = [payload.flags, MessageFlags.Ephemeral] as const;
    return this.respond(() => this.interaction.reply({ ...payload, flags }));
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
      await this.respond(() => interaction.deferReply(options));
    } catch (fault) {
      if (!isAlreadyAcknowledged(fault)) throw fault;
      interaction.deferred = true;
    }
  }

  /** Makes the first response, again while Discord waits for it; one whose answer was lost has been made. */
  async respond(response: () => Promise<unknown>): Promise<void> {
    const { bot, interaction } = this;
    let attempts = 0;
    const attempt = async (): Promise<void> => {
      attempts += 1;
      try {
        await response();
      } catch (fault) {
        if (attempts === 1 || !isAlreadyAcknowledged(fault)) throw fault;
        interaction.replied = true;
      }
    };
    await bot.outbox.send({ attempt, until: interaction.createdTimestamp + RESPONSE_MS });
  }

  /** Puts the answer in the place of "is thinking". */
  answer(compose: () => MessagePayload): Promise<Message> {
    const { bot, interaction } = this;
    const attempt = () => interaction.editReply(compose());
    return bot.outbox.send({ attempt, until: interaction.createdTimestamp + TOKEN_MS });
  }

  /** Sends a further message; without a nonce, only where it has certainly not arrived is it sent again. */
  followUp(compose: () => MessagePayload, flags: readonly MessageFlags.Ephemeral[] = []): Promise<Message> {
    const { bot, interaction } = this;
    const attempt = () => {
      const payload = compose();
      return interaction.followUp({ ...payload, flags: [payload.flags, ...flags] });
    };
    return bot.outbox.send({
      attempt,
      until: interaction.createdTimestamp + TOKEN_MS,
      again: neverArrived,
    });
  }

  /** Tells the user something however far the interaction has come: in place of an answer that is still awaited. */
  async tellUser(payload: MessagePayload): Promise<void> {
    if (this.interaction.replied) await this.followUp(() => payload, [MessageFlags.Ephemeral]);
    else if (this.interaction.deferred) await this.answer(() => payload);
    else await this.replyPrivately(payload);
  }
}
