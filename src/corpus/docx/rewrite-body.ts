import {
  allNamed,
  childAt,
  elementsOf,
  localName,
  xmlText,
  type XmlElement,
  type XmlSource,
} from '../archive/read-xml.ts';
import type { ShownText } from '../article-draft.ts';
import type { Omission } from '../article.ts';
import { contentsAmong } from './link-lists.ts';
import type { ParagraphNumbering } from './numbering.ts';
import { OmittedPieces } from './omitted-pieces.ts';
import { paragraphStart } from './paragraph-start.ts';
import type { ParagraphStyles } from './paragraph-styles.ts';
import type { RunLooks } from './run-looks.ts';
import {
  boxesIn,
  edited,
  formulaRuns,
  isContents,
  pictureName,
  prefixOf,
  rangeOf,
  seenText,
  textNamed,
  type Edit,
} from './word-xml.ts';

/**
 * Writes the XML of a document anew for the library that makes a page of it: each paragraph says by one of a few styles what it
 * is, and has its number as text; what the library drops silently, or would stumble over, is put plainly or taken out. On the
 * way it is noted what a reader of the document sees, and what is left out.
 */

export interface WrittenBody {
  readonly xml: string;
  readonly shown: readonly (ShownText & { readonly part: string })[];
  readonly omissions: readonly Omission[];
  /** Of the paragraphs that are styled as the document's title. */
  readonly title: string;
  /** Of those that are styled as its date. */
  readonly date: string;
}

interface Knowledge {
  readonly styles: ParagraphStyles;
  readonly numbering: ParagraphNumbering;
  readonly looksOf: RunLooks;
  /** Its name in the archive. */
  readonly part: string;
}

/** Around parts of a line that the library reads only without them. */
const WRAPPERS = new Set(['hyperlink', 'fldSimple', 'bdo', 'dir', 'smartTag', 'customXml']);
/** What holds pictures and text boxes. */
const OBJECTS = new Set(['drawing', 'pict', 'object', 'AlternateContent']);
const PICTURES = ['blip', 'imagedata', 'chart', 'relIds', 'OLEObject'] as const;
/** Characters that are elements. */
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '\u2011',
  softHyphen: '\u00AD',
};

/** The form of text boxes that the library reads. */
const VML = 'xmlns:v="urn:schemas-microsoft-com:vml"';
/** What says how something looks, is a program's, or stands above another text as its reading. */
const UNSEEN = /Pr$|^(?:instrText|delText|delInstrText|tblGrid|rt|moveFrom)$/u;

/** Writes a part of the document anew. */
export function rewriteBody({ root, text }: XmlSource, knowledge: Knowledge): WrittenBody {
  const writer = new BodyWriter(knowledge);
  writer.visit(root);
  return writer.written(root, text);
}

class BodyWriter {
  readonly #knowledge: Knowledge;
  readonly #edits: Edit[] = [];
  readonly #shown: { text: string }[] = [];
  readonly #omissions: OmittedPieces;
  readonly #titles: { readonly text: string }[] = [];
  readonly #dates: { readonly text: string }[] = [];
  /** The paragraph that is being read. */
  #paragraph: { text: string; readonly properties?: XmlElement | undefined } = { text: '' };
  /** What its elements' names begin with. */
  #prefix = '';

  constructor(knowledge: Knowledge) {
    this.#knowledge = knowledge;
    this.#omissions = new OmittedPieces(knowledge.part);
  }

  written(root: XmlElement, text: string): WrittenBody {
    return {
      xml: edited({ root, text }, this.#edits),
      shown: this.#shown
        .filter((shown) => shown.text.trim() !== '')
        .map(({ text: seen }) => ({ text: seen, part: this.#knowledge.part })),
      omissions: this.#omissions.all,
      title: joined(this.#titles),
      date: joined(this.#dates),
    };
  }

  visit(element: XmlElement): void {
    const name = localName(element);
    if (OBJECTS.has(name)) this.#visitObject(element);
    else if (name === 'p') this.#visitParagraph(element);
    else if (name === 'r') this.#visitRun(element);
    else if (name === 't') this.#say(xmlText(element).replaceAll('\n', ' '));
    else if (name === 'oMath') this.#visitFormula(element);
    else if (name === 'del') this.#omissions.leaveOut('struck', textNamed(element, 'delText'));
    else if (name === 'altChunk') this.#omissions.leaveOut('embed', '');
    else if (name === 'sdt' && isContents(element)) this.#takeOut(element, 'contents');
    else if (Object.hasOwn(CHARACTERS, name)) this.#visitCharacter(element, name);
    else if (WRAPPERS.has(name)) this.#keepChildren(element, element);
    else if (!UNSEEN.test(name)) this.#visitAll(element);
  }

  #visitAll(element: XmlElement): void {
    const children = elementsOf(element);
    const contents = contentsAmong(children);
    for (const child of children) {
      if (contents.has(child)) this.#takeOut(child, 'contents');
      else this.visit(child);
    }
  }

  #visitParagraph(paragraph: XmlElement): void {
    const properties = childAt(paragraph, 'pPr');
    const role = this.#knowledge.styles.roleOf(properties);
    const mark = this.#knowledge.numbering.next(properties);
    if (role.kind === 'contents') {
      this.#takeOut(paragraph, 'contents');
      return;
    }
    const around = this.#paragraph;
    const own = { text: '', properties };
    this.#paragraph = own;
    this.#prefix = prefixOf(paragraph);
    this.#shown.push(own);
    this.#visitAll(paragraph);
    this.#paragraph = around;
    const isEmpty = own.text.trim() === '';
    if (role.kind === 'title') this.#titles.push(own);
    if (role.kind === 'date') this.#dates.push(own);
    if (role.kind === 'code') own.text = '';
    const [first] = paragraph.children;
    if (first === undefined) return;
    const { start, end } = properties ?? { start: first.start, end: first.start };
    const text = paragraphStart({ role, mark, properties, isEmpty }, this.#prefix);
    this.#edits.push({ start, end, text });
  }

  #visitRun(run: XmlElement): void {
    const isOfField = childAt(run, 'fldChar') !== undefined;
    const looks = this.#knowledge.looksOf(this.#paragraph.properties, childAt(run, 'rPr'));
    // The library takes a field by where it begins and ends.
    if (isOfField || looks === undefined) this.#visitAll(run);
    else this.#takeOut(run, looks);
  }

  #visitCharacter(element: XmlElement, name: string): void {
    const w = this.#prefix;
    if (name === 'cr') this.#edits.push({ ...rangeOf(element), text: `<${w}br/>` });
    if (name === 'ptab') this.#edits.push({ ...rangeOf(element), text: `<${w}tab/>` });
    this.#say(CHARACTERS[name] ?? '');
  }

  /** What of a formula can stand in a line is text; with fractions and roots it would be another one there. */
  #visitFormula(formula: XmlElement): void {
    this.#say(textNamed(formula, 't'));
    const runs = formulaRuns(formula, this.#prefix);
    if (runs !== undefined) this.#edits.push({ ...rangeOf(formula), text: runs });
  }

  /** Of a picture stays its name, of a box its text, and of what is written twice, for old and new programs, one. */
  #visitObject(object: XmlElement): void {
    const branches = localName(object) === 'AlternateContent' ? elementsOf(object) : [object];
    const branch = branches.find((one) => boxesIn(one).length > 0) ?? branches.at(-1);
    if (branch === undefined) return;
    const boxes = boxesIn(branch);
    if (PICTURES.some((name) => allNamed(branch, name).length > 0))
      this.#omissions.leaveOut('image', pictureName(object));
    else if (boxes.length === 0 && allNamed(branch, 't').length > 0) {
      this.#keepChildren(branch, object);
      return;
    }
    const w = this.#prefix;
    let at = object.start;
    for (const box of boxes) {
      const isFirst = at === object.start;
      this.#edits.push({ start: at, end: box.start, text: isFirst ? `<${w}pict><v:textbox ${VML}>` : '' });
      this.#visitAll(box);
      at = box.end;
      this.#prefix = w;
    }
    this.#edits.push({ start: at, end: object.end, text: boxes.length > 0 ? `</v:textbox></${w}pict>` : '' });
  }

  /** Writes in place of an element what stands in it, or in a part of it. */
  #keepChildren(part: XmlElement, element: XmlElement): void {
    const [first, last] = [part.children[0], part.children.at(-1)];
    if (first === undefined || last === undefined) return;
    this.#edits.push({ start: element.start, end: first.start, text: '' });
    this.#visitAll(part);
    this.#edits.push({ start: last.end, end: element.end, text: '' });
  }

  #takeOut(element: XmlElement, what: Omission['what']): void {
    this.#edits.push({ ...rangeOf(element), text: '' });
    this.#omissions.leaveOut(what, seenText(element));
  }

  #say(text: string): void {
    this.#paragraph.text += text;
    this.#omissions.hearText(text);
  }
}

function joined(pieces: readonly { readonly text: string }[]): string {
  return pieces
    .map(({ text }) => text.trim())
    .join(' ')
    .trim();
}
