import { describe, expect, it } from 'vitest';
import {
  QuestionAnsweringReader,
  type RunWindow,
  type SpanLogits,
} from '../../src/reading/question-answering/question-answering-reader.ts';
import { match } from '../builders/readings.ts';
import { readerTokenizer } from '../helpers/embedded-reader.ts';

const tokenizer = await readerTokenizer();

/** Logits by the token that they are given for; zero where nothing is said. */
interface Script {
  readonly starts?: Readonly<Record<string, number>>;
  readonly ends?: Readonly<Record<string, number>>;
  /** Of the first token. */
  readonly none?: { readonly start: number; readonly end: number };
}

const idOf = (word: string) => tokenizer.encode(word)[0] ?? -1;

const logitsOf = (ids: readonly number[], said: Readonly<Record<string, number>>, first: number) => {
  const byId = new Map(Object.entries(said).map(([word, logit]) => [idOf(word), logit]));
  return Float32Array.from(ids, (id, i) => (i === 0 ? first : (byId.get(id) ?? 0)));
};

function scripted({ starts = {}, ends = {}, none = { start: 0, end: 0 } }: Script): RunWindow {
  return async ({ inputIds }) => ({
    starts: logitsOf(inputIds, starts, none.start),
    ends: logitsOf(inputIds, ends, none.end),
  });
}

const readerOf = (run: RunWindow, most = 384) =>
  new QuestionAnsweringReader({ tokenizer, most, run, line: { slope: 1, bias: 0 } });

const found = (texts: readonly string[]) => texts.map((text, ordinal) => match({ text, ordinal }));

const long = (text: string) => `${'wer hat wann mit '.repeat(15)}${text}`;

const SENTENCES = ['Der Rat tagt am Montag.', 'Der Hund schläft am Dienstag.'];

describe('a question-answering model', () => {
  it('answers a sentence by the best span within it, and none by the first token', async () => {
    const run = scripted({
      starts: { Montag: 3, Dienstag: 1 },
      ends: { Montag: 2, Dienstag: 4 },
      none: { start: 1.5, end: 1 },
    });
    const { candidates, none } = await readerOf(run).read('Wann?', found(SENTENCES));
    expect(candidates.map(({ match: read, logits }) => [read.position, logits])).toEqual([
      [0, { answers: 5, none: 2.5 }],
      [1, { answers: 5, none: 2.5 }],
    ]);
    expect(none).toBeCloseTo(1 / (1 + 2 * Math.exp(2.5)), 9);
    const words = candidates.map(({ match: read, words: [range] }) =>
      read.sentence.text.slice(range?.start, range?.end),
    );
    expect(words).toEqual(['Montag', 'Dienstag']);
  });

  it('answers by no span that begins in one sentence and ends in the next', async () => {
    const run = scripted({ starts: { Montag: 9 }, ends: { Dienstag: 9 } });
    const { candidates } = await readerOf(run).read('Wann?', found(SENTENCES));
    expect(candidates.map(({ logits }) => logits?.answers)).toEqual([9, 9]);
    for (const { match: read, words } of candidates) {
      for (const { end } of words) expect(end).toBeLessThanOrEqual(read.sentence.text.length);
    }
  });

  it('that is read in several windows is compared by what lies between a span and the none of its window', async () => {
    const nones = [6, 0];
    const run: RunWindow = async (window) => {
      const none = { start: nones.shift() ?? Number.NaN, end: 0 };
      return scripted({ starts: { Montag: 5, Dienstag: 2 }, none })(window);
    };
    const reading = await readerOf(run, 128).read('Wann?', found(SENTENCES.map(long)));
    expect(nones).toEqual([]);
    expect(reading.candidates.map(({ match: read }) => read.position)).toEqual([1, 0]);
    const total = 1 + Math.exp(2) + Math.exp(-1);
    expect(reading.none).toBeCloseTo(1 / total, 9);
  });

  it('finds an answer at the very end of a sentence that is read in pieces', async () => {
    const text = `${'wer hat wann mit '.repeat(150)}am Montag`;
    const run = scripted({ starts: { Montag: 5 }, ends: { Montag: 5 } });
    const { candidates } = await readerOf(run).read('Wann?', found([text]));
    expect(candidates).toHaveLength(1);
    const [range] = candidates[0]?.words ?? [];
    expect(text.slice(range?.start, range?.end)).toBe('Montag');
  });

  it.each([
    ['no finite number', ({ starts, ends }: SpanLogits) => ({ starts: starts.fill(Number.NaN), ends })],
    ['no finite number', ({ starts, ends }: SpanLogits) => ({ starts, ends: ends.fill(Infinity) })],
    ['another number of logits', ({ starts, ends }: SpanLogits) => ({ starts, ends: ends.subarray(1) })],
  ])('that gives %s fails', async (what, spoil) => {
    const run: RunWindow = async (window) => spoil(await scripted({})(window));
    await expect(readerOf(run).read('Wann?', found(SENTENCES))).rejects.toThrow(what);
  });
});
