import { ApplicationCommandType, type ChatInputCommandInteraction } from 'discord.js';
import type { ArticleSummary } from '../../answering/answer.ts';
import { LOG_LANGUAGE, worded } from '../../wording/fault-words.ts';
import type { BuildIndex } from '../bot-context.ts';
import type { InteractionContext } from '../interaction-context.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import { renderRefusal } from '../rendering/render-refusal.ts';
import { renderBuildDone, renderBuildProgress } from '../rendering/render-build.ts';
import { described, type SlashCommand } from './command.ts';

// An interaction's token is good for 15 minutes; the last edit must not be late.
const EDITABLE_MS = 14 * 60 * 1_000;

/** Discord allows five edits in five seconds to a message; people need fewer. */
const EDIT_INTERVAL_MS = 3_000;

/** `/reindex`: one build at a time, for operators only, whatever the guild's permissions say. */
export const reindexCommand: SlashCommand = {
  kind: 'slash',
  scope: 'operators',
  data: {
    type: ApplicationCommandType.ChatInput,
    name: 'reindex',
    ...described(({ reindex }) => reindex),
    // Hides it from everyone but administrators; who may run it is decided when it runs.
    defaultMemberPermissions: 0n,
  },

  execute: async (context) => {
    const { bot, asker } = context;
    if (!bot.settings.operatorIds.includes(asker.userId)) return context.refuse({ kind: 'not-operator' });
    const endBuild = bot.admission.build();
    if (endBuild === undefined) return context.refuse({ kind: 'already-building' });
    try {
      await context.acknowledge('user');
      await build(context);
    } catch (fault) {
      await tellFailure(context, fault);
    } finally {
      endBuild();
    }
  },
};

type ReindexContext = InteractionContext<ChatInputCommandInteraction>;

/** Operators may read what is wrong and what to do about it. */
async function tellFailure(context: ReindexContext, fault: unknown): Promise<void> {
  const { bot, language } = context;
  if (bot.stopping.aborted) {
    await context.tellUser(renderRefusal({ language, refusal: { kind: 'draining' } }));
    return;
  }
  const told = worded(fault, language);
  // It may name a file that is not seen here: then it is told by its reference, under which the log has it.
  if (told === undefined || !bot.sight.seesAll(context.place)) throw fault;
  bot.log.error({ err: fault, remedy: worded(fault, LOG_LANGUAGE)?.remedy }, 'the index could not be built');
  await context.tellUser(
    renderNotice({ language, text: ({ index }) => `${index.failed} ${told.message} ${told.remedy}` }),
  );
}

async function build(context: ReindexContext): Promise<void> {
  const { bot, language, interaction } = context;
  const startedAt = bot.now();
  const editable = (): boolean => bot.now() - startedAt < EDITABLE_MS;
  let editedAt = -Infinity;
  let editing: Promise<unknown> = Promise.resolve();

  const seesAll = bot.sight.seesAll(context.place);
  const showProgress: Parameters<BuildIndex>[0] = (progress) => {
    // It counts sentences of all articles.
    if (!seesAll || !editable() || bot.now() - editedAt < EDIT_INTERVAL_MS) return;
    editedAt = bot.now();
    editing = interaction
      .editReply(renderBuildProgress({ language, ...progress }))
      .catch((fault: unknown) => {
        bot.log.warn({ err: fault }, 'the progress of the index build could not be shown');
      });
  };

  const { seconds, ...counts } = await bot.buildIndex(showProgress, bot.stopping);
  bot.log.info({ ...counts, seconds }, 'the index was brought up to the articles');
  const { articles, sentences } = seesAll ? counts : countsOf(context.answerer().articles());
  // The last progress must not overtake the result.
  await editing;
  if (editable()) await context.answer(() => renderBuildDone({ language, articles, sentences, seconds }));
}

function countsOf(articles: readonly ArticleSummary[]): {
  readonly articles: number;
  readonly sentences: number;
} {
  return {
    articles: articles.length,
    sentences: articles.reduce((sum, { sentences }) => sum + sentences, 0),
  };
}
