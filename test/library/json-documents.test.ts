import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerToJson } from '../../src/library/answer-json.ts';
import { articlesJsonSchema, articlesToJson } from '../../src/library/articles-json.ts';
import { checkedToJson, checkJsonSchema } from '../../src/library/check-json.ts';
import { surroundedJsonSchema, surroundedToJson } from '../../src/library/passage-json.ts';
import { askJsonSchema } from '../../src/terminal/ask/ask-json.ts';
import type { Citation, Overview, Place, Talk } from '../../src/answering/answer.ts';
import { answered, citation, notInCorpus, SUNDAYS } from '../builders/answers.ts';
import { articleOf } from '../builders/articles.ts';
import { checkerOf } from '../checking/checked.ts';

const documentSchema = z.union([askJsonSchema, articlesJsonSchema, surroundedJsonSchema, checkJsonSchema]);

function documentation(): Promise<string> {
  return readFile(new URL('../../docs/json.md', import.meta.url), 'utf8');
}

async function documentedExamples(): Promise<unknown[]> {
  const doc = await documentation();
  return [...doc.matchAll(/```json\n(?<json>[\s\S]*?)```/gu)].map(({ groups }): unknown =>
    JSON.parse(groups?.['json'] ?? ''),
  );
}

function placeOf(cited: Citation): Place {
  const { article, heading, ordinal, start, end, page, link, changedInSource } = cited;
  return { article, heading, ordinal, start, end, page, link, changedInSource };
}

const NOTICE = articleOf({ id: 'aushang', title: 'Aushang der Bücherei', paragraphs: [SUNDAYS.text] });
const REVISION = '4d5e6f70';
const noticed = citation({ article: NOTICE, ordinal: 0 });
const POSTED: Citation = { ...noticed, article: { ...noticed.article, revision: REVISION } };

describe('docs/json.md', () => {
  it('shows an object of every kind as the schema defines it', async () => {
    const examples = await documentedExamples();
    const parsed = examples.map((example) => documentSchema.parse(example));
    expect(parsed.map(({ kind }) => kind)).toEqual([
      'answered',
      'not-in-corpus',
      'talk',
      'overview',
      'unaskable',
      'articles',
      'passage',
      'checked',
      'error',
    ]);
  });

  it('shows exactly what answers become', async () => {
    const [answer, refusal, talk, overview] = await documentedExamples();
    const { article, ...place } = placeOf(citation({ article: NOTICE, ordinal: 0 }));
    const documented: Citation = {
      ...SUNDAYS,
      article: { ...SUNDAYS.article, revision: '0a1b2c3d' },
      ordinal: 2,
      start: 40,
      end: 100,
      before: 'Der Stadtrat hat am Dienstag zugestimmt.',
      after: 'Werktags bleibt alles, wie es ist.',
      link: 'https://example.org/buecherei#:~:text=Ab%20M%C3%A4rz,16%20Uhr',
      also: [{ ...place, article: { ...article, revision: REVISION } }],
    };
    expect(answerToJson(answered({ citations: [documented] }), inGerman(answered().question))).toEqual(
      answer,
    );
    expect(answerToJson(notInCorpus(), inGerman(notInCorpus().question))).toEqual(refusal);
    const introduction: Talk = {
      kind: 'talk',
      question: 'Wer bist du?',
      topic: 'bot',
      examples: [{ of: 'heading', text: 'Neue Zeiten' }],
    };
    expect(answerToJson(introduction, inGerman('Wer bist du?'))).toEqual(talk);
    const contents: Overview = {
      kind: 'overview',
      question: 'Worum geht es?',
      articles: [
        {
          article: { ...POSTED.article, sentences: 1, leftOut: 0 },
          sections: [{ heading: undefined, first: POSTED, sentences: 1 }],
          sectionCount: 1,
        },
      ],
      others: 0,
    };
    expect(answerToJson(contents, inGerman('Worum geht es?'))).toEqual(overview);
  });

  it('shows exactly what articles, sentences and checked texts become', async () => {
    const [articles, passage, checked] = (await documentedExamples()).slice(5);
    expect(articlesToJson([{ ...POSTED.article, sentences: 1, leftOut: 0 }])).toEqual(articles);
    expect(surroundedToJson({ before: [], sentence: POSTED, after: [] })).toEqual(passage);
    const found = checkedToJson(await checkerOf([NOTICE])('Es hieß: „sonntags von 10 bis 18 Uhr“.'));
    const unseen = JSON.stringify(found).replaceAll(noticed.article.revision, REVISION);
    expect(JSON.parse(unseen)).toEqual(checked);
  });

  it('names every field of a checked quotation', async () => {
    const doc = await documentation();
    const names = Object.keys(checkJsonSchema.shape.quotations.element.shape);
    expect(names.filter((name) => !doc.includes(`\`${name}\``))).toEqual([]);
  });

  it('names every field of a passage', async () => {
    const doc = await documentation();
    const json = answerToJson(answered(), inGerman('Wann?'));
    const [passage] = json.kind === 'answered' ? json.citations : [];
    const { article, ...fields } = passage ?? {};
    const names = [...Object.keys(article ?? {}), ...Object.keys(fields)];
    expect(names.filter((name) => !doc.includes(`"${name}"`))).toEqual([]);
    expect(names).toHaveLength(22);
  });
});

const inGerman = (question: string) => ({ question, language: 'de' }) as const;

describe('answerToJson', () => {
  it('fits the schema for every kind, with null where there is nothing', () => {
    const nearest = [citation({ text: 'Ja.', heading: undefined, link: undefined })];
    const json = answerToJson(notInCorpus({ nearest }), inGerman('Warum?'));
    expect(askJsonSchema.parse(json)).toEqual(json);
    expect(json).toMatchObject({
      understoodWith: null,
      nearest: [{ heading: null, link: null }],
    });
    const row = citation({
      cells: [
        { head: undefined, text: 'Ada' },
        { head: 'Preis', text: '5 €' },
      ],
    });
    expect(answerToJson(answered({ citations: [row] }), inGerman('Was?'))).toMatchObject({
      citations: [
        {
          cells: [
            { head: null, text: 'Ada' },
            { head: 'Preis', text: '5 €' },
          ],
          also: [],
        },
      ],
    });
    const unaskable = answerToJson({ kind: 'unaskable', reason: 'empty' }, inGerman(' '));
    expect(askJsonSchema.parse(unaskable)).toEqual({
      version: 2,
      kind: 'unaskable',
      question: ' ',
      reason: 'empty',
    });
  });
});
