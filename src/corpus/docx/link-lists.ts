import { allNamed, attributeOf, localName, type XmlElement } from '../archive/read-xml.ts';
import { textNamed } from './word-xml.ts';

/** Fewer links are no list of contents. */
const FEWEST_LINKS = 3;
/** Of its text a list of contents has so much in links; the rest are numbers. */
const LEAST_LINKED = 0.9;

/** The paragraphs among some elements that are a list of contents: links to parts of the document, one below the other. */
export function contentsAmong(elements: readonly XmlElement[]): ReadonlySet<XmlElement> {
  const contents = new Set<XmlElement>();
  let links = 0;
  let run: XmlElement[] = [];
  const end = (): void => {
    if (links >= FEWEST_LINKS) for (const paragraph of run) contents.add(paragraph);
    links = 0;
    run = [];
  };
  for (const element of elements) {
    const own = linksAlone(element);
    if (own === 0) end();
    else run.push(element);
    links += own;
  }
  end();
  return contents;
}

/** How many links to parts of the document a paragraph has, if hardly anything else is in it; else 0. */
function linksAlone(paragraph: XmlElement): number {
  if (localName(paragraph) !== 'p') return 0;
  const links = allNamed(paragraph, 'hyperlink').filter(
    (link) => attributeOf(link, 'anchor') !== undefined && attributeOf(link, 'id') === undefined,
  );
  if (links.length === 0) return 0;
  const linked = links.reduce((sum, link) => sum + lettersIn(link), 0);
  return linked > 0 && linked >= LEAST_LINKED * lettersIn(paragraph) ? links.length : 0;
}

function lettersIn(element: XmlElement): number {
  return textNamed(element, 't').match(/\p{L}/gu)?.length ?? 0;
}
