import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  SlashCommandBuilder,
  type Client,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';

const CONTEXTS = [InteractionContextType.Guild, InteractionContextType.BotDM];

/** Commands of every kind that the stand-in's tests use. */
export const testCommands: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  new SlashCommandBuilder()
    .setName('ask')
    .setNameLocalizations({ de: 'frage', fr: 'demander' })
    .setDescription('Ask the articles')
    .setDescriptionLocalizations({ de: 'Die Artikel fragen' })
    .setContexts(CONTEXTS)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .addStringOption((option) =>
      option
        .setName('question')
        .setNameLocalizations({ de: 'frage' })
        .setDescription('What?')
        .setRequired(true)
        .setMinLength(3)
        .setMaxLength(300),
    )
    .addStringOption((option) =>
      option
        .setName('article')
        .setNameLocalizations({ de: 'artikel' })
        .setDescription('Where?')
        .setAutocomplete(true),
    )
    .addBooleanOption((option) =>
      option
        .setName('private')
        .setNameLocalizations({ de: 'privat', fr: 'privé' })
        .setDescription('For you alone?'),
    )
    .toJSON(),
  new SlashCommandBuilder()
    .setName('reindex')
    .setDescription('Build the index again')
    .setDefaultMemberPermissions('0')
    .setContexts(InteractionContextType.Guild)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .toJSON(),
  new ContextMenuCommandBuilder()
    .setName('Check')
    .setType(ApplicationCommandType.Message)
    .setContexts(CONTEXTS)
    .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
    .toJSON(),
];

/** Registers the commands as the bot itself would. */
export async function registerTestCommands(client: Client<true>): Promise<void> {
  await client.application.commands.set(testCommands);
}
