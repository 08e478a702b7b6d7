import { openArchive } from './archive/open-archive.ts';
import { decodeXml } from './archive/read-xml.ts';
import type { ArticleDraft, ShownText } from './article-draft.ts';
import type { Omission } from './article.ts';
import { withinTheStack } from './corpus-fault.ts';
import { chapterPage, hiddenClasses } from './epub/chapter-page.ts';
import { readPackage } from './epub/book-package.ts';
import { excerptOf } from './left-out.ts';
import { notedLanguage } from './noted-facts.ts';
import { lineReader } from './line-breaks.ts';
import { textBelow } from './page/elements.ts';
import { readPage, type PageBlock } from './page/page-blocks.ts';
import { titledBlocks } from './page/page-title.ts';
import { shownTexts } from './page/shown-text.ts';

/**
 * Reads an e-book chapter by chapter, each as the page that it is. Tables of contents are left out and named, as are images,
 * code and what else no page's text holds; each place has the name of its chapter's file.
 */
export function readEpub(bytes: Uint8Array): ArticleDraft {
  return withinTheStack(() => draftOf(bytes));
}

function draftOf(bytes: Uint8Array): ArticleDraft {
  const archive = openArchive(bytes);
  const { noted, chapters, styles } = readPackage(archive);
  const sheets = styles.flatMap((name) => archive.read(name) ?? []).map(decodeXml);
  const hidden = new Set(sheets.flatMap(hiddenClasses));
  const pages = chapters.flatMap(({ name: part, isContents }) => {
    const content = archive.read(part);
    if (content === undefined) return [];
    const page = chapterPage(decodeXml(content), hidden);
    return [{ part, isContents, ...page, texts: isContents ? [] : shownTexts(page.page, 1) }];
  });
  const words = pages.flatMap(({ texts }) => texts.map(({ text }) => text)).join('\n\n');
  const language = notedLanguage(noted.language, words);
  const lines = lineReader(words, language);
  const blocks: PageBlock[] = [];
  const omissions: Omission[] = [];
  const unread: ShownText[] = [];
  const shown: ShownText[] = [];
  for (const { part, isContents, page, texts, omissions: taken } of pages) {
    if (isContents) {
      omissions.push({ what: 'contents', part, excerpt: taken[0]?.excerpt ?? excerptOf(textBelow(page)) });
      continue;
    }
    const read = readPage(page, { firstLine: 1, part, lines });
    for (const block of read.blocks) blocks.push(block);
    for (const { what, excerpt, ...place } of [...taken, ...read.omissions]) {
      if (what === 'text') unread.push({ ...place, part, text: excerpt });
      else omissions.push({ what, ...place, part, excerpt });
    }
    for (const { text, line = 1 } of texts) {
      for (const piece of lines.parts(text)) shown.push({ part, line: line + piece.at, text: piece.text });
    }
  }
  return {
    ...noted,
    language,
    ...titledBlocks(blocks, noted.title),
    omissions,
    unread,
    shown,
    marks: [],
    warnings: [],
  };
}
