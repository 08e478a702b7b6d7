import { z } from 'zod';
import { LANGUAGES, type Language } from '../language/language.ts';
import type { ReadWords } from './read-words.ts';

/**
 * What was read of the words, in a form that is read again in a tenth of the time: of 100,000 sentences it takes some 3 s to find
 * their two million words and the stems of these. Lists of one length belong together.
 */
const storedWords = z.array(
  z.object({
    language: z.enum(LANGUAGES),
    sentences: z.int().nonnegative(),
    words: z.array(z.string()),
    /** How often each of the words stands there. */
    counts: z.array(z.int().positive()),
    stems: z.array(z.string()),
    /** How many sentences hold a word of each of the stems. */
    holding: z.array(z.int().positive()),
  }),
);

/** The positions of the sentences that hold a word of a stem follow each other in `postings`, stem by stem. */
export interface StoredWords {
  readonly text: string;
  readonly postings: Uint32Array;
}

export function storeWords(read: ReadonlyMap<Language, ReadWords>): StoredWords {
  const positions = [...read.values()].flatMap(({ positionsByStem }) => [...positionsByStem.values()]);
  const postings = new Uint32Array(positions.reduce((sum, { length }) => sum + length, 0));
  let next = 0;
  for (const some of positions) {
    postings.set(some, next);
    next += some.length;
  }
  const stored: z.infer<typeof storedWords> = Array.from(
    read,
    ([language, { sentences, words, positionsByStem }]) => ({
      language,
      sentences,
      words: [...words.keys()],
      counts: Array.from(words.values(), ({ count }) => count),
      stems: [...positionsByStem.keys()],
      holding: Array.from(positionsByStem.values(), ({ length }) => length),
    }),
  );
  return { text: JSON.stringify(stored), postings };
}

/** The words of one language, and how many sentences hold a word of each stem. */
export interface CountedWords extends Pick<ReadWords, 'sentences' | 'words'> {
  readonly holding: ReadonlyMap<string, number>;
}

/** What `storeWords` gave as text, without the places of the words. */
export function restoreCounts(text: string): ReadonlyMap<Language, CountedWords> {
  return new Map(
    storedWords.parse(JSON.parse(text)).map(({ language, sentences, words, counts, stems, holding }) => [
      language,
      {
        sentences,
        words: new Map(words.map((word, at) => [word, { count: counts[at] ?? 0 }])),
        holding: new Map(stems.map((stem, at) => [stem, holding[at] ?? 0])),
      },
    ]),
  );
}

/** Throws an Error where the two do not belong together. */
export function restoreWords({ text, postings }: StoredWords): ReadonlyMap<Language, ReadWords> {
  let next = 0;
  const read = storedWords.parse(JSON.parse(text)).map((stored): [Language, ReadWords] => {
    const { language, sentences, words, counts, stems, holding } = stored;
    const positionsByStem = new Map<string, Uint32Array>();
    for (const [at, stem] of stems.entries()) {
      const end = next + (holding[at] ?? 0);
      positionsByStem.set(stem, postings.subarray(next, end));
      next = end;
    }
    return [
      language,
      {
        sentences,
        words: new Map(words.map((word, at) => [word, { count: counts[at] ?? 0 }])),
        positionsByStem,
      },
    ];
  });
  if (next !== postings.length) throw new Error(`Expected ${next} places of words, got ${postings.length}`);
  return new Map(read);
}
