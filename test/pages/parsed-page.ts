import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A page as a browser's parser reads it (the algorithm of the HTML standard). */
export class ParsedPage {
  readonly elements: readonly Element[];

  constructor(html: string) {
    this.elements = elementsIn(parse(html));
  }

  /** All elements of a name, in the page's order. */
  named(name: string): readonly Element[] {
    return this.elements.filter(({ tagName }) => tagName === name);
  }

  /** The texts of all elements of a name. */
  texts(name: string): readonly string[] {
    return this.named(name).map(textOf);
  }

  /** The values of an attribute, wherever it stands. */
  attributes(name: string): readonly string[] {
    return this.elements.flatMap((element) => attributeOf(element, name) ?? []);
  }

  /** The first address of a link that begins so. */
  linkTo(beginning: string): string {
    const found = this.attributes('href').find((href) => href.startsWith(beginning));
    if (found === undefined) throw new Error(`No link leads to ${beginning}…`);
    return found;
  }

  /** The values that the fields of a name hold. */
  values(name: string): readonly (string | undefined)[] {
    return this.named('input')
      .filter((input) => attributeOf(input, 'name') === name)
      .map((input) => attributeOf(input, 'value'));
  }

  /** Names and attribute names of all elements: all of a page but its texts. */
  get shape(): string {
    return this.elements
      .map(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => name)].join(' '))
      .join('\n');
  }
}

export function attributeOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value;
}

export function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function elementsIn(node: Node): Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : [];
  return 'tagName' in node ? [node, ...below] : below;
}
