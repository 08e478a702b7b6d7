import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type MessageMentions,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Answerer } from '../answering/answer.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import { questionLanguage } from '../answering/question-language.ts';
import type { Asker } from './admission.ts';
import { type Audience, type ChannelKind, channelKindOf, mayWriteHere, roleIdsOf } from './audience.ts';
import type { BotContext } from './bot-context.ts';
import {
  isAlreadyAcknowledged,
  isPassing,
  neverArrived,
  UndeliveredError,
} from './connection/request-faults.ts';
import { chosenLocale, spokenLanguage } from './messages/spoken-language.ts';
import type { Conversation } from './conversation.ts';
import type { DiscordLabels } from './labels/discord-labels.ts';
import { namesIn } from './messages/mention-names.ts';
import { type Names, questionText, type Reading } from './messages/seen-text.ts';
import { type Place, placeIn } from './removals/removal.ts';
import type { MessagePayload } from './rendering/message-payload.ts';
import { renderNotice } from './rendering/render-notice.ts';
import { type Refusal, renderRefusal } from './rendering/render-refusal.ts';

/** How long Discord waits for the first response to an interaction, and how long its token is good for more. */
const RESPONSE_MS = 3_000;
const RESPONSE_PAUSE_MS = 400;
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
  readonly language: LabelLanguage;
  /** Its deadlines count from here: by the time that Discord gave it, a clock that is a minute ahead would leave none of them. */
  readonly #receivedAt: number;
  /** Settles once Discord has said whether it has the deferral. */
  #responded: Promise<void> = Promise.resolve();

  constructor(bot: BotContext, interaction: I) {
    this.bot = bot;
    this.#receivedAt = bot.now();
    this.interaction = interaction;
    this.asker = askerOf(interaction);
    this.language = languageFor(bot, interaction);
  }

  /** What was typed into the interaction, as it is asked: without its markup. */
  questionIn(typed: string): string {
    return questionText(typed, this.reading());
  }

  /** How markup is read here, of a message that `mentions`. */
  reading(mentions?: MessageMentions): Reading {
    return { names: namesOf(this.interaction, mentions), language: this.language };
  }

  get channelKind(): ChannelKind {
    const { channel, channelId } = this.interaction;
    const inGuild = this.interaction.inGuild();
    return channelKindOf({ inGuild, channelId, channel }, this.bot.settings.publicChannelIds);
  }

  get place(): Place {
    return placeIn(this.interaction);
  }

  readonly answerer = (): Answerer => this.bot.sight.answererAt(this.place);

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
    this.bot.observer?.refusal('discord', refusal.kind);
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
      await this.respond(() => interaction.deferReply(options), 'deferred');
    } catch (fault) {
      if (!isAlreadyAcknowledged(fault)) throw fault;
      interaction.deferred = true;
    }
  }

  /**
   * Makes the first response, again while Discord waits for it; one whose answer was lost has been made, and the interaction
   * is as that left it. Where Discord has not said by then whether it has a deferral, it is asked on, and what follows waits.
   */
  async respond(response: () => Promise<unknown>, leaves: 'deferred' | 'replied' = 'replied'): Promise<void> {
    const { bot, interaction } = this;
    let mayBeMade = false;
    const attempt = async (): Promise<void> => {
      try {
        await response();
      } catch (fault) {
        if (!mayBeMade || !isAlreadyAcknowledged(fault)) {
          mayBeMade ||= isPassing(fault) && !neverArrived(fault);
          throw fault;
        }
        interaction[leaves] = true;
      }
    };
    try {
      const until = this.#receivedAt + RESPONSE_MS;
      await bot.outbox.send({ attempt, until, longestPauseMs: RESPONSE_PAUSE_MS });
    } catch (fault) {
      if (leaves === 'replied' || !mayBeMade || !(fault instanceof UndeliveredError)) throw fault;
      this.#responded = bot.outbox.send({ attempt, until: this.#receivedAt + TOKEN_MS });
      // Told to what follows.
      this.#responded.catch(() => undefined);
    }
  }

  /** Puts the answer in the place of "is thinking". */
  async answer(compose: () => MessagePayload): Promise<Message> {
    const { bot, interaction } = this;
    await this.#responded;
    const attempt = () => interaction.editReply(compose());
    return bot.outbox.send({ attempt, until: this.#receivedAt + TOKEN_MS });
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
      until: this.#receivedAt + TOKEN_MS,
      again: neverArrived,
    });
  }

  /** Deletes the message whose button was pressed, once that was acknowledged. */
  async deleteReply(): Promise<void> {
    const { bot, interaction } = this;
    await this.#responded;
    const attempt = () => interaction.deleteReply();
    return bot.outbox.send({ attempt, until: this.#receivedAt + TOKEN_MS });
  }

  /** Tells the user something however far the interaction has come: in place of an answer that is still awaited. */
  async tellUser(payload: MessagePayload): Promise<void> {
    if (this.interaction.replied) await this.followUp(() => payload, [MessageFlags.Ephemeral]);
    else if (this.interaction.deferred) await this.answer(() => payload);
    else await this.replyPrivately(payload);
  }
}

/** Who acts, where, and with which roles. */
export function askerOf(interaction: Repliable | AutocompleteInteraction): Asker {
  const { user, guildId, member } = interaction;
  return { userId: user.id, ...placeIn(interaction), roleIds: roleIdsOf(member, guildId) };
}

/** Discord tells the locale of who acts with every interaction that is repliable; another server may not. */
function languageFor({ settings, languages }: BotContext, interaction: Repliable): LabelLanguage {
  const { defaultLanguage } = settings;
  const names = namesOf(interaction);
  const question = questionText(typedInto(interaction), { names, language: defaultLanguage });
  return spokenLanguage({
    locales: [interaction.locale, chosenLocale(interaction.guild)],
    told: questionLanguage(question),
    lastUsed: languages.of(interaction.user.id),
    defaultLanguage,
  });
}

/** The texts that a person put into a command or a modal, one below the other. */
function typedInto(interaction: Repliable): string {
  const fields = interaction.isChatInputCommand()
    ? interaction.options.data
    : interaction.isModalSubmit()
      ? [...interaction.fields.fields.values()]
      : [];
  const values = fields.map((field) => ('value' in field ? field.value : undefined));
  return values.filter((value) => typeof value === 'string').join('\n');
}

function namesOf(interaction: Repliable, mentions?: MessageMentions): Names {
  const { client, guild, user: author } = interaction;
  const resolved = interaction.isChatInputCommand() ? interaction.options.resolved : null;
  return namesIn({ client, guild, author, mentions, resolved });
}
