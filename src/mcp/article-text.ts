import type { Article, Block, TextRange } from '../corpus/article.ts';
import { sentencesOf, type Sentence } from '../sentences/sentence.ts';

/**
 * An article as a model reads it, in plain text, since Markdown would have to change its characters: what is known of it, then
 * its text with the ordinal before each sentence that can be quoted (`[3] …`), a line each, and headings behind `#`. No other line
 * begins like one with an ordinal.
 */
export function articleText(article: Article): string {
  const sentences = sentencesOf(article);
  const { title, id, publisher, date, language, url, revision } = article;
  const facts = Object.entries({ Id: id, Publisher: publisher, Date: date, Source: url, Language: language })
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
    .concat(`Revision: ${revision}`, `Sentences: ${sentences.length}`);
  let done = 0;
  const text = article.blocks
    .map((block) => {
      const first = done;
      while ((sentences[done]?.end ?? Number.POSITIVE_INFINITY) <= block.end) done++;
      return blockText(block, article, sentences.slice(first, done));
    })
    .filter((one) => one !== '');
  return `${[title, facts.join('\n'), ...text].join('\n\n')}\n`;
}

/** Its sentences, and what stands between them, each on a line. */
function blockText(block: Block, { text }: Article, sentences: readonly Sentence[]): string {
  const mark = block.kind === 'heading' ? '# ' : '';
  const lines: string[] = [];
  let from = block.start;
  const addRest = ({ start, end }: TextRange): void => {
    const rest = text.slice(start, end).split('\n');
    lines.push(...rest.flatMap((line) => (line.trim() === '' ? [] : [`${mark}${unnumbered(line.trim())}`])));
  };
  for (const sentence of sentences) {
    addRest({ start: from, end: sentence.start });
    lines.push(`${mark}[${sentence.ordinal}] ${sentence.text}`);
    from = sentence.end;
  }
  addRest({ start: from, end: block.end });
  return lines.join('\n');
}

/** A line that no number of beleg's stands before. One that would look as if it had one is marked as having none. */
function unnumbered(line: string): string {
  return /^[#\s]*\[/.test(line) ? `[–] ${line}` : line;
}
