import type { ChatInputCommandInteraction } from 'discord.js';
import type { Language } from '../../language/language.ts';
import { BelegError } from '../../errors.ts';
import type { BotContext, ReindexProgress, ReindexSummary } from '../bot-context.ts';
import { acknowledge, answerWith, languageOf, replyPrivately, tellUser } from '../interaction-replies.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import { renderRefusal } from '../rendering/render-refusal.ts';
import { renderReindexDone, renderReindexProgress } from '../rendering/render-reindex.ts';

// An interaction's token is good for 15 minutes; the last edit must not be late.
const EDITABLE_MS = 14 * 60 * 1_000;

/** Discord allows five edits in five seconds to a message; people need fewer. */
const EDIT_INTERVAL_MS = 3_000;

/** `/reindex`: one build at a time, for operators only, whatever the guild's permissions say. */
export function createReindexHandler(): (
  context: BotContext,
  interaction: ChatInputCommandInteraction,
) => Promise<void> {
  let building = false;
  return async (context, interaction) => {
    const language = languageOf(interaction, context);
    if (!context.settings.operatorIds.includes(interaction.user.id)) {
      await replyPrivately(interaction, renderRefusal({ language, refusal: { kind: 'not-operator' } }));
      return;
    }
    if (building) {
      await replyPrivately(interaction, renderRefusal({ language, refusal: { kind: 'already-indexing' } }));
      return;
    }
    building = true;
    try {
      await acknowledge(interaction, { onlyUser: true });
      await build(context, interaction);
    } catch (fault) {
      if (context.stopping.aborted) {
        await tellUser(interaction, renderRefusal({ language, refusal: { kind: 'draining' } }));
        return;
      }
      if (!(fault instanceof BelegError)) throw fault;
      context.log.error({ err: fault }, 'the index could not be built');
      await tellUser(interaction, failureNotice(language, fault));
    } finally {
      building = false;
    }
  };
}

/** Operators may read what is wrong and what to do about it. */
function failureNotice(language: Language, { message, remedy }: BelegError): MessagePayload {
  return renderNotice({ language, text: ({ index }) => `${index.failed} ${message} ${remedy}` });
}

async function build(context: BotContext, interaction: ChatInputCommandInteraction): Promise<void> {
  const language = languageOf(interaction, context);
  const startedAt = context.now();
  const editable = (): boolean => context.now() - startedAt < EDITABLE_MS;
  let editedAt = -Infinity;
  let editing: Promise<unknown> = Promise.resolve();

  const showProgress = (progress: ReindexProgress): void => {
    if (!editable() || context.now() - editedAt < EDIT_INTERVAL_MS) return;
    editedAt = context.now();
    editing = interaction
      .editReply(renderReindexProgress({ language, ...progress }))
      .catch((fault: unknown) => {
        context.log.warn({ err: fault }, 'the progress of the index build could not be shown');
      });
  };

  const { articles, sentences, seconds }: ReindexSummary = await context.reindex(
    showProgress,
    context.stopping,
  );
  context.log.info({ articles, sentences, seconds }, 'a new index serves');
  // The last progress must not overtake the result.
  await editing;
  if (editable())
    await answerWith(interaction, renderReindexDone({ language, articles, sentences, seconds }));
}
