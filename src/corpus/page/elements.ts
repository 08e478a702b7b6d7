import type { Element, Nodes } from 'hast';
import { knowledgeOf, LANGUAGES } from '../../language/language.ts';
import type { Omission } from '../article.ts';

/** Elements that stand by themselves (HTML standard, 15.3, and controls): text before, in and behind them is not one sentence. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section select summary table ' +
    'tbody td textarea tfoot th thead tr ul'
  ).split(' '),
);

/** What is no text of the article, by the element that holds it. */
const LEFT_OUT: Readonly<Record<string, Omission['what']>> = {
  pre: 'code',
  img: 'image',
  svg: 'image',
  picture: 'image',
  canvas: 'image',
  video: 'embed',
  audio: 'embed',
  iframe: 'embed',
  object: 'embed',
  embed: 'embed',
  script: 'script',
  style: 'script',
  template: 'script',
  noscript: 'script',
  del: 'struck',
  s: 'struck',
  strike: 'struck',
};

export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.tagName);
}

/** What is left out with all that is in it; undefined for what is read. */
export function omissionOf(element: Element): Omission['what'] | undefined {
  if (isHidden(element)) return 'hidden';
  return Object.hasOwn(LEFT_OUT, element.tagName) ? LEFT_OUT[element.tagName] : undefined;
}

/**
 * Styles that show nothing of an element: hidden, without a size, or set outside of the page. One that is transparent is none of them:
 * on many pages everything is, until a script lets it appear.
 */
const HIDING_STYLES = [
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden)\b/iu,
  /(?:^|;)\s*font-size\s*:\s*0+(?:\.0+)?(?:[a-z]{1,4}|%)?\s*(?:!|;|$)/iu,
  /(?:^|;)\s*(?:text-indent|left|right|top|margin-left)\s*:\s*-(?:\d{4}|\d{3}r?em)/iu,
  /(?:^|;)\s*clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)/iu,
];
const COMMENT = /\/\*[^*]*\*\//gu;
/** Of an element's attributes no more is looked at. */
const LONGEST_STYLE = 10_000;
const NEVER_SHOWN = new Set(
  'annotation annotation-xml datalist head meter noembed noframes progress rp title'.split(' '),
);

function isHidden({ tagName, properties }: Element): boolean {
  const { hidden, style, open, popover } = properties;
  if (NEVER_SHOWN.has(tagName) || (tagName === 'dialog' && open === undefined)) return true;
  if ((hidden !== undefined && hidden !== false) || popover !== undefined) return true;
  return typeof style === 'string' && isHiding(style.slice(0, LONGEST_STYLE).replaceAll(COMMENT, ''));
}

function isHiding(style: string): boolean {
  return HIDING_STYLES.some((hiding) => hiding.test(style));
}

/** On the page it tells a heading that its author wrote as text, and whether that may be a sentence: `true` or `false`. */
export const WRITTEN_HEADING = 'dataWritten';

interface HeadingKind {
  /** Its level, 1 to 6; undefined for what stands below all of these. */
  readonly depth?: number;
  readonly saysSomething: boolean;
}

/** How an element is a heading; undefined for one that is none. */
export function headingKind({ tagName, properties }: Element): HeadingKind | undefined {
  const written = properties[WRITTEN_HEADING];
  if (written !== undefined) return { saysSomething: written === 'true' };
  const digit = /^h([1-6])$/u.exec(tagName)?.[1];
  if (digit !== undefined) return { depth: Number(digit), saysSomething: false };
  // What is folded away below it has it for a heading.
  return tagName === 'summary' ? { saysSomething: false } : undefined;
}

/**
 * The line of the file in which a node begins; undefined where it was not in the file, or the parser of HTML forgot where.
 *
 * @param firstLine of the file, in which the page's first line stands
 */
export function lineOf({ position }: Nodes, firstLine: number): number | undefined {
  // The types promise a start; the parser leaves it out.
  const line = (position as { readonly start?: { readonly line: number } } | undefined)?.start?.line;
  return line === undefined ? undefined : line + firstLine - 1;
}

/** All text below a node, in its order. */
export function textBelow(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textBelow).join('') : '';
}

/** Characters of an abbreviation that a number follows, with the one before it, at most. */
const LONGEST_ABBREVIATION = 12;
const NUMBERING = new Set(
  LANGUAGES.flatMap((language) => [...knowledgeOf(language).abbreviations.numbering]),
);

/** A note may hang on a word, a year, a closing mark or a full stop, but on none of "Nr.", "§", "(" and "20". */
function endsWord(before: string): boolean {
  if (!/[\p{L}\p{M}.,;!?…"'“”’»)\]]$|\d{4}$/u.test(before)) return false;
  return !NUMBERING.has(/[\p{L}\p{M}]{1,48}\.$/u.exec(before)?.[0] ?? '');
}

const MARK = /^\[?(?:\d{1,3}|[*†‡])\]?$/u;

/**
 * The mark of a note, or the way back from it: a link whose text is a number, directly behind a word or raised.
 * It is no text of the sentence that it stands in.
 *
 * @param before what stands before it
 */
export function isNoteMark(element: Element, before: string): boolean {
  const { tagName, properties, children } = element;
  const { role, className } = properties;
  if ('dataFootnoteRef' in properties || 'dataFootnoteBackref' in properties) return true;
  if (role === 'doc-noteref' || role === 'doc-backlink') return true;
  if (Array.isArray(className) && className.includes('footnote-reference')) return true;
  if (tagName === 'sup') {
    const [inner, ...others] = children;
    return inner?.type === 'element' && others.length === 0 && isNoteMark(inner, 'x');
  }
  return tagName === 'a' && MARK.test(textBelow(element)) && endsWord(before.slice(-LONGEST_ABBREVIATION));
}

/** Behind a figure what is left out leaves a space. */
export const PARTS_FIGURES = /\p{N}$/u;

/** A heading in it stands above nothing outside: of a quotation, of an item, of what is folded away. */
export function closesSections({ tagName }: Element): boolean {
  return /^(?:article|aside|blockquote|dd|details|dialog|figure|li|section|td|th)$/u.test(tagName);
}

/** A note among those below the text; its number is its mark. */
export function isNote({ properties }: Element): boolean {
  const { id = '' } = properties;
  return typeof id === 'string' && id.startsWith('user-content-fn-');
}

/** What the page gathers the notes in, below the text. */
export function isNotes({ properties }: Element): boolean {
  return 'dataFootnotes' in properties;
}

/** A heading for the notes that the page makes by itself, for those who hear it. */
export function isOfThePage({ properties }: Element): boolean {
  return properties['id'] === 'footnote-label';
}

const SUPERSCRIPT = pairs('0123456789+-−–=()n/', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ⁄');
const SUBSCRIPT = pairs('0123456789+-−–=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎');

function pairs(plain: string, raisedOnes: string): ReadonlyMap<string, string> {
  const raisedCharacters = Array.from(raisedOnes);
  return new Map(Array.from(plain, (character, at) => [character, raisedCharacters[at] ?? character]));
}

/**
 * Text that a page shows above or below the line: "10" and a raised "2" are not 102. Where a character has no such form, figures
 * behind a figure are set apart, 10^(0,5), and words stay as they are (1er, Mme).
 *
 * @param before what stands before it
 */
export function raised(text: string, place: 'sup' | 'sub', before: string): string {
  const forms = place === 'sup' ? SUPERSCRIPT : SUBSCRIPT;
  const characters = Array.from(text.trim(), (character) => forms.get(character));
  if (!characters.includes(undefined)) return characters.join('');
  const isFigure = /\p{N}$/u.test(before.slice(-2)) && (/\p{N}/u.test(text) || /^\p{L}$/u.test(text.trim()));
  return isFigure ? `${place === 'sup' ? '^' : '_'}(${text.trim()})` : text;
}
