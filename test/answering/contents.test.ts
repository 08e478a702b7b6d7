import { describe, expect, it } from 'vitest';
import { Citations } from '../../src/answering/citations.ts';
import { Overviews } from '../../src/answering/compose-overview.ts';
import { composeSection, sectionPage } from '../../src/answering/compose-section.ts';
import { Contents } from '../../src/answering/contents.ts';
import { requestIn } from '../../src/answering/requests/request.ts';
import { LABEL_LANGUAGES } from '../../src/language/label-language.ts';
import { talkWords } from '../../src/wording/talk-words.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';

const STATUTES = `# Satzung des Segelclubs

Vorab ein Satz.

## II. Mitglieder

## § 1 Beiträge

(1) Der Beitrag ist 20 Euro. Er ist im Mai fällig.

(2) Kinder zahlen nichts.

## § 2 Öffnungszeiten und Schlüssel

Das Haus ist am Sonntag offen. Den Schlüssel hat der Wart. Er wohnt am See. Er heißt Tamm.
`;
const RULES = `# Hausordnung

## § 1 Ruhe

Ab 22 Uhr ist Ruhe.
`;

const ARTICLES = [STATUTES, RULES].map(
  (text, i) => composeArticle(readMarkdown(text), `corpus/${['satzung', 'haus'][i]}.md`).article,
);
const PARTS = {
  articles: new Map(ARTICLES.map((article) => [article.id, article])),
  sentences: ARTICLES.flatMap(sentencesOf),
};
const CONTENTS = new Contents(PARTS);
const CITATIONS = new Citations(PARTS);
const OVERVIEWS = new Overviews(CONTENTS, CITATIONS);

/** What a question for a section gets, and how much goes on with it. */
function asked(question: string, articleId?: string) {
  const request = requestIn(question);
  if (request.kind !== 'question' || request.section === undefined) throw new Error(question);
  const answer = composeSection(question, CONTENTS.named(request.section, articleId), CITATIONS);
  return answer && { cited: answer.citations.map(({ text }) => text), rest: answer.rest };
}

describe('a section that is asked for by name', () => {
  it('gives its first three sentences and the rest', () => {
    const cited = ['Das Haus ist am Sonntag offen.', 'Den Schlüssel hat der Wart.', 'Er wohnt am See.'];
    for (const question of [
      '§ 2',
      'Was steht unter Öffnungszeiten?',
      'Was steht in „Öffnungszeiten und Schlüssel“?',
    ])
      expect(asked(question)).toEqual({ cited, rest: 1 });
  });

  it('gives the paragraph of it that has the number', () => {
    expect(asked('Was steht in § 1 Abs. 2?', 'satzung')?.cited).toEqual(['(2) Kinder zahlen nichts.']);
    expect(asked('§ 1 (1)', 'satzung')?.cited).toEqual([
      '(1) Der Beitrag ist 20 Euro.',
      'Er ist im Mai fällig.',
    ]);
    expect(asked('§ 1 (7)', 'satzung')).toBeUndefined();
  });

  it('gives what stands below the next heading where nothing stands between', () => {
    expect(asked('Was steht in Kapitel II?')?.cited[0]).toBe('(1) Der Beitrag ist 20 Euro.');
  });

  it('gives the first sentence of each article that has one of that name', () => {
    expect(asked('Was steht in § 1?')?.cited).toEqual([
      '(1) Der Beitrag ist 20 Euro.',
      'Ab 22 Uhr ist Ruhe.',
    ]);
  });

  it('is none where no heading is named so, or is called so', () => {
    expect(asked('§ 12')).toBeUndefined();
    expect(asked('Artikel 1')).toBeUndefined();
    expect(asked('Was steht unter Anfahrt?')).toBeUndefined();
  });

  it('is found by every number that headings bear', () => {
    const headings = ['Article 1er – Objet', 'Article 5 bis. Siège', 'Anlage 2 Preise', 'Rule IV'];
    const text = `# Statuts\n\n${headings.map((heading) => `## ${heading}\n\nDe « ${heading} ».\n\n`).join('')}`;
    const { article } = composeArticle(readMarkdown(text), 'corpus/statuts.md');
    const contents = new Contents({
      articles: new Map([[article.id, article]]),
      sentences: sentencesOf(article),
    });
    const questions = ['Que dit l’article premier ?', 'art. 5 bis', 'Was steht in Anlage 2?', 'rule 4'];
    const found = questions.map((question) => {
      const request = requestIn(question);
      const section = request.kind === 'question' ? request.section : undefined;
      return section && contents.named(section)[0]?.heading;
    });
    expect(found).toEqual(headings);
  });

  it('is not the one that only speaks of it too', () => {
    const text = '# Der Radweg\n\n## Reaktionen der Stadt auf die Klage\n\nDie Stadt schweigt.\n';
    const { article } = composeArticle(readMarkdown(text), 'corpus/radweg.md');
    const contents = new Contents({
      articles: new Map([[article.id, article]]),
      sentences: sentencesOf(article),
    });
    expect(contents.named({ by: 'words', words: ['klage'], isQuoted: false })).toEqual([]);
    expect(
      contents.named({ by: 'words', words: ['reaktionen', 'stadt', 'klage'], isQuoted: false }),
    ).toHaveLength(1);
  });
});

/** Some sentences of the section of the statutes that a sentence stands in. */
function pageOf(ordinal: number, from: number, most: number) {
  return sectionPage(CONTENTS.sectionAt({ articleId: 'satzung', ordinal }), { from, most }, CITATIONS);
}

describe('a section that is read on', () => {
  it('gives the sentences of a page and how many there are, by any sentence of it', () => {
    const page = pageOf(6, 1, 2);
    expect(page).toMatchObject({ heading: '§ 2 Öffnungszeiten und Schlüssel', total: 4 });
    expect(page?.sentences.map(({ text }) => text)).toEqual([
      'Den Schlüssel hat der Wart.',
      'Er wohnt am See.',
    ]);
  });

  it('ends with its last sentence, and is none behind it or where there is no such sentence', () => {
    expect(pageOf(4, 3, 3)?.sentences.map(({ text }) => text)).toEqual(['Er heißt Tamm.']);
    expect(pageOf(4, 4, 3)).toBeUndefined();
    expect(pageOf(99, 0, 3)).toBeUndefined();
  });
});

describe('an overview', () => {
  it('of one article has its sections with their first sentences', () => {
    const overview = OVERVIEWS.of('Worum geht es?', 'satzung');
    expect(
      overview?.articles[0].sections.map(({ heading, first, sentences }) => [heading, first.text, sentences]),
    ).toEqual([
      [undefined, 'Vorab ein Satz.', 1],
      ['§ 1 Beiträge', '(1) Der Beitrag ist 20 Euro.', 3],
      ['§ 2 Öffnungszeiten und Schlüssel', 'Das Haus ist am Sonntag offen.', 4],
    ]);
    expect(OVERVIEWS.ofArticle('satzung', 2)).toMatchObject({
      sectionCount: 3,
      sections: [{ sentences: 4 }],
    });
    expect(OVERVIEWS.ofArticle('satzung', 3)).toBeUndefined();
  });

  it('of several has the first sentence of each', () => {
    const overview = OVERVIEWS.of('Worum geht es?');
    expect(overview?.articles.map(({ article, sections }) => [article.id, sections.length])).toEqual([
      ['satzung', 1],
      ['haus', 1],
    ]);
    expect(OVERVIEWS.of('Worum geht es?', 'nirgends')).toBeUndefined();
  });

  it('takes examples from headings, of each article in turn, or from sentences', () => {
    expect(OVERVIEWS.examples().map(({ text }) => text)).toEqual([
      '§ 1 Beiträge',
      '§ 1 Ruhe',
      '§ 2 Öffnungszeiten und Schlüssel',
    ]);
  });
});

it.each(LABEL_LANGUAGES)('names examples in %s that ask for what they name', (language) => {
  const examples = OVERVIEWS.examples();
  const questions = talkWords({ topic: 'bot', examples }, language).examples;
  expect(questions.map((question) => asked(question)?.cited[0])).toEqual([
    '(1) Der Beitrag ist 20 Euro.',
    'Ab 22 Uhr ist Ruhe.',
    'Das Haus ist am Sonntag offen.',
  ]);
});

it('finds the sentence that begins with some words, three at least', () => {
  const words = ['haus', 'ist', 'am', 'sonntag'];
  expect(CONTENTS.beginningWith(words)).toMatchObject({ articleId: 'satzung', first: 4, end: 8 });
  expect(CONTENTS.beginningWith(words, 'haus')).toBeUndefined();
  expect(CONTENTS.beginningWith([...words, 'zu'])).toBeUndefined();
  expect(CONTENTS.beginningWith(words.slice(0, 2))).toBeUndefined();
});

it('finds the article whose title is named', () => {
  expect(CONTENTS.articleTitled({ words: ['satzung'], isWhole: false })).toBe('satzung');
  expect(CONTENTS.articleTitled({ words: ['satzung'], isWhole: true })).toBeUndefined();
  expect(CONTENTS.articleTitled({ words: ['hausordnung'], isWhole: true })).toBe('haus');
  expect(CONTENTS.articleTitled({ words: ['vertrag'], isWhole: false })).toBeUndefined();
});
