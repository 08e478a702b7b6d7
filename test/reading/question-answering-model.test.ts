import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ModelFault } from '../../src/models/model-fault.ts';
import { findModelFiles } from '../../src/models/model-files.ts';
import { loadReaderModel } from '../../src/reading/load-reader-model.ts';
import { READER_ROLE } from '../../src/reading/reader-kind.ts';
import { calibratedReader } from '../../src/reading/reader-model.ts';
import { match } from '../builders/readings.ts';
import { tinyModel } from '../helpers/tiny-question-answering.ts';
import { readersHere } from './reader-processes.ts';

afterEach(async () => {
  for (const pid of readersHere()) process.kill(pid, 'SIGKILL');
  await expect.poll(readersHere, { timeout: 20_000 }).toEqual([]);
});

async function whyUnusable(folder: string): Promise<unknown> {
  const fault: unknown = await loadReaderModel(await findModelFiles(folder, READER_ROLE)).catch(
    (reason: unknown) => reason,
  );
  if (fault instanceof ModelFault && fault.facts.kind === 'unusable') return fault.facts.why;
  throw new Error('Expected a fault', { cause: fault });
}

const MATCHES = ['Es regnet.', 'Am Montag tagt der Rat.'].map((text, ordinal) => match({ text, ordinal }));

describe('a folder with a question-answering model', () => {
  it.each(['bert', 'distilbert'] as const)(
    'like that of %s is read by in a process of its own',
    async (family) => {
      const files = await findModelFiles(await tinyModel({ family }), READER_ROLE);
      const model = await loadReaderModel(files);
      expect(model).toMatchObject({
        kind: 'question-answering',
        identity: files.identity,
        folder: files.folder,
      });
      const reader = calibratedReader(model, { slope: 1, bias: 0 });
      const [best] = (await reader.read('Wann tagt der Rat?', MATCHES)).candidates;
      expect(best?.match).toBe(MATCHES[1]);
      expect(best?.words.map(({ start, end }) => best.match.sentence.text.slice(start, end))).toEqual([
        'Rat',
      ]);
    },
  );

  it('is told apart from a listwise reader of the same files', async () => {
    const folder = await tinyModel();
    const before = await findModelFiles(folder, READER_ROLE);
    await writeFile(join(folder, 'beleg.json'), '{"kind": "listwise"}');
    const after = await findModelFiles(folder, READER_ROLE);
    expect(after.identity.fingerprint).not.toBe(before.identity.fingerprint);
    expect(await whyUnusable(folder)).toContain('it has no sentence_ids, answers, none, starts, ends');
  });

  it('may be called one by beleg.json where its config.json does not, and reads no more at once than it has positions for', async () => {
    const folder = await tinyModel({ positions: 66, config: { architectures: null } });
    await writeFile(join(folder, 'beleg.json'), '{"kind": "question-answering"}');
    const model = await loadReaderModel(await findModelFiles(folder, READER_ROLE));
    expect(model).toMatchObject({ kind: 'question-answering', most: 64 });
  });

  it('that asks for what a text has not is a fault that says for what', async () => {
    const folder = await tinyModel({ inputs: ['input_ids', 'pixel_values'] });
    expect(await whyUnusable(folder)).toBe('it asks for pixel_values');
  });

  it('that reads too little at once for a question and a sentence is a fault that says how little', async () => {
    expect(await whyUnusable(await tinyModel({ positions: 34 }))).toContain('it reads 32 tokens at once');
  });
});
