import { createAnswerer, type AnswererParts } from '../../src/answering/answerer.ts';
import type { Answerer } from '../../src/answering/answer.ts';
import type { Reader, Reading } from '../../src/reading/reading.ts';
import type { Match } from '../../src/retrieval/retrieve.ts';
import type { Article } from '../../src/corpus/article.ts';
import { indexOf } from '../builders/articles.ts';
import { candidate, reading } from '../builders/readings.ts';
import { FakeEmbedder } from '../helpers/fake-embedder.ts';

/** Sentences that the scripted reader reads of what was found. */
const READ = 5;

/** A reader whose confidence the test decides by the question; it prefers what the search does, and keeps what it was given. */
export class ScriptedReader implements Reader {
  readonly questions: string[] = [];
  /** The texts of what was found for the last question. */
  found: string[] = [];
  readonly #judge: (question: string) => number;

  constructor(judge: (question: string) => number) {
    this.#judge = judge;
  }

  async read(question: string, matches: readonly Match[]): Promise<Reading> {
    this.questions.push(question);
    this.found = matches.map(({ sentence }) => sentence.text);
    const confidence = this.#judge(question);
    const candidates = matches.slice(0, READ).map((match, i) => {
      const words = [{ start: 0, end: match.sentence.text.length }];
      return candidate({ match, confidence, share: confidence * 2 ** -i, words });
    });
    return { ...reading(candidates, matches.slice(READ)), none: 1 - confidence };
  }
}

const THRESHOLDS = { good: 0.6, refuse: 0.2, further: 0.5 };

/** An answerer over these articles, and what reads for it. */
export async function answererOf(
  articles: readonly Article[],
  judge: (question: string) => number,
  onStage?: AnswererParts['onStage'],
): Promise<{ readonly answerer: Answerer; readonly reader: ScriptedReader }> {
  const embedder = new FakeEmbedder();
  const reader = new ScriptedReader(judge);
  const index = await indexOf(articles, embedder);
  const answerer = createAnswerer({ index, embedder, reader, thresholds: THRESHOLDS, onStage });
  return { answerer, reader };
}
