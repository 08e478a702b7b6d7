import {
  ButtonStyle,
  ComponentType,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  TextInputBuilder,
  TextInputStyle,
  type APIMessageTopLevelComponent,
} from 'discord.js';

/** A Components V2 message of one text and, in one row, a button for each custom_id. */
export function v2Message(
  text: string,
  customIds: readonly string[] = [],
): { flags: MessageFlags.IsComponentsV2; components: APIMessageTopLevelComponent[] } {
  const display: APIMessageTopLevelComponent = { type: ComponentType.TextDisplay, content: text };
  const row: APIMessageTopLevelComponent = {
    type: ComponentType.ActionRow,
    components: customIds.map((customId) => ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      custom_id: customId,
      label: customId,
    })),
  };
  return {
    flags: MessageFlags.IsComponentsV2,
    components: customIds.length === 0 ? [display] : [display, row],
  };
}

/** A modal that asks for one question. */
export const furtherModal = new ModalBuilder()
  .setCustomId('further')
  .setTitle('Nachfragen')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Frage')
      .setTextInputComponent(
        new TextInputBuilder()
          .setCustomId('question')
          .setStyle(TextInputStyle.Short)
          .setMinLength(3)
          .setMaxLength(300),
      ),
  );
