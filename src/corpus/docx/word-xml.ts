import {
  allNamed,
  attributeOf,
  childAt,
  elementsOf,
  localName,
  xmlText,
  type XmlElement,
  type XmlSource,
} from '../archive/read-xml.ts';

/** What stands between two offsets of the XML is replaced by another text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The XML from the beginning to the end of its root, with edits that do not overlap. */
export function edited({ root, text }: XmlSource, edits: readonly Edit[]): string {
  let xml = '';
  let at = root.start;
  // What is put in front of an element comes before what becomes of that.
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    xml += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return xml + text.slice(at, root.end);
}

export function rangeOf({ start, end }: XmlElement): Pick<Edit, 'start' | 'end'> {
  return { start, end };
}

export function prefixOf({ name }: XmlElement): string {
  return name.slice(0, name.indexOf(':') + 1);
}

/** The text of an element with spaces where its paragraphs end and its tabs are. */
export function seenText(element: XmlElement): string {
  const name = localName(element);
  if (name === 't') return xmlText(element);
  const below = elementsOf(element).map(seenText).join('');
  return /^(?:p|tab|br)$/u.test(name) ? `${below} ` : below;
}

/** A run of text, as XML; `place` is "superscript" or "subscript". */
export function textRun(text: string, prefix: string, place?: string): string {
  const properties =
    place === undefined ? '' : `<${prefix}rPr><${prefix}vertAlign ${prefix}val="${place}"/></${prefix}rPr>`;
  return `<${prefix}r>${properties}<${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}r>`;
}

/** Of a formula what can be raised or lowered in a line. */
const RAISED: Readonly<Record<string, readonly [part: string, place: string]>> = {
  sSup: ['sup', 'superscript'],
  sSub: ['sub', 'subscript'],
};

/** A formula as runs of text; undefined where it needs more than a line. */
export function formulaRuns(formula: XmlElement, prefix: string): string | undefined {
  let runs = '';
  for (const part of elementsOf(formula)) {
    const name = localName(part);
    const [place, position] = RAISED[name] ?? [];
    const exponent = childAt(part, place ?? '');
    const base = childAt(part, 'e');
    if (name === 'r') runs += textRun(textNamed(part, 't'), prefix);
    else if (name.endsWith('Pr')) continue;
    else if (base === undefined || exponent === undefined || !isLine(base) || !isLine(exponent))
      return undefined;
    else runs += textRun(textNamed(base, 't'), prefix) + textRun(textNamed(exponent, 't'), prefix, position);
  }
  return runs;
}

function isLine(part: XmlElement): boolean {
  return elementsOf(part).every((child) => /^(?:r|.*Pr)$/u.test(localName(child)));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

export function textNamed(element: XmlElement, name: string): string {
  return allNamed(element, name).map(xmlText).join('');
}

/** A switch that is there is on, unless it says that it is off. */
export function isOn(property: XmlElement | undefined): boolean {
  return property !== undefined && !/^(?:0|false|off|none)$/u.test(attributeOf(property, 'val') ?? '');
}

export function isContents(block: XmlElement): boolean {
  const gallery = childAt(block, 'sdtPr', 'docPartObj', 'docPartGallery');
  return /^table of contents$/iu.test(attributeOf(gallery, 'val') ?? '');
}

/** The boxes of an object, without those that stand in one of them. */
export function boxesIn(object: XmlElement): XmlElement[] {
  return elementsOf(object).flatMap((child) =>
    localName(child) === 'txbxContent' ? [child] : boxesIn(child),
  );
}

/** What an author says of a picture for those who do not see it. */
export function pictureName(object: XmlElement): string {
  const [about] = [...allNamed(object, 'docPr'), ...allNamed(object, 'imagedata')];
  return attributeOf(about, 'descr') ?? attributeOf(about, 'title') ?? '';
}
