import { type ButtonInteraction, userMention } from 'discord.js';
import type { Answered, NotInCorpus } from '../../answering/answer.ts';
import { forgetAnswers } from '../answers/forget-answers.ts';
import { keep, keepChange, keepSent, newAnswerId } from '../answers/keep-answer.ts';
import { answerMessage } from '../answers/quoting-messages.ts';
import { restoreAnswer } from '../answers/restore-answer.ts';
import type { StoredAnswer } from '../answers/stored-answer.ts';
import { isRefused } from '../connection/request-faults.ts';
import type { InteractionContext } from '../interaction-context.ts';
import { reportFault } from '../report-fault.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import { defineAnswerButton } from './button.ts';

/**
 * **Share**: a public copy of a private answer, once.
 * `shared` is set before anything is awaited, so that a second press finds it set; a failure takes it back.
 */
export const shareButton = defineAnswerButton('share', async (context, stored) => {
  const { bot } = context;
  if (!context.mayWrite || context.channelKind !== 'listed') {
    return context.refuse({ kind: 'cannot-send-here' });
  }
  if (stored.shared || !stored.private) return context.say('alreadyShared');
  const answer = restoreAnswer(stored, { store: bot.store, passages: context.answerer() });
  if (answer === undefined) return context.say('articleChanged');
  await keepChange(bot, { id: stored.id, shared: true });
  try {
    if (!(await share(context, { stored, answer }))) await tellChanged(context, stored);
  } catch (fault) {
    await takeBack(context, { stored, answer, fault });
  }
});

type ShareContext = InteractionContext<ButtonInteraction>;

interface Shared {
  readonly stored: StoredAnswer;
  readonly answer: Answered | NotInCorpus;
}

/** Whether it was shared: nothing is where its quotations stand no longer. */
async function share(context: ShareContext, { stored, answer }: Shared): Promise<boolean> {
  const copy = privateCopy(context, { stored, answer, shareable: false });
  if (copy === undefined) return false;
  await context.respond(() => context.interaction.update(copy));
  return postPublicCopy(context, { stored, answer });
}

async function tellChanged(context: ShareContext, { id }: StoredAnswer): Promise<void> {
  const { bot, language } = context;
  await keepChange(bot, { id, shared: false });
  await context.tellUser(renderNotice({ language, text: ({ notice }) => notice.articleChanged }));
}

/** Makes the answer shareable again and says that it was not shared. */
async function takeBack(
  context: ShareContext,
  { stored, answer, fault }: Shared & { readonly fault: unknown },
): Promise<void> {
  const { bot, language, interaction } = context;
  await keepChange(bot, { id: stored.id, shared: false });
  await reportFault({
    log: bot.log,
    fault,
    doing: 'share',
    tell: async () => {
      await context.tellUser(renderNotice({ language, text: (words) => words.notice.shareFailed }));
      const copy = privateCopy(context, { stored, answer, shareable: true });
      if (interaction.replied && copy !== undefined) await interaction.editReply(copy);
    },
  });
}

/** The owner's message anew, with or without the button. */
function privateCopy(
  context: ShareContext,
  { stored, answer, shareable }: Shared & { readonly shareable: boolean },
): MessagePayload | undefined {
  return answerMessage(context, {
    answer,
    answerId: stored.id,
    language: stored.language,
    audience: shareable ? 'user-may-share' : 'user',
  });
}

/** The copy is an answer of its own: follow-ups to it are public. Whether there was anything to post. */
async function postPublicCopy(context: ShareContext, { stored, answer }: Shared): Promise<boolean> {
  const { bot, asker } = context;
  const { messageId: _privateMessage, ...rest } = stored;
  const id = newAnswerId();
  const ownerHash = bot.userKey.owner(asker.userId, id);
  const copy = { ...rest, id, ownerHash, private: false, shared: true };
  await keep(bot, copy);
  const compose = (): MessagePayload => {
    const payload = answerMessage(context, {
      answer,
      answerId: id,
      language: copy.language,
      audience: 'all',
      sharedBy: userMention(asker.userId),
    });
    if (payload === undefined) throw new NothingStands();
    return payload;
  };
  try {
    await keepSent(bot, id, await context.followUp(compose));
    bot.observer?.share();
    return true;
  } catch (fault) {
    const isNothing = fault instanceof NothingStands;
    if (isNothing || isRefused(fault)) await forgetAnswers(bot, [id]);
    if (isNothing) return false;
    throw fault;
  }
}

/** The articles have changed since, and nothing of the answer can be quoted. */
class NothingStands extends Error {}
