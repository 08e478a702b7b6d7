import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFingerprint } from '../../src/corpus/corpus-fingerprint.ts';
import type { Paragraph, ParagraphVectors } from '../../src/embedding/embedder.ts';
import { ModelFault } from '../../src/models/model-fault.ts';
import type { ModelFiles } from '../../src/models/model-files.ts';
import { renderCheck, renderChecked } from '../../src/terminal/rendering/render-checks.ts';
import type { Check } from '../../src/verifying/check.ts';
import { verify } from '../../src/verifying/verify.ts';
import { articleFile } from '../builders/articles.ts';
import { diskStore } from '../../src/search-index/disk/disk-store.ts';
import { FAKE_MODEL, FakeEmbedder } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';

const article = (text: string) => articleFile({ title: 'News', paragraphs: [text] });
const MISSING = new ModelFault({ kind: 'unreadable-file', role: 'reader', path: '/a/config.json' });

const EMBEDDER = {
  identity: FAKE_MODEL,
  manifest: { dimension: 8, kind: undefined, architectures: [], positions: undefined, tokenTypes: undefined },
  folder: '/a/fake',
  weightsPath: '/a/fake/onnx/model.onnx',
  tokenizerSha256: '',
} satisfies ModelFiles;

const findReader = () => Promise.reject(MISSING);

/** All checks, where the reader's files are missing. */
async function verified({ corpus, data }: IndexWorkspace): Promise<readonly Check[]> {
  const checks: Check[] = [];
  const options = { corpusFolder: corpus, dataFolder: data, store: diskStore(data) };
  for await (const check of verify({ ...options, findEmbedder: async () => EMBEDDER, findReader }))
    checks.push(check);
  return checks;
}

async function told(workspace: IndexWorkspace, checked: Check['checked']): Promise<readonly string[]> {
  const checks = (await verified(workspace)).filter((check) => check.checked === checked);
  return checks.map((check) => renderCheck(check, { language: 'en', color: false }));
}

async function built(...texts: readonly string[]): Promise<IndexWorkspace> {
  const workspace = await IndexWorkspace.create({});
  for (const text of texts) {
    await workspace.put('news.md', article(text));
    await workspace.build();
  }
  return workspace;
}

/** Gives vectors that are twice as long as they should be. */
class LongEmbedder extends FakeEmbedder {
  override async *embedParagraphs(paragraphs: readonly Paragraph[]): AsyncGenerator<ParagraphVectors> {
    for await (const { index, vectors } of super.embedParagraphs(paragraphs))
      yield { index, vectors: vectors.map((vector) => vector.map((component) => 2 * component)) };
  }
}

describe('what is verified', () => {
  it('is well where all is as it was written, and a model that lacks a file has failed', async () => {
    const workspace = await built('All is well.');
    const checks = await verified(workspace);
    expect(checks.map(({ checked, state }) => `${checked} ${state}`)).toEqual([
      'embedder ok',
      'reader failed',
      'generation ok',
      'articles ok',
      'cache ok',
    ]);
    expect(renderChecked(checks, 'en')).toBe('1 check has failed, 0 have a warning.');
    expect(await told(workspace, 'reader')).toEqual([
      expect.stringMatching(/^failed {3}Reader: .*\/a\/config\.json.*\n {9}Restore it: /),
    ]);
  });

  it('is a warning where there is no index, or the articles have changed', async () => {
    const workspace = await IndexWorkspace.create({ 'news.md': article('It is new.') });
    expect(await told(workspace, 'generation')).toEqual([
      'warning  Index: No index has been built yet.\n         npm run embed brings the index up to the articles.',
    ]);
    await workspace.build();
    await workspace.put('news.md', article('It is newer.'));
    expect(await told(workspace, 'articles')).toEqual([
      expect.stringMatching(/^warning {2}Articles: they have changed since .* UTC\n {9}npm run embed/),
    ]);
  });

  it('has failed where the index in use is damaged, and is a warning where another one is', async () => {
    const workspace = await built('It is old.', 'It is new.');
    const [old = '', current = ''] = workspace.generations();
    await writeFile(workspace.pathInGeneration(old, 'sentences.json'), '[]');
    const states = async () =>
      (await verified(workspace)).filter(({ checked }) => checked === 'generation').map(({ state }) => state);
    expect(await states()).toEqual(['ok', 'warning']);
    await writeFile(workspace.pathInGeneration(current, 'vectors.hnsw'), 'cut');
    expect(await states()).toEqual(['failed', 'warning']);
    expect((await told(workspace, 'generation'))[0]).toMatch(
      /^failed {3}Index of .* UTC \(in use\): A file of the index is cut off: .*vectors\.hnsw\.\n {9}npm run embed/,
    );
  });

  it('has failed where files are as they were written, and what was written is wrong', async () => {
    const workspace = await IndexWorkspace.create({ 'news.md': article('It is long.') });
    await workspace.build(new LongEmbedder());
    expect((await told(workspace, 'generation'))[0]).toContain('a vector is not of length 1');
  });

  it('says that somebody went back to an index', async () => {
    const workspace = await built('It is old.', 'It is new.');
    const [old = ''] = workspace.generations();
    const fingerprint = await corpusFingerprint(workspace.corpus);
    await workspace.folders().store.choose({ generation: old, corpusFingerprint: fingerprint });
    expect((await told(workspace, 'articles'))[0]).toMatch(
      /^warning {2}Articles: a rollback is in force since /,
    );
  });

  it('names what killed builds left behind, once no running one can be meant', async () => {
    const workspace = await built('All is well.');
    const path = workspace.pathInGeneration('unfinished-old');
    await mkdir(path);
    expect(await told(workspace, 'leftovers')).toEqual([]);
    await utimes(path, 0, 0);
    expect((await told(workspace, 'leftovers'))[0]).toContain('1 thing that killed builds left behind');
  });

  it('has failed where what is kept beside the index is no JSON', async () => {
    const workspace = await built('All is well.');
    await writeFile(join(workspace.data, 'votes.jsonl'), '{"a":1}\n{"half');
    await writeFile(join(workspace.data, 'verdicts.json'), '{"half');
    expect(await told(workspace, 'data-file')).toEqual([
      expect.stringMatching(/^failed {3}verdicts\.json: cannot be read as JSON\n/),
      'ok       votes.jsonl: can be read',
    ]);
  });

  it('is told in the other languages too', async () => {
    const workspace = await built('All is well.');
    const [, , index] = await verified(workspace);
    if (index === undefined) throw new Error('Expected a check of the index');
    const say = (language: 'de' | 'fr') => renderCheck(index, { language, color: false });
    expect(say('de')).toMatch(/^gut {6}Index vom .* \(dient\): 1 Artikel, 1 Satz; Dateien, Stellen/);
    expect(say('fr')).toMatch(/^bon {8}Index du .* \(en service\): 1 article, 1 phrase\u00A0; fichiers/);
  });
});
