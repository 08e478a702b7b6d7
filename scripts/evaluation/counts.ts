import type { CalibratedModels } from '../../src/beleg.ts';
import { askConversation, conversationCounts } from './conversation/conversation.ts';
import { askFollowUps, followUpCounts } from './follow-ups.ts';
import type { Counts } from './record.ts';
import { countShortFollowUps } from './short-follow-ups.ts';
import { askAsTyped, spellingCounts } from './spelling.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What is counted in other ways than question by question: follow-ups, spellings, and all that people say to a bot. */
export function countings(models: CalibratedModels, env: Environment): (() => Promise<Counts>)[] {
  return [
    () => countShortFollowUps(models),
    async () => followUpCounts(await askFollowUps(models)),
    async () => spellingCounts(await askAsTyped(models)),
    async () => conversationCounts(await askConversation(env)),
  ];
}
