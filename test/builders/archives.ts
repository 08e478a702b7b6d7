import { strToU8, zipSync } from 'fflate';

/** An archive of these files, as programs pack them. */
export function archiveOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** The parts of a document that a test gives, by their names: `document` is what stands in its body. */
interface DocumentParts {
  readonly document: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly core?: string;
}

function relationship(kind: string, target: string): string {
  return `<Relationship Id="${kind}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
}

function relationships(...all: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

/** A document of Word that has these parts, as XML with the prefix `w`. */
export function docxOf({ document, styles = '', numbering = '', core = '' }: DocumentParts): Uint8Array {
  return archiveOf({
    '_rels/.rels': relationships(
      relationship('officeDocument', 'word/document.xml'),
      relationship('core-properties', 'docProps/core.xml'),
    ),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc" xmlns:dcterms="urn:dcterms">${core}</cp:coreProperties>`,
    'word/_rels/document.xml.rels': relationships(
      relationship('styles', 'styles.xml'),
      relationship('numbering', 'numbering.xml'),
    ),
    'word/document.xml': `<w:document ${WORD}><w:body>${document}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${WORD}>${styles}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${WORD}>${numbering}</w:numbering>`,
  });
}

/** A paragraph of a document, with properties in front of its text where it has some. */
export function paragraph(text: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

interface BookParts {
  readonly metadata?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** What stands before the package. */
  readonly doctype?: string;
}

/** An e-book with these chapters (name -> what stands in its body), in their order. */
export function epubOf(
  chapters: Readonly<Record<string, string>>,
  { metadata = '', files = {}, doctype = '' }: BookParts = {},
): Uint8Array {
  const names = Object.keys(chapters);
  const items = names.map(
    (name, at) => `<item id="c${at}" href="${name}" media-type="application/xhtml+xml"/>`,
  );
  const pages = Object.entries(chapters).map(([name, body]) => [
    `OPS/${name}`,
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`,
  ]);
  return archiveOf({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OPS/book.opf': `${doctype}<package xmlns:dc="urn:dc"><metadata>${metadata}</metadata><manifest>${items.join('')}</manifest><spine>${names
      .map((_, at) => `<itemref idref="c${at}"/>`)
      .join('')}</spine></package>`,
    ...Object.fromEntries(pages),
    ...files,
  });
}
