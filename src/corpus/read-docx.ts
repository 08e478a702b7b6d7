import { plainText } from '../language/visible-text.ts';
import { openArchive } from './archive/open-archive.ts';
import { allNamed, childAt, childrenNamed, readXml, xmlText, type XmlElement } from './archive/read-xml.ts';
import { relatedParts, type Part } from './archive/relationships.ts';
import type { ArticleDraft } from './article-draft.ts';
import type { Omission } from './article.ts';
import { ArticleFault, withinTheStack } from './corpus-fault.ts';
import { ParagraphNumbering } from './docx/numbering.ts';
import { paragraphStyles } from './docx/paragraph-styles.ts';
import { runLooks } from './docx/run-looks.ts';
import { rewriteBody, type WrittenBody } from './docx/rewrite-body.ts';
import { wordPage } from './docx/word-page.ts';
import type { FrontMatter } from './front-matter.ts';
import { excerptOf } from './left-out.ts';
import { lineReader } from './line-breaks.ts';
import { notedDate, notedLanguage, notedName, notedTitle, stampedDate } from './noted-facts.ts';
import { readPage } from './page/page-blocks.ts';
import { titledBlocks } from './page/page-title.ts';

/**
 * Reads a document of Word, or of what else writes DOCX: text, headings, lists with their numbers, tables, notes, text boxes.
 * Pictures, comments, deleted and hidden text, tables of contents and what each page repeats are left out and named. The title
 * is what is styled as one, else that of the document's properties, else the first heading.
 */
export async function readDocx(bytes: Uint8Array): Promise<ArticleDraft> {
  return draftOf(bytes).catch((fault: unknown) =>
    withinTheStack(() => {
      throw fault;
    }),
  );
}

async function draftOf(bytes: Uint8Array): Promise<ArticleDraft> {
  const archive = openArchive(bytes);
  const [main] = relatedParts(archive, '')('officeDocument');
  if (main === undefined) throw new ArticleFault({ kind: 'no-document' });
  const related = relatedParts(archive, main.name);
  const styleRoot = rootOf(related('styles'));
  const styles = paragraphStyles(styleRoot);
  const numbering = new ParagraphNumbering(rootOf(related('numbering')), styles);
  const knowledge = { styles, numbering, looksOf: runLooks(styleRoot) };
  const written = ([part]: readonly Part[]): WrittenBody | undefined =>
    part === undefined ? undefined : rewriteBody(readXml(part.bytes), { ...knowledge, part: part.name });
  const document = rewriteBody(readXml(main.bytes), { ...knowledge, part: main.name });
  const [footnotes, endnotes] = [written(related('footnotes')), written(related('endnotes'))];
  const texts = [document, footnotes, endnotes].filter((text) => text !== undefined);
  const page = await wordPage({ document: document.xml, footnotes: footnotes?.xml, endnotes: endnotes?.xml });
  const shown = texts.flatMap((text) => text.shown);
  const text = shown.map((piece) => piece.text).join('\n\n');
  const facts = documentFacts(rootOf(relatedParts(archive, '')('core-properties')), { ...document, text });
  const lines = lineReader(text, facts.language);
  const { blocks, omissions } = readPage(page, { firstLine: undefined, part: main.name, lines });
  return {
    ...facts,
    ...titledBlocks(blocks, facts.title),
    omissions: [
      ...texts.flatMap((one) => one.omissions),
      ...omissions,
      ...related('comments').flatMap(commentsIn),
      ...running([...related('header'), ...related('footer')]),
    ],
    unread: [],
    shown: shown.flatMap(({ part, ...piece }) =>
      lines.parts(piece.text).map((line) => ({ part, text: line.text })),
    ),
    marks: [],
    warnings: [],
  };
}

/** Of the first of some parts. */
function rootOf([part]: readonly Part[]): XmlElement | undefined {
  return part === undefined ? undefined : readXml(part.bytes).root;
}

/** What a document itself says: what is styled as its title and its date, and all of its words. */
interface SeenFacts {
  readonly title: string;
  readonly date: string;
  readonly text: string;
}

/**
 * What is said of a document. What its readers see as its title and its date comes before what a program noted.
 *
 * @param root of the document's properties (`core.xml`)
 */
function documentFacts(root: XmlElement | undefined, seen: SeenFacts): FrontMatter {
  const noted = (name: string): string => xmlText(childAt(root, name));
  return {
    title: seen.title === '' ? notedTitle([noted('title')]) : seen.title,
    publisher: notedName([noted('creator')]),
    language: notedLanguage(noted('language'), seen.text),
    url: undefined,
    date: notedDate([seen.date]) ?? stampedDate([noted('modified'), noted('created')]),
  };
}

function commentsIn({ name, bytes }: Part): Omission[] {
  return childrenNamed(readXml(bytes).root, 'comment').map((comment) => ({
    what: 'comment',
    part: name,
    excerpt: excerptOf(xmlText(comment)),
  }));
}

/** Heads and feet of pages that have words and not only numbers; those of the first, the left and the right pages are often the same. */
function running(parts: readonly Part[]): Omission[] {
  const texts = new Map<string, string>();
  for (const { name, bytes } of parts) {
    const text = plainText(allNamed(readXml(bytes).root, 't').map(xmlText).join(''));
    if (/\p{L}/u.test(text) && !texts.has(text)) texts.set(text, name);
  }
  return Array.from(texts, ([text, part]) => ({ what: 'running', part, excerpt: excerptOf(text) }));
}
