import type { Overview, SectionOpening } from '../../answering/answer.ts';
import type { Language } from '../../language/language.ts';
import { ANSWER_LABELS } from '../../wording/answer-labels.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { escapeText } from './escape-text.ts';
import { containerMessage, heading, subtext, textDisplay, type MessagePayload } from './message-payload.ts';
import { sourceOf } from './passage.ts';
import { quoteWithin } from './quotation.ts';
import { clipMarkup, MESSAGE_UNITS } from './text-budget.ts';

/** What is left for sections once headings and titles have their share. */
const SENTENCE_UNITS = MESSAGE_UNITS / 2;
const HEADING_UNITS = 120;

interface OverviewContent {
  readonly language: Language;
  readonly overview: Pick<Overview, 'articles' | 'others'>;
}

/** Of one article its sections, of several the first sentence of each. */
export function renderOverview({ language, overview }: OverviewContent): MessagePayload {
  const { articles, others } = overview;
  const words = ANSWER_LABELS[language].overview;
  const isOne = articles.length === 1 && others === 0;
  const openings = articles.flatMap(({ sections }) => sections);
  const units = Math.floor(SENTENCE_UNITS / openings.length);
  return containerMessage('notice', [
    textDisplay(heading(isOne ? words.ofArticle : words.ofArticles(articles.length + others))),
    ...articles.flatMap(({ article, sections }) => [
      textDisplay(subtext(sourceOf(article))),
      ...sections.map((section) => textDisplay(openingText(section, { language, units }))),
    ]),
  ]);
}

function openingText(
  { heading: above, first }: SectionOpening,
  { language, units }: { readonly language: Language; readonly units: number },
): string {
  const { shortened } = DISCORD_LABELS[language];
  const name = above === undefined ? '' : `**${clipMarkup(escapeText(above), HEADING_UNITS)}**\n`;
  return `${name}${quoteWithin({ text: first.text }, { units, shortened })}`;
}
