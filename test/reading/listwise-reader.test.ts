import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confidenceOf } from '../../src/reading/calibration.ts';
import { ListwiseReader, type ReaderOutput, type RunModel } from '../../src/reading/listwise-reader.ts';
import type { Reading } from '../../src/reading/reading.ts';
import type { Match } from '../../src/retrieval/retrieve.ts';
import { match } from '../builders/readings.ts';
import { readerTokenizer } from '../helpers/embedded-reader.ts';

const tokenizer = await readerTokenizer();
const LINE = { slope: 0.8, bias: -0.3 };

type Input = Parameters<RunModel>[0];

/** What the test says of an input of so many sentences; zero where nothing is said. */
type Script = (
  input: Input,
  sentences: number,
) => Partial<Omit<ReaderOutput, 'answers'>> & {
  readonly answers?: readonly number[];
};

/** A model that says what the test wants, and keeps what it was given. */
function scripted(script: Script) {
  const inputs: Input[] = [];
  const run: RunModel = async (input) => {
    inputs.push(input);
    const sentences = Math.max(...input.sentenceIds);
    const { answers = [], none = 0, ...spans } = script(input, sentences);
    const tokens = input.inputIds.length;
    return {
      answers: Float32Array.from({ length: sentences }, (_, i) => answers[i] ?? 0),
      none,
      starts: new Float32Array(tokens),
      ends: new Float32Array(tokens),
      ...spans,
    };
  };
  return { reader: new ListwiseReader({ tokenizer, run, line: LINE }), inputs };
}

/** Matches of one article, in the search's order; the position is the rank unless given. */
function found(texts: readonly string[], positions = [...texts.keys()]): Match[] {
  return texts.map((text, ordinal) => match({ position: positions[ordinal] ?? ordinal, text, ordinal }));
}

/** Logits of an answer's first and last token: those of a text, wherever the input holds it. */
function spanOf({ inputIds }: Input, text: string): Pick<ReaderOutput, 'starts' | 'ends'> {
  const wanted = tokenizer.encode(text);
  const first = inputIds.findIndex((_, i) => wanted.every((id, at) => inputIds[i + at] === id));
  const [starts, ends] = [new Float32Array(inputIds.length), new Float32Array(inputIds.length)];
  if (first !== -1) {
    starts[first] = 9;
    ends[first + wanted.length - 1] = 9;
  }
  return { starts, ends };
}

const positionsOf = ({ candidates }: Pick<Reading, 'candidates'>) =>
  candidates.map(({ match: { position } }) => position);

const wordsOf = ({ candidates }: Pick<Reading, 'candidates'>, at = 0) => {
  const candidate = candidates[at];
  return candidate?.words.map(({ start, end }) => candidate.match.sentence.text.slice(start, end));
};

/** As many tokens: each of these words is one. */
const filler = (tokens: number) =>
  Array.from({ length: tokens }, (_, i) => ['wer', 'hat', 'wann', 'mit'][i % 4]).join(' ');

describe('a reading of one pass', () => {
  // Of more sentences the best are read again.
  const logits = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 3 });

  it('has the softmax over its sentences and none, best first, with the confidence of each', async () => {
    await fc.assert(
      fc.asyncProperty(logits, fc.double({ min: -20, max: 20, noNaN: true }), async (answers, none) => {
        const { reader } = scripted(() => ({ answers, none }));
        const reading = await reader.read('Wer hat was gesagt?', found(answers.map((_, i) => `Satz ${i}.`)));
        const rounded = [...Float32Array.from(answers)];
        const total = [...rounded, none].reduce((sum, logit) => sum + Math.exp(logit), 0);
        expect(reading.none).toBeCloseTo(Math.exp(none) / total, 6);
        for (const { match: read, share, confidence, logits: own } of reading.candidates) {
          const logit = rounded[read.position] ?? Number.NaN;
          expect(own).toEqual({ answers: logit, none });
          expect(share).toBeCloseTo(Math.exp(logit) / total, 6);
          expect(confidence).toBeCloseTo(confidenceOf(logit - none, LINE), 10);
        }
        const shares = reading.candidates.map(({ share }) => share);
        expect(shares.reduce((sum, share) => sum + share, reading.none)).toBeCloseTo(1, 10);
        expect(shares).toEqual(shares.toSorted((a, b) => b - a));
        expect(reading.candidates).toHaveLength(answers.length);
        expect(reading.confidence).toBe(reading.candidates[0]?.confidence);
        expect(reading.others).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('takes each logit for the sentence that stands there, whatever its rank', async () => {
    const { reader, inputs } = scripted(() => ({ answers: [3, 1, 2] }));
    const reading = await reader.read('Wer?', found(['Drei.', 'Eins.', 'Zwei.'], [7, 4, 5]));
    expect(positionsOf(reading)).toEqual([4, 7, 5]);
    expect(inputs).toHaveLength(1);
  });

  it('keeps the order of the article where two are equally likely', async () => {
    const { reader } = scripted(() => ({ answers: [1, 1, 1] }));
    expect(positionsOf(await reader.read('Wer?', found(['a.', 'b.', 'c.'], [2, 0, 1])))).toEqual([0, 1, 2]);
  });

  it('leaves what it did not read to the search’s order', async () => {
    const matches = found(
      Array.from({ length: 60 }, (_, i) => filler(90 + (i % 3))),
      Array.from({ length: 60 }, (_, i) => (i * 7) % 60),
    );
    const { reader } = scripted(() => ({}));
    const { candidates, others } = await reader.read('Wer?', matches);
    const read = candidates.map((candidate) => candidate.match);
    expect(read.length).toBeGreaterThan(1);
    expect(others).toEqual(matches.filter((one) => !read.includes(one)));
  });

  it('of nothing runs nothing: none answers', async () => {
    const { reader, inputs } = scripted(() => ({}));
    expect(await reader.read('Wer?', [])).toEqual({ candidates: [], others: [], none: 1, confidence: 0 });
    expect(inputs).toEqual([]);
  });

  it.each([
    ['a sentence', { answers: [Number.NaN] }],
    ['a sentence without bound', { answers: [Number.POSITIVE_INFINITY] }],
    ['none', { none: Number.NaN }],
  ])('fails where the model gives no finite number for %s', async (_, output) => {
    const { reader } = scripted(() => output);
    await expect(reader.read('Wer?', found(['Satz.']))).rejects.toThrow(
      'no finite number for the sentence 0',
    );
  });

  it('fails where the model leaves a sentence out', async () => {
    const output = {
      answers: new Float32Array(1),
      none: 0,
      starts: new Float32Array(),
      ends: new Float32Array(),
    };
    const reader = new ListwiseReader({ tokenizer, line: LINE, run: async () => output });
    await expect(reader.read('Wer?', found(['a.', 'b.']))).rejects.toThrow(
      'no finite number for the sentence 1',
    );
  });

  it('fails where the model cannot run, with what it failed of', async () => {
    const fault = new Error('It died');
    const reader = new ListwiseReader({ tokenizer, line: LINE, run: () => Promise.reject(fault) });
    await expect(reader.read('Wer?', found(['a.']))).rejects.toBe(fault);
  });
});

describe('a second reading of the best', () => {
  /** Sentences in the search's order, which is not that of the article. */
  const matches = found(['a.', 'b.', 'c.', 'd.', 'e.', 'f.'], [5, 4, 3, 2, 1, 0]);
  const BEST = 3;

  it('reads those that the first put first, without the others, and each counts by the mean of both', async () => {
    const { reader, inputs } = scripted((_, sentences) =>
      sentences === BEST ? { answers: [0, 0, 4], none: 2 } : { answers: [0, 1, 0, 0, 3, 2], none: 0 },
    );
    const { candidates } = await reader.read('Wer?', matches);
    expect(inputs.map(({ sentenceIds }) => Math.max(...sentenceIds))).toEqual([6, BEST]);
    const logitsAt = (at: number) => candidates.find(({ match: { position } }) => position === at)?.logits;
    expect(logitsAt(1)).toEqual({ answers: 0.5, none: 1 });
    expect(logitsAt(4)).toEqual({ answers: 1.5, none: 1 });
    expect(logitsAt(5)).toEqual({ answers: 3, none: 1 });
    expect(logitsAt(2), 'read once').toEqual({ answers: 0, none: 0 });
    expect(positionsOf({ candidates })).toEqual([5, 4, 0, 2, 3, 1]);
  });

  it('takes the words of the first, which saw all of them', async () => {
    const { reader } = scripted((input, sentences) => spanOf(input, sentences === BEST ? 'Rat' : 'Der Rat'));
    const { candidates } = await reader.read('Wer?', found(['Der Rat tagt.', 'b.', 'c.', 'd.']));
    const at = candidates.findIndex(({ match: { position } }) => position === 0);
    expect(wordsOf({ candidates }, at)).toEqual(['Der Rat']);
  });

  it('is not made where the first read no more, nor where a long sentence took several passes', async () => {
    const few = scripted(() => ({}));
    await few.reader.read('Wer?', matches.slice(0, BEST));
    expect(few.inputs).toHaveLength(1);
    const long = scripted(() => ({}));
    const { candidates } = await long.reader.read('Wer?', [
      ...matches.slice(0, 5),
      ...found([filler(300)], [9]),
    ]);
    expect(candidates).toHaveLength(6);
    const readings = long.inputs.filter(({ sentenceIds }) => Math.max(...sentenceIds) >= BEST);
    expect(readings).toHaveLength(1);
  });
});

describe('the words that answer', () => {
  it.each([
    ['Der Rat tagt am 3. März um zehn.', 'am 3. März'],
    ['Ab Ma\u0308rz o\u0308ffnet die Bu\u0308cherei sonntags.', 'die Bu\u0308cherei'],
    ['Sie kostet 10\u00A0% mehr, sagte 東京.', '10\u00A0%'],
    ['Sie endet hier.', 'hier.'],
    ['Ja.', 'Ja.'],
  ])('of %j are %j, letter for letter', async (text, answer) => {
    const { reader } = scripted((input) => spanOf(input, answer));
    const reading = await reader.read('Wann?', found(['Davor steht anderes.', text]));
    const at = reading.candidates.findIndex((candidate) => candidate.match.position === 1);
    expect(wordsOf(reading, at)).toEqual([answer]);
  });

  it('lie in their own sentence, whatever is more likely in another or in the question', async () => {
    const { reader } = scripted((input) => spanOf(input, 'Rat'));
    const reading = await reader.read('Der Rat?', found(['Der Rat tagt.', 'Es regnet.']));
    for (const { match: read, words } of reading.candidates) {
      for (const { start, end } of words) expect(read.sentence.text.slice(start, end)).not.toBe('');
      expect(words).toHaveLength(1);
    }
  });

  it('are none where only a token without a letter is likely', async () => {
    const { reader } = scripted(({ inputIds, sentenceIds }) => {
      const starts = Float32Array.from(inputIds, (_, i) => (i === sentenceIds.indexOf(1) ? 9 : 0));
      return { starts, ends: starts };
    });
    // Its first token only opens a word that no piece spells.
    const reading = await reader.read('Wer?', found(['東京.']));
    expect(wordsOf(reading)).toEqual([]);
  });
});

describe('a sentence that is read in pieces', () => {
  const long = `${filler(300)} am Mittwoch`;

  it('counts by its best piece, and its answer at the very end is found', async () => {
    const { reader, inputs } = scripted((input, sentences) => {
      const { starts, ends } = spanOf(input, 'am Mittwoch');
      const answers = Array.from({ length: sentences }, (_, i) =>
        ends[input.sentenceIds.lastIndexOf(i + 1)] ? 4 : -4,
      );
      return { answers, starts, ends };
    });
    const reading = await reader.read('Wann?', found([long]));
    expect(inputs.length).toBeGreaterThan(1);
    expect(reading.candidates).toHaveLength(1);
    expect(reading.candidates[0]?.logits).toEqual({ answers: 4, none: 0 });
    expect(wordsOf(reading)).toEqual(['am Mittwoch']);
    expect(reading.none).toBeCloseTo(1 / (1 + Math.exp(4)), 10);
  });

  it('is held against others of further passes by what lies between each and none of its pass', async () => {
    // The short sentences are read in the first pass only, the long one's last pieces in the second only.
    const nones = [5, 0];
    const { reader, inputs } = scripted(() => ({
      answers: [1, 1, 1, 1, 1],
      none: nones.shift() ?? Number.NaN,
    }));
    const reading = await reader.read('Wann?', found([filler(90), filler(300), filler(100)]));
    expect(inputs).toHaveLength(2);
    expect(positionsOf(reading)).toEqual([1, 0, 2]);
    expect(reading.candidates.map(({ logits }) => logits?.none)).toEqual([0, 5, 5]);
    const total = 1 + Math.exp(1) + 2 * Math.exp(-4);
    expect(reading.none).toBeCloseTo(1 / total, 10);
    expect(reading.candidates[2]?.share).toBeCloseTo(Math.exp(-4) / total, 10);
  });

  it('takes turns with others that are long', async () => {
    const matches = found([filler(900), filler(901), filler(902), 'Kurz.']);
    const { candidates } = await scripted(() => ({})).reader.read('Wer?', matches);
    expect(new Set(candidates.map((one) => one.match))).toEqual(new Set(matches));
  });

  it('displaces no short one, however long it is', async () => {
    const matches = found([filler(3000), 'Kurz.', filler(100), filler(105)]);
    const { reader } = scripted(() => ({}));
    const { candidates, others } = await reader.read('Wer?', matches);
    const read = candidates.map((candidate) => candidate.match);
    expect(new Set([...read, ...others])).toEqual(new Set(matches));
    expect(new Set(read)).toEqual(new Set(matches));
  });
});

describe('a sentence that stands in several places', () => {
  it('is read once, at the best of them; its copies stay with what was not read', async () => {
    const matches = found(['Am Montag.', 'Am Dienstag.', 'Am Montag.', 'Am Montag.']);
    const { reader, inputs } = scripted(() => ({}));
    const { candidates, others } = await reader.read('Wann?', matches);
    expect(inputs[0]?.sentenceIds.reduce((most, id) => Math.max(most, id), 0)).toBe(2);
    expect(new Set(candidates.map((one) => one.match))).toEqual(new Set(matches.slice(0, 2)));
    expect(others).toEqual(matches.slice(2));
  });
});

/** The confidence that a question gets of one sentence, of which the model says so much. */
const confidenceIn = async (
  question: string,
  { answers, coverage = 0 }: { readonly answers: number; readonly coverage?: number },
) => {
  const { reader } = scripted(() => ({ answers: [answers], none: 1 }));
  const matches = found(['Der Rat tagt.']).map((one) => ({ ...one, coverage }));
  const { confidence, candidates } = await reader.read(question, matches);
  expect(candidates[0]?.confidence).toBe(confidence);
  return confidence;
};

describe('one or two words that no sentence shares', () => {
  it.each(['Hallo', 'Guten Morgen', 'asdf'])(
    'are no question, as in %s, unless the model takes them for answered',
    async (question) => {
      expect(await confidenceIn(question, { answers: 0.5 })).toBe(0);
      expect(await confidenceIn(question, { answers: 2 })).toBeGreaterThan(0);
      expect(await confidenceIn(question, { answers: 0.5, coverage: 0.1 })).toBeGreaterThan(0);
      expect(await confidenceIn(`${question}, wer tagt?`, { answers: 0.5 })).toBeGreaterThan(0);
    },
  );
});
