import { type ButtonInteraction, PermissionFlagsBits, userMention } from 'discord.js';
import type { Answered, NotInCorpus } from '../../answering/answer.ts';
import { keep, keepChange, newAnswerId } from '../answers/keep-answer.ts';
import { restoreAnswer } from '../answers/restore-answer.ts';
import type { StoredAnswer } from '../answers/stored-answer.ts';
import type { InteractionContext } from '../interaction-context.ts';
import { reportFault } from '../log.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { renderAnswer } from '../rendering/render-answer.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import { defineAnswerButton } from './button.ts';

/**
 * **Share**: a public copy of a private answer, once.
 * `shared` is set before anything is awaited, so that a second press finds it set; a failure takes it back.
 */
export const shareButton = defineAnswerButton('share', async (context, stored) => {
  const { bot, asker, interaction } = context;
  if (asker.userId !== stored.owner) return context.refuse({ kind: 'not-owner' });
  if (!maySendHere(interaction) || context.channelKind === 'unlisted') {
    return context.refuse({ kind: 'cannot-send-here' });
  }
  if (stored.shared) return context.say('alreadyShared');
  const answer = restoreAnswer(stored, bot.answerer());
  if (answer === undefined) return context.say('articleChanged');
  await keepChange(bot, { id: stored.id, shared: true });
  try {
    await interaction.update(privateCopy(context, { stored, answer, shareable: false }));
    await postPublicCopy(context, { stored, answer });
  } catch (fault) {
    await takeBack(context, { stored, answer, fault });
  }
});

type ShareContext = InteractionContext<ButtonInteraction>;

interface Shared {
  readonly stored: StoredAnswer;
  readonly answer: Answered | NotInCorpus;
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
      if (interaction.replied) {
        await interaction.editReply(privateCopy(context, { stored, answer, shareable: true }));
      }
    },
  });
}

/** Whether the user could have written the answer here themselves. */
function maySendHere({ memberPermissions, channel }: ButtonInteraction): boolean {
  const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  return memberPermissions?.has(channel?.isThread() ? SendMessagesInThreads : SendMessages) ?? false;
}

/** The owner's message anew, with or without the button. */
function privateCopy(
  { bot }: ShareContext,
  { stored, answer, shareable }: Shared & { readonly shareable: boolean },
): MessagePayload {
  return renderAnswer({
    answer,
    answerId: stored.id,
    language: stored.language,
    articleCount: bot.answerer().articles().length,
    audience: shareable ? 'user-may-share' : 'user',
  });
}

/** The copy is an answer of its own: follow-ups to it are public. */
async function postPublicCopy(
  { bot, asker, interaction }: ShareContext,
  { stored, answer }: Shared,
): Promise<void> {
  const { messageId: _privateMessage, ...rest } = stored;
  const copy = { ...rest, id: newAnswerId(), private: false, shared: true };
  await keep(bot, copy);
  const message = await interaction.followUp(
    renderAnswer({
      answer,
      answerId: copy.id,
      language: copy.language,
      articleCount: bot.answerer().articles().length,
      audience: 'all',
      sharedBy: userMention(asker.userId),
    }),
  );
  await keepChange(bot, { id: copy.id, messageId: message.id });
}
