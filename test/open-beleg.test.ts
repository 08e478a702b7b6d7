import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BelegError, openBeleg, RequestError, UsageError } from '../src/public.ts';
import { LIBRARY, MUSEUM } from './commands/articles.ts';
import { writeCorpus } from './helpers/corpus-folder.ts';
import { readersHere } from './reading/reader-processes.ts';

let folder: string;
let corpusFolder: string;
let dataFolder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-library-'));
  corpusFolder = await writeCorpus(folder, { 'buecherei.md': LIBRARY, 'leer.md': '' });
  dataFolder = join(folder, 'data');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function faultOf(options: unknown): Promise<BelegError> {
  const opening: Promise<unknown> = Promise.resolve(Reflect.apply(openBeleg, undefined, [options]));
  const fault: unknown = await opening.catch((reason: unknown) => reason);
  if (fault instanceof BelegError) return fault;
  throw new Error('Expected a BelegError', { cause: fault });
}

describe('openBeleg', () => {
  it.each([
    [undefined, 'expected object'],
    [{ dataFolder: 'data' }, 'corpusFolder: '],
    [{ corpusFolder: ' ', dataFolder: 'data' }, 'corpusFolder: expected something other than blanks'],
    [{ corpusFolder: 'a', dataFolder: 'b', corpus: 'c' }, '"corpus"'],
    [{ corpusFolder: 'a', dataFolder: 'b', model: '' }, 'model: expected something other than blanks'],
    [{ corpusFolder: 'a', dataFolder: 'b', allowDownload: 'true' }, 'allowDownload: '],
    [
      { corpusFolder: 'a', dataFolder: 'b', modelHub: 'ftp://x' },
      'modelHub: expected an address .*, got "ftp://x"',
    ],
    [
      { corpusFolder: 'a', dataFolder: 'b', siteUrl: 'https://x.example/?a' },
      'siteUrl: expected an address that begins with http',
    ],
    [
      { corpusFolder: 'a', dataFolder: 'b', ollamaSeconds: 0 },
      'ollamaSeconds: expected a whole number from 1',
    ],
    [{ corpusFolder: 'a', dataFolder: 'b', reader: 'ollama:' }, 'reader: expected the name of a model'],
    [{ corpusFolder: 'a', dataFolder: 'b', language: 'es' }, 'language: '],
    [{ corpusFolder: 'a', dataFolder: 'b', onProgress: 1 }, 'onProgress: expected a function'],
  ])('says of %j what is wrong with it', async (options, what) => {
    const fault = await faultOf(options);
    expect(fault).toBeInstanceOf(UsageError);
    expect(fault).toMatchObject({ kind: 'wrong-option' });
    expect(fault.message).toMatch(new RegExp(`^openBeleg was called in a wrong way:\n[^]*${what}`));
  });

  it('builds, warns, answers, takes up what changed, and leaves no process behind', async () => {
    const [phases, warnings] = [new Set<string>(), new Array<string>()];
    const beleg = await openBeleg({
      corpusFolder,
      dataFolder,
      onProgress: ({ phase }) => void phases.add(phase),
      onWarning: (warning) => void warnings.push(warning),
    });
    expect([...phases]).toEqual(['embedding', 'indexing']);
    expect(warnings).toEqual([expect.stringMatching(/^corpus\/leer\.md: .+\. .+\.$/)]);
    expect(readersHere()).toHaveLength(1);
    expect(await beleg.ask('Was kostet der Ausweis?')).toMatchObject({
      kind: 'answered',
      citations: [{ text: 'Der Ausweis kostet 12 Euro im Jahr.' }],
    });
    expect(await beleg.reload()).toEqual({ articles: 1, sentences: 4, added: 0, changed: 0, withdrawn: 0 });
    await writeFile(join(corpusFolder, 'museum.md'), MUSEUM);
    const [reloaded, meanwhile] = await Promise.all([beleg.reload(), beleg.ask('Was kostet der Ausweis?')]);
    expect(reloaded).toMatchObject({ articles: 2, added: 1, changed: 0, withdrawn: 0 });
    expect(meanwhile).toMatchObject({ kind: 'answered' });
    expect(warnings).toHaveLength(2);
    expect(await beleg.ask('What does a ticket cost?', { article: 'museum' })).toMatchObject({
      kind: 'answered',
      citations: [{ text: 'A ticket costs nine pounds.' }],
    });
    await expect(beleg.ask('Wer?', { article: 'museo' })).rejects.toBeInstanceOf(RequestError);
    await beleg.close();
    expect(readersHere()).toEqual([]);
  });

  it('leaves no process behind where it fails, and says what with', async () => {
    const nowhere = join(folder, 'nowhere');
    expect(await faultOf({ corpusFolder: nowhere, dataFolder })).toMatchObject({
      message: expect.stringContaining(nowhere),
      remedy:
        'Make a folder of that name and put at least one article (.md, .txt, .html, .pdf, .docx or .epub) into it.',
    });
    expect(readersHere()).toEqual([]);
  });
});
