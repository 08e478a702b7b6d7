import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { findModelFiles } from '../../src/models/model-files.ts';
import { loadTokenizer } from '../../src/models/tokenizer.ts';
import { READER_ROLE } from '../../src/reading/reader-kind.ts';
import { writeTinyModel } from '../helpers/tiny-question-answering.ts';

/* The tokenizer that comes with beleg, of SentencePiece, is tested in tokenizer.test.ts. */

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function tokenizerLike(family: 'bert' | 'roberta') {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-tiny-'));
  folders.push(folder);
  await writeTinyModel(folder, { family });
  return loadTokenizer(await findModelFiles(folder, READER_ROLE));
}

const tokenizers = { bert: await tokenizerLike('bert'), roberta: await tokenizerLike('roberta') };
const FAMILIES = ['bert', 'roberta'] as const;

function placesOf(family: (typeof FAMILIES)[number], text: string) {
  const tokenizer = tokenizers[family];
  const places = tokenizer.locate(text, tokenizer.encode(text, 'behind'));
  return places?.map(({ start, end }) => text.slice(start, end)).filter((place) => place !== '');
}

describe('the tokens of a tokenizer of words and their pieces', () => {
  it.each([
    ['Der Rat tagt.', ['Der', 'Rat', 'tagt', '.']],
    ['DIE Bücherei', ['DIE', 'Bü', 'cher', 'ei']],
    ['die Bu\u0308cherei', ['die', 'Bu\u0308', 'cher', 'ei']],
    ['am\u00A0Montag, 10\u00A0%', ['am', 'Montag', ',', '1', '0', '%']],
    ['ab [SEP] a', ['a', 'b', '[', 'S', 'E', 'P', ']', 'a']],
  ])('in %j are where they are spelled', (text, places) => {
    expect(placesOf('bert', text)).toEqual(places);
  });

  it.each([
    ['東京 am Rat', ['東', '京', 'am', 'Rat']],
    ['am 한국!', ['am', '한국', '!']],
    ['am 🙂🙂, Rat', ['am', '🙂🙂', ',', 'Rat']],
    ['ⵣⵣ ⵣ Rat', ['ⵣⵣ', 'ⵣ', 'Rat']],
  ])('in %j are whole words where no piece spells them', (text, places) => {
    expect(placesOf('bert', text)).toEqual(places);
  });
});

describe('the tokens of a tokenizer of bytes', () => {
  it.each([
    ['Der Rat', ['D', 'e', 'r', 'Rat']],
    ['Bücher', ['Bü', 'c', 'h', 'e', 'r']],
    ['ö', ['ö', 'ö']],
    ['–a', ['–', '–', '–', 'a']],
    ['o\u0308', ['o\u0308', 'o\u0308']],
  ])('in %j are the characters that their bytes belong to', (text, places) => {
    expect(placesOf('roberta', text)).toEqual(places);
  });

  it('are spelled otherwise behind another text, where the blank is theirs', () => {
    const { roberta, bert } = tokenizers;
    expect(roberta.encode('Rat', 'behind')).not.toEqual(roberta.encode('Rat'));
    expect([...roberta.encode('a'), ...roberta.encode('Rat', 'behind')]).toEqual(roberta.encode('a Rat'));
    expect(bert.encode('Rat', 'behind')).toEqual(bert.encode('Rat'));
  });
});

describe.each(FAMILIES)('the places of the tokens of %s', (family) => {
  it('ascend and stay within the text, or are not told', () => {
    const words = fc.constantFrom(
      'Rat',
      'Bücherei',
      'ﬁnden',
      '½',
      '10\u00A0%',
      '[CLS]',
      '<s>',
      '🙂',
      '東京',
      'İ',
      'Σ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words, { maxLength: 9 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const tokenizer = tokenizers[family];
        const ids = tokenizer.encode(written, 'behind');
        let before = 0;
        for (const { start, end } of tokenizer.locate(written, ids) ?? []) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(Math.max(start, before));
          expect(end).toBeLessThanOrEqual(written.length);
          before = end;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are those of no other text', () => {
    const tokenizer = tokenizers[family];
    expect(tokenizer.locate('Der Rat', tokenizer.encode('Der Tag'))).toBeUndefined();
  });
});
