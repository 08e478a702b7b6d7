import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Heading, Paragraph, Root } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { readEvaluationArticles, type Document, type Section } from './document.ts';
import { readManuals } from './manuals.ts';
import { namesIn, Variation } from './vary.ts';

/** Sentences of an article at most: a longer page goes on in another one. */
const LONGEST_ARTICLE = 60;
/** Articles in one folder, as a host may sort them. */
const ARTICLES_A_FOLDER = 200;
/** Of as few distinct ones a corpus of so many would be too much alike. */
const LEAST_DISTINCT = 0.2;

export interface WrittenCorpus {
  readonly articles: number;
  readonly sentences: number;
  /** As they stand in the documents; the others are these with other names and numbers. */
  readonly real: number;
}

/**
 * Writes a corpus of about so many sentences: real documents first, then as often as it takes all sentences with a name or a number
 * again, with others. No two sentences are equal. A smaller corpus is the beginning of a larger one.
 * @throws Error where there are too few real documents on this machine
 */
export async function writeCorpus(folder: string, size: number): Promise<WrittenCorpus> {
  const documents = [...(await readEvaluationArticles()), ...(await readManuals())];
  const names = namesIn(documents);
  const seen = new Set<string>();
  const written = { articles: 0, sentences: 0, real: 0 };
  await rm(folder, { recursive: true, force: true });
  for (let round = 0; written.sentences < size; round++) {
    const before = written.sentences;
    for (const document of documents) {
      // The first round writes what is there; a seed a document makes each corpus the beginning of a larger one.
      const variation =
        round === 0 ? undefined : new Variation(names, round * documents.length + written.articles);
      const write = (text: string): string => variation?.of(text) ?? text;
      const fresh = freshSections(document.sections, { write, seen, most: size - written.sentences });
      for (const [part, sections] of inArticles(fresh).entries()) {
        const id = `${document.id}-${round}-${part}`.toLowerCase().replaceAll(/[^a-z0-9-]+/gu, '-');
        const path = join(folder, String(Math.floor(written.articles / ARTICLES_A_FOLDER)));
        await mkdir(path, { recursive: true });
        const name = `${String(written.articles).padStart(5, '0')}-${id}.md`;
        await writeFile(
          join(path, name),
          markdownOf({ ...document, title: write(document.title), sections }, part),
        );
        written.articles++;
        written.sentences += countOf(sections);
      }
      if (written.sentences >= size) break;
    }
    if (round === 0) written.real = written.sentences;
    if (
      written.sentences === before ||
      (round === 0 && before < size && written.real < LEAST_DISTINCT * size)
    )
      throw new Error(
        `Only ${written.real} sentences were found, for ${size}: install the packages that manuals.ts names`,
      );
  }
  return written;
}

interface FreshOptions {
  readonly write: (sentence: string) => string;
  /** What was written before. */
  readonly seen: Set<string>;
  readonly most: number;
}

/** The sections with those of their sentences that are not there yet. */
function freshSections(sections: readonly Section[], { write, seen, most }: FreshOptions): Section[] {
  let left = most;
  const isFresh = (sentence: string): boolean => {
    if (left <= 0 || seen.has(sentence)) return false;
    seen.add(sentence);
    left--;
    return true;
  };
  return sections.flatMap(({ heading, paragraphs }) => {
    const fresh = paragraphs
      .map((sentences) => sentences.map(write).filter(isFresh))
      .filter(({ length }) => length > 0);
    return fresh.length === 0 ? [] : [{ heading: write(heading), paragraphs: fresh }];
  });
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

function markdownOf({ language, title, sections }: Document, part: number): string {
  const heading = (depth: 1 | 2, value: string): Heading => ({
    type: 'heading',
    depth,
    children: [{ type: 'text', value: value.slice(0, 200) }],
  });
  const paragraph = (sentences: readonly string[]): Paragraph => ({
    type: 'paragraph',
    children: [{ type: 'text', value: sentences.join(' ') }],
  });
  const root: Root = {
    type: 'root',
    children: [
      heading(1, part === 0 ? title : `${title} (${part + 1})`),
      ...sections.flatMap((section) => [
        ...(section.heading === '' || section.heading === title ? [] : [heading(2, section.heading)]),
        ...section.paragraphs.map(paragraph),
      ]),
    ],
  };
  return `---\nlanguage: ${language}\n---\n\n${toMarkdown(root)}`;
}

function countOf(sections: readonly Section[]): number {
  return sections.reduce((sum, { paragraphs }) => sum + paragraphs.flat().length, 0);
}
