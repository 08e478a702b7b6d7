import { parseXml, XmlCdata, XmlElement, XmlText } from '@rgrove/parse-xml';
import { ArticleFault } from '../corpus-fault.ts';

/** XML of an archive, by the names that its elements and attributes have behind their prefixes. */

export type { XmlElement };

export interface XmlSource {
  readonly root: XmlElement;
  /** What the offsets of the elements point into. */
  readonly text: string;
}

const UTF_16 = { little: [0xff, 0xfe], big: [0xfe, 0xff] } as const;
/** Characters of the declaration at the top of a file. */
const DECLARATION_LENGTH = 200;

/**
 * Parses XML. Nothing that a document type declares is taken up, so no entity grows and no other file is asked for.
 * @throws ArticleFault where it is not well-formed.
 */
export function readXml(bytes: Uint8Array): XmlSource {
  const text = decodeXml(bytes);
  try {
    const { root } = parseXml(text, { ignoreUndefinedEntities: true, includeOffsets: true });
    if (root === null) throw new ArticleFault({ kind: 'damaged' });
    return { root, text };
  } catch (cause) {
    if (cause instanceof ArticleFault || cause instanceof RangeError) throw cause;
    throw new ArticleFault({ kind: 'damaged' }, { cause });
  }
}

/**
 * The characters of an XML file, whose lines end in `\n`: UTF-8, or what its first bytes or its declaration say.
 * @throws ArticleFault where it says an encoding that nobody knows.
 */
export function decodeXml(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder(encodingOf(bytes)).decode(bytes);
    return text.replaceAll(/\r\n?/gu, '\n');
  } catch (cause) {
    throw new ArticleFault({ kind: 'damaged' }, { cause });
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === UTF_16.little[0] && second === UTF_16.little[1]) return 'utf-16le';
  if (first === UTF_16.big[0] && second === UTF_16.big[1]) return 'utf-16be';
  const declaration = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_LENGTH));
  return (
    /^[^<]{0,4}<\?xml[^>]{0,160}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/u.exec(declaration)?.[1] ?? 'utf-8'
  );
}

/** Behind the prefix. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The elements right below one, in their order. */
export function elementsOf({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => child instanceof XmlElement);
}

export function childrenNamed(element: XmlElement | undefined, name: string): XmlElement[] {
  return element === undefined ? [] : elementsOf(element).filter((child) => localName(child) === name);
}

/** The first child of a name, and of it the first of the next name, and so on. */
export function childAt(element: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of path) [found] = childrenNamed(found, name);
  return found;
}

/** All elements of a name below one, however deep. */
export function allNamed(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap((child) => [
    ...(localName(child) === name ? [child] : []),
    ...allNamed(child, name),
  ]);
}

export function attributeOf(element: XmlElement | undefined, name: string): string | undefined {
  if (element === undefined) return undefined;
  return Object.entries(element.attributes).find(
    ([own]) => own === name || own.slice(own.indexOf(':') + 1) === name,
  )?.[1];
}

/** All text below an element. */
export function xmlText(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  return element.children
    .map((child) => {
      if (child instanceof XmlText || child instanceof XmlCdata) return child.text;
      return child instanceof XmlElement ? xmlText(child) : '';
    })
    .join('');
}
