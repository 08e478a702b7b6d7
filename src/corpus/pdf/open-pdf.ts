import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Library from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { z } from 'zod';
import { ArticleFault } from '../corpus-fault.ts';
import { pageText, type PageText, type PlacedText } from './text-run.ts';

/** What a PDF says of itself, and the text of its pages. */
export interface OpenedPdf {
  readonly pages: readonly PageText[];
  readonly info: PdfInfo;
  /** Names of parts as a viewer lists them beside the pages, with how deep they stand there, from 1. */
  readonly outline: readonly OutlineEntry[];
}

export interface OutlineEntry {
  readonly title: string;
  readonly depth: number;
}

/** As programs wrote it, nothing checked. */
export interface PdfInfo {
  /** Of the information dictionary: Title, Author, CreationDate, Producer, Language. */
  readonly entry: (name: string) => string | undefined;
  /** Of the XMP metadata: dc:title and the like. */
  readonly property: (name: string) => string | undefined;
}

/** A book has some hundreds; each takes about 15 ms, on a small board 100 ms. */
const MOST_PAGES = 3000;

/** What fonts that are not in the file look like, and how the names of Asian characters are read. */
const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/**
 * Reads a PDF with all that could run or be fetched turned off.
 * @throws ArticleFault where it is empty, locked, damaged or too long
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  if (bytes.length === 0) throw new ArticleFault({ kind: 'empty' });
  const library = await loadLibrary();
  const loading = library.getDocument({
    // The library takes the bytes for itself.
    data: Uint8Array.from(bytes),
    verbosity: library.VerbosityLevel.ERRORS,
    isEvalSupported: false,
    enableXfa: false,
    // Nothing is drawn, so no image is decoded.
    maxImageSize: 1,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    standardFontDataUrl: join(PACKAGE, 'standard_fonts') + sep,
    cMapUrl: join(PACKAGE, 'cmaps') + sep,
    cMapPacked: true,
  });
  try {
    return await readDocument(await loading.promise, library);
  } catch (fault) {
    if (fault instanceof ArticleFault) throw fault;
    // The library knows many ways to fail on a damaged file, some of them by accident.
    const kind = fault instanceof Error && fault.name === 'PasswordException' ? 'pdf-locked' : 'pdf-damaged';
    throw new ArticleFault({ kind }, { cause: fault });
  } finally {
    await loading.destroy();
  }
}

/** What the library would draw with. It makes one of them when it is loaded, and none where it only reads. */
const DRAWING = ['DOMMatrix', 'ImageData', 'Path2D'];

/** Only where a PDF is read: it takes a second to load. Its worker runs in this process, which may be ended. */
async function loadLibrary(): Promise<typeof Library> {
  const missing = DRAWING.filter((name) => !(name in globalThis));
  for (const name of missing) Object.defineProperty(globalThis, name, { value: Object, configurable: true });
  try {
    const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const worker = join(PACKAGE, 'legacy/build/pdf.worker.min.mjs');
    library.GlobalWorkerOptions.workerSrc = pathToFileURL(worker).href;
    return library;
  } finally {
    for (const name of missing) Reflect.deleteProperty(globalThis, name);
  }
}

async function readDocument(document: PDFDocumentProxy, library: typeof Library): Promise<OpenedPdf> {
  const { numPages } = document;
  if (numPages > MOST_PAGES)
    throw new ArticleFault({ kind: 'too-many-pages', pages: numPages, most: MOST_PAGES });
  const fonts = new FontNames();
  const pages: PageText[] = [];
  for (let number = 1; number <= numPages; number++) {
    const page = await document.getPage(number);
    pages.push(await readPage(page, fonts, library));
    page.cleanup();
  }
  const { info, metadata } = await document.getMetadata();
  const entries = z.record(z.string(), z.unknown()).parse(info);
  return {
    pages,
    info: {
      entry: (name) => textOf(entries[name]),
      property: (name) => textOf(metadata?.get(name)),
    },
    outline: await readOutline(document),
  };
}

/** A matrix as PDF has it: what the coordinates of text are multiplied by. */
const matrix = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);

async function readPage(page: PDFPageProxy, fonts: FontNames, library: typeof Library): Promise<PageText> {
  const viewport = page.getViewport({ scale: 1 });
  const { items, styles } = await page.getTextContent({ disableNormalization: true });
  await fonts.learn(page, Object.keys(styles));
  const texts = items.flatMap((item): PlacedText[] => {
    if (!('str' in item)) return [];
    const placed = library.Util.transform(viewport.transform, item.transform);
    const [a, b, c, d, x, y] = matrix.parse(placed);
    const width = item.width * viewport.userUnit;
    const font = fonts.of(item.fontName);
    return [{ text: item.str, x, y, along: { x: a, y: b }, width, size: Math.hypot(c, d), font }];
  });
  const isPicture = texts.length === 0 && (await isDrawn(page, library));
  const { width, height } = viewport;
  return pageText(texts, { page: page.pageNumber, width, height, isPicture });
}

/** A picture is a square of one point that is stretched to its size; a smaller one is an ornament. In points. */
const SMALLEST_PICTURE = 50;

/** Whether a page shows a picture or a drawing. */
async function isDrawn(page: PDFPageProxy, { OPS }: typeof Library): Promise<boolean> {
  const { fnArray, argsArray } = await page.getOperatorList();
  return fnArray.some((operation, at) => {
    if (operation !== OPS.transform) return operation === OPS.constructPath;
    const { data } = matrix.safeParse(argsArray[at]);
    return data !== undefined && Math.hypot(data[0], data[1]) > SMALLEST_PICTURE;
  });
}

/** The names of fonts, which tell the bold ones: the library tells them only where it would draw the page. */
class FontNames {
  readonly #names = new Map<string, string>();

  async learn(page: PDFPageProxy, fonts: readonly string[]): Promise<void> {
    const unknown = fonts.filter((font) => !this.#names.has(font));
    if (unknown.length === 0) return;
    await page.getOperatorList();
    for (const font of unknown) {
      const known: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : undefined;
      const name = typeof known === 'object' && known !== null && 'name' in known ? known.name : undefined;
      this.#names.set(font, typeof name === 'string' ? name : '');
    }
  }

  of(font: string): string {
    return this.#names.get(font) ?? '';
  }
}

const outlineNode = z.object({
  title: z.string(),
  get items() {
    return z.array(outlineNode);
  },
});

/** Deeper ones are no headings that an article has. */
const DEEPEST = 6;

async function readOutline(document: PDFDocumentProxy): Promise<readonly OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  function add(nodes: readonly z.infer<typeof outlineNode>[], depth: number): void {
    for (const { title, items } of nodes) {
      entries.push({ title, depth });
      if (depth < DEEPEST) add(items, depth + 1);
    }
  }
  add(z.array(outlineNode).parse((await document.getOutline()) ?? []), 1);
  return entries;
}

/** Several authors are a list. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.filter((part) => typeof part === 'string').join(', ');
  return undefined;
}
