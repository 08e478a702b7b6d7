import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Language } from '../../../src/language/language.ts';
import { splitSentences } from '../../../src/sentences/split-sentences.ts';
import type { Document, Section } from './document.ts';

/**
 * Manuals that Debian packages as HTML, in three languages. They are under free licences and are read where the packages
 * `debian-handbook`, `installation-guide-amd64`, `debian-reference-de` and `maint-guide-de` put them: nothing of them is in this project.
 */
const MANUALS: readonly { readonly folder: string; readonly language: Language }[] = [
  { folder: 'debian-handbook/html/de-DE', language: 'de' },
  { folder: 'debian-handbook/html/en-US', language: 'en' },
  { folder: 'debian-handbook/html/fr-FR', language: 'fr' },
  { folder: 'installation-guide-amd64/de', language: 'de' },
  { folder: 'installation-guide-amd64/en', language: 'en' },
  { folder: 'installation-guide-amd64/fr', language: 'fr' },
  { folder: 'debian-reference-de/docs', language: 'de' },
  { folder: 'maint-guide-de/html', language: 'de' },
];
const PACKAGED_IN = '/usr/share/doc';

const HEADINGS = 'h1, h2, h3, h4, h5';
/** DocBook's paragraphs; what holds another is none. */
const PARAGRAPHS = 'p, div.para, dd, li';
/** Shorter ones are labels and captions. */
const SHORTEST = 25;

/** One document a page. */
export async function readManuals(): Promise<Document[]> {
  const documents: Document[] = [];
  for (const { folder, language } of MANUALS) {
    const path = join(PACKAGED_IN, folder);
    const names = await readdir(path).catch(() => []);
    for (const name of names.filter((file) => file.endsWith('.html')).toSorted()) {
      const sections = sectionsOf(await readFile(join(path, name), 'utf8'), language);
      if (sections.length === 0) continue;
      const id = `${folder.split('/')[0]}-${language}-${basename(name, '.html')}`;
      documents.push({ id, language, title: sections[0]?.heading || id, sections });
    }
  }
  return documents;
}

function sectionsOf(html: string, language: Language): Section[] {
  const { document } = parseHTML(html);
  const sections: { heading: string; paragraphs: string[][] }[] = [];
  for (const element of document.querySelectorAll(`${HEADINGS}, ${PARAGRAPHS}`)) {
    const text = element.textContent.replaceAll(/\s+/gu, ' ').trim();
    if (element.matches(HEADINGS)) sections.push({ heading: text, paragraphs: [] });
    else if (text.length >= SHORTEST && element.querySelector(`${PARAGRAPHS}, pre, table`) === null) {
      const sentences = splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
      if (sections.length === 0) sections.push({ heading: '', paragraphs: [] });
      sections.at(-1)?.paragraphs.push(sentences);
    }
  }
  return sections.filter(({ paragraphs }) => paragraphs.length > 0);
}
