import type { ModalSubmitInteraction } from 'discord.js';
import type { Button } from './button.ts';
import { forgetButton } from './forget.ts';
import { furtherButton, furtherModal } from './further.ts';
import { removeButton } from './remove.ts';
import { shareButton } from './share.ts';
import { articlesPageButton, contextButton, moreButton, overviewButton, sectionButton } from './show.ts';
import { helpfulButton, unhelpfulButton } from './vote.ts';

/** All that can be pressed under the bot's messages. */
export const BUTTONS: readonly Button[] = [
  contextButton,
  moreButton,
  furtherButton,
  shareButton,
  helpfulButton,
  unhelpfulButton,
  removeButton,
  forgetButton,
  articlesPageButton,
  overviewButton,
  sectionButton,
];

/** All that can be submitted. */
export const MODALS: readonly Button<ModalSubmitInteraction>[] = [furtherModal];
