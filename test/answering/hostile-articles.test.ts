import { describe, expect, it } from 'vitest';
import { Citations } from '../../src/answering/citations.ts';
import { answeringItems } from '../../src/answering/cited-list.ts';
import { Overviews } from '../../src/answering/compose-overview.ts';
import { composeSection } from '../../src/answering/compose-section.ts';
import { Contents } from '../../src/answering/contents.ts';
import { requestIn } from '../../src/answering/requests/request.ts';
import type { Article } from '../../src/corpus/article.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { articleOf } from '../builders/articles.ts';
import { candidate, match } from '../builders/readings.ts';
import { answererOf } from './scripted-reader.ts';

/** Counts the quotations that are made: each takes long where a sentence stands in many articles. */
class CountedCitations extends Citations {
  made = 0;

  override of(...place: Parameters<Citations['of']>): ReturnType<Citations['of']> {
    this.made += 1;
    return super.of(...place);
  }
}

function partsOf(articles: readonly Article[]) {
  const parts = {
    articles: new Map(articles.map((article) => [article.id, article])),
    sentences: articles.flatMap(sentencesOf),
  };
  return { ...parts, contents: new Contents(parts), citations: new CountedCitations(parts) };
}

function numbered(length: number, textOf: (n: number) => readonly string[]): string[] {
  return Array.from({ length }, (_, n) => textOf(n)).flat();
}

/** Articles that all have a first section, of so many sentences. */
function statutes(count: number, sentences: number): Article[] {
  return Array.from({ length: count }, (_, n) =>
    articleOf({
      id: `satzung-${n}`,
      paragraphs: ['# § 1 Beiträge', ...numbered(sentences, (at) => [`Beitrag ${at} von ${n} ist fällig.`])],
    }),
  );
}

describe('a section that hundreds of articles have', () => {
  it('is quoted from as many of them as are shown', () => {
    const { contents, citations } = partsOf(statutes(300, 20));
    const sections = contents.named({
      by: 'label',
      label: { kind: 'paragraph', number: '1', part: undefined },
    });
    expect(sections).toHaveLength(300);
    expect(composeSection('§ 1', sections, citations)?.more).toHaveLength(60);
    expect(citations.made).toBeLessThan(200);
  });

  it('puts no more of their sentences before the others than are compared in a moment', async () => {
    const { answerer, reader } = await answererOf(statutes(400, 3), () => 0.9);
    const answer = await answerer.ask({ question: 'Was kostet die Karte nach § 1?' });
    expect(answer.kind).toBe('answered');
    expect(reader.found.slice(0, 4).every((text) => text.startsWith('Beitrag 0'))).toBe(true);
    expect(reader.found.length).toBeLessThanOrEqual(40);
  });
});

/** Milliseconds for all questions together: a few are enough, and to go through the articles took seconds for each. */
const MOST_MS = 3_000;
const QUESTIONS = [
  'Was steht unter Nirgends und dort und hier und da?',
  `Was steht unter ${'Regel Fall '.repeat(90)}?`,
  `Thema ${'Regel x y '.repeat(100)}`.slice(0, 1000),
  'Was steht unter Regel?',
];

describe('a section that is asked for by words', () => {
  it('is looked up, however many sections and sentences there are', () => {
    const { contents } = partsOf([
      articleOf({
        paragraphs: numbered(5_000, (n) => [`# Regel Nummer ${n}`, `Im Fall ${n} gilt, was der Rat sagt.`]),
      }),
    ]);
    const start = performance.now();
    for (let round = 0; round < 20; round++) {
      for (const question of QUESTIONS) {
        const request = requestIn(question);
        if (request.kind !== 'question') throw new Error(question);
        if (request.section !== undefined) contents.named(request.section);
        if (request.section?.by === 'words') contents.beginningWith(request.section.words);
        if (request.title !== undefined) contents.articleTitled(request.title);
      }
    }
    expect(performance.now() - start).toBeLessThan(MOST_MS);
    expect(contents.beginningWith(['fall', '7', 'gilt', 'was'])).toMatchObject({ first: 7 });
  });

  it('is compared by the beginning of a heading without end', () => {
    const { contents } = partsOf([
      articleOf({ paragraphs: [`# Beiträge ${'sehr '.repeat(20_000)}`, 'Sie sind hoch.'] }),
    ]);
    expect(contents.sectionsOf('a')[0]?.heading?.length).toBe(256);
    const words = ['beitrage', ...Array.from({ length: 60 }, () => 'sehr')];
    expect(contents.named({ by: 'words', words, isQuoted: false })).toHaveLength(1);
  });
});

describe('what can be asked', () => {
  it('is taken from the first articles alone', () => {
    const { contents, citations } = partsOf(
      Array.from({ length: 300 }, (_, n) =>
        articleOf({ id: `a-${n}`, paragraphs: ['Der Rat tagt im Mai.'] }),
      ),
    );
    expect(new Overviews(contents, citations).examples()).toHaveLength(3);
    expect(citations.made).toBeLessThan(10);
  });
});

describe('a list without end', () => {
  it('is quoted from around the item that answers', () => {
    const paragraphs = ['Mitzubringen sind:', ...numbered(1_000, (n) => [`Ding ${n}`])];
    const list = articleOf({ paragraphs });
    const sentences = sentencesOf(list).map((one, at) =>
      at === 0 ? one : { ...one, lead: 'Mitzubringen sind:' },
    );
    const citations = new Citations({ articles: new Map([[list.id, list]]), sentences });
    const [item, next] = sentences.slice(500, 502);
    if (item === undefined || next === undefined) throw new Error('no such item');
    expect(citations.listAround(item).length).toBeLessThan(500);
    const read = [item, next].map((one) => candidate({ match: match(one), confidence: 0.8 }));
    expect(answeringItems(read, citations).map(({ sentence }) => sentence.ordinal)).toEqual([500, 501]);
  });
});

describe('greetings without end', () => {
  it('are taken off a question as often as people greet', () => {
    const request = requestIn(`${'hallo, '.repeat(100)}wer zahlt?`);
    expect(request).toMatchObject({
      kind: 'question',
      text: expect.stringMatching(/^(?:hallo, ){90,}wer zahlt\?$/),
    });
    expect(requestIn('hi, hallo, guten Tag, danke, ok, wer zahlt?')).toMatchObject({ text: 'wer zahlt?' });
  });
});
