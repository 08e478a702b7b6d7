import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeWindows } from '../../src/reading/question-answering/windows.ts';
import type { Match } from '../../src/retrieval/retrieve.ts';
import { match } from '../builders/readings.ts';
import { readerTokenizer } from '../helpers/embedded-reader.ts';

const tokenizer = await readerTokenizer();

/** As many tokens: each of these words is one. */
const filler = (tokens: number) =>
  Array.from({ length: tokens }, (_, i) => ['wer', 'hat', 'wann', 'mit'][i % 4]).join(' ');

const found = (texts: readonly string[], positions = [...texts.keys()]): Match[] =>
  texts.map((text, ordinal) =>
    match({ position: positions[ordinal] ?? ordinal, text, ordinal, title: 'Rat' }),
  );

const windowsOf = (matches: readonly Match[], most = 384, question = 'Wer tagt?') =>
  composeWindows(question, matches, { tokenizer, most });

describe('the windows of a question-answering model', () => {
  it('begin with the question, then have one text: the caption with a colon and the sentences behind it', async () => {
    const [window, ...others] = await windowsOf(found(['Der Rat tagt.', 'Es regnet.']));
    const { opening, closing } = tokenizer;
    expect(others).toEqual([]);
    const texts = ['Rat:', 'Der Rat tagt.', 'Es regnet.'].flatMap((text) => tokenizer.encode(text));
    const asked = tokenizer.encode('Wer tagt?');
    expect(window?.inputIds).toEqual([opening, ...asked, closing, closing, ...texts, closing]);
    const behind = texts.length + 1;
    expect(window?.parts).toEqual([...Array(asked.length + 3).fill(0), ...Array(behind).fill(1)]);
  });

  it('have the sentences in the order of their articles, whatever their rank', async () => {
    const [window] = await windowsOf(found(['Drei.', 'Eins.', 'Zwei.'], [7, 4, 5]));
    expect(window?.segments.map((segment) => segment.match.position)).toEqual([4, 5, 7]);
  });

  it('are as few as hold the sentences, and no longer than the model takes', async () => {
    const windows = await windowsOf(found(Array.from({ length: 8 }, () => filler(30))), 128);
    expect(windows.length).toBeGreaterThan(1);
    expect(windows.length).toBeLessThanOrEqual(4);
    expect(windows.flatMap(({ segments }) => segments)).toHaveLength(8);
  });

  it('leave out the worst where there would be more than four', async () => {
    const matches = found(
      Array.from({ length: 8 }, (_, i) => filler(60 + i)),
      [7, 6, 5, 4, 3, 2, 1, 0],
    );
    const read = (await windowsOf(matches, 128)).flatMap(({ segments }) => segments.map((one) => one.match));
    expect(new Set(read)).toEqual(new Set(matches.slice(0, 4)));
  });

  it('read a sentence that is too long for one in pieces that share as much as an answer is long', async () => {
    const windows = await windowsOf(found([filler(700)]));
    const segments = windows.flatMap((window) => window.segments);
    expect(segments.length).toBeGreaterThan(1);
    for (const [i, { start, end, from }] of segments.entries()) {
      const next = segments[i + 1];
      if (next !== undefined) expect(from + end - start - next.from).toBeGreaterThanOrEqual(40);
      else expect(from + end - start).toBe(700);
    }
  });

  it('hold the tokens of each sentence where they say, whatever is asked of whatever', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.integer({ min: 1, max: 300 }).map(filler),
      fc.constantFrom('</s> <s>', '…'),
    );
    const any = fc.record({
      question: text,
      texts: fc.array(text, { maxLength: 12 }),
      most: fc.constantFrom(48, 64, 128, 384),
    });
    await fc.assert(
      fc.asyncProperty(any, async ({ question, texts, most }) => {
        for (const { inputIds, parts, segments } of await windowsOf(found(texts), most, question)) {
          expect(inputIds.length).toBeLessThanOrEqual(most);
          expect(parts).toHaveLength(inputIds.length);
          expect(inputIds.filter((id) => id === tokenizer.closing)).toHaveLength(3);
          expect(segments.length).toBeGreaterThan(0);
          for (const { start, end, from, sentence } of segments) {
            expect(end).toBeGreaterThan(start);
            expect(inputIds.slice(start, end)).toEqual(sentence.slice(from, from + end - start));
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('are none where nothing is found', async () => {
    expect(await windowsOf([])).toEqual([]);
  });
});
