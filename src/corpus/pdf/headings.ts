import { headingForm } from '../heading-form.ts';
import type { OutlineEntry } from './open-pdf.ts';
import type { Paragraph } from './paragraphs.ts';
import { isOfSize, roundedSize, type Typography } from './typography.ts';

/** Larger than the text by as much. */
const LARGER = 1.12;
const BOLD = 0.9;
const MOST_LINES = 4;
const LONGEST = 200;
const ENDS_AS_TEXT = /[.,;]["'”“»)]*$/u;
const NUMBERED = /^(?:§+\s?)?(?<number>[\dIVX]{1,4}(?:\.\d{1,3})*|[A-Z](?:\.\d{1,3})+)\.?\s/u;

/** What sets a heading apart, and how high it stands: the lower its level, the more stands under it. */
export interface HeadingStyle {
  /** Of two, the one with the smaller first figure that differs stands higher. */
  readonly level: readonly number[];
}

/** Names in a form that does not depend on how they are broken and spaced. */
export function bareName(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** Tells headings by the outline of the document, their type and their number; undefined for what is none. */
export function headingStyle(
  { lines }: Paragraph,
  text: string,
  {
    typography,
    outline,
  }: { readonly typography: Typography; readonly outline: ReadonlyMap<string, OutlineEntry> },
): HeadingStyle | undefined {
  const [first] = lines;
  if (first === undefined || lines.length > MOST_LINES || text.length > LONGEST || !/\p{L}/u.test(text))
    return undefined;
  const size = roundedSize(Math.max(...lines.map((line) => line.size)));
  const isLarger = size >= LARGER * typography.size;
  const isBold = !typography.isBold && lines.every(({ boldShare }) => boldShare >= BOLD);
  const isAsLarge = isLarger || isOfSize({ size }, typography.size) || size > typography.size;
  const entry = outline.get(bareName(text)) ?? outline.get(bareName(text.replace(NUMBERED, '')));
  const isNamed = entry !== undefined && isAsLarge;
  const isByForm = isBold && isAsLarge && (!ENDS_AS_TEXT.test(text) || headingForm(text) !== undefined);
  if (!isNamed && !isByForm && !(isLarger && !/[,;]$/u.test(text))) return undefined;
  const depth = NUMBERED.exec(text)?.groups?.['number']?.split('.').length ?? 1;
  return { level: [-size, isBold ? 0 : 1, depth] };
}

/** Whether one stands higher than another. */
export function isAbove(a: HeadingStyle, b: HeadingStyle): boolean {
  for (const [at, level] of a.level.entries()) {
    const other = b.level[at] ?? 0;
    if (level !== other) return level < other;
  }
  return false;
}

const CAPTION =
  /^(?:Abb(?:ildung|\.)|Tab(?:elle|\.)|Fig(?:ure|\.)|Table(?:au)?|Bild|Listing|Grafik|Schéma)\s?\d{1,3}(?:\.\d{1,3})*\s?[:.–—-]/u;

/** What stands below a figure or above a table, and goes on with nothing. */
export function isCaption(text: string): boolean {
  return CAPTION.test(text);
}
