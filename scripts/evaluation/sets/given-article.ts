import type { Article, TextBlock, TextRange } from '../../../src/corpus/article.ts';
import { revisionOf } from '../../../src/corpus/compose-article.ts';
import type { Language } from '../../../src/language/language.ts';
import type { Sentence } from '../../../src/sentences/sentence.ts';

interface GivenArticle {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly paragraphs: readonly (readonly string[])[];
  /** One a paragraph: the heading above it, or '' where it goes on under the one before. */
  readonly headings?: readonly string[] | undefined;
}

interface SplitArticle {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
}

/** Articles as an index in memory takes them. */
export function joined(split: readonly SplitArticle[]) {
  return {
    articles: split.map(({ article }) => article),
    sentences: split.flatMap(({ sentences }) => sentences),
  };
}

/** An article whose sentences are given and not split, so that a data set's own numbering holds. */
export function givenArticle({ id, language, title, paragraphs, headings = [] }: GivenArticle): SplitArticle {
  let text = '';
  const blocks: TextBlock[] = [];
  let headingRange: TextRange | undefined;
  const append = (kind: TextBlock['kind'], content: string): number => {
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += content;
    blocks.push({
      kind,
      lists: 0,
      saysSomething: kind === 'paragraph',
      heading: headingRange,
      start,
      end: text.length,
    });
    if (kind === 'heading') headingRange = { start, end: text.length };
    return start;
  };
  const sentences: Sentence[] = [];
  let heading: string | undefined;
  for (const [paragraph, texts] of paragraphs.entries()) {
    const above = headings[paragraph] ?? '';
    if (above !== '') {
      heading = above;
      append('heading', above);
    }
    let start = append('paragraph', texts.join(' '));
    for (const sentence of texts) {
      const end = start + sentence.length;
      sentences.push({
        articleId: id,
        ordinal: sentences.length,
        start,
        end,
        text: sentence,
        paragraph,
        heading,
        lead: undefined,
        cells: undefined,
      });
      start = end + 1;
    }
  }
  const about = { publisher: undefined, url: undefined, date: undefined, provenance: undefined };
  const made = { text, revision: revisionOf(title, text), blocks, pages: [], omissions: [] };
  return { article: { id, file: id, title, language, ...about, ...made }, sentences };
}
