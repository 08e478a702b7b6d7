import type { APIMessage, APIUser, InteractionType } from 'discord.js';

/** Which interaction a message answers. */
interface InteractionMetadata {
  readonly id: string;
  readonly type: InteractionType;
  readonly user: APIUser;
  readonly authorizing_integration_owners: Readonly<Record<string, string>>;
}

/** What a forward shows of the message that it forwards. */
interface MessageSnapshot {
  readonly message: Pick<
    StoredMessage,
    | 'content'
    | 'embeds'
    | 'attachments'
    | 'components'
    | 'mentions'
    | 'mention_roles'
    | 'type'
    | 'timestamp'
    | 'edited_timestamp'
    | 'flags'
  >;
}

/** A message as Discord's API gives it, its flags as the number they are. */
export interface StoredMessage extends Omit<
  APIMessage,
  'flags' | 'interaction_metadata' | 'message_snapshots' | 'referenced_message'
> {
  readonly flags: number;
  readonly interaction_metadata?: InteractionMetadata;
  readonly referenced_message?: StoredMessage;
  readonly message_snapshots?: readonly MessageSnapshot[];
}
