import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BelegError } from '../../src/errors.ts';
import { findModelFiles } from '../../src/models/model-files.ts';
import { loadReaderModel } from '../../src/reading/load-reader.ts';
import { READER_ROLE } from '../../src/reading/reading.ts';
import { EMBEDDED_READER } from '../helpers/embedded-reader.ts';

describe('a reader of one’s own, without checksums', () => {
  it.each([
    ['a tokenizer that is broken', 'tokenizer.json', '{'],
    ['a tokenizer without a limit', 'tokenizer_config.json', '{"tokenizer_class": "XLMRobertaTokenizer"}'],
  ])('with %s is named, and so is the setting', async (_, file, content) => {
    const folder = join(await mkdtemp(join(tmpdir(), 'beleg-reader-')), 'a-reader');
    onTestFinished(() => rm(join(folder, '..'), { recursive: true, force: true }));
    await cp(EMBEDDED_READER, folder, { recursive: true });
    await rm(join(folder, 'checksums.json'));
    await writeFile(join(folder, file), content);
    const fault: unknown = await loadReaderModel(await findModelFiles(folder, READER_ROLE)).catch(
      (reason: unknown) => reason,
    );
    if (!(fault instanceof BelegError)) throw new Error('Expected a BelegError', { cause: fault });
    expect(fault.message).toContain(`The reader in ${folder} cannot be loaded: `);
    expect(fault.remedy).toContain('READER');
  });
});
