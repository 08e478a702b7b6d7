import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/answering/answerer.ts';
import type { Answerer } from '../../src/answering/answer.ts';
import { answeringWords } from '../../src/retrieval/answering-words.ts';
import type { Question } from '../../src/retrieval/question.ts';
import type { Reader } from '../../src/retrieval/reader.ts';
import { FakeEmbedder } from '../helpers/fake-embedder.ts';
import { expectVerbatim, quotationsOf } from '../helpers/quotations.ts';
import { articleOf, corpusOf, type WrittenArticle } from '../helpers/searchable-corpus.ts';

/** A reader whose every judgement the test decides by the question; it keeps what it was asked. */
class ScriptedReader implements Reader {
  readonly questions: Question[] = [];
  readonly #judge: (question: string) => number;

  constructor(judge: (question: string) => number) {
    this.#judge = judge;
  }

  read(question: Question, candidates: Parameters<Reader['read']>[1]): ReturnType<Reader['read']> {
    this.questions.push(question);
    return candidates.map((match) => ({
      answers: this.#judge(question.text),
      span: answeringWords(question, match),
    }));
  }
}

const LIBRARY: WrittenArticle = {
  id: 'buecherei',
  paragraphs: ['Der Rat hat beraten. Ab März öffnet die Bücherei sonntags. Der Eintritt bleibt frei.'],
};
const MUSEUM: WrittenArticle = {
  id: 'museum',
  paragraphs: ['Das Museum öffnet am Montag. Die Karte kostet 9 Euro.'],
};

async function answererOf(
  written: readonly WrittenArticle[],
  judge: (question: string) => number,
): Promise<{ readonly answerer: Answerer; readonly reader: ScriptedReader }> {
  const embedder = new FakeEmbedder();
  const reader = new ScriptedReader(judge);
  const corpus = await corpusOf(written, embedder);
  const answerer = createAnswerer({ corpus, embedder, reader, thresholds: { good: 0.6, refuse: 0.2 } });
  return { answerer, reader };
}

describe('a follow-up', () => {
  const FIRST = 'Öffnet die Bücherei sonntags?';
  const joined = `${FIRST} und wann?`;

  it('is read together with the question before where that is surer, and says so', async () => {
    const { answerer } = await answererOf([LIBRARY], (question) => (question === joined ? 0.7 : 0.3));
    const answer = await answerer.ask({ question: 'und wann?', previous: { question: FIRST } });
    expect(answer).toMatchObject({
      kind: 'answered',
      question: 'und wann?',
      understoodWith: FIRST,
      band: 'good',
    });
  });

  it.each([
    [0.3, 0.7],
    [0.5, 0.5],
  ])('stands alone where together is not surer (%d against %d)', async (together, alone) => {
    const { answerer } = await answererOf([LIBRARY], (question) => (question === joined ? together : alone));
    const answer = await answerer.ask({ question: 'und wann?', previous: { question: FIRST } });
    expect(answer).toMatchObject({ kind: 'answered', question: 'und wann?', understoodWith: undefined });
  });

  it('is not seen in a question that stands by itself, however sure both together would be', async () => {
    const { answerer, reader } = await answererOf([LIBRARY], (question) => question.length / 1000);
    const answer = await answerer.ask({
      question: 'Bleibt der Eintritt in die Bücherei frei?',
      previous: { question: FIRST },
    });
    expect(answer).toMatchObject({ understoodWith: undefined });
    expect(reader.questions).toHaveLength(1);
  });

  it('carries over one turn: what it was read with is not read again', async () => {
    const { answerer, reader } = await answererOf([LIBRARY], (question) => question.length / 1000);
    await answerer.ask({ question: 'und wann?', previous: { question: FIRST } });
    await answerer.ask({ question: 'und wo?', previous: { question: 'und wann?' } });
    expect(reader.questions.map(({ text }) => text)).toEqual([
      'und wann?',
      joined,
      'und wo?',
      'und wann? und wo?',
    ]);
  });

  it('refused together shows what it was read with too', async () => {
    const { answerer } = await answererOf([LIBRARY], (question) => (question === joined ? 0.1 : 0));
    const answer = await answerer.ask({ question: 'und wann?', previous: { question: FIRST } });
    expect(answer).toMatchObject({ kind: 'not-in-corpus', question: 'und wann?', understoodWith: FIRST });
  });

  it('of something that could not be asked stands alone', async () => {
    const { answerer, reader } = await answererOf([LIBRARY], () => 0.7);
    const answer = await answerer.ask({ question: 'und wann?', previous: { question: '🙂' } });
    expect(answer).toMatchObject({ kind: 'answered', understoodWith: undefined });
    expect(reader.questions).toHaveLength(1);
  });

  it('asks for what it says and not for what was asked before', async () => {
    const { answerer, reader } = await answererOf([LIBRARY], () => 0.7);
    await answerer.ask({ question: 'und wann?', previous: { question: 'Wer hat beraten?' } });
    await answerer.ask({ question: 'und im März?', previous: { question: 'Wer hat beraten?' } });
    expect(reader.questions.map(({ asksFor }) => asksFor)).toEqual(['time', 'time', undefined, 'person']);
  });
});

describe('the answerer', () => {
  it.each([
    ['', 'empty'],
    ['🙂🙂', 'no-words'],
    ['wort '.repeat(2000), 'too-long'],
  ])('searches nothing for %.8j: it is %s', async (question, reason) => {
    const { answerer, reader } = await answererOf([LIBRARY], () => 0.7);
    expect(await answerer.ask({ question })).toEqual({ kind: 'unaskable', reason });
    expect(await answerer.nearest(question)).toBeUndefined();
    expect(reader.questions).toEqual([]);
  });

  it('asks one article where it is told to, and refuses where there is no such article', async () => {
    const { answerer } = await answererOf([LIBRARY, MUSEUM], () => 0.7);
    const answer = await answerer.ask({ question: 'Wann öffnet die Bücherei?', articleId: 'museum' });
    expect(quotationsOf(answer).map(({ article }) => article.id)).toEqual(['museum', 'museum']);
    expect(await answerer.ask({ question: 'Wann öffnet es?', articleId: 'theater' })).toMatchObject({
      kind: 'not-in-corpus',
      nearest: [],
    });
  });

  it('gives a passage by its place, and the passage nearest to a statement', async () => {
    const { answerer } = await answererOf([LIBRARY, MUSEUM], () => 0);
    expect(answerer.passage('museum', 1)?.text).toBe('Die Karte kostet 9 Euro.');
    expect(answerer.passage('museum', 2)).toBeUndefined();
    const asked = await answerer.ask({ question: 'Die Karte kostet 9 Euro' });
    const nearest = await answerer.nearest('Die Karte kostet 9 Euro');
    expect(nearest?.text).toBe(quotationsOf(asked)[0]?.text);
    expect(answerer.articles().map(({ id, sentences }) => [id, sentences])).toEqual([
      ['buecherei', 3],
      ['museum', 2],
    ]);
  });

  it('quotes only what stands in the articles, whatever they say and whatever is asked', async () => {
    const words = fc.constantFrom(
      ...'Der|Rat|Dr.|3.|Mai|„Ja!“|(so|da)|…|e\u0301|👩‍👧|</s>|30 €|Ende.|?|\uD800'.split('|'),
    );
    const prose = fc.array(words, { minLength: 1, maxLength: 20 }).map((chosen) => `A ${chosen.join(' ')}`);
    const corpus = fc.array(fc.array(prose, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 });
    const question = fc.oneof(prose, fc.string({ unit: 'binary', maxLength: 40 }));
    const confidence = fc.double({ min: 0, max: 1, noNaN: true });
    await fc.assert(
      fc.asyncProperty(corpus, question, confidence, async (texts, asked, sure) => {
        const written = texts.map((paragraphs, i) => ({
          id: `a${i}`,
          paragraphs,
          url: 'https://example.org/',
        }));
        const articles = new Map(written.map((one) => [one.id, articleOf(one)]));
        const { answerer } = await answererOf(written, () => sure);
        const quotations = quotationsOf(await answerer.ask({ question: asked }));
        for (const quotation of quotations) expectVerbatim(quotation, articles, answerer);
        expect(new Set(quotations.map(({ article, ordinal }) => `${article.id}/${ordinal}`)).size).toBe(
          quotations.length,
        );
      }),
      { numRuns: 200 },
    );
  });
});
