import type MiniSearchClass from 'minisearch';
import { SENTENCES_SHOWN } from '../record.ts';
import type { Baseline, BaselineParts } from './baseline.ts';
import { measureFootprint } from './footprint.ts';
import { passageOf } from './passage.ts';

export interface WordsPackage {
  readonly MiniSearch: typeof MiniSearchClass;
}

const OPTIONS = { fields: ['heading', 'text'], storeFields: ['articleId', 'text'] };

/**
 * minisearch as its guide sets it up and with its defaults: BM25+ over whole words in lower case, one of which is enough;
 * no stemming, no prefixes, no typing errors. A sentence is found by its heading too.
 */
export async function wordsAlone(
  { MiniSearch }: WordsPackage,
  { content: { sentences } }: Pick<BaselineParts, 'content'>,
): Promise<Baseline> {
  const { opened, footprint } = await measureFootprint({
    build: async () => {
      const index = new MiniSearch(OPTIONS);
      index.addAll(sentences.map(({ articleId, heading, text }, id) => ({ id, articleId, heading, text })));
      return JSON.stringify(index);
    },
    size: (json) => Buffer.byteLength(json),
    open: async (json) => MiniSearch.loadJSON(json, OPTIONS),
  });
  return {
    system: 'words',
    footprint,
    embedsQuestion: false,
    search: async ({ text }, articleId) =>
      opened
        .search(text, { filter: (found) => articleId === undefined || found['articleId'] === articleId })
        .slice(0, SENTENCES_SHOWN)
        .flatMap(({ id }) => sentences.slice(Number(id), Number(id) + 1).map(passageOf)),
  };
}
