import { describe, expect, it } from 'vitest';
import { composeReading, type ReaderInput } from '../../src/reading/reader-input.ts';
import { match } from '../builders/readings.ts';
import { readerTokenizer } from '../helpers/embedded-reader.ts';
import { inputOf, readerReference } from './reader-reference.ts';

const tokenizer = await readerTokenizer();
const reference = await readerReference();

/** What the model takes at most, in tokens; model/README.md. */
const LIMITS = { question: 64, caption: 32, sentence: 110, input: 384 };
/** Tokens that the pieces of a long sentence share, and passes at most. */
const OVERLAP = 40;
const MOST_PASSES = 4;

type Found = Parameters<typeof match>[0] & { readonly position: number };

const found = (given: Found) => match({ text: `Satz ${given.position}.`, title: 'Titel', ...given });

const passesOf = async (...matches: readonly Found[]) =>
  (await composeReading('Wer?', matches.map(found), tokenizer)).passes;

/** The parts of the only pass between `</s>` and `</s>`, the question and its two `</s>` left out. */
function partsOf([pass, ...others]: readonly ReaderInput[]): number[][] {
  if (pass === undefined || others.length > 0) throw new Error('Expected one pass');
  const parts: number[][] = [[]];
  for (const id of pass.inputIds.slice(pass.tokenTypeIds.indexOf(1))) {
    if (id === tokenizer.closing) parts.push([]);
    else parts.at(-1)?.push(id);
  }
  expect(parts.pop()).toEqual([]);
  return parts;
}

const encoded = (texts: readonly string[]) => texts.map((text) => tokenizer.encode(text));

const positionsOf = (pass: ReaderInput | undefined) =>
  pass?.segments.map(({ match: { position } }) => position);

/** As many tokens: each of these words is one. */
const words = (tokens: number) =>
  Array.from({ length: tokens }, (_, i) => ['wer', 'hat', 'wann', 'mit'][i % 4]).join(' ');

describe('an input of the reader', () => {
  it('has 24 references', () => {
    expect(reference).toHaveLength(24);
  });

  it.each(reference)('is that of the reference for "$question"', (item) => {
    const { inputIds, tokenTypeIds, sentenceIds, segments } = inputOf(item, tokenizer);
    expect(inputIds).toEqual(item.input_ids);
    expect(tokenTypeIds).toEqual(item.token_type_ids);
    expect(sentenceIds).toEqual(item.sentence_ids);
    expect(segments).toHaveLength(item.answers.length);
  });

  it('opens with the question, cut off where it is too long', async () => {
    const {
      passes: [input],
    } = await composeReading(words(70), [found({ position: 0 })], tokenizer);
    const { opening, closing } = tokenizer;
    const asked = tokenizer.encode(words(LIMITS.question));
    expect(asked).toHaveLength(LIMITS.question);
    expect(input?.inputIds.slice(0, LIMITS.question + 3)).toEqual([opening, ...asked, closing, closing]);
    expect(input?.tokenTypeIds.indexOf(1)).toBe(LIMITS.question + 3);
  });

  it('says of each token which sentence it belongs to, and of each sentence which tokens', async () => {
    for (const { inputIds, sentenceIds, segments } of await passesOf(
      { position: 0 },
      { position: 1, heading: 'Kopf' },
    )) {
      for (const [i, { match: read, start, end }] of segments.entries()) {
        expect(inputIds.slice(start, end)).toEqual(tokenizer.encode(read.sentence.text));
        expect(inputIds[end]).toBe(tokenizer.closing);
        const own = [...sentenceIds.keys()].filter((token) => sentenceIds[token] === i + 1);
        expect(own).toEqual(Array.from({ length: end - start }, (_, at) => start + at));
      }
      expect(segments).toHaveLength(2);
    }
  });

  it('is none where nothing was found', async () => {
    expect((await composeReading('Wer?', [], tokenizer)).passes).toEqual([]);
  });
});

describe('the caption before a sentence', () => {
  it('is the title, or the title and the heading', async () => {
    expect(partsOf(await passesOf({ position: 0 }))).toEqual(encoded(['Titel', 'Satz 0.']));
    expect(partsOf(await passesOf({ position: 0, heading: 'Kopf' }))).toEqual(
      encoded(['Titel. Kopf', 'Satz 0.']),
    );
  });

  it('loses the title’s full stop before a heading and keeps any other end', async () => {
    const caption = async (title: string) =>
      partsOf(await passesOf({ position: 0, title, heading: 'Kopf' }))[0];
    expect(await caption('Es regnet.')).toEqual(tokenizer.encode('Es regnet. Kopf'));
    expect(await caption('Regnet es?')).toEqual(tokenizer.encode('Regnet es?. Kopf'));
    expect(partsOf(await passesOf({ position: 0, title: 'Es regnet.' }))[0]).toEqual(
      tokenizer.encode('Es regnet.'),
    );
  });

  it('is the heading alone for a further run of the same article, and stands once for a run', async () => {
    const passes = await passesOf(
      { position: 0, heading: 'Kopf' },
      { position: 1, heading: 'Kopf' },
      { position: 2, heading: 'Fuß' },
    );
    expect(partsOf(passes)).toEqual(encoded(['Titel. Kopf', 'Satz 0.', 'Satz 1.', 'Fuß', 'Satz 2.']));
  });

  it('is left out with its </s> where it is empty', async () => {
    const untitled = await passesOf({ position: 0, title: '' });
    expect(partsOf(untitled)).toEqual(encoded(['Satz 0.']));
    const leavingHeading = await passesOf({ position: 0, heading: 'Kopf' }, { position: 1 });
    expect(partsOf(leavingHeading)).toEqual(encoded(['Titel. Kopf', 'Satz 0.', 'Satz 1.']));
  });

  it('is cut off where it is too long', async () => {
    const [caption] = partsOf(await passesOf({ position: 0, title: words(40) }));
    expect(caption).toEqual(tokenizer.encode(words(LIMITS.caption)));
  });
});

describe('the sentences of a pass', () => {
  it('stand in the order of their articles and not of their rank', async () => {
    const passes = await passesOf({ position: 5 }, { position: 2 }, { position: 3 });
    expect(positionsOf(passes[0])).toEqual([2, 3, 5]);
    expect(partsOf(passes)).toEqual(encoded(['Titel', 'Satz 2.', 'Satz 3.', 'Satz 5.']));
  });

  it('may be of several articles, each with its title', async () => {
    const other = { articleId: 'b', title: 'Andrer Titel', heading: 'Kopf' };
    const passes = await passesOf(
      { position: 9, ...other },
      { position: 1, heading: 'Kopf' },
      { position: 8, ...other },
    );
    expect(partsOf(passes)).toEqual(
      encoded(['Titel. Kopf', 'Satz 1.', 'Andrer Titel. Kopf', 'Satz 8.', 'Satz 9.']),
    );
  });

  it('leave out one that does not fit and take a shorter one after it', async () => {
    const long = words(LIMITS.sentence - 5);
    const passes = await passesOf(
      ...[0, 1, 2].map((position) => ({ position, text: long })),
      { position: 3, text: words(60) },
      { position: 4, text: words(20) },
    );
    expect(passes.map(positionsOf)).toEqual([[0, 1, 2, 4]]);
    expect(passes[0]?.inputIds.length).toBeLessThanOrEqual(LIMITS.input);
  });

  it('are the best of many, and no more than one pass takes', async () => {
    const many = Array.from({ length: 200 }, (_, rank) => ({ position: 200 - rank }));
    const passes = await passesOf(...many);
    expect(passes).toHaveLength(1);
    const read = positionsOf(passes[0]) ?? [];
    expect(read.length).toBeGreaterThanOrEqual(5);
    expect(read.toReversed()).toEqual(many.slice(0, read.length).map(({ position }) => position));
    expect(passes[0]?.inputIds.length).toBeLessThanOrEqual(LIMITS.input);
  });
});

/** Each piece of a sentence that was read, from its first to before its last token, in the order of passes. */
const piecesOf = (passes: readonly ReaderInput[], position: number) =>
  passes.map(({ segments }) =>
    segments
      .filter((segment) => segment.match.position === position)
      .map(({ from, start, end }) => [from, from + end - start]),
  );

describe('a sentence that is too long for one pass', () => {
  it('is whole where it just fits', async () => {
    expect(piecesOf(await passesOf({ position: 0, text: words(LIMITS.sentence) }), 0)).toEqual([[[0, 110]]]);
  });

  it('is read in pieces that share as many tokens as an answer may have', async () => {
    expect(piecesOf(await passesOf({ position: 0, text: words(111) }), 0)).toEqual([
      [
        [0, 110],
        [70, 111],
      ],
    ]);
    const pieces = piecesOf(await passesOf({ position: 0, text: words(400) }), 0).flat();
    expect(pieces[0]).toEqual([0, LIMITS.sentence]);
    expect(pieces.at(-1)?.[1]).toBe(400);
    for (const [i, piece] of pieces.slice(1).entries())
      expect(piece[0]).toBe((pieces[i]?.[1] ?? 0) - OVERLAP);
  });

  it('takes further passes, and leaves the first to those that are short', async () => {
    const passes = await passesOf({ position: 7, text: words(400) }, { position: 3, text: words(90) });
    expect(passes.length).toBeGreaterThan(1);
    for (const { inputIds } of passes) expect(inputIds.length).toBeLessThanOrEqual(LIMITS.input);
    expect(passes[0] && positionsOf(passes[0])).toContain(3);
    const pieces = piecesOf(passes, 7).flat();
    expect(pieces.map(([from = 0]) => from).toSorted((a, b) => a - b)).toEqual([0, 70, 140, 210, 280, 350]);
  });

  it('is left to the search where it has no token, and holds up no other', async () => {
    const passes = await passesOf({ position: 0, text: '\u00A0' }, { position: 1 });
    expect(passes.flatMap(positionsOf)).toEqual([1]);
    expect(await passesOf({ position: 0, text: '\u00A0' })).toEqual([]);
  });

  it('takes four passes at most, however long it is', async () => {
    const passes = await passesOf({ position: 0, text: words(3000) }, { position: 1 });
    expect(passes).toHaveLength(MOST_PASSES);
    const pieces = piecesOf(passes, 0).flat();
    expect(pieces.map(([from]) => from)).toEqual(pieces.map((_, i) => i * (LIMITS.sentence - OVERLAP)));
    for (const { inputIds } of passes) expect(inputIds.length).toBeLessThanOrEqual(LIMITS.input);
  });

  it('is held against the question in every pass, under its article’s title', async () => {
    for (const { inputIds } of await passesOf({ position: 0, text: words(1000), heading: 'Kopf' })) {
      const { opening, closing } = tokenizer;
      const head = [opening, ...tokenizer.encode('Wer?'), closing, closing];
      const caption = [...tokenizer.encode('Titel. Kopf'), closing];
      expect(inputIds.slice(0, head.length + caption.length)).toEqual([...head, ...caption]);
    }
  });
});
