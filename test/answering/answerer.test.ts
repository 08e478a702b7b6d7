import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';
import { articleOf, LIBRARY, MUSEUM } from '../builders/articles.ts';
import { expectVerbatim, quotationsOf } from './quotations.ts';
import { answererOf } from './scripted-reader.ts';

/** What is answered of the library by a reader that is so sure. */
async function askedAt(confidence: number, question: string): Promise<Answer> {
  const { answerer } = await answererOf([LIBRARY], () => confidence);
  return answerer.ask({ question });
}

describe('the answerer', () => {
  it.each([
    ['', 'empty'],
    ['§§ %', 'no-words'],
    ['wort '.repeat(2000), 'too-long'],
  ])('searches nothing for %.8j: it is %s', async (question, reason) => {
    const { answerer, reader } = await answererOf([LIBRARY], () => 0.7);
    expect(await answerer.ask({ question })).toEqual({ kind: 'unaskable', reason });
    expect(await answerer.nearest(question)).toBeUndefined();
    expect(reader.questions).toEqual([]);
  });

  it('fails where the reader fails, and answers the next question', async () => {
    let broken = true;
    const { answerer } = await answererOf([LIBRARY], () => {
      if (broken) throw new Error('The reader failed');
      return 0.7;
    });
    await expect(answerer.ask({ question: 'Wann öffnet es?' })).rejects.toThrow('The reader failed');
    broken = false;
    expect(await answerer.ask({ question: 'Wann öffnet es?' })).toMatchObject({ kind: 'answered' });
  });

  it('tells how long each part took, also of what failed, and of nothing that it did not do', async () => {
    const told: string[] = [];
    const onStage = (stage: string, ms: number): void => {
      told.push(ms >= 0 ? stage : `${stage}: ${ms}`);
    };
    let isBroken = false;
    const judge = (): number => {
      if (isBroken) throw new Error('The reader failed');
      return 0.7;
    };
    const { answerer } = await answererOf([LIBRARY], judge, onStage);
    await answerer.ask({ question: 'Wann öffnet es?' });
    expect(told.splice(0)).toEqual(['searching', 'reading', 'composing']);
    isBroken = true;
    await expect(answerer.ask({ question: 'Was kostet es?' })).rejects.toThrow('The reader failed');
    expect(told.splice(0)).toEqual(['searching', 'reading']);
    await answerer.ask({ question: 'Hallo' });
    await answerer.nearest('Das Museum');
    expect(told).toEqual([]);
  });

  it('reads a question in capitals as the article writes its words, and shows it as it was asked', async () => {
    const { answerer, reader } = await answererOf([LIBRARY], () => 0.7);
    const question = 'WANN ÖFFNET DIE BÜCHEREI?';
    expect(await answerer.ask({ question })).toMatchObject({ kind: 'answered', question });
    expect(reader.questions).toEqual(['wann öffnet die Bücherei?']);
  });

  it('finds the passage nearest to a statement without reading', async () => {
    const { answerer, reader } = await answererOf([LIBRARY, MUSEUM], () => 0);
    expect((await answerer.nearest('Le billet coûte 9 euros'))?.highlights).toEqual([]);
    expect(reader.questions).toEqual([]);
  });

  it('asks one article where it is told to, and refuses where there is no such article', async () => {
    const { answerer } = await answererOf([LIBRARY, MUSEUM], () => 0.7);
    const answer = await answerer.ask({ question: 'Wann öffnet die Bücherei?', articleId: 'musee' });
    expect(quotationsOf(answer).map(({ article }) => article.id)).toEqual(['musee', 'musee']);
    expect(await answerer.ask({ question: 'Wann öffnet es?', articleId: 'theater' })).toMatchObject({
      kind: 'not-in-corpus',
      nearest: [],
    });
  });

  it('gives a passage by its place, and the passage nearest to a statement', async () => {
    const { answerer } = await answererOf([LIBRARY, MUSEUM], () => 0);
    expect(answerer.passage('musee', 1)?.text).toBe('Le billet coûte 9 euros.');
    expect(answerer.passage('musee', 2)).toBeUndefined();
    const asked = await answerer.ask({ question: 'Le billet coûte 9 euros' });
    const nearest = await answerer.nearest('Le billet coûte 9 euros');
    expect(nearest?.text).toBe(quotationsOf(asked)[0]?.text);
    expect(answerer.articles().map(({ id, sentences }) => [id, sentences])).toEqual([
      ['buecherei', 8],
      ['musee', 2],
    ]);
  });

  it('takes what is mostly small talk for a question where an article answers it for sure, and no other', async () => {
    expect(await askedAt(1, 'Bis morgen?')).toMatchObject({ kind: 'answered', band: 'good' });
    expect(await askedAt(0.4, 'Bis wann?')).toMatchObject({ kind: 'answered', band: 'unsure' });
    expect(await askedAt(0.4, 'Bis morgen?')).toMatchObject({ kind: 'talk', topic: 'farewell' });
    expect(await askedAt(0, 'Bis morgen?')).toMatchObject({ kind: 'talk', topic: 'farewell' });
  });

  it('answers what is asked in the words of a heading below it, unless the reader is sure of another sentence', async () => {
    const draft = readMarkdown('# Verleih\n\nAlles über den Verleih.\n\n## Dauer der Leihe\n\nDrei Wochen.');
    const { article } = composeArticle(draft, 'corpus/verleih.md');
    for (const confidence of [0, 0.4]) {
      const { answerer } = await answererOf([article], () => confidence);
      const answer = await answerer.ask({ question: 'Dauer der Leihe?' });
      expect(answer).toMatchObject({ kind: 'answered', band: 'good', citations: [{ text: 'Drei Wochen.' }] });
    }
    const { answerer } = await answererOf([article], () => 1);
    const sure = await answerer.ask({ question: 'Dauer der Leihe?' });
    expect(sure).toMatchObject({ kind: 'answered', citations: [{ highlights: [{ start: 0 }] }, {}] });
  });

  it('reads a section on from a sentence whose few words but articles are quoted', async () => {
    const article = articleOf({ paragraphs: ['La ludothèque Le Dé Perdu prête des jeux.'] });
    const { answerer } = await answererOf([article], () => 0);
    const question = 'Que dit-on de « La ludothèque Le Dé Perdu prête … » ?';
    expect(await answerer.ask({ question })).toMatchObject({ kind: 'answered', band: 'good' });
  });

  it('reads a section on from the sentence whose beginning is quoted, and searches for what is not', async () => {
    const article = articleOf({
      paragraphs: ['Der Rat tagt.', 'Die alte Brücke am Fluss wird saniert. Bis Mai.'],
    });
    const { answerer, reader } = await answererOf([article], () => 0);
    expect(await answerer.ask({ question: 'Was steht zu „Die alte Brücke am Fluss wird …“?' })).toMatchObject(
      {
        citations: [{ text: 'Die alte Brücke am Fluss wird saniert.' }, { text: 'Bis Mai.' }],
      },
    );
    expect(reader.questions).toEqual([]);
    const question = 'Was steht zu die alte Brücke am Fluss wird?';
    expect(await answerer.ask({ question })).toMatchObject({ kind: 'not-in-corpus' });
  });

  it('cites no question as an answer, however sure the reader is, and shows it as what comes near', async () => {
    const article = articleOf({ paragraphs: ['Wann öffnet die Bücherei?', 'Ja, wann öffnet sie? Um zehn.'] });
    const { answerer } = await answererOf([article], () => 0.7);
    const answer = await answerer.ask({ question: 'Wann öffnet die Bücherei?' });
    expect(answer).toMatchObject({ kind: 'answered', citations: [{ text: 'Um zehn.' }] });
    expect(quotationsOf(answer)).toHaveLength(3);
    const asking = articleOf({ paragraphs: ['Wann öffnet die Bücherei?'] });
    const refusal = await (await answererOf([asking], () => 0.7)).answerer.ask({ question: 'Wann?' });
    expect(refusal).toMatchObject({ kind: 'not-in-corpus', nearest: [{ ordinal: 0 }] });
  });

  it('cites a row of a table whose last cell is a question', async () => {
    const draft = readMarkdown('# Fragen\n\n| Antwort | Frage |\n|-|-|\n| Um zehn | Wann öffnet sie? |');
    const { answerer } = await answererOf([composeArticle(draft, 'corpus/fragen.md').article], () => 0.7);
    expect(await answerer.ask({ question: 'Wann öffnet sie?' })).toMatchObject({
      citations: [{ text: 'Um zehn | Wann öffnet sie?', cells: [{ head: 'Antwort', text: 'Um zehn' }, {}] }],
    });
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
        const url = 'https://example.org/';
        const articles = texts.map((paragraphs, i) => articleOf({ id: `a${i}`, paragraphs, url }));
        const { answerer } = await answererOf(articles, () => sure);
        const byId = new Map(articles.map((article) => [article.id, article]));
        const quotations = quotationsOf(await answerer.ask({ question: asked }));
        for (const quotation of quotations) expectVerbatim(quotation, byId, answerer);
        const places = quotations.map(({ article, ordinal }) => `${article.id}/${ordinal}`);
        expect(new Set(places).size).toBe(quotations.length);
        expect(new Set(quotations.map(({ text }) => text.normalize('NFC'))).size).toBe(quotations.length);
        for (const quotation of quotations) expect(answerer.standing(quotation).shown).toEqual(quotation);
      }),
      { numRuns: 200 },
    );
  });
});
