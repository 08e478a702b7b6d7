import { time, TimestampStyles } from 'discord.js';

import type { LabelLanguage } from '../../language/label-language.ts';
import { DISCORD_LABELS, type DiscordLabels } from '../labels/discord-labels.ts';
import { containerMessage, textDisplay, type MessagePayload } from './message-payload.ts';

/** Why the bot does not do what was asked of it. `limit` is the bound that was met: characters, or presses a minute. */
export type Refusal =
  | { readonly kind: 'too-long' | 'too-short'; readonly limit: number }
  | {
      readonly kind: 'rate-limited' | 'guild-rate-limited' | 'button-rate-limited';
      readonly limit: number;
      readonly retryAt: Date;
    }
  | {
      readonly kind:
        | 'busy'
        | 'draining'
        | 'channel-not-listed'
        | 'text-withheld'
        | 'role-mentioned'
        | 'not-operator'
        | 'may-not-remove'
        | 'cannot-send-here'
        | 'already-building';
    };

interface RefusalContent {
  readonly language: LabelLanguage;
  readonly refusal: Refusal;
}

/** Names the limit and, where there is one, the time at which it is over. */
export function renderRefusal({ language, refusal }: RefusalContent): MessagePayload {
  return containerMessage('none', [textDisplay(wordsOf(DISCORD_LABELS[language].refusal, refusal))]);
}

function wordsOf(words: DiscordLabels['refusal'], refusal: Refusal): string {
  if ('retryAt' in refusal) return words[refusal.kind](refusal.limit, relative(refusal.retryAt));
  if ('limit' in refusal) return words[refusal.kind](refusal.limit);
  return words[refusal.kind];
}

/** Discord shows whole seconds: rounded up, so that the promised moment is never too early. */
function relative(moment: Date): string {
  return time(Math.ceil(moment.getTime() / 1_000), TimestampStyles.RelativeTime);
}
