import type { SectionPage } from '../../answering/answer.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { ANSWER_LABELS } from '../../wording/answer-labels.ts';
import { numberMark } from '../../wording/passage-marks.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { button, buttonRow } from './button-rows.ts';
import type { CustomIds } from './custom-id.ts';
import { escapeText } from './escape-text.ts';
import { containerMessage, heading, subtext, textDisplay, type MessagePayload } from './message-payload.ts';
import { sourceOf } from './passage.ts';
import { passagesText } from './passages-text.ts';
import { clipMarkup, MESSAGE_UNITS, textUnits } from './text-budget.ts';

const HEADING_UNITS = 240;

export interface SectionContent {
  readonly language: LabelLanguage;
  readonly page: SectionPage;
  /** The button that asked for it: which section, and how many of its sentences come before. */
  readonly asked: Omit<CustomIds['section'], 'action'>;
  /** Where the next page begins; behind this one where nothing of it has fallen. */
  readonly end?: number;
}

/** A section below its heading, some sentences at a time. Numbered: it is what was asked for. */
export function renderSection({ language, page, asked, ...content }: SectionContent): MessagePayload {
  const { sentences: passages, total } = page;
  const { offset } = asked;
  const { end = offset + passages.length } = content;
  const words = DISCORD_LABELS[language];
  const name = clipMarkup(escapeText(page.heading ?? ''), HEADING_UNITS);
  const head = [
    heading(name === '' ? ANSWER_LABELS[language].overview.opening : name),
    subtext(sourceOf(passages[0].article)),
    ...(total > passages.length ? [subtext(words.contents.sentences(offset + 1, end, total))] : []),
  ].join('\n');
  const texts = passagesText({
    language,
    passages,
    units: MESSAGE_UNITS - textUnits(head),
    markAt: (at) => numberMark(offset + at),
    isEvidence: true,
    headed: false,
  });
  const next = button({ action: 'section', ...asked, offset: end }, words.button.goOn.section(total - end));
  return containerMessage('notice', [
    textDisplay(head),
    ...texts.map(textDisplay),
    ...buttonRow(end < total ? [next] : []),
  ]);
}
