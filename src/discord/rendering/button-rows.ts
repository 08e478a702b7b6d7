import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
} from 'discord.js';

import type { Answered, Citation, NotInCorpus } from '../../answering/answer.ts';
import type { Language } from '../../language/language.ts';
import type { Audience } from '../audience.ts';
import { formatCustomId, type CustomId } from './custom-id.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';

interface ButtonLook {
  readonly style?: APIButtonComponentWithCustomId['style'];
  readonly disabled?: boolean;
}

export function button(id: CustomId, label: string, look: ButtonLook = {}): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: look.style ?? ButtonStyle.Secondary,
    label,
    custom_id: formatCustomId(id),
    ...(look.disabled === undefined ? {} : { disabled: look.disabled }),
  };
}

type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** A row of one to five buttons; no row where there is none, since Discord refuses an empty one. */
export function buttonRow(buttons: APIButtonComponentWithCustomId[]): readonly ButtonRow[] {
  return buttons.length === 0 ? [] : [{ type: ComponentType.ActionRow, components: buttons }];
}

interface AnswerRowsContent {
  readonly language: Language;
  readonly answer: Answered | NotInCorpus;
  readonly answerId: string;
  /** The citations that the message shows. */
  readonly shown: readonly Citation[];
  readonly audience: Audience;
}

/** The passages' row and the answer's row. */
export function answerRows({
  language,
  answer,
  answerId,
  shown,
  audience,
}: AnswerRowsContent): readonly ButtonRow[] {
  const words = DISCORD_LABELS[language].button;
  const evident = answer.kind === 'answered';
  const context = shown.map(({ article, ordinal }, index) =>
    button(
      { action: 'context', revision: article.revision, articleId: article.id, ordinal },
      words.context(index + 1),
    ),
  );
  const more = button({ action: 'more', answerId, offset: 0 }, words.more);
  const further = button({ action: 'further', answerId }, words.further, { style: ButtonStyle.Primary });
  const share = button({ action: 'share', answerId }, words.share);
  return [
    ...buttonRow(evident ? [...context, ...(answer.more.length > 0 ? [more] : [])] : []),
    ...buttonRow([
      further,
      ...(evident && audience === 'user-may-share' ? [share] : []),
      button({ action: 'helpful', answerId }, words.helpful),
      button({ action: 'unhelpful', answerId }, words.unhelpful),
      button({ action: 'remove', answerId }, words.remove),
    ]),
  ];
}
