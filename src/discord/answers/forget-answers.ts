import type { BotContext } from '../bot-context.ts';
import type { Removal } from '../removals/removal.ts';

/**
 * Forgets answers, and of the votes on them all but their number. Never rejects: what cannot be taken from the disk is
 * forgotten all the same, and taken from there by the next sweep.
 */
export async function forgetAnswers(
  { store, feedback, log }: Pick<BotContext, 'store' | 'feedback' | 'log'>,
  ids: readonly string[],
  goneWith: Removal['of'] = 'message',
): Promise<void> {
  if (ids.length === 0) return;
  const held = ids.filter((id) => store.get(id) !== undefined).length;
  const outcomes = await Promise.allSettled([store.drop(ids), feedback.forget(ids)]);
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') {
      log.error({ err: outcome.reason, answers: ids.length }, 'removed answers are still on the disk');
    }
  }
  if (held > 0) log.info({ answers: held, goneWith }, 'answers were removed');
}
