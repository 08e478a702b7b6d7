import { z } from 'zod';

const samples = z.array(z.number()).readonly();

/** What `ask-both.ts` prints of each of the indexes that it opens. */
export const askedBothSchema = z.array(
  z
    .object({
      /** Milliseconds of questions from text to rendered answer, and of the search in them. */
      whole: samples,
      search: samples,
      /** Seconds to check and open the index. */
      opening: samples,
    })
    .readonly(),
);
