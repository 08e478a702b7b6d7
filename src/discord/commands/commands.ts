import {
  type ApplicationCommandData,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord.js';
import { QUESTION_MAX_CHARACTERS, QUESTION_MIN_CHARACTERS } from '../limits.ts';

/** The names that Discord sends, whatever the user's language. */
export const COMMAND = {
  ask: 'ask',
  articles: 'articles',
  help: 'help',
  reindex: 'reindex',
  check: 'Check against the article',
} as const;

export const ASK_OPTION = { question: 'question', article: 'article', private: 'private' } as const;

// In the order in which Discord returns them: the comparison of commands minds it.
const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integrationTypes: [ApplicationIntegrationType.GuildInstall],
};

/** The commands for everyone, for guilds and direct messages. */
export const GLOBAL_COMMANDS: readonly ApplicationCommandData[] = [
  {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: COMMAND.ask,
    nameLocalizations: { de: 'frage', fr: 'demander' },
    description: 'Ask the articles; the answer is their own sentences, word for word',
    descriptionLocalizations: {
      de: 'Frage die Artikel; die Antwort sind ihre eigenen Sätze, Wort für Wort',
      fr: 'Interroger les articles ; la réponse est faite de leurs phrases, mot pour mot',
    },
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: ASK_OPTION.question,
        nameLocalizations: { de: 'frage', fr: 'question' },
        description: 'What you would like to know',
        descriptionLocalizations: { de: 'Was du wissen möchtest', fr: 'Ce que vous voulez savoir' },
        required: true,
        minLength: QUESTION_MIN_CHARACTERS,
        maxLength: QUESTION_MAX_CHARACTERS,
      },
      {
        type: ApplicationCommandOptionType.String,
        name: ASK_OPTION.article,
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
        name: ASK_OPTION.private,
        nameLocalizations: { de: 'privat', fr: 'privé' },
        description: 'Only you see the answer',
        descriptionLocalizations: { de: 'Nur du siehst die Antwort', fr: 'Vous seul voyez la réponse' },
      },
    ],
  },
  {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: COMMAND.articles,
    nameLocalizations: { de: 'artikel', fr: 'articles' },
    description: 'The articles that can be asked',
    descriptionLocalizations: {
      de: 'Die Artikel, die befragt werden können',
      fr: 'Les articles que l’on peut interroger',
    },
  },
  {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: COMMAND.help,
    nameLocalizations: { de: 'hilfe', fr: 'aide' },
    description: 'What this bot can do, and what it keeps for how long',
    descriptionLocalizations: {
      de: 'Was dieser Bot kann und was er wie lange aufbewahrt',
      fr: 'Ce que ce bot sait faire, ce qu’il conserve et combien de temps',
    },
  },
  {
    ...EVERYWHERE,
    type: ApplicationCommandType.Message,
    name: COMMAND.check,
    nameLocalizations: { de: 'Mit dem Artikel vergleichen', fr: 'Comparer avec l’article' },
  },
];

/**
 * The command of the operators' guild. The permissions hide it from everyone but administrators; who may run it is
 * decided when it runs. Guild commands have no contexts.
 */
export const OPERATOR_COMMAND: ApplicationCommandData = {
  type: ApplicationCommandType.ChatInput,
  name: COMMAND.reindex,
  description: 'Build the index anew from the articles (operators only)',
  descriptionLocalizations: {
    de: 'Den Index aus den Artikeln neu bauen (nur Betreiber)',
    fr: 'Reconstruire l’index à partir des articles (exploitants seulement)',
  },
  defaultMemberPermissions: 0n,
};
