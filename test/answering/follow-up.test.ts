import { describe, expect, it } from 'vitest';
import { citedWordsOf } from '../../src/answering/answer.ts';
import { articleOf, LIBRARY, MUSEUM } from '../builders/articles.ts';
import { quotationsOf } from './quotations.ts';
import { answererOf } from './scripted-reader.ts';

const isJoined = (question: string) => question.includes('(');

const surerTogether = (question: string) => question.length / 100;

describe('a follow-up', () => {
  const FIRST = { question: 'Öffnet die Bücherei sonntags?', cited: [] };
  const OPENLY = 'und für Kinder?';
  const PERHAPS = 'Eintritt für Kinder?';
  const WHOLE = 'Bleibt der Eintritt in die Bücherei frei?';

  it.each(['und wann?', OPENLY])(
    'is read once, together with the question before, and says so: "%s"',
    async (question) => {
      const { answerer, reader } = await answererOf([LIBRARY], () => 0.7);
      const answer = await answerer.ask({ question, previous: FIRST });
      expect(answer).toMatchObject({
        kind: 'answered',
        question,
        understoodWith: FIRST.question,
        band: 'good',
      });
      expect(reader.questions).toEqual([expect.stringContaining('Bücherei')]);
    },
  );

  it('that names no matter is refused together, and never read alone', async () => {
    const { answerer, reader } = await answererOf([LIBRARY], (question) => (isJoined(question) ? 0.1 : 1));
    const answer = await answerer.ask({ question: 'und wann?', previous: FIRST });
    expect(answer).toMatchObject({
      kind: 'not-in-corpus',
      question: 'und wann?',
      understoodWith: FIRST.question,
    });
    expect(reader.questions).toHaveLength(1);
  });

  it.each([
    [OPENLY, { together: 0.1, alone: 0.7 }, undefined],
    [OPENLY, { together: 0.1, alone: 0.5 }, FIRST.question],
    [PERHAPS, { together: 0.9, alone: 0.3 }, undefined],
    [PERHAPS, { together: 0.3, alone: 0.1 }, FIRST.question],
    [PERHAPS, { together: 0.19, alone: 0.1 }, undefined],
  ])('"%s" is understood as its form says, or as is answered: %o', async (question, sure, understoodWith) => {
    const { answerer, reader } = await answererOf([LIBRARY], (asked) =>
      isJoined(asked) ? sure.together : sure.alone,
    );
    expect(await answerer.ask({ question, previous: FIRST })).toMatchObject({ question, understoodWith });
    expect(reader.questions.length).toBeLessThanOrEqual(2);
  });

  it.each([WHOLE, 'Wer spielt?'])(
    'is not seen in a question that stands by itself, however sure both together would be: "%s"',
    async (question) => {
      const { answerer, reader } = await answererOf([LIBRARY], (asked) => (isJoined(asked) ? 1 : 0));
      expect(await answerer.ask({ question, previous: FIRST })).toMatchObject({
        kind: 'not-in-corpus',
        understoodWith: undefined,
      });
      expect(reader.questions).toEqual([question]);
    },
  );

  it('is searched where the question before was, and a new question everywhere', async () => {
    const { answerer } = await answererOf([LIBRARY, MUSEUM], () => 0.7);
    const previous = { ...FIRST, articleId: LIBRARY.id };
    for (const [question, articles] of [
      ['und wann?', [LIBRARY.id]],
      [WHOLE, [LIBRARY.id, MUSEUM.id]],
    ] as const) {
      const answer = await answerer.ask({ question, previous });
      const found = new Set(quotationsOf(answer).map(({ article }) => article.id));
      expect([...found].toSorted()).toEqual([...articles].toSorted());
    }
  });

  it('without a question before is read as it stands', async () => {
    const { answerer, reader } = await answererOf([LIBRARY], () => 0.7);
    await answerer.ask({ question: 'und wann?' });
    expect(reader.questions).toEqual(['und wann?']);
  });

  it('carries over one turn: what it was read with is not read again', async () => {
    const { answerer, reader } = await answererOf([LIBRARY], () => 0.7);
    await answerer.ask({ question: 'und wann?', previous: FIRST });
    await answerer.ask({ question: 'und wo?', previous: { question: 'und wann?', cited: [] } });
    expect(reader.questions).toEqual([`und wann? (${FIRST.question})`, 'und wo? (und wann?)']);
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

  it('that names no matter is read with the words that were cited, where they stand still', async () => {
    const { answerer, reader } = await answererOf([EVENING], () => 0.7);
    const cited = [5, 99].map((ordinal) => ({
      articleId: 'abend',
      ordinal,
      highlights: [{ start: 8, end: 14 }],
    }));
    await answerer.ask({ question: 'und warum?', previous: { question: 'Wer singt?', cited } });
    expect(reader.questions).toEqual(['und warum? (Wer singt? Satz 5)']);
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
