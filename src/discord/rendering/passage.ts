import type { Citation } from '../../answering/answer.ts';
import { ANSWER_LABELS } from '../../wording/answer-labels.ts';
import { shownMark } from '../../wording/passage-marks.ts';
import type { ArticleInfo } from '../../corpus/article.ts';
import type { Language } from '../../language/language.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { escapeText } from './escape-text.ts';
import { LINK_CHARACTERS } from '../limits.ts';
import { subtext } from './message-payload.ts';
import { quote, quoteWithin } from './quotation.ts';
import { clipMarkup, textUnits } from './text-budget.ts';

// Longer than names in use (a headline has some 100 characters), and short enough that a single passage with all its
// frame leaves more than a third of the message to the sentence.
const TITLE_UNITS = 240;
const PUBLISHER_UNITS = 120;
const HEADING_UNITS = 240;

interface PassageContent {
  readonly language: Language;
  readonly citation: Citation;
  /** A number for evidence, a letter for what only comes nearest, nothing where the message shows a single sentence. */
  readonly mark?: string;
  /** Bold for the words that answer. Only evidence has them. */
  readonly emphasised?: boolean;
  /** The article's title above the sentence. */
  readonly titled?: boolean;
  /** What the passage may take of the message. */
  readonly units?: number;
}

/**
 * A sentence of an article with its place below it, as one text: for a Text Display of its own. With `units` the
 * sentence is cut to what the place leaves of them.
 */
export function passage(content: PassageContent): string {
  const { language, citation, mark, emphasised = false, titled = false, units } = content;
  const above = titled ? `${subtext(titleOf(citation.article))}\n` : '';
  const lead = mark === undefined ? '' : `**${shownMark(mark)}** `;
  const below = `\n${subtext(placeLine(language, citation))}`;
  const quotation = { text: citation.text, highlights: emphasised ? citation.highlights : [] };
  const sentence =
    units === undefined
      ? quote(quotation)
      : quoteWithin(quotation, {
          units: units - textUnits(above) - textUnits(lead) - textUnits(below),
          shortened: DISCORD_LABELS[language].shortened,
        });
  return `${above}${lead}${sentence}${below}`;
}

/** The article's title, safe and short. */
export function titleOf(article: ArticleInfo): string {
  return clipMarkup(escapeText(article.title), TITLE_UNITS);
}

/** Title and publisher. */
export function sourceOf(article: ArticleInfo): string {
  const publisher = article.publisher && clipMarkup(escapeText(article.publisher), PUBLISHER_UNITS);
  return joined([titleOf(article), publisher]);
}

/** Parts of a line of metadata. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Where a sentence stands: its section, and a link or its number. */
function placeLine(language: Language, citation: Citation): string {
  const words = ANSWER_LABELS[language];
  const heading = citation.heading && clipMarkup(escapeText(citation.heading), HEADING_UNITS);
  const link = sourceLink(citation.link);
  return joined([
    heading && words.section(heading),
    link === undefined ? words.sentenceNumber(citation.ordinal) : `[${words.sourceLink}](${link})`,
  ]);
}

/**
 * The address as the target of a masked link; angle brackets keep Discord from showing a preview of the page.
 * Discord ends a target at a bracket that has no partner, so only those are encoded: encoded pairs are reported not
 * to link (jayktaylor/mw-discord #54). One that is too long loses the directive that points at the sentence.
 */
function sourceLink(link: string | undefined): string | undefined {
  if (link === undefined || !/^https?:\/\/[^\s<>\\]+$/iu.test(link)) return undefined;
  const targets = [link, link.replace(/#?:~:.*$/u, '')].map((address) =>
    address.replaceAll(/\([^()]*\)|[()]/gu, (found) => (found.length > 1 ? found : encodeBracket(found))),
  );
  const target = targets.find(({ length }) => length <= LINK_CHARACTERS);
  return target && `<${target}>`;
}

function encodeBracket(bracket: string): string {
  return bracket === '(' ? '%28' : '%29';
}
