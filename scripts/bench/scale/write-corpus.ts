import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Heading, Paragraph, Root } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { splitSentences } from '../../../src/sentences/split-sentences.ts';
import { readEvaluationArticles, type Document, type Section } from './document.ts';
import { readManuals } from './manuals.ts';
import { namesIn, Variation } from './vary.ts';

/** Sentences of an article at most: a longer page goes on in another one. */
const LONGEST_ARTICLE = 60;
/** Articles in one folder, as a host may sort them. */
const ARTICLES_A_FOLDER = 200;
/** Of fewer real ones a large corpus would be too much alike. */
const LEAST_REAL = 20_000;

export interface WrittenCorpus {
  readonly articles: number;
  /** As they are read. */
  readonly sentences: number;
  /** As they stand in the documents; the others are these with other names and numbers. */
  readonly real: number;
}

/**
 * Writes a corpus of so many sentences and a few more: real documents first, then as often as it takes all sentences with a name or
 * a number again, with others. No two sentences are equal, as they are read. A smaller corpus is the beginning of a larger one.
 * @throws Error where there are too few real documents on this machine
 */
export async function writeCorpus(folder: string, size: number): Promise<WrittenCorpus> {
  const documents = [...(await readEvaluationArticles()), ...(await readManuals())];
  const names = namesIn(documents);
  const [seen, read] = [new Set<string>(), new Set<string>()];
  const written = { articles: 0, sentences: 0, real: 0 };
  let number = 0;
  await rm(folder, { recursive: true, force: true });
  for (let round = 0; written.sentences < size; round++) {
    const before = written.sentences;
    for (const document of documents) {
      if (written.sentences >= size) break;
      const seed = round * documents.length + number;
      // The first round writes what is there.
      const variation = round === 0 ? undefined : new Variation(names, seed);
      const write = (text: string): string => variation?.of(text) ?? text;
      for (const [part, sections] of inArticles(freshSections(document.sections, write, seen)).entries()) {
        const article = {
          ...document,
          title: write(document.title),
          sections: asRead(sections, document, read),
        };
        if (article.sections.length > 0) {
          await writeArticle(folder, number, article, `${round}-${part}`);
          written.articles++;
        }
        number++;
        written.sentences = read.size;
      }
    }
    if (round === 0) written.real = written.sentences;
    if (written.sentences === before || written.real < Math.min(size, LEAST_REAL))
      throw new Error(
        `Only ${written.real} sentences were found, for ${size}: install the packages that manuals.ts names`,
      );
  }
  return written;
}

async function writeArticle(
  folder: string,
  number: number,
  article: Document,
  version: string,
): Promise<void> {
  const id = `${article.id}-${version}`.toLowerCase().replaceAll(/[^a-z0-9-]+/gu, '-');
  const path = join(folder, String(Math.floor(number / ARTICLES_A_FOLDER)));
  await mkdir(path, { recursive: true });
  await writeFile(join(path, `${String(number).padStart(5, '0')}-${id}.md`), markdownOf(article, version));
}

/** The sections with those of their sentences that are not there yet. */
function freshSections(
  sections: readonly Section[],
  write: (sentence: string) => string,
  seen: Set<string>,
): Section[] {
  const isFresh = (sentence: string): boolean => !seen.has(sentence) && seen.add(sentence).has(sentence);
  return sections.flatMap(({ heading, paragraphs }) => {
    const fresh = paragraphs
      .map((sentences) => sentences.map(write).filter(isFresh))
      .filter(({ length }) => length > 0);
    return fresh.length === 0 ? [] : [{ heading: write(heading), paragraphs: fresh }];
  });
}

/**
 * The sections with the sentences that are read of them: lines without an end run into each other, and a name with a point may
 * be taken for one. A paragraph is left out that holds one which was read before.
 */
function asRead(sections: readonly Section[], { language }: Document, read: Set<string>): readonly Section[] {
  const unread = ({ paragraphs }: Section): string[][] =>
    paragraphs.flatMap((sentences) => {
      const text = sentences.join(' ');
      const found = splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
      if (new Set(found).size < found.length || found.some((sentence) => read.has(sentence))) return [];
      for (const sentence of found) read.add(sentence);
      return [found];
    });
  return sections
    .map((section) => ({ heading: section.heading, paragraphs: unread(section) }))
    .filter(({ paragraphs }) => paragraphs.length > 0);
}

/** Cut between paragraphs into articles of a length that people write. */
function inArticles(sections: readonly Section[]): Section[][] {
  const articles: { heading: string; paragraphs: (readonly string[])[] }[][] = [];
  let room = 0;
  for (const { heading, paragraphs } of sections) {
    let isOpen = false;
    for (const sentences of paragraphs) {
      if (room < sentences.length) {
        articles.push([]);
        room = LONGEST_ARTICLE;
        isOpen = false;
      }
      if (!isOpen) articles.at(-1)?.push({ heading, paragraphs: [] });
      isOpen = true;
      articles.at(-1)?.at(-1)?.paragraphs.push(sentences);
      room -= sentences.length;
    }
  }
  return articles;
}

function markdownOf({ language, title, sections }: Document, version: string): string {
  const root: Root = {
    type: 'root',
    children: [
      markdownHeading(1, `${title} (${version})`),
      ...sections.flatMap((section) => [
        ...(section.heading === '' || section.heading === title ? [] : [markdownHeading(2, section.heading)]),
        ...section.paragraphs.map(markdownParagraph),
      ]),
    ],
  };
  return `---\nlanguage: ${language}\n---\n\n${toMarkdown(root)}`;
}

/** As long as a title may be, with what is put behind it. */
const LONGEST_HEADING = 200;

function markdownHeading(depth: 1 | 2, value: string): Heading {
  return { type: 'heading', depth, children: [{ type: 'text', value: value.slice(0, LONGEST_HEADING) }] };
}

function markdownParagraph(sentences: readonly string[]): Paragraph {
  return { type: 'paragraph', children: [{ type: 'text', value: sentences.join(' ') }] };
}
