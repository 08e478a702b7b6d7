import { roleMention, time, TimestampStyles } from 'discord.js';

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
  /** By the rules of places: one of these roles asks there. */
  | { readonly kind: 'role-needed'; readonly roles: readonly string[] }
  | {
      readonly kind:
        | 'busy'
        | 'draining'
        | 'channel-not-listed'
        | 'nobody-asks-here'
        | 'text-withheld'
        | 'role-mentioned'
        | 'not-operator'
        | 'may-not-remove'
        | 'cannot-send-here'
        | 'already-building';
    };

/** Roles that are named: as many as somebody reads. */
const MOST_ROLES = 12;

interface RefusalContent {
  readonly language: LabelLanguage;
  readonly refusal: Refusal;
}

/** Names the limit and, where there is one, the time at which it is over. */
export function renderRefusal({ language, refusal }: RefusalContent): MessagePayload {
  return containerMessage('none', [textDisplay(wordsOf(DISCORD_LABELS[language].refusal, refusal))]);
}

function wordsOf(words: DiscordLabels['refusal'], refusal: Refusal): string {
  // A mention shows the role's name and pings nobody: the client allows no mention to.
  if ('roles' in refusal)
    return words[refusal.kind](refusal.roles.slice(0, MOST_ROLES).map((id) => roleMention(id)));
  if ('retryAt' in refusal) return words[refusal.kind](refusal.limit, relative(refusal.retryAt));
  if ('limit' in refusal) return words[refusal.kind](refusal.limit);
  return words[refusal.kind];
}

/** Discord shows whole seconds: rounded up, so that the promised moment is never too early. */
function relative(moment: Date): string {
  return time(Math.ceil(moment.getTime() / 1_000), TimestampStyles.RelativeTime);
}
