import { describe, expect, it } from 'vitest';
import { citedWordsOf } from '../../src/answering/answer.ts';
import { articleOf, LIBRARY } from '../builders/articles.ts';
import { quotationsOf } from './quotations.ts';
import { answererOf } from './scripted-reader.ts';

const surerTogether = (question: string) => question.length / 100;

describe('a follow-up', () => {
  const FIRST = { question: 'Öffnet die Bücherei sonntags?', cited: [] };
  const joined = `${FIRST.question} und wann?`;

  it('is read together with the question before where that is surer, and says so', async () => {
    const { answerer } = await answererOf([LIBRARY], (question) => (question === joined ? 0.7 : 0.3));
    const answer = await answerer.ask({ question: 'und wann?', previous: FIRST });
    expect(answer).toMatchObject({
      kind: 'answered',
      question: 'und wann?',
      understoodWith: FIRST.question,
      band: 'good',
    });
  });

  it.each([
    [0.3, 0.7],
    [0.5, 0.5],
  ])('stands alone where together is not surer (%d against %d)', async (together, alone) => {
    const { answerer } = await answererOf([LIBRARY], (question) => (question === joined ? together : alone));
    const answer = await answerer.ask({ question: 'und wann?', previous: FIRST });
    expect(answer).toMatchObject({ kind: 'answered', question: 'und wann?', understoodWith: undefined });
  });

  it('is not seen in a question that stands by itself, however sure both together would be', async () => {
    const { answerer, reader } = await answererOf([LIBRARY], surerTogether);
    const answer = await answerer.ask({
      question: 'Bleibt der Eintritt in die Bücherei frei?',
      previous: FIRST,
    });
    expect(answer).toMatchObject({ understoodWith: undefined });
    expect(reader.questions).toHaveLength(1);
  });

  it('carries over one turn: what it was read with is not read again', async () => {
    const { answerer, reader } = await answererOf([LIBRARY], surerTogether);
    await answerer.ask({ question: 'und wann?', previous: FIRST });
    await answerer.ask({ question: 'und wo?', previous: { question: 'und wann?', cited: [] } });
    expect(reader.questions).toEqual(['und wann?', joined, 'und wo?', 'und wann? und wo?']);
  });

  it('refused together shows what it was read with too', async () => {
    const { answerer } = await answererOf([LIBRARY], (question) => (question === joined ? 0.1 : 0));
    const answer = await answerer.ask({ question: 'und wann?', previous: FIRST });
    expect(answer).toMatchObject({
      kind: 'not-in-corpus',
      question: 'und wann?',
      understoodWith: FIRST.question,
    });
  });

  it('of something that could not be asked stands alone', async () => {
    const { answerer, reader } = await answererOf([LIBRARY], () => 0.7);
    const answer = await answerer.ask({ question: 'und wann?', previous: { question: '🙂', cited: [] } });
    expect(answer).toMatchObject({ kind: 'answered', understoodWith: undefined });
    expect(reader.questions).toHaveLength(1);
  });
});

describe('a follow-up to what was cited', () => {
  const EVENING = articleOf({
    id: 'abend',
    paragraphs: Array.from({ length: 12 }, (_, i) => `Das ist Satz ${i}.`),
  });

  it('reads its neighbours first', async () => {
    const { answerer, reader } = await answererOf([EVENING, LIBRARY], surerTogether);
    const cited = [{ articleId: 'abend', ordinal: 5, highlights: [] }];
    const followUp = { question: 'und wann?', previous: { question: 'Wer singt?', cited } };
    await answerer.ask(followUp);
    expect(reader.found.slice(0, 2).toSorted()).toEqual(['Das ist Satz 4.', 'Das ist Satz 6.']);
    await answerer.ask({ ...followUp, articleId: 'buecherei' });
    expect(reader.found).toHaveLength(8);
  });

  it.each([
    ['is not answered with the same words again', { start: 0, end: 3 }, false],
    ['may be answered with other words of the same sentence', { start: 99, end: 120 }, true],
  ])('%s', async (_, words, isAnswered) => {
    const evening = articleOf({ id: 'abend', paragraphs: ['Der Chor singt am Abend.'] });
    const { answerer } = await answererOf([evening], surerTogether);
    const cited = [{ articleId: 'abend', ordinal: 0, highlights: [words] }];
    const answer = await answerer.ask({ question: 'und wann?', previous: { question: 'Wer singt?', cited } });
    expect(answer.kind === 'answered' && answer.understoodWith === 'Wer singt?').toBe(isAnswered);
    expect(quotationsOf(answer)).toHaveLength(1);
  });

  it('still shows what was set aside behind what was read', async () => {
    const { answerer } = await answererOf([EVENING], (question) => (question === 'und wann?' ? 0 : 0.1));
    const cited = [4, 6].map((ordinal) => ({
      articleId: 'abend',
      ordinal,
      highlights: [{ start: 0, end: 3 }],
    }));
    const answer = await answerer.ask({ question: 'und wann?', previous: { question: 'Wer singt?', cited } });
    expect(answer).toMatchObject({ kind: 'not-in-corpus', understoodWith: 'Wer singt?' });
    const places = quotationsOf(answer).map(({ ordinal }) => ordinal);
    expect(places.slice(0, 3)).not.toContain(4);
    expect(places.slice(0, 3)).not.toContain(6);
    expect(places.toSorted((a, b) => a - b)).toEqual([...Array(12).keys()]);
  });

  it('needs only the places and words of an answer', async () => {
    const { answerer } = await answererOf([LIBRARY], () => 1);
    const answer = await answerer.ask({ question: 'Was öffnet?', articleId: 'buecherei' });
    const citations = answer.kind === 'answered' ? answer.citations : [];
    expect(citations.length).toBeGreaterThan(0);
    expect(citedWordsOf(citations)).toEqual(
      citations.map(({ article, ordinal, highlights }) => ({ articleId: article.id, ordinal, highlights })),
    );
  });
});
