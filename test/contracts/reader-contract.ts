import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reader, Reading } from '../../src/reading/reading.ts';
import type { Match } from '../../src/retrieval/retrieve.ts';
import { match } from '../builders/readings.ts';

export interface ReadersUnderTest {
  /** One whose model takes a sentence for an answer that shares "Rat" or "Montag" with the question, and no other. */
  readonly reader: () => Promise<Reader>;
  /** Such a one whose model fails at the first question, and at no other. */
  readonly failingOnce: () => Promise<Reader>;
}

const QUESTION = 'Wann trifft sich der Rat?';
const ANSWER = 'Am Montag trifft sich der Rat im großen Saal.';
const OTHERS = ['Es regnet.', 'Die Bücherei öffnet um neun.', 'Ein Hund bellt laut.'];

/** Sentences of one article in the order of the search. */
const found = (texts: readonly string[]): Match[] =>
  texts.map((text, ordinal) => match({ text, ordinal, coverage: 0.5 }));

const frozen = (matches: readonly Match[]) => Object.freeze(matches.map((one) => Object.freeze(one)));

/** Holds what is true of every reading, whatever was read. */
function expectSound(reading: Reading, matches: readonly Match[]): void {
  const { candidates, others, none, confidence } = reading;
  const shares = candidates.map(({ share }) => share);
  for (const probability of [none, confidence, ...shares, ...candidates.map((one) => one.confidence)]) {
    expect(probability).toBeGreaterThanOrEqual(0);
    expect(probability).toBeLessThanOrEqual(1);
  }
  expect(shares.reduce((sum, share) => sum + share, none)).toBeCloseTo(1, 9);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(confidence).toBe(candidates[0]?.confidence ?? 0);
  const given = [...candidates.map((one) => one.match), ...others];
  expect(given).toHaveLength(matches.length);
  expect(new Set(given)).toEqual(new Set(matches));
  for (const { match: read, words, logits } of candidates) {
    if (logits !== undefined) expect(Number.isFinite(logits.answers - logits.none)).toBe(true);
    let before = 0;
    for (const { start, end } of words) {
      expect(start).toBeGreaterThanOrEqual(before);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(read.sentence.text.length);
      before = end;
    }
  }
}

const textsRead = ({ candidates }: Reading) => candidates.map((one) => one.match.sentence.text);

const wordsOf = ({ candidates: [best] }: Reading) =>
  best?.words.map(({ start, end }) => best.match.sentence.text.slice(start, end)).join(' ');

/** What every reader does. */
export function readerContract({ reader, failingOnce }: ReadersUnderTest): void {
  describe('as a reader', () => {
    it('reads of no match that none answers', async () => {
      const one = await reader();
      expect(await one.read(QUESTION, [])).toEqual({ candidates: [], others: [], none: 1, confidence: 0 });
    });

    it('puts what answers first, and shows words of it', async () => {
      const matches = frozen(found([...OTHERS, ANSWER]));
      const reading = await (await reader()).read(QUESTION, matches);
      expectSound(reading, matches);
      expect(textsRead(reading)[0]).toBe(ANSWER);
      expect(reading.candidates[0]?.share).toBeGreaterThan(reading.none);
      expect(wordsOf(reading)).toContain('Rat');
    });

    it('takes none for an answer where none is', async () => {
      const matches = frozen(found(OTHERS));
      const reading = await (await reader()).read(QUESTION, matches);
      expectSound(reading, matches);
      expect(reading.none).toBeGreaterThan(reading.candidates[0]?.share ?? 0);
    });

    it('gives a sound reading of whatever is found, with every match in one place', async () => {
      const one = await reader();
      const texts = fc.constantFrom(
        ANSWER,
        ...OTHERS,
        'Ja.',
        '…',
        '🙂',
        '東京',
        'Bu\u0308cherei!',
        `${'sehr lang und breit '.repeat(60)}am Montag.`,
      );
      await fc.assert(
        fc.asyncProperty(fc.array(texts, { maxLength: 45 }), async (given) => {
          const matches = frozen(found(given));
          expectSound(await one.read(QUESTION, matches), matches);
        }),
        { numRuns: 15 },
      );
    });

    it('shows words of a table’s row as what is quoted of it', async () => {
      const text = 'Rat | Montag';
      const cells = [
        { head: 'Gremium', start: 0, end: 3 },
        { head: 'Tag', start: 6, end: 12 },
      ];
      const matches = frozen([match({ text, cells, coverage: 0.5 }), ...found(OTHERS).slice(1)]);
      const reading = await (await reader()).read(QUESTION, matches);
      expectSound(reading, matches);
      expect(wordsOf(reading)).toMatch(/^Rat(?: Montag)?$/);
    });

    it.each(['</s>', '<s>', '[SEP]', '[CLS]', '<pad>', '[PAD]', '[UNK]', '＜/s＞', '<|endoftext|>'])(
      'takes %s for no more than characters, in a question and in a sentence',
      async (special) => {
        const texts = [`Es ${special} regnet.`, ...OTHERS.slice(1), `${special} ${ANSWER} ${special}`];
        const matches = frozen(found(texts));
        const reading = await (await reader()).read(`${special}${special} ${QUESTION} ${special}`, matches);
        expectSound(reading, matches);
        expect(textsRead(reading)[0]).toBe(texts.at(-1));
        expect(wordsOf(reading)).toContain('Rat');
      },
    );

    it('reads few sentences alike in whatever order the search has them', async () => {
      const one = await reader();
      const matches = frozen(found([...OTHERS, ANSWER]));
      const inOrder = await one.read(QUESTION, matches);
      const reversed = await one.read(QUESTION, matches.toReversed());
      expect(textsRead(reversed)).toEqual(textsRead(inOrder));
      for (const [i, { share }] of reversed.candidates.entries()) {
        expect(share).toBeCloseTo(inOrder.candidates[i]?.share ?? Number.NaN, 6);
      }
    });

    it('reads one sentence of those that several articles share, and keeps the others', async () => {
      const copies = ['a', 'b', 'c'].map((articleId) =>
        match({ articleId, text: ANSWER, coverage: 0.5, position: articleId.charCodeAt(0) }),
      );
      const matches = frozen(copies);
      const reading = await (await reader()).read(QUESTION, matches);
      expectSound(reading, matches);
      expect(reading.candidates.map((one) => one.match)).toEqual(copies.slice(0, 1));
    });

    it('gives two questions at once each its own reading', async () => {
      const one = await reader();
      const matches = frozen(found([...OTHERS, ANSWER]));
      const [asked, other] = await Promise.all([
        one.read(QUESTION, matches),
        one.read('Wie teuer ist das?', matches),
      ]);
      expect(asked.none).toBeLessThan(other.none);
    });

    it('goes on where its model failed: that costs one question at most', async () => {
      const one = await failingOnce();
      const matches = frozen(found([...OTHERS, ANSWER]));
      await one.read(QUESTION, matches).catch((fault: unknown) => expect(fault).toBeInstanceOf(Error));
      const reading = await one.read(QUESTION, matches);
      expectSound(reading, matches);
      expect(textsRead(reading)[0]).toBe(ANSWER);
    });
  });
}
