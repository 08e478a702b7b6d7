import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { answerToJson } from '../../src/library/answer-json.ts';
import { askJsonSchema, formatJson } from '../../src/terminal/ask/ask-json.ts';
import type { Citation, Overview, Place, Talk } from '../../src/answering/answer.ts';
import { answered, citation, notInCorpus, SUNDAYS } from '../builders/answers.ts';
import { articleOf } from '../builders/articles.ts';

async function documentedExamples(): Promise<unknown[]> {
  const doc = await readFile(new URL('../../docs/ask-json.md', import.meta.url), 'utf8');
  return [...doc.matchAll(/```json\n(?<json>[\s\S]*?)```/gu)].map(({ groups }): unknown =>
    JSON.parse(groups?.['json'] ?? ''),
  );
}

function placeOf({ article, heading, ordinal, start, end, link }: Citation): Place {
  return { article, heading, ordinal, start, end, link };
}

describe('docs/ask-json.md', () => {
  it('shows an object of every kind as the schema defines it', async () => {
    const examples = await documentedExamples();
    const parsed = examples.map((example) => askJsonSchema.parse(example));
    expect(parsed.map(({ kind }) => kind)).toEqual([
      'answered',
      'not-in-corpus',
      'talk',
      'overview',
      'unaskable',
      'error',
    ]);
  });

  it('shows exactly what answers become', async () => {
    const [answer, refusal, talk, overview] = await documentedExamples();
    const notice = articleOf({ id: 'aushang', title: 'Aushang der Bücherei', paragraphs: [SUNDAYS.text] });
    const { article, ...place } = placeOf(citation({ article: notice, ordinal: 0 }));
    const documented: Citation = {
      ...SUNDAYS,
      article: { ...SUNDAYS.article, revision: '0a1b2c3d' },
      ordinal: 2,
      start: 40,
      end: 100,
      before: 'Der Stadtrat hat am Dienstag zugestimmt.',
      after: 'Werktags bleibt alles, wie es ist.',
      link: 'https://example.org/buecherei#:~:text=Ab%20M%C3%A4rz,16%20Uhr',
      also: [{ ...place, article: { ...article, revision: '4d5e6f70' } }],
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
    const posted = { ...citation({ article: notice, ordinal: 0 }) };
    const shown = { ...posted, article: { ...posted.article, revision: '4d5e6f70' } };
    const contents: Overview = {
      kind: 'overview',
      question: 'Worum geht es?',
      articles: [
        {
          article: { ...shown.article, sentences: 1, leftOut: 0 },
          sections: [{ heading: undefined, first: shown, sentences: 1 }],
          sectionCount: 1,
        },
      ],
      others: 0,
    };
    expect(answerToJson(contents, inGerman('Worum geht es?'))).toEqual(overview);
  });

  it('names every field of a passage', async () => {
    const doc = await readFile(new URL('../../docs/ask-json.md', import.meta.url), 'utf8');
    const json = answerToJson(answered(), inGerman('Wann?'));
    const [passage] = json.kind === 'answered' ? json.citations : [];
    const { article, ...fields } = passage ?? {};
    const names = [...Object.keys(article ?? {}), ...Object.keys(fields)];
    expect(names.filter((name) => !doc.includes(`"${name}"`))).toEqual([]);
    expect(names).toHaveLength(20);
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

describe('formatJson', () => {
  it('is one harmless line that parses back to the very text', () => {
    const text = 'a\u001B[31m\u009B1m\u202E\n\u007Fé😀';
    const json = answerToJson(answered({ citations: [citation({ text })] }), inGerman(text));
    const line = formatJson(json);
    expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(JSON.parse(line)).toEqual(json);
  });
});
