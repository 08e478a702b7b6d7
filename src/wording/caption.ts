import type { Citation } from '../answering/answer.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import { ANSWER_LABELS } from './answer-labels.ts';
import { clipped } from './article-name.ts';
import { shownDate } from './shown-date.ts';

/** Heads and headings are words and a lead is a sentence; of longer ones a caption shows how they begin. In characters. */
const CAPTION_CHARACTERS = 120;

/** In the line that says where a quotation stands, its section is one thing of several. */
const SECTION_CHARACTERS = 60;

/** Stands for a cell without a head, so that heads and cells go on pairing. */
const NO_HEAD = '–';

/** What stands above a quotation and is none of it. Text of the article, to be made harmless by whoever shows it. */
interface Caption {
  readonly of: 'table' | 'list';
  readonly text: string;
}

type Captioned = Pick<Citation, 'article' | 'heading' | 'text' | 'cells' | 'lead'>;

/**
 * The caption over a quotation: none for a sentence of words, where no cell has a head, and where the quotation shown before it
 * stands under the same or is itself what announces the list.
 */
export function captionOver(citation: Captioned, before: Captioned | undefined): Caption | undefined {
  const caption = captionOf(citation);
  const last = before?.article.id === citation.article.id ? captionOf(before) : undefined;
  const isSame =
    last?.of === caption?.of && last?.text === caption?.text && before?.heading === citation.heading;
  const isLead = before?.article.id === citation.article.id && before.text === citation.lead;
  return isSame || isLead ? undefined : caption;
}

/** The heads of a row's cells as in the table, `Karte | Preis`, or what announces the list of an item. */
function captionOf({ cells = [], lead }: Captioned): Caption | undefined {
  if (lead !== undefined) return { of: 'list', text: clipped(lead, CAPTION_CHARACTERS) };
  if (cells.every(({ head }) => head === undefined)) return undefined;
  return {
    of: 'table',
    text: clipped(cells.map(({ head }) => head ?? NO_HEAD).join(' | '), CAPTION_CHARACTERS),
  };
}

type Headed = Pick<Citation, 'article' | 'heading'>;

/**
 * The heading that stands above a quotation: none where the one shown before it stands under the same. Text of the article, to
 * be made harmless by whoever shows it.
 */
export function headingOver({ article, heading }: Headed, before: Headed | undefined): string | undefined {
  if (heading === undefined) return undefined;
  if (before?.article.id === article.id && before.heading === heading) return undefined;
  return clipped(heading, CAPTION_CHARACTERS);
}

/** The section that a quotation stands in, short enough to be told with the rest of its place. */
export function sectionOf({ heading }: Pick<Citation, 'heading'>): string | undefined {
  return heading && clipped(heading, SECTION_CHARACTERS);
}

/** What a person must know of a quotation's source; undefined where it stands there, as far as that is known. */
export function changeNote(
  { changedInSource }: Pick<Citation, 'changedInSource'>,
  language: LabelLanguage,
): string | undefined {
  if (changedInSource === undefined) return undefined;
  const { checked, how } = changedInSource;
  return ANSWER_LABELS[language].changedInSource[how](shownDate(checked.slice(0, DAY_LENGTH), language));
}

/** Of a time in ISO 8601 as much as is its day. */
const DAY_LENGTH = '2026-02-14'.length;
