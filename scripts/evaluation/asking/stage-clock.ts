import { performance } from 'node:perf_hooks';
import type { AnswererParts } from '../../../src/answering/answerer.ts';

/** Milliseconds that a question took in each stage, and in all. */
export interface Stages {
  readonly embedding: number;
  readonly search: number;
  readonly reading: number;
  readonly whole: number;
}

/** Tells how long the parts of an answerer work for a question. One question at a time. */
export class StageClock {
  #spent = { embedding: 0, search: 0, reading: 0 };

  /** The same parts, which tell this clock how long they work. */
  timed({ embedder, index, reader, ...others }: AnswererParts): AnswererParts {
    const time = async <T>(stage: 'embedding' | 'search' | 'reading', work: () => Promise<T>): Promise<T> => {
      const start = performance.now();
      const done = await work();
      this.#spent[stage] += performance.now() - start;
      return done;
    };
    return {
      ...others,
      embedder: {
        model: embedder.model,
        pieces: (word) => embedder.pieces(word),
        embedParagraphs: (paragraphs) => embedder.embedParagraphs(paragraphs),
        embedQuery: (question) => time('embedding', () => embedder.embedQuery(question)),
      },
      index: {
        articles: index.articles,
        sentences: index.sentences,
        vocabulary: index.vocabulary,
        search: (query) => time('search', () => index.search(query)),
      },
      reader: { read: (question, matches) => time('reading', () => reader.read(question, matches)) },
    };
  }

  /** Begins a question. */
  start(): number {
    this.#spent = { embedding: 0, search: 0, reading: 0 };
    return performance.now();
  }

  since(start: number): Stages {
    return { ...this.#spent, whole: performance.now() - start };
  }
}
