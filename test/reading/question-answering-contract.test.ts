import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { findModelFiles } from '../../src/models/model-files.ts';
import { type ModelSession, openSession } from '../../src/models/model-session.ts';
import { loadTokenizer, type Tokenizer } from '../../src/models/tokenizer.ts';
import {
  QuestionAnsweringReader,
  type RunWindow,
} from '../../src/reading/question-answering/question-answering-reader.ts';
import { READER_ROLE } from '../../src/reading/reader-kind.ts';
import { readerContract } from '../contracts/reader-contract.ts';
import { FAMILIES, writeTinyModel } from '../helpers/tiny-question-answering.ts';

const line = { slope: 1, bias: 0 };

describe.each(FAMILIES)('a question-answering model with a tokenizer like that of %s', (family) => {
  let folder: string;
  let tokenizer: Tokenizer;
  let session: ModelSession;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beleg-tiny-'));
    await writeTinyModel(folder, { family });
    const files = await findModelFiles(folder, READER_ROLE);
    [tokenizer, session] = await Promise.all([loadTokenizer(files), openSession(files.weightsPath)]);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Its model is run here and not in a process of its own. */
  async function tinyReader(failures: number): Promise<QuestionAnsweringReader> {
    let runs = 0;
    const run: RunWindow = async ({ inputIds, parts }) => {
      runs += 1;
      if (runs <= failures) throw new Error('It died');
      const feeds = { input_ids: inputIds, attention_mask: inputIds.map(() => 1), token_type_ids: parts };
      const taken = Object.entries(feeds).filter(([name]) => session.inputs.includes(name));
      const { start_logits, end_logits } = await session.run(Object.fromEntries(taken));
      return { starts: start_logits ?? new Float32Array(), ends: end_logits ?? new Float32Array() };
    };
    return new QuestionAnsweringReader({ tokenizer, most: 384, run, line });
  }

  readerContract({ reader: () => tinyReader(0), failingOnce: () => tinyReader(1) });
});
