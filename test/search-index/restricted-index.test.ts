import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/language/language.ts';
import { stemsOf } from '../../src/language/words.ts';
import type { IndexContent } from '../../src/search-index/index-store.ts';
import { restrictedIndex } from '../../src/search-index/restricted-index.ts';
import { memoryIndex } from '../../src/search-index/sentence-index.ts';
import { DIMENSION, searchIndexContract } from '../contracts/search-index-contract.ts';
import { articleOf, contentOf } from '../builders/articles.ts';
import { directionOf } from '../helpers/fake-embedder.ts';

/** Articles between others that are hidden, in a language of their own where one is left: how rare a word is counts by language. */
function amongHidden(content: IndexContent): IndexContent {
  const used = new Set(content.articles.map(({ language }) => language));
  const language = LANGUAGES.find((one) => !used.has(one));
  if (language === undefined) return content;
  const hidden = (id: string) =>
    articleOf({ id, language, paragraphs: ['# Zeppelin', 'Der Zeppelin kostet 30 Euro.', 'Anna fliegt.'] });
  const articles = [
    hidden('zz'),
    ...content.articles.flatMap((article, at) => [article, hidden(`zz-${at}`)]),
  ];
  const all = contentOf(articles, DIMENSION);
  return all;
}

searchIndexContract('A part of an index', async (content) =>
  restrictedIndex(memoryIndex(amongHidden(content), DIMENSION), ({ id }) => !id.startsWith('zz')),
);

describe('a part of an index', () => {
  const articles = [
    articleOf({ id: 'hidden', paragraphs: ['Der Zeppelin steht im Hof.', 'Das Tor ist zu.'] }),
    articleOf({ id: 'held', paragraphs: ['Das Tor ist offen.', 'Der Hof ist leer.'] }),
  ];
  const part = restrictedIndex(
    memoryIndex(contentOf(articles, DIMENSION), DIMENSION),
    ({ id }) => id === 'held',
  );
  const query = {
    vector: directionOf('Zeppelin', DIMENSION),
    stems: new Map(LANGUAGES.map((language) => [language, stemsOf('Zeppelin Hof', language)])),
    k: 9,
  };
  const idsOf = async (more: object): Promise<readonly string[]> =>
    (await part.search({ ...query, ...more })).map(({ sentence }) => sentence.articleId);

  it('knows of no other article, however it is asked', async () => {
    expect([...part.articles.keys()]).toEqual(['held']);
    expect(part.sentences.map(({ articleId }) => articleId)).toEqual(['held', 'held']);
    expect(part.vocabulary.find('Zeppelin')).toBeUndefined();
    expect(part.vocabulary.hasStem('Zeppelin')).toBe(false);
    expect(part.vocabulary.nearest('Zepelin', 2).words).toEqual([]);
    const named = { articleIds: ['hidden'], including: [{ articleId: 'hidden', ordinal: 0 }] };
    expect(await idsOf({})).toEqual(['held', 'held']);
    expect(await idsOf(named)).toEqual([]);
    expect(await idsOf({ ...named, articleIds: ['hidden', 'held'] })).toEqual(['held', 'held']);
    expect(await idsOf({ including: named.including })).toEqual(['held', 'held']);
  });

  it('counts positions among its own sentences', async () => {
    const found = await part.search(query);
    for (const { position, sentence } of found) expect(part.sentences[position]).toBe(sentence);
  });

  it('lets nothing out that an index gives beside what it was asked for', async () => {
    const index = memoryIndex(contentOf(articles, DIMENSION), DIMENSION);
    const careless = {
      articles: index.articles,
      sentences: index.sentences,
      vocabulary: index.vocabulary,
      search: () => index.search(query),
    };
    const found = await restrictedIndex(careless, ({ id }) => id === 'held').search(query);
    expect(found.map(({ sentence }) => sentence.articleId)).toEqual(['held', 'held']);
  });
});
