// The package publishes its schemas as JavaScript without declarations; these are the ones that requests are held against.
declare module 'discord-api-spec/zod' {
  import type { ZodMiniType } from 'zod/mini';
  import type {
    APIAllowedMentions,
    APIApplicationCommandAutocompleteResponse,
    APIEmbed,
    APIInteractionResponseChannelMessageWithSource,
    APIInteractionResponseDeferredChannelMessageWithSource,
    APIMessageTopLevelComponent,
    APIModalInteractionResponse,
    APIModalInteractionResponseCallbackData,
    InteractionResponseType,
    RESTPostAPIApplicationCommandsJSONBody,
    RESTPostAPIChannelMessageJSONBody,
    RESTPostAPIChannelMessagesThreadsJSONBody,
    RESTPostAPICurrentUserCreateDMChannelJSONBody,
    RESTPostAPIWebhookWithTokenJSONBody,
  } from 'discord.js';

  interface MessageEdit {
    content?: string | null;
    embeds?: APIEmbed[] | null;
    components?: APIMessageTopLevelComponent[] | null;
    flags?: number | null;
    allowed_mentions?: APIAllowedMentions | null;
  }

  export const MessageCreateRequestSchema: ZodMiniType<RESTPostAPIChannelMessageJSONBody>;
  export const CreateTextThreadWithMessageRequestSchema: ZodMiniType<RESTPostAPIChannelMessagesThreadsJSONBody>;
  export const MessageEditRequestPartialSchema: ZodMiniType<MessageEdit>;
  export const IncomingWebhookRequestPartialSchema: ZodMiniType<RESTPostAPIWebhookWithTokenJSONBody>;
  export const IncomingWebhookUpdateRequestPartialSchema: ZodMiniType<MessageEdit>;
  export const ApplicationCommandCreateRequestSchema: ZodMiniType<RESTPostAPIApplicationCommandsJSONBody>;
  export const CreatePrivateChannelRequestSchema: ZodMiniType<RESTPostAPICurrentUserCreateDMChannelJSONBody>;
  export const CreateMessageInteractionCallbackRequestSchema: ZodMiniType<
    APIInteractionResponseChannelMessageWithSource | APIInteractionResponseDeferredChannelMessageWithSource
  >;
  export const UpdateMessageInteractionCallbackRequestSchema: ZodMiniType<{
    type: InteractionResponseType.UpdateMessage | InteractionResponseType.DeferredMessageUpdate;
    data?: MessageEdit;
  }>;
  export const ApplicationCommandAutocompleteCallbackRequestSchema: ZodMiniType<APIApplicationCommandAutocompleteResponse>;
  export const ModalInteractionCallbackRequestSchema: ZodMiniType<APIModalInteractionResponse>;
  export const ModalInteractionCallbackRequestDataSchema: ZodMiniType<APIModalInteractionResponseCallbackData>;
}
