import { ApplicationCommandOptionType, ApplicationCommandType } from 'discord.js';
import type { ArticleSummary } from '../../answering/answer.ts';
import { answerQuestion } from '../answers/answer-question.ts';
import { QUESTION_MAX_CHARACTERS, QUESTION_MIN_CHARACTERS } from '../limits.ts';
import { articleChoices } from '../rendering/render-articles.ts';
import { EVERYWHERE, type SlashCommand } from './command.ts';

const OPTION = { question: 'question', article: 'article', private: 'private' } as const;

/** `/ask`: the articles answer with their own sentences. */
export const askCommand: SlashCommand = {
  kind: 'slash',
  scope: 'everyone',
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'ask',
    nameLocalizations: { de: 'frage', fr: 'demander' },
    description: 'Ask the articles; the answer is their own sentences, word for word',
    descriptionLocalizations: {
      de: 'Frage die Artikel; die Antwort sind ihre eigenen Sätze, Wort für Wort',
      fr: 'Interroger les articles ; la réponse est faite de leurs phrases, mot pour mot',
    },
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: OPTION.question,
        nameLocalizations: { de: 'frage', fr: 'question' },
        description: 'What you would like to know',
        descriptionLocalizations: { de: 'Was du wissen möchtest', fr: 'Ce que vous voulez savoir' },
        required: true,
        minLength: QUESTION_MIN_CHARACTERS,
        maxLength: QUESTION_MAX_CHARACTERS,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: OPTION.article,
        nameLocalizations: { de: 'artikel', fr: 'article' },
        description: 'Search this article only',
        descriptionLocalizations: {
          de: 'Nur in diesem Artikel suchen',
          fr: 'Chercher dans cet article seulement',
        },
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: OPTION.private,
        nameLocalizations: { de: 'privat', fr: 'privé' },
        description: 'Only you see the answer',
        descriptionLocalizations: { de: 'Nur du siehst die Antwort', fr: 'Vous seul voyez la réponse' },
      },
    ],
  },

  execute: async (context) => {
    const { options } = context.interaction;
    const typedArticle = options.getString(OPTION.article) ?? undefined;
    const article =
      typedArticle === undefined ? undefined : findArticle(context.bot.answerer().articles(), typedArticle);
    if (typedArticle !== undefined && article === undefined) return context.say('articleUnknown');
    await answerQuestion(context, {
      question: options.getString(OPTION.question, true).trim(),
      previous: undefined,
      articleId: article?.id,
      wantsPrivacy: options.getBoolean(OPTION.private) ?? false,
      via: 'ask',
    });
  },

  // Titles only, since a suggestion cannot be waited for.
  autocomplete: async ({ answerer }, interaction) => {
    await interaction.respond(articleChoices(answerer().articles(), interaction.options.getFocused()));
  },
};

/**
 * The article of an id or a title, letter case aside; undefined where none or several fit. Discord's autocomplete
 * sends the id, but lets people send whatever they type.
 */
export function findArticle(articles: readonly ArticleSummary[], typed: string): ArticleSummary | undefined {
  const wanted = typed.trim().toLowerCase();
  const byId = articles.find((article) => article.id === wanted);
  if (byId !== undefined) return byId;
  const [only, ...others] = articles.filter((article) => article.title.trim().toLowerCase() === wanted);
  return others.length === 0 ? only : undefined;
}
