import { childAt, type XmlElement } from '../archive/read-xml.ts';
import type { ParagraphMark } from './numbering.ts';
import type { ParagraphRole } from './paragraph-styles.ts';
import { textRun } from './word-xml.ts';

const LOWEST_HEADING = 6;

interface ReadParagraph {
  readonly role: ParagraphRole;
  readonly mark: ParagraphMark | undefined;
  readonly properties: XmlElement | undefined;
  readonly isEmpty: boolean;
}

/** What a paragraph begins with as it is written anew: its style and its number. */
export function paragraphStart({ role, mark, properties, isEmpty }: ReadParagraph, prefix: string): string {
  // Where the end of a paragraph is deleted, the next one goes on with it.
  const isDeleted = childAt(properties, 'rPr', 'del') !== undefined;
  const end = isDeleted ? `<${prefix}rPr><${prefix}del/></${prefix}rPr>` : '';
  const style = `<${prefix}pStyle ${prefix}val="${styleName(role, mark)}"/>`;
  const label = mark === undefined || mark.label === '' || isEmpty ? '' : textRun(`${mark.label} `, prefix);
  return `<${prefix}pPr>${style}${end}</${prefix}pPr>${label}`;
}

/** One of the few styles that the page's library is told of. */
function styleName(role: ParagraphRole, mark: ParagraphMark | undefined): string {
  if (role.kind === 'heading') return `Heading${Math.min(role.level, LOWEST_HEADING)}`;
  if (role.kind === 'title') return 'Title';
  if (mark !== undefined && mark.lists > 0) return `List${mark.lists}`;
  if (role.kind === 'quote') return 'Quote';
  return role.kind === 'code' ? 'Code' : 'Text';
}
