import { InteractionResponseType } from 'discord.js';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { LABEL_LANGUAGES } from '../../../src/language/label-language.ts';
import type { SeenMessage } from '../../../stand-in/seen-message.ts';
import type { LocalUser } from '../../../stand-in/users.ts';
import type { Interaction } from '../../../stand-in/world/interactions.ts';

/** What a person did and waits for an answer to: a question, or a button pressed. */
export interface Asked {
  /** How it was asked, for the figures. */
  readonly kind: string;
  readonly user: LocalUser;
  /** In milliseconds since 1970. */
  readonly at: number;
  /** The id of the interaction or of the message. */
  readonly id: string;
  /** Undefined for a message. */
  readonly interaction: Interaction | undefined;
  /** What must follow where it is admitted; whoever asks what is no question is told so. */
  readonly expects: 'answer' | 'reply' | 'modal' | 'notice';
  /** One of more questions than a person may ask in a minute, all at once, by somebody who asked nothing else. */
  readonly burst: boolean;
  /** The asker deleted the question before or after its answer. */
  deleted: boolean;
  /** What the bot has said to it. */
  readonly messages: () => readonly SeenMessage[];
}

/** What became of it. `error` is the notice that an answer did not succeed, `notice` any other word instead of an answer. */
export type Outcome = 'answer' | 'notice' | 'error' | 'modal' | 'silence';

const ERROR_TITLES = LABEL_LANGUAGES.map((language) => DISCORD_LABELS[language].error.title);
const BUSY = LABEL_LANGUAGES.map((language) => DISCORD_LABELS[language].refusal.busy);

/** What the asker got to see first. */
export function outcomeOf({ interaction, messages }: Asked): Outcome {
  if (interaction?.acknowledgement?.type === InteractionResponseType.Modal) return 'modal';
  const [first] = messages();
  if (first === undefined || first.loading) return 'silence';
  if (ERROR_TITLES.some((title) => first.text.includes(title))) return 'error';
  return first.buttons.some(({ customId }) => customId !== undefined) ? 'answer' : 'notice';
}

/** Whether the bot said that too many questions were waiting. */
export function isToldBusy({ messages }: Asked): boolean {
  return messages().some(({ text }) => BUSY.some((words) => text.includes(words)));
}

/** How long it took until the asker saw something, in milliseconds. */
export function latencyOf({ at, interaction, messages }: Asked): number | undefined {
  const [first] = messages();
  if (first === undefined) return undefined;
  return (interaction?.outputs[0]?.at ?? Date.parse(first.raw.timestamp)) - at;
}
