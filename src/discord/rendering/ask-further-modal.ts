import { ComponentType, TextInputStyle, type APIModalInteractionResponseCallbackData } from 'discord.js';

import type { LabelLanguage } from '../../language/label-language.ts';
import { formatCustomId } from './custom-id.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { QUESTION_MAX_CHARACTERS, QUESTION_MIN_CHARACTERS } from '../limits.ts';

/** The custom id of the modal's one input. */
export const FURTHER_QUESTION_INPUT = 'question';

interface AskFurtherContent {
  readonly language: LabelLanguage;
  readonly answerId: string;
}

/** Asks for the next question about an answer. Its custom id is the one of the button that opens it. */
export function askFurtherModal({
  language,
  answerId,
}: AskFurtherContent): APIModalInteractionResponseCallbackData {
  const { title, question, hint } = DISCORD_LABELS[language].modal;
  return {
    custom_id: formatCustomId({ action: 'further', answerId }),
    title,
    components: [
      {
        type: ComponentType.Label,
        label: question,
        description: hint,
        component: {
          type: ComponentType.TextInput,
          custom_id: FURTHER_QUESTION_INPUT,
          style: TextInputStyle.Short,
          min_length: QUESTION_MIN_CHARACTERS,
          max_length: QUESTION_MAX_CHARACTERS,
          required: true,
        },
      },
    ],
  };
}
