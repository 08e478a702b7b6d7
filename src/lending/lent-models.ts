import { z } from 'zod';
import type { Embedder } from '../embedding/embedder.ts';
import { readingOf, type Reader } from '../reading/reading.ts';
import type { Match } from '../retrieval/retrieve.ts';
import type { ProcessCalls } from '../system/process-calls.ts';
import { lentModels, sentReading, vector, type LentIdentities } from './lent-form.ts';

/** Another process's models, as this one uses its own. */
export interface LentModels extends Pick<LentIdentities, 'thresholds'> {
  readonly embedder: Embedder;
  readonly reader: Reader;
}

/**
 * Borrows the models that another process lends. What they give is the same as there, bit for bit.
 * @throws Error where that process is gone
 */
export async function borrowModels(calls: Pick<ProcessCalls, 'call'>): Promise<LentModels> {
  const { embedder: model, thresholds } = await calls.call('models', undefined, { schema: lentModels });
  return {
    thresholds,
    embedder: {
      model,
      embedQuery: (question) => calls.call('embed', question, { schema: vector }),
      pieces: (word) => calls.call('pieces', word, { schema: z.int() }),
      embedParagraphs: () => {
        throw new Error('Who borrows models builds no index');
      },
    },
    reader: { read: (question, matches) => read(calls, question, matches) },
  };
}

async function read(calls: Pick<ProcessCalls, 'call'>, question: string, matches: readonly Match[]) {
  // An article is a whole text where it comes from an index, and its title alone is read.
  const sent = matches.map(({ article: { id, title }, ...match }) => ({ ...match, article: { id, title } }));
  const reading = await calls.call('read', { question, matches: sent }, { schema: sentReading });
  const matchAt = (at: number): Match => {
    const match = matches[at];
    if (match === undefined) throw new Error('The reader gave a match that it was not given');
    return match;
  };
  return readingOf({
    candidates: reading.candidates.map(({ match, ...said }) => ({ ...said, match: matchAt(match) })),
    others: reading.others.map(matchAt),
    none: reading.none,
  });
}
