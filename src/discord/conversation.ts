import type { Message } from 'discord.js';
import type { Answerer } from '../answering/answer.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import type { Asker } from './admission.ts';
import type { Audience, ChannelKind } from './audience.ts';
import type { BotContext } from './bot-context.ts';
import type { MessagePayload } from './rendering/message-payload.ts';
import type { Place } from './removals/removal.ts';
import type { Refusal } from './rendering/render-refusal.ts';

/**
 * One exchange of a person with the bot, begun by an interaction or by a message: it knows who speaks, where and in
 * which language, and it can reply.
 */
export interface Conversation {
  readonly bot: BotContext;
  readonly asker: Asker;
  readonly language: LabelLanguage;
  readonly channelKind: ChannelKind;
  /** What the question is gone with: its message, where it was asked by one, or its channel. By it is decided what is seen. */
  readonly place: Place;
  /** Answers from what is seen at the place, as it serves now: asked for anew each time, since index and rules change. */
  readonly answerer: () => Answerer;
  /** Aborts where its message is edited: another question takes its place. */
  readonly edited?: AbortSignal | undefined;
  /** Whether the person could write here without the bot. */
  readonly mayWrite: boolean;
  /** Says why the bot does not do what was asked of it. */
  readonly refuse: (refusal: Refusal) => Promise<void>;
  /** Shows that an answer will come, to those who will see it. */
  readonly acknowledge: (audience: Audience) => Promise<void>;
  /**
   * Sends what was asked for, once it was acknowledged. It is composed at each attempt, which may be minutes later: what it
   * quotes must stand in the articles by then.
   */
  readonly answer: (compose: () => MessagePayload) => Promise<Message>;
}
