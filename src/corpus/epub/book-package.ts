import { posix } from 'node:path';
import type { Archive } from '../archive/open-archive.ts';
import {
  allNamed,
  attributeOf,
  childAt,
  childrenNamed,
  readXml,
  xmlText,
  type XmlElement,
} from '../archive/read-xml.ts';
import { withinArchive } from '../archive/relationships.ts';
import { ArticleFault } from '../corpus-fault.ts';
import type { FrontMatter } from '../front-matter.ts';
import { notedDate, notedName, notedTitle, stampedDate } from '../noted-facts.ts';
import { webAddress } from '../../system/web-address.ts';

/** The package of an e-book (EPUB 2 and 3): what is said of it, and its chapters in reading order. */
export interface BookPackage {
  readonly noted: NotedOfBook;
  readonly chapters: readonly Chapter[];
  /** The names of its style sheets in the archive. */
  readonly styles: readonly string[];
}

/** The language as it is called there. */
type NotedOfBook = Omit<FrontMatter, 'language'> & { readonly language: string | undefined };

interface Chapter {
  /** Its name in the archive. */
  readonly name: string;
  /** It lists the chapters, for programs and readers. */
  readonly isContents: boolean;
}

/** What fonts are veiled with; whoever reads a text needs none of them. */
const FONT_VEILS = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);
const PAGE_TYPES = /^(?:application\/xhtml\+xml|text\/html|text\/x-oeb1-document)$/u;

/**
 * Reads the package of an e-book.
 * @throws ArticleFault where the archive is no e-book, or its chapters are encrypted.
 */
export function readPackage(archive: Archive): BookPackage {
  const rootOf = (name: string): XmlElement | undefined => {
    const bytes = archive.read(name);
    return bytes === undefined ? undefined : readXml(bytes).root;
  };
  const rootFile = childAt(rootOf('META-INF/container.xml'), 'rootfiles', 'rootfile');
  const packageName = withinArchive(attributeOf(rootFile, 'full-path') ?? '');
  const root = rootOf(packageName);
  if (root === undefined) throw new ArticleFault({ kind: 'no-document' });
  const folder = posix.dirname(packageName);
  const chapters = chaptersOf(root, folder);
  const encrypted = encryptedParts(rootOf('META-INF/encryption.xml'));
  if (chapters.some(({ name }) => encrypted.has(name))) throw new ArticleFault({ kind: 'encrypted' });
  return { noted: notedIn(root), chapters, styles: stylesOf(root, folder) };
}

function chaptersOf(root: XmlElement, folder: string): Chapter[] {
  const items = new Map(
    childrenNamed(childAt(root, 'manifest'), 'item').map((item) => [attributeOf(item, 'id'), item]),
  );
  const nameOf = (element: XmlElement): string => nameIn(folder, element);
  const guide = new Set(
    childrenNamed(childAt(root, 'guide'), 'reference')
      .filter((reference) => attributeOf(reference, 'type') === 'toc')
      .map(nameOf),
  );
  return childrenNamed(childAt(root, 'spine'), 'itemref').flatMap((reference) => {
    const item = items.get(attributeOf(reference, 'idref'));
    if (item === undefined || !PAGE_TYPES.test(attributeOf(item, 'media-type') ?? '')) return [];
    const name = nameOf(item);
    const isNavigation = (attributeOf(item, 'properties') ?? '').split(/\s+/u).includes('nav');
    return [{ name, isContents: isNavigation || guide.has(name) }];
  });
}

function stylesOf(root: XmlElement, folder: string): string[] {
  return childrenNamed(childAt(root, 'manifest'), 'item')
    .filter((item) => attributeOf(item, 'media-type') === 'text/css')
    .map((item) => nameIn(folder, item));
}

/** The name in the archive that an element of the package means. */
function nameIn(folder: string, element: XmlElement): string {
  return withinArchive(posix.join(folder, pathOf(attributeOf(element, 'href'))));
}

/** A relative address as the path that it means. */
function pathOf(href = ''): string {
  const path = href.replace(/#.*/su, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function encryptedParts(root: XmlElement | undefined): ReadonlySet<string> {
  return new Set(
    childrenNamed(root, 'EncryptedData')
      .filter((data) => !FONT_VEILS.has(attributeOf(childAt(data, 'EncryptionMethod'), 'Algorithm') ?? ''))
      .flatMap((data) => allNamed(data, 'CipherReference'))
      .map((reference) => withinArchive(pathOf(attributeOf(reference, 'URI')))),
  );
}

function notedIn(root: XmlElement): NotedOfBook {
  const metadata = childAt(root, 'metadata');
  // The first e-books have a level more.
  const elements = [metadata, childAt(metadata, 'dc-metadata')];
  const all = (name: string): XmlElement[] => elements.flatMap((parent) => childrenNamed(parent, name));
  const textsOf = (name: string): string[] => all(name).map(xmlText);
  const published = all('date').filter((date) => attributeOf(date, 'event') === 'publication');
  const modified = all('meta').filter((meta) => attributeOf(meta, 'property') === 'dcterms:modified');
  return {
    title: notedTitle(textsOf('title')),
    publisher: notedName([...textsOf('publisher'), ...textsOf('creator')]),
    language: textsOf('language')[0],
    url: [...textsOf('source'), ...textsOf('identifier')].map(webAddress).find((url) => url !== undefined),
    date: notedDate([...published, ...all('date')].map(xmlText)) ?? stampedDate(modified.map(xmlText)),
  };
}
