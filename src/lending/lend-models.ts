import { z } from 'zod';
import type { Embedder } from '../embedding/embedder.ts';
import type { Reader } from '../reading/reading.ts';
import type { Match } from '../retrieval/retrieve.ts';
import type { Handlers } from '../system/process-calls.ts';
import { readRequest, type LentIdentities, type SentReading } from './lent-form.ts';

interface Lent extends Pick<LentIdentities, 'thresholds'> {
  readonly embedder: Pick<Embedder, 'model' | 'embedQuery' | 'pieces'>;
  readonly reader: Reader;
  /** Of the reader. */
  readonly identity: LentIdentities['reader'];
}

/**
 * Lets other processes ask this one's models: an embedding model and a reader take hundreds of megabytes in each process that
 * loads them, since neither their weights nor what they compute with are pages of a file that the system could share.
 */
export function lendModels({ embedder, reader, identity, thresholds }: Lent): Handlers {
  return {
    models: (): LentIdentities => ({ embedder: embedder.model, reader: identity, thresholds }),
    embed: async (data) => Array.from(await embedder.embedQuery(z.string().parse(data))),
    pieces: (data) => embedder.pieces(z.string().parse(data)),
    read: async (data): Promise<SentReading> => {
      const { question, matches } = readRequest.parse(data);
      const places = new Map<Match, number>(matches.map((match, at) => [match, at]));
      const placeOf = (match: Match): number => {
        const place = places.get(match);
        if (place === undefined) throw new Error('The reader gave a match that it was not given');
        return place;
      };
      const { candidates, others, none } = await reader.read(question, matches);
      return {
        candidates: candidates.map(({ match, ...said }) => ({ ...said, match: placeOf(match) })),
        others: others.map(placeOf),
        none,
      };
    },
  };
}
