import { describe, expect, it } from 'vitest';
import type { ArticleEnding } from '../../src/corpus/article-endings.ts';
import { readArticle } from '../../src/corpus/article-formats.ts';
import type { Article, Omission } from '../../src/corpus/article.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';

/** What a file of any format can hold. */
export interface PlainContent {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

type Bytes = Uint8Array | Promise<Uint8Array>;

/** How a test makes files of a format. */
export interface FormatSamples {
  readonly ending: ArticleEnding;
  /** A file that shows a title and paragraphs, whatever characters are in them. */
  readonly write: (content: PlainContent) => Bytes;
  /** What is left of a text where the format cannot tell some characters from others; all of it by default. */
  readonly told?: (text: string) => string;
  /** A file, beside sentences, with what the format leaves out on purpose; nothing where it leaves out nothing. */
  readonly leavingOut?: { readonly file: () => Bytes; readonly kinds: readonly Omission['what'][] };
}

const CONTENT: PlainContent = {
  title: 'Die Brücke über den Rhein',
  paragraphs: [
    'Der Rat hat am Montag beraten. Die Brücke öffnet im März wieder, wie Dr. Kern sagte.',
    'Le pont rouvre en mars. 10 000 personnes l’ont attendu pendant deux ans.',
    'Die Kosten betragen 2,5 Mio. Euro. Ein Rad-\u00a0und Gehweg kommt dazu.',
  ],
};

/** What is markup somewhere, and text where somebody wrote it as such. */
const HOSTILE = [
  'Wer <script>alert(1)</script> schreibt, meint es als Text und nicht anders.',
  'Ein Link [hier](javascript:alert(1)) ist &amp; bleibt &lt;b&gt; Text, auch mit @everyone darin.',
  'Aus ${jndi:ldap://x} und {{ 7*7 }} und %s wird nichts, denn es sind nur Zeichen.',
];

/** Parts of a file that it is cut to. */
const CUTS = [0, 0.01, 0.2, 0.5, 0.8, 0.99];

/** What every format of articles owes to those who quote them. */
export function articleFormatContract({ ending, write, told = String, leavingOut }: FormatSamples): void {
  const file = { path: `corpus/sample${ending}`, ending };
  const read = async (bytes: Uint8Array): Promise<Article> => {
    const made = await readArticle(file, bytes);
    if ('facts' in made) throw new Error(`${ending}: ${made.facts.kind}`);
    return made.article;
  };

  describe(`the format ${ending}`, () => {
    it('gives the title and the paragraphs, word for word and in their order', async () => {
      const { title, text } = await read(await write(CONTENT));
      expect(title).toBe(CONTENT.title);
      expect(text).toBe(CONTENT.paragraphs.map(told).join('\n\n'));
    });

    it('gives offsets into the text: blocks in order, sentences as they stand', async () => {
      const article = await read(await write(CONTENT));
      const { text, blocks, pages } = article;
      let end = 0;
      for (const block of blocks) {
        expect(block.start).toBeGreaterThanOrEqual(end);
        expect(block.end).toBeGreaterThan(block.start);
        if (block.heading !== undefined) expect(block.heading.end).toBeLessThanOrEqual(block.start);
        end = block.end;
      }
      expect(end).toBe(text.length);
      expect(pages).toEqual(pages.toSorted((a, b) => a.start - b.start));
      const sentences = sentencesOf(article);
      expect(sentences).toHaveLength(6);
      for (const sentence of sentences) {
        expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
      }
    });

    it('makes the same of the same bytes, and leaves them as they are', async () => {
      const bytes = await write(CONTENT);
      const before = Buffer.from(bytes);
      const made = await readArticle(file, bytes);
      expect(await readArticle(file, Buffer.from(before))).toEqual(made);
      expect(Buffer.from(bytes).equals(before)).toBe(true);
    });

    it('takes nothing for markup that somebody wrote as text', async () => {
      const { text } = await read(await write({ ...CONTENT, paragraphs: HOSTILE }));
      expect(text).toBe(HOSTILE.join('\n\n'));
    });

    it('misses nothing of a file of paragraphs', async () => {
      const made = await readArticle(file, await write(CONTENT));
      expect(made).toMatchObject({ article: { omissions: [] }, warnings: [] });
    });

    it('makes an article or a problem of a file that was cut off, and nothing worse', async () => {
      const bytes = await write(CONTENT);
      for (const part of CUTS) {
        const made = await readArticle(file, bytes.subarray(0, Math.floor(bytes.length * part)));
        expect('facts' in made || made.article.text.length > 0).toBe(true);
      }
    });

    if (leavingOut === undefined) return;
    it('names what it leaves out, with its place', async () => {
      const { omissions } = await read(await leavingOut.file());
      expect(new Set(omissions.map(({ what }) => what))).toEqual(new Set(leavingOut.kinds));
      for (const { line, page, part } of omissions) expect(line ?? page ?? part).toBeDefined();
    });
  });
}
