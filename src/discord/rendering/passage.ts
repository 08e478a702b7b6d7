import type { Citation, QuotedArticle } from '../../answering/answer.ts';
import { ANSWER_LABELS, SOURCES_NAMED } from '../../wording/answer-labels.ts';
import { articleName } from '../../wording/article-name.ts';
import { captionOver, headingOver, sectionOf, changeNote } from '../../wording/caption.ts';
import { shownMark } from '../../wording/passage-marks.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { escapeText } from './escape-text.ts';
import { LINK_CHARACTERS } from '../limits.ts';
import { subtext } from './message-payload.ts';
import { quote, quoteWithin } from './quotation.ts';
import { clipMarkup, textUnits } from './text-budget.ts';

/** What the lines around a sentence may take each, in units of text. */
interface FrameBounds {
  /** The heading above the sentence in its article, where it stands above and where the place names it. */
  readonly heading: number;
  readonly section: number;
  /** The heads of a table. */
  readonly heads: number;
  /** A further source by name; where it is 0 they are only counted. */
  readonly source: number;
}

// Longer than names in use (a headline has some 100 characters), and short enough that a single passage with all its
// frame leaves more than a third of the message to the sentence.
const TITLE_UNITS = 240;
const PUBLISHER_UNITS = 120;
/** Of the units of a name its text may take: the rest is left to the backslashes of its markup. */
const TEXT_SHARE = 0.8;
const FULL_FRAME: FrameBounds = { heading: 200, section: 100, heads: 200, source: 120 };
/** Where the full one would leave too little to the sentence. */
const BRIEF_FRAME: FrameBounds = { heading: 80, section: 60, heads: 60, source: 0 };
/** A sentence of the common length has this many units; what surrounds it gives way first. */
const SENTENCE_UNITS = 400;

interface PassageContent {
  readonly language: LabelLanguage;
  readonly citation: Citation;
  /** A number for evidence, a letter for what only comes nearest, nothing where the message shows a single sentence. */
  readonly mark?: string;
  /** Bold for the words that answer. Only evidence has them. */
  readonly emphasised?: boolean;
  /** The article's title above the sentence. */
  readonly titled?: boolean;
  /** The quotation shown before it; what stands under the same heading or caption needs none. */
  readonly before?: Citation | undefined;
  /** What the passage may take of the message. */
  readonly units?: number;
}

/**
 * A sentence of an article with its place below it and, above it, its heading and the heads of a table or the lead of a list,
 * as one text: for a Text Display of its own. With `units` the frame gives way, then the sentence is cut to what it leaves of them.
 */
export function passage(content: PassageContent): string {
  const { language, citation, emphasised = false, units } = content;
  const quotation = { text: citation.text, highlights: emphasised ? citation.highlights : [] };
  const full = frameOf(content, FULL_FRAME);
  if (units === undefined) return `${full.above}${quote(quotation)}${full.below}`;
  const isRoomy = units - unitsOf(full) >= Math.min(SENTENCE_UNITS, textUnits(quote(quotation)));
  const frame = isRoomy ? full : frameOf(content, BRIEF_FRAME);
  const sentence = quoteWithin(quotation, {
    units: units - unitsOf(frame),
    shortened: DISCORD_LABELS[language].shortened,
  });
  return `${frame.above}${sentence}${frame.below}`;
}

interface Frame {
  readonly above: string;
  readonly below: string;
}

function frameOf(content: PassageContent, bounds: FrameBounds): Frame {
  const { language, citation, mark, titled = false } = content;
  const title = titled ? `${subtext(titleOf(citation.article))}\n` : '';
  const over = headingOver(citation, content.before);
  const heading = over === undefined ? '' : `${subtext(clipMarkup(escapeText(over), bounds.heading))}\n`;
  const caption = captionLine(captionOver(citation, content.before), language, bounds);
  const lead = mark === undefined ? '' : `**${shownMark(mark)}** `;
  const note = changeNote(citation, language);
  const change = note === undefined ? '' : `\n${subtext(`**${note}**`)}`;
  return {
    above: `${title}${heading}${caption}${lead}`,
    below: `${change}\n${subtext(placeLine(language, citation, bounds))}`,
  };
}

function captionLine(
  caption: ReturnType<typeof captionOver>,
  language: LabelLanguage,
  bounds: FrameBounds,
): string {
  if (caption === undefined) return '';
  const label = ANSWER_LABELS[language].caption[caption.of];
  return `${subtext(label(clipMarkup(escapeText(caption.text), bounds.heads)))}\n`;
}

function unitsOf({ above, below }: Frame): number {
  return textUnits(above) + textUnits(below);
}

/** The article's title with what tells it apart, safe and short. */
export function titleOf(article: QuotedArticle, units = TITLE_UNITS): string {
  // Cut as text first, where the title gives way; as markup it may still be longer.
  const most = article.apart === undefined ? Infinity : Math.floor(units * TEXT_SHARE);
  return clipMarkup(escapeText(articleName(article, most)), units);
}

/** Title and publisher. */
export function sourceOf(article: QuotedArticle): string {
  return joined([titleOf(article), publisherOf(article)]);
}

/** The publisher, safe and short, where there is one. */
export function publisherOf({ publisher }: QuotedArticle, units = PUBLISHER_UNITS): string | undefined {
  return publisher && clipMarkup(escapeText(publisher), units);
}

/** Parts of a line of metadata. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** Where a sentence stands: its section and page, a link or its number, and in which other articles. */
function placeLine(language: LabelLanguage, citation: Citation, bounds: FrameBounds): string {
  const words = ANSWER_LABELS[language];
  const { also } = citation;
  const section = sectionOf(citation);
  const link = sourceLink(citation.link);
  const named = bounds.source === 0 ? [] : also.slice(0, SOURCES_NAMED);
  const names = named.map(({ article }) => titleOf(article, bounds.source));
  return joined([
    section && words.section(clipMarkup(escapeText(section), bounds.section)),
    citation.page === undefined ? undefined : words.page(citation.page),
    link === undefined ? words.sentenceNumber(citation.ordinal) : `[${words.sourceLink}](${link})`,
    also.length === 0 ? undefined : words.also(names, also.length - names.length),
  ]);
}

/**
 * The address as the target of a masked link; angle brackets keep Discord from showing a preview of the page.
 * Discord ends a target at a bracket that has no partner, so only those are encoded: encoded pairs are reported not
 * to link (jayktaylor/mw-discord #54). One that is too long loses the directive that points at the sentence.
 */
export function sourceLink(link: string | undefined): string | undefined {
  if (link === undefined || !/^https?:\/\/[^\s<>\\]+$/iu.test(link)) return undefined;
  const targets = [link, link.replace(/#?:~:.*/su, '')].map((address) =>
    address.replaceAll(/\([^()]*\)|[()]/gu, (found) => (found.length > 1 ? found : encodeBracket(found))),
  );
  const target = targets.find(({ length }) => length <= LINK_CHARACTERS);
  return target && `<${target}>`;
}

function encodeBracket(bracket: string): string {
  return bracket === '(' ? '%28' : '%29';
}
