import { attributeOf, childAt, childrenNamed, type XmlElement } from '../archive/read-xml.ts';

export interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn: string | undefined;
  /** What it says of paragraphs. */
  readonly properties: XmlElement | undefined;
  /** What it says of text. */
  readonly textProperties: XmlElement | undefined;
}

export interface StyleChains {
  readonly styleOf: (id: string | undefined) => Style | undefined;
  /** A style, the one that it is based on, and so on; none where there is no such style. */
  readonly chainOf: (id: string | undefined) => readonly Style[];
  /** The style of paragraphs that name none. */
  readonly paragraphDefault: string | undefined;
}

/** A style stands on another one, and that on the next; longer chains are no work of people. */
const LONGEST_CHAIN = 20;

/** Reads the styles of a document (`styles.xml`). */
export function styleChains(root: XmlElement | undefined): StyleChains {
  const elements = childrenNamed(root, 'style');
  const styles = new Map(elements.map(readStyle).map((style) => [style.id, style]));
  const byDefault = elements.find(
    (style) => attributeOf(style, 'type') === 'paragraph' && /^(?:1|true|on)$/u.test(defaultOf(style)),
  );
  return {
    styleOf: (id) => styles.get(id ?? ''),
    chainOf: (id) => {
      const chain: Style[] = [];
      let style = styles.get(id ?? '');
      while (style !== undefined && chain.length < LONGEST_CHAIN) {
        chain.push(style);
        style = styles.get(style.basedOn ?? '');
      }
      return chain;
    },
    paragraphDefault: attributeOf(byDefault, 'styleId'),
  };
}

function defaultOf(style: XmlElement): string {
  return attributeOf(style, 'default') ?? '';
}

function readStyle(style: XmlElement): Style {
  return {
    id: attributeOf(style, 'styleId') ?? '',
    name: (attributeOf(childAt(style, 'name'), 'val') ?? '').toLowerCase(),
    basedOn: attributeOf(childAt(style, 'basedOn'), 'val'),
    properties: childAt(style, 'pPr'),
    textProperties: childAt(style, 'rPr'),
  };
}
