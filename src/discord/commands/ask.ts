import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { ArticleSummary } from '../../answering/answer.ts';
import { answerQuestion } from '../answers/answer-question.ts';
import { askerOf } from '../interaction-context.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { QUESTION_MAX_CHARACTERS, QUESTION_MIN_CHARACTERS } from '../limits.ts';
import { articleChoices } from '../rendering/render-articles.ts';
import { articleName } from '../../wording/article-name.ts';
import { EVERYWHERE, labelled, type SlashCommand } from './command.ts';

/** Options come by their English names, whatever Discord calls them. */
const OPTION = DISCORD_LABELS.en.command;

/** How much of what is typed is looked for in titles, at every key that is pressed. */
const TYPED_CHARACTERS = 100;

/** `/ask`: the articles answer with their own sentences. */
export const askCommand: SlashCommand = {
  kind: 'slash',
  scope: 'everyone',
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    ...labelled(({ ask }) => ask),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        ...labelled((labels) => labels.question),
        required: true,
        minLength: QUESTION_MIN_CHARACTERS,
        maxLength: QUESTION_MAX_CHARACTERS,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...labelled((labels) => labels.article),
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        ...labelled((labels) => labels.private),
      },
    ],
  },

  execute: async (context) => {
    const { options } = context.interaction;
    const refusal = context.bot.admission.mayAsk(context.asker);
    if (refusal !== undefined) return context.refuse(refusal);
    const typedArticle = options.getString(OPTION.article.name) ?? undefined;
    const article =
      typedArticle === undefined ? undefined : findArticle(context.answerer().articles(), typedArticle);
    if (typedArticle !== undefined && article === undefined) return context.say('articleUnknown');
    await answerQuestion(context, {
      question: context.questionIn(options.getString(OPTION.question.name, true)),
      previous: undefined,
      articleId: article?.id,
      wantsPrivacy: options.getBoolean(OPTION.private.name) ?? false,
      via: 'ask',
    });
  },

  // Titles only, since a suggestion cannot be waited for.
  autocomplete: async ({ sight, admission }, interaction) => {
    const asker = askerOf(interaction);
    const articles = admission.mayAsk(asker) === undefined ? sight.answererAt(asker).articles() : [];
    const typed = interaction.options.getFocused().slice(0, TYPED_CHARACTERS);
    await interaction.respond(articleChoices(articles, typed));
  },
};

/**
 * The article of an id, a title or a name as it is listed, letter case aside; undefined where none or several fit.
 * Discord's autocomplete sends the id, but lets people send whatever they type.
 */
export function findArticle(articles: readonly ArticleSummary[], typed: string): ArticleSummary | undefined {
  const wanted = typed.trim().toLowerCase();
  const byId = articles.find((article) => article.id === wanted);
  if (byId !== undefined) return byId;
  const [only, ...others] = articles.filter((article) =>
    [article.title, articleName(article)].some((name) => name.trim().toLowerCase() === wanted),
  );
  return others.length === 0 ? only : undefined;
}
