import { describe, expect, it } from 'vitest';
import type { Citation } from '../../src/answering/answer.ts';
import { Citations } from '../../src/answering/citations.ts';
import { standingAnswer, standingPassages } from '../../src/answering/standing.ts';
import type { Article } from '../../src/corpus/article.ts';
import { composeArticle, revisionOf } from '../../src/corpus/compose-article.ts';
import { sentencesOf, type Sentence } from '../../src/sentences/sentence.ts';
import { answered, citationsOf as quotable, notInCorpus } from '../builders/answers.ts';
import { articleOf } from '../builders/articles.ts';

function citationsOf(articles: readonly Article[], sentences = articles.flatMap(sentencesOf)): Citations {
  return new Citations({ articles: new Map(articles.map((article) => [article.id, article])), sentences });
}

function cited(citations: Citations, id: string, ordinal: number): Citation {
  const citation = citations.of(id, ordinal);
  if (citation === undefined) throw new Error(`no sentence ${ordinal} in ${id}`);
  return citation;
}

function places({ also }: Citation): readonly string[] {
  return also.map(({ article, ordinal }) => `${article.id}${ordinal}`);
}

const SAME = 'Das Café öffnet um acht.';

describe('a sentence of an article with pages', () => {
  const OVER_THE_BREAK = 'Steht auf drei. Beginnt dort und endet auf vier. Steht auf vier.';
  const bodies = [
    { text: 'Auf Seite eins. Noch eins.', page: 1 },
    { text: OVER_THE_BREAK, page: 3, pageBreaks: [OVER_THE_BREAK.indexOf('endet')] },
    { text: 'Auf fünf steht das.', page: 5 },
  ];
  const block = { kind: 'paragraph', lists: 0, saysSomething: true, heading: undefined } as const;
  const draft = {
    title: 'Heft',
    publisher: undefined,
    language: undefined,
    date: undefined,
    omissions: [],
    unread: [],
    shown: [],
    marks: [],
    warnings: [],
    url: 'https://example.org/heft.pdf?x=1#oben',
    blocks: bodies.map((body) => ({ ...block, ...body })),
  } as const;
  const { article } = composeArticle(draft, 'corpus/heft.pdf');

  it('has the page that it begins on, and a link to it in place of one to its words', () => {
    const begins = article.pages.map(({ start, page }) => [
      page,
      article.text.slice(start).trimStart().slice(0, 9),
    ]);
    expect(begins).toEqual([
      [1, 'Auf Seite'],
      [3, 'Steht auf'],
      [4, 'endet auf'],
      [5, 'Auf fünf '],
    ]);
    const standing = [0, 1, 2, 3, 4, 5].map((ordinal) => quotable([article]).of('heft', ordinal));
    expect(standing.map((place) => place?.page)).toEqual([1, 1, 3, 3, 4, 5]);
    expect(standing[4]?.link).toBe('https://example.org/heft.pdf?x=1#page=4');
  });

  it('has its page also where a note of the page between stands before what goes on over three', () => {
    const long = 'Auf eins. Auf zwei. Auf drei.';
    const over = [
      { text: 'Die Anmerkung auf zwei.', page: 2 },
      { text: long, page: 1, pageBreaks: [long.indexOf('Auf zwei'), long.indexOf('Auf drei')] },
      { text: 'Weiter auf drei.', page: 3 },
    ];
    const noted = { ...draft, blocks: over.map((body) => ({ ...block, ...body })) };
    const citations = quotable([composeArticle(noted, 'corpus/heft.pdf').article]);
    const standing = [0, 1, 2, 3, 4].map((ordinal) => citations.of('heft', ordinal)?.page);
    expect(standing).toEqual([2, 1, 2, 3, 3]);
  });

  it('has a link to its words where nothing has pages', () => {
    const fifth = quotable([{ ...article, pages: [] }]).of('heft', 4);
    expect(fifth?.page).toBeUndefined();
    expect(fifth?.link).toContain(':~:text=');
  });
});

describe('a sentence of several articles', () => {
  const articles = [
    articleOf({ id: 'a', paragraphs: [`Eins. ${SAME}`] }),
    articleOf({ id: 'b', url: 'https://example.org/b', paragraphs: ['# Zeiten', `${SAME} Zwei. ${SAME}`] }),
    articleOf({ id: 'c', paragraphs: [SAME.normalize('NFD')] }),
    articleOf({ id: 'd', paragraphs: [SAME.toLowerCase()] }),
  ];
  const citations = citationsOf(articles);

  it('has the first place of each other article, in their order, however its letters are composed', () => {
    expect(places(cited(citations, 'a', 1))).toEqual(['b0', 'c0']);
    expect(places(cited(citations, 'b', 2))).toEqual(['a1', 'c0']);
    expect(places(cited(citations, 'c', 0))).toEqual(['a1', 'b0']);
    expect(places(cited(citations, 'b', 1))).toEqual([]);
  });

  it('names each place with its heading, its offsets and its own link', () => {
    const [inB, inC] = cited(citations, 'a', 1).also;
    expect(inB).toMatchObject({ article: { id: 'b' }, heading: 'Zeiten', ordinal: 0 });
    expect(inB?.link).toMatch(/^https:\/\/example\.org\/b#:~:text=Das%20Caf%C3%A9/u);
    expect(articles[1]?.text.slice(inB?.start, inB?.end)).toBe(SAME);
    expect(inC).toMatchObject({ heading: undefined, link: undefined });
  });

  it('is a row only where its cells have the same heads', () => {
    const tables = ['a', 'b', 'c'].map((id) => articleOf({ id, paragraphs: ['Ada | 5 €'] }));
    const [a, b, c] = [row('a', 'Karte'), row('b', 'Karte'), row('c', undefined)];
    expect(places(cited(citationsOf(tables, [a, b, c]), 'a', 0))).toEqual(['b0']);
    const words: Sentence = { ...c, cells: undefined };
    expect(places(cited(citationsOf(tables, [c, words]), 'c', 0))).toEqual([]);
  });

  it('is found in time where a thousand articles hold the same ones', () => {
    const paragraphs = [Array.from({ length: 30 }, (_, i) => `Das ist der Satz ${i}.`).join(' ')];
    const many = Array.from({ length: 1000 }, (_, i) => articleOf({ id: `a${i}`, paragraphs }));
    const sentences = many.flatMap(sentencesOf);
    const started = performance.now();
    expect(cited(citationsOf(many, sentences), 'a999', 29).also).toHaveLength(999);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

/** A row that says what a card costs. */
function row(articleId: string, head: string | undefined): Sentence {
  return { ...cellRow('Ada | 5 €', [head, 'Preis']), articleId };
}

function cellRow(text: string, heads: readonly (string | undefined)[]): Sentence {
  let start = 0;
  const cells = text.split(' | ').map((cell, column) => {
    const range = { start, end: start + cell.length, head: heads[column] };
    start = range.end + ' | '.length;
    return range;
  });
  const place = { articleId: 'a', ordinal: 0, paragraph: 0, start: 0, end: text.length };
  return { ...place, text, heading: undefined, lead: undefined, cells };
}

function marks(articles: readonly Article[]): readonly (string | undefined)[] {
  return citationsOf(articles)
    .articles()
    .map(({ apart }) => apart);
}

function titled(id: string, title: string, date?: string): Article {
  const written = articleOf({ id, title, paragraphs: ['Ein Satz.'] });
  return { ...written, date, file: `corpus/2024/${id}.md` };
}

describe('a sentence of an article without an address', () => {
  const here = articleOf({ id: 'a', paragraphs: [`Eins. ${SAME}`] });
  const elsewhere = articleOf({ id: 'b', url: 'https://example.org/b', paragraphs: [SAME] });
  const index = {
    articles: new Map([here, elsewhere].map((article) => [article.id, article])),
    sentences: [here, elsewhere].flatMap(sentencesOf),
  };
  const published = new Citations(index, 'https://site.example/artikel/');

  it('links to its place in the published page, which another one has in its source', () => {
    const address = 'https://site.example/artikel/articles/a.html#s2';
    expect(cited(published, 'a', 1).link).toBe(address);
    expect(cited(published, 'b', 0).link).toMatch(/^https:\/\/example\.org\/b#:~:text=/u);
    expect(cited(published, 'b', 0).also[0]?.link).toBe(address);
  });

  it('has no link where there is no site', () => {
    expect(cited(new Citations(index), 'a', 1).link).toBeUndefined();
  });

  it('stands as long as its words do, wherever it links to', () => {
    const before = cited(new Citations(index), 'a', 1);
    expect(published.standing(before).shown).toBeDefined();
  });
});

describe('articles of one title', () => {
  it('are told apart by their dates, an article alone by nothing', () => {
    const vertrag = [titled('a', 'Der Vertrag', '2023'), titled('b', ' der VERTRAG', '2024')];
    expect(marks([...vertrag, titled('c', 'Anderes', '2024')])).toEqual(['2023', '2024', undefined]);
  });

  it.each([
    ['two have the same', ['2024', '2024', '2023']],
    ['one has none', ['2024', undefined, '2023']],
  ])('are told apart by their files where of their dates %s', (_, dates) => {
    const namesakes = dates.map((date, i) => titled(`t${i}`, i === 1 ? 'Cafe\u0301' : 'Café', date));
    expect(marks(namesakes)).toEqual(['2024/t0.md', '2024/t1.md', '2024/t2.md']);
  });

  it('are so wherever they are named', () => {
    const citation = cited(citationsOf([titled('a', 'X'), titled('b', 'X')]), 'a', 0);
    expect(citation.article.apart).toBe('2024/a.md');
    expect(citation.also.map(({ article: { apart } }) => apart)).toEqual(['2024/b.md']);
  });
});

/** The same revision, whatever it is made of: as if the text had been changed under the index. */
function altered(article: Article, text: string): Article {
  return { ...article, text };
}

function renewed(article: Article): Article {
  return { ...article, revision: revisionOf(article.title, article.text) };
}

describe('a quotation that is held against the articles', () => {
  const A = articleOf({ id: 'a', paragraphs: ['Eins. Zwei. Drei.'] });
  const B = articleOf({ id: 'b', paragraphs: ['Zwei.'] });
  const before = citationsOf([A, B]);
  const zwei = cited(before, 'a', 1);

  it('stands as it is where nothing changed', () => {
    expect(citationsOf([A, B]).standing(zwei)).toEqual({ shown: zwei, fallen: [] });
  });

  it.each([
    ['the article is gone', [B], zwei],
    ['the text changed with its revision', [renewed(altered(A, 'Eins. Zwei. Vier.')), B], zwei],
    ['the text changed under its revision', [altered(A, 'Eins. Zwei. Vier.'), B], zwei],
    ['the title changed under its revision', [{ ...A, title: 'Neu' }, B], zwei],
    ['its words differ from those at its place', [A, B], { ...zwei, text: 'Zwei!' }],
    ['its place differs', [A, B], { ...zwei, start: zwei.start + 1 }],
    ['a sentence beside it differs', [A, B], { ...zwei, after: 'Vier.' }],
    ['a cell is none of its text', [A, B], { ...zwei, cells: [{ head: undefined, text: 'Vier' }] }],
    ['a head is none of its article', [A, B], { ...zwei, cells: [{ head: 'Zahl', text: 'Zwei' }] }],
  ])('has fallen where %s', (_, articles, citation) => {
    expect(citationsOf(articles).standing(citation)).toEqual({
      shown: undefined,
      fallen: [{ articleId: 'a', ordinal: 1 }],
    });
  });

  it('loses a source that stands no longer', () => {
    expect(citationsOf([A, altered(B, 'Zwo.')]).standing(zwei)).toEqual({
      shown: { ...zwei, also: [] },
      fallen: [{ articleId: 'b', ordinal: 0 }],
    });
  });

  it('is left out of an answer, which is none without its last one', () => {
    const eins = cited(before, 'b', 0);
    const now = citationsOf([A]);
    const both = answered({ citations: [zwei, { ...eins, also: [] }] });
    expect(standingAnswer(both, now).shown).toMatchObject({ citations: [{ ordinal: 1 }] });
    expect(standingAnswer(answered({ citations: [eins] }), now).shown).toBeUndefined();
    expect(standingAnswer(notInCorpus({ nearest: [eins] }), now).shown).toBeUndefined();
    expect(standingAnswer(notInCorpus(), now).shown).toEqual(notInCorpus());
    expect(standingPassages([eins], now)).toEqual({
      shown: undefined,
      fallen: [{ articleId: 'b', ordinal: 0 }],
    });
  });

  it('is held against a long article in time, with hundreds of heads, and falls with one that does not stand there', () => {
    const heads = Array.from({ length: 400 }, (_, i) => `Kopf${i}.`);
    const filler = Array.from({ length: 600 }, () => 'Es regnet heute den ganzen Tag. '.repeat(90));
    const article = articleOf({ id: 'lang', paragraphs: [...filler, heads.join(' '), 'Die letzte Zeile.'] });
    const citations = citationsOf([article]);
    const last = cited(citations, 'lang', sentencesOf(article).length - 1);
    const wide = { ...last, cells: heads.map((head) => ({ head, text: 'Zeile' })) };
    const started = performance.now();
    expect(citations.standing(wide).shown).toBeDefined();
    expect(performance.now() - started).toBeLessThan(1_000);
    const [first, ...others] = wide.cells;
    const cells = [{ text: 'Zeile', head: `${first?.head} Kein Kopf.` }, ...others];
    expect(citations.standing({ ...wide, cells }).shown).toBeUndefined();
  });
});
