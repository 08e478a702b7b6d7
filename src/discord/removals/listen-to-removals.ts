import { type Client, Events } from 'discord.js';
import { forgetAnswers } from '../answers/forget-answers.ts';
import type { BotContext } from '../bot-context.ts';
import type { RunningWork } from '../connection/incoming-work.ts';
import { removalBy } from './removal.ts';

/** Withdraws the questions and forgets the answers that go from Discord: with their message, their channel or their guild. */
export function listenToRemovals({
  client,
  context,
  work,
}: {
  readonly client: Client;
  readonly context: BotContext;
  readonly work: RunningWork;
}): void {
  client.on(Events.Raw, (event: unknown) => {
    const removal = removalBy(event);
    if (removal === undefined) return;
    context.withdrawals.note(removal);
    // A store that the bot is about to close takes no more.
    if (context.stopping.aborted) return;
    const gone = context.store.where(removal.takes).map(({ id }) => id);
    work.track(forgetAnswers(context, gone, removal.of));
  });
}
