import type { DraftText } from '../../src/corpus/article-draft.ts';
import type { Article } from '../../src/corpus/article.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import type { Language } from '../../src/language/language.ts';
import type { IndexContent } from '../../src/search-index/index-store.ts';
import type { SearchIndex } from '../../src/search-index/search-index.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { directionOf, FAKE_MODEL } from '../helpers/fake-embedder.ts';

/** An article as a test writes it: what it does not say does not matter to it. */
export interface WrittenArticle {
  readonly id?: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly language?: Language;
  readonly url?: string;
  readonly date?: string;
  /** A paragraph that begins with `# ` is a heading. */
  readonly paragraphs: readonly string[];
}

const NOTHING_LEFT_OUT = { omissions: [], unread: [], shown: [], marks: [], warnings: [] };

export function articleOf({ id = 'a', language = 'de', paragraphs, ...given }: WrittenArticle): Article {
  const blocks: DraftText[] = [];
  let heading: DraftText | undefined;
  for (const text of paragraphs) {
    const isHeading = text.startsWith('# ');
    const place = { lists: 0, saysSomething: !isHeading, line: 1, heading };
    const block: DraftText = {
      kind: isHeading ? 'heading' : 'paragraph',
      ...place,
      text: text.replace(/^# /, ''),
    };
    blocks.push(block);
    if (isHeading) heading = block;
  }
  const { title = `Über ${id}`, publisher, url, date } = given;
  const draft = { title, publisher, language, url, date, blocks, ...NOTHING_LEFT_OUT };
  return composeArticle(draft, `corpus/${id}.md`).article;
}

/** The text of an article's file. */
export function articleFile({ id = 'a', language = 'de', paragraphs, ...given }: WrittenArticle): string {
  const { title = `Über ${id}`, publisher, url, date } = given;
  const known = Object.entries({ title, publisher, language, source: url, date });
  const lines = known.flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return `---\n${lines.join('\n')}\n---\n\n${paragraphs.join('\n\n')}\n`;
}

/** The invented article of which most tests speak. Its fourth sentence holds what Discord takes for markup. */
export const LIBRARY = articleOf({
  id: 'buecherei',
  title: 'Bücherei öffnet sonntags',
  publisher: 'Musterstädter Bote',
  url: 'https://example.org/buecherei',
  date: '2026-02-14',
  paragraphs: [
    '# Neue Zeiten',
    'Der Rat hat am Montag über die Bücherei beraten. Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr. Der Eintritt bleibt frei.',
    'Die Leitung rechnet mit 2_000 *neuen* Gästen im Jahr; mehr unter www.example.org/gäste. Im Café gibt es Kuchen. Das Café schließt um 15 Uhr.',
    'Der Leseclub trifft sich jeden Mittwoch. Kinder dürfen zehn Bücher leihen.',
  ],
});

/** A short one in another language, of which nothing else is known. */
export const MUSEUM = articleOf({
  id: 'musee',
  title: 'Le musée rouvre',
  language: 'fr',
  paragraphs: ['Le musée rouvre lundi. Le billet coûte 9 euros.'],
});

/** Articles with their sentences, each sentence with a direction of its own. */
export function contentOf(articles: readonly Article[], dimension = FAKE_MODEL.dimension): IndexContent {
  const sentences = articles.flatMap(sentencesOf);
  const vectors = sentences.map(({ articleId, ordinal, text }) =>
    directionOf(`${articleId} ${ordinal} ${text}`, dimension),
  );
  return { articles, sentences, vectors };
}

/** The articles split, embedded and searched exactly, as an index on the disk would be. */
export function indexOf(articles: readonly Article[], embedder: Embedder): Promise<SearchIndex> {
  return indexInMemory({ articles, sentences: articles.flatMap(sentencesOf) }, embedder);
}
