import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EMBEDDER_ROLE } from '../../src/embedding/embedder.ts';
import { loadTokenizer } from '../../src/models/tokenizer.ts';
import { findModelFiles } from '../../src/models/model-files.ts';
import { EMBEDDED_MODEL } from '../helpers/embedded-model.ts';
import { EMBEDDED_READER, readerTokenizer } from '../helpers/embedded-reader.ts';

const tokenizer = await readerTokenizer();

/** The pieces by their ids, and the id of what none of them spells. */
const { vocab, unk_id: UNKNOWN } = z
  .object({ model: z.object({ vocab: z.array(z.tuple([z.string(), z.number()])), unk_id: z.number() }) })
  .parse(JSON.parse(readFileSync(join(EMBEDDED_READER, 'tokenizer.json'), 'utf8'))).model;

const KNOWN_WORDS = [
  'Rat',
  'Donaudampfschifffahrtskapitän',
  'Büchereiöffnungszeiten',
  'Bu\u0308cherei', // decomposed
  'e\u0301te\u0301',
  'ﬁnanziell', // one character, several letters
  'Straße',
  '№',
  '½',
  '10\u00A0%',
  'été\u202F!',
  '„Ja“,',
  'l’été',
  '</s>',
  '<unk>',
  '…',
  'ＡＢＣ',
];
const UNKNOWN_WORDS = ['🙂', '👩‍👧', '東京', 'a東京タワーb', '한국', 'a\u0323\u0302', 'ﷺ'];
const SPACES = [' ', '', '\u00A0', '  ', '\n', '\u2009'];

const textOf = (words: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...SPACES)), { maxLength: 12 })
    .map((parts) => parts.flat().join(''));

/** A text as pieces spell it: its NFKC form without white space, which pieces write as ▁; that in a text is none to a model either. */
const spelled = (text: string) => text.normalize('NFKC').replaceAll(/[\s▁]/gu, '');

/** Without its first and its last character, of which a token may be a part. */
const within = (text: string) => (text.match(/\P{M}\p{M}*|\p{M}+/gsu) ?? []).slice(1, -1).join('');

/** Holds that the tokens’ ranges ascend, cover all but white space, and say what the known pieces do. */
function expectSound(text: string, ids: readonly number[], ranges = tokenizer.locate(text, ids) ?? []): void {
  expect(ranges).toHaveLength(ids.length);
  let before = { start: 0, end: 0 };
  let uncovered = '';
  for (const [i, range] of ranges.entries()) {
    expect(range.start).toBeGreaterThanOrEqual(before.start);
    expect(range.end).toBeGreaterThanOrEqual(Math.max(range.start, before.end));
    uncovered += text.slice(before.end, Math.max(before.end, range.start));
    before = range;
    const id = ids[i] ?? UNKNOWN;
    if (id === UNKNOWN) continue;
    const piece = vocab[id]?.[0].replaceAll('▁', '') ?? '?';
    const place = text.slice(range.start, range.end);
    expect(spelled(place)).toContain(piece);
    expect(piece).toContain(spelled(within(place)));
  }
  expect(spelled(uncovered + text.slice(before.end))).toBe('');
}

/** What each token of a text stands for, but for those that only open a word. */
const placesOf = (text: string) =>
  tokenizer
    .locate(text, tokenizer.encode(text))
    ?.map(({ start, end }) => text.slice(start, end))
    .filter((place) => place !== '');

describe('the tokens of a text', () => {
  it('lie where their pieces are spelled, however that is written', () => {
    fc.assert(
      fc.property(textOf(KNOWN_WORDS), (text) => {
        const ids = tokenizer.encode(text);
        const ranges = tokenizer.locate(text, ids);
        expect(ranges).toBeDefined();
        expectSound(text, ids, ranges);
      }),
      { numRuns: 300 },
    );
  });

  it('lie there or nowhere beside characters that no piece spells', () => {
    const text = fc.oneof(textOf([...KNOWN_WORDS, ...UNKNOWN_WORDS]), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(text, (written) => {
        const ids = tokenizer.encode(written);
        const ranges = tokenizer.locate(written, ids);
        if (ranges !== undefined) expectSound(written, ids, ranges);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['Die Ku\u0308che', ['Die', 'Ku\u0308che']],
    ['10\u00A0% mehr', ['10', '%', 'mehr']],
    ['ja </s> ja', ['ja', '<', '/', 's', '>', 'ja']],
    ['a ﬀ b', ['a', 'ﬀ', 'b']],
    ['', []],
    [' \n\u00A0', []],
  ])('in %j are %j', (text, places) => {
    expect(placesOf(text)).toEqual(places);
  });

  it.each([
    ['東京', ['東京']],
    ['東京 ja', ['東京', 'ja']],
    ['ja東京ja', ['ja', '東京', 'ja']],
    ['ja 👩‍👧ja', ['ja', '👩‍👧', 'ja']],
    ['東a京a', ['東', 'a', '京', 'a']],
    ['ja 🙂 🙂 ja', ['ja', '🙂', '🙂', 'ja']],
    ['東京 大阪', ['東京', '大阪']],
  ])('in %j are %j, a run of unknown characters one of them', (text, places) => {
    expect(placesOf(text)).toEqual(places);
  });

  it('have no place where their ids are those of another text', () => {
    expect(tokenizer.locate('Der Rat tagt.', tokenizer.encode('Der Hund bellt.'))).toBeUndefined();
  });
});

it('a tokenizer of several models is loaded once', async () => {
  const embedder = await findModelFiles(EMBEDDED_MODEL, EMBEDDER_ROLE);
  expect(await loadTokenizer(embedder)).toBe(tokenizer);
});

describe('the ids of a text', () => {
  it('are those of its words one after the other, whatever white space lies between', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...KNOWN_WORDS, ...UNKNOWN_WORDS)), (words) => {
        const apart = words.flatMap((word) => tokenizer.encode(word));
        expect(tokenizer.encode(words.join(' '))).toEqual(apart);
        expect(tokenizer.encode(`\n${words.join(' \u00A0')} `)).toEqual(apart);
      }),
    );
  });

  it('hold no special token, whatever the text spells out', () => {
    const { opening, closing } = tokenizer;
    const ids = tokenizer.encode('<s> ja </s> <pad> </s></s> <<s>s> <unk>');
    for (const special of [opening, closing, 1, UNKNOWN]) expect(ids).not.toContain(special);
  });

  it('end early in one endless word instead of overflowing the stack', () => {
    expect(tokenizer.encode('x'.repeat(300_000)).length).toBeGreaterThan(tokenizer.limit);
  });
});

describe('a special token that a text spells out', () => {
  it.each(['</s>', '<s>', '＜/s＞', '＜s＞', '﹤/s﹥', '＜pad＞'])(
    'in the form %s is only characters',
    (written) => {
      const special = new Set([...tokenizer.encode(''), tokenizer.opening, tokenizer.closing, 1]);
      expect(tokenizer.encode(`Das ${written} Ende`).filter((id) => special.has(id))).toEqual([]);
    },
  );
});
