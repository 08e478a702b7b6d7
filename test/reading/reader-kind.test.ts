import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ModelFault } from '../../src/models/model-fault.ts';
import { findModelFiles } from '../../src/models/model-files.ts';
import { readerKindOf } from '../../src/reading/reader-kind.ts';
import { READER_ROLE } from '../../src/reading/reader-kind.ts';

let folder: string;

/** A folder with every file that a model has; what is in them matters to nobody but config.json's reader. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-kind-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await mkdir(join(folder, 'onnx'));
  for (const name of ['tokenizer.json', 'tokenizer_config.json', 'onnx/model.onnx']) {
    await writeFile(join(folder, name), '{}');
  }
  await writeFile(
    join(folder, 'config.json'),
    JSON.stringify({ hidden_size: 8, architectures: ['BertModel'] }),
  );
});

const kindFile = (content: string) => writeFile(join(folder, 'beleg.json'), content);

const found = () => findModelFiles(folder, READER_ROLE);

async function factsOf(): Promise<unknown> {
  const fault: unknown = await found().catch((reason: unknown) => reason);
  if (fault instanceof ModelFault) return fault.facts;
  throw new Error('Expected a ModelFault', { cause: fault });
}

describe('the kind of a reader', () => {
  it('is what beleg.json calls it', async () => {
    await kindFile('{"kind": "listwise"}');
    expect(readerKindOf((await found()).manifest)).toBe('listwise');
  });

  it.each(['BertForQuestionAnswering', 'XLMRobertaForQuestionAnswering', 'DistilBertForQuestionAnswering'])(
    'is question-answering where config.json names the architecture %s, unless beleg.json calls it otherwise',
    async (architecture) => {
      await writeFile(
        join(folder, 'config.json'),
        JSON.stringify({ hidden_size: 8, architectures: [architecture] }),
      );
      expect(readerKindOf((await found()).manifest)).toBe('question-answering');
      await kindFile('{"kind": "listwise"}');
      expect(readerKindOf((await found()).manifest)).toBe('listwise');
    },
  );

  it('is never guessed: a folder that names none is a fault that says what its config.json names', async () => {
    expect(await factsOf()).toEqual({
      kind: 'unknown-kind',
      role: 'reader',
      folder,
      path: join(folder, 'config.json'),
      named: ['BertModel'],
    });
  });

  it.each(['telepathic', 'toString', ''])('that nobody knows, %j, is a fault that says it', async (kind) => {
    await kindFile(JSON.stringify({ kind }));
    const path = join(folder, 'beleg.json');
    expect(await factsOf()).toMatchObject({ kind: 'unknown-kind', path, named: [kind] });
  });

  it.each(['', '{', '[]', '{"kind": 1}', '{}'])('is not told by a beleg.json like %j', async (content) => {
    await kindFile(content);
    expect(await factsOf()).toMatchObject({ kind: 'malformed-file', path: join(folder, 'beleg.json') });
  });

  it('may be said of a model whose checksums lack it, and is checked where they have it', async () => {
    await kindFile('{"kind": "listwise"}');
    const { identity } = await findModelFiles(folder, READER_ROLE, { keepChecksums: true });
    await kindFile('{"kind":  "listwise"}');
    expect(await factsOf()).toMatchObject({ kind: 'altered-file', path: join(folder, 'beleg.json') });
    await rm(join(folder, 'beleg.json'));
    await rm(join(folder, 'checksums.json'));
    await writeFile(join(folder, 'checksums.json'), '{}');
    expect(await factsOf()).toMatchObject({ kind: 'unlisted-file' });
    expect(identity.fingerprint).toMatch(/^[0-9a-f]{64}$/);
  });
});
