import {
  ButtonStyle,
  ComponentType,
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
} from 'discord.js';

import type { Answered, Citation, NotInCorpus } from '../../answering/answer.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import type { Audience } from '../audience.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { clipped } from '../../wording/article-name.ts';
import { wholeOf } from '../../wording/answer-labels.ts';
import { formatCustomId, type CustomId } from './custom-id.ts';
import { shownText } from './escape-text.ts';

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

/** Buttons of a row, which Discord bounds. */
const ROW_BUTTONS = 5;
/** Discord takes 80 of a label, and a telephone shows about as many as these. */
const NAME_CHARACTERS = 40;
/** Discord refuses a label that shows nothing. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

interface NamedButton {
  readonly id: CustomId;
  /** Text of an article. */
  readonly name: string;
  /** Stands for a name of which nothing shows. */
  readonly unnamed: string;
}

/** Buttons that bear the names of what they lead to, cut; those that would read alike are counted. */
export function namedButtonRows(buttons: readonly NamedButton[]): readonly ButtonRow[] {
  const labels = buttons.map(({ name, unnamed }) => {
    const label = clipped(shownText(name), NAME_CHARACTERS);
    return VISIBLE.test(label) ? label : unnamed;
  });
  const named = buttons.map(({ id }, at) => {
    const label = labels[at] ?? '';
    const alike = labels.slice(0, at).filter((earlier) => earlier === label).length;
    return button(id, alike === 0 ? label : `${label} (${alike + 1})`);
  });
  return Array.from({ length: Math.ceil(named.length / ROW_BUTTONS) }, (_, row) =>
    buttonRow(named.slice(row * ROW_BUTTONS, (row + 1) * ROW_BUTTONS)),
  ).flat();
}

interface AnswerRowsContent {
  readonly language: LabelLanguage;
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
  const goesOn = evident && answer.rest > 0;
  const goOn = goesOn ? words.goOn[wholeOf(answer.citations[0])](answer.rest) : words.more;
  const more = button({ action: 'more', answerId, offset: 0 }, goOn);
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
