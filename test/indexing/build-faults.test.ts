import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArticleMaker } from '../../src/corpus/read-corpus.ts';
import { CorpusFault } from '../../src/corpus/corpus-fault.ts';
import type { Paragraph, ParagraphVectors } from '../../src/embedding/embedder.ts';
import { FileFault } from '../../src/system/file-fault.ts';
import { BuildFault } from '../../src/indexing/build-fault.ts';
import { articleFile } from '../builders/articles.ts';
import { FakeEmbedder } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';
import { MADE_HERE } from '../helpers/made-here.ts';

const GOOD = articleFile({ title: 'Good', paragraphs: ['All is well.'] });
const changed = (to: string) => articleFile({ title: 'Good', paragraphs: [to] });
const NO_TEXT = articleFile({ title: 'Empty', paragraphs: [] });

/** What the fake gives, changed on its way out. */
class SpoiltEmbedder extends FakeEmbedder {
  readonly #spoil: (vectors: ParagraphVectors) => ParagraphVectors | undefined;

  constructor(spoil: (vectors: ParagraphVectors) => ParagraphVectors | undefined) {
    super();
    this.#spoil = spoil;
  }

  override async *embedParagraphs(paragraphs: readonly Paragraph[]): AsyncGenerator<ParagraphVectors> {
    for await (const vectors of super.embedParagraphs(paragraphs)) {
      const spoilt = this.#spoil(vectors);
      if (spoilt !== undefined) yield spoilt;
    }
  }
}

describe('a build that is interrupted', () => {
  it('leaves the old generation in use, and the next one resumes where it stopped', async () => {
    const workspace = await IndexWorkspace.create({ 'good.md': GOOD });
    const { generation } = await workspace.build();
    await workspace.put(
      'long.md',
      articleFile({ title: 'Long', paragraphs: ['One here.', 'Two here.', 'Three here.', 'Four here.'] }),
    );
    const failing = new FakeEmbedder({ paragraphsBeforeFailure: 3 });
    await expect(workspace.build(failing)).rejects.toThrow('told to fail');
    expect((await workspace.found()).generation).toBe(generation);

    const resuming = new FakeEmbedder();
    const summary = await workspace.build(resuming);
    expect(failing.embedded).toHaveLength(3);
    expect(resuming.embedded).toEqual([['One here.']]);
    expect(summary).toMatchObject({ sentences: 5, newSentences: 1, reusedSentences: 4 });
  });

  it('leaves no half-written generation behind where writing fails', async () => {
    const workspace = await IndexWorkspace.create({ 'good.md': GOOD });
    const { generation } = await workspace.build();
    await workspace.put('good.md', articleFile({ title: 'Good', paragraphs: ['All was well.'] }));
    const failed = workspace.build(undefined, {
      onProgress: ({ phase }) => {
        if (phase === 'indexing') throw new Error('Stopped while indexing');
      },
    });
    await expect(failed).rejects.toThrow('Stopped while indexing');
    expect(workspace.generations()).toEqual([generation]);
    expect(await workspace.texts()).toEqual(['All is well.']);
  });
});

describe('a corpus that changes while it is indexed', () => {
  it('is indexed as it was read, and the next build takes what came after', async () => {
    const workspace = await IndexWorkspace.create({ 'good.md': GOOD, 'other.md': changed('Nothing new.') });
    const embedder = new FakeEmbedder();
    const summary = await workspace.build(embedder, {
      loadEmbedder: async () => {
        await workspace.put('good.md', changed('All has changed.'));
        await workspace.remove('other.md');
        return embedder;
      },
    });
    expect(summary.sentences).toBe(2);
    expect(await workspace.texts()).toEqual(['All is well.', 'Nothing new.']);
    expect(await workspace.build()).toMatchObject({ unchanged: false, sentences: 1 });
    expect(await workspace.texts()).toEqual(['All has changed.']);
    expect(await workspace.build()).toMatchObject({ unchanged: true });
  });

  it('is of one state where files go or change while another is made', async () => {
    const workspace = await IndexWorkspace.create({
      'a.md': GOOD,
      'b.md': articleFile({ title: 'B', paragraphs: ['B is well.'] }),
      'c.md': articleFile({ title: 'C', paragraphs: ['C is well.'] }),
    });
    let made = 0;
    const maker: ArticleMaker = {
      make: async (file, bytes) => {
        if (made++ === 0) {
          await workspace.remove('b.md');
          await workspace.put('c.md', articleFile({ title: 'C', paragraphs: ['C is better.'] }));
        }
        return MADE_HERE.make(file, bytes);
      },
      end: () => undefined,
    };
    const summary = await workspace.build(undefined, { maker });
    expect(summary.problems).toEqual([]);
    expect(await workspace.texts()).toEqual(['All is well.', 'B is well.', 'C is well.']);
    expect(await workspace.build()).toMatchObject({ unchanged: false, problems: [] });
    expect(await workspace.texts()).toEqual(['All is well.', 'C is better.']);
  });
});

describe('a corpus with bad files', () => {
  it('is indexed without them, and they are named again while nothing changes', async () => {
    const workspace = await IndexWorkspace.create({
      'good.md': GOOD,
      'bad.md': 'Without a title.',
    });
    const first = await workspace.build();
    expect(first).toMatchObject({ articles: 1, problems: [{ path: 'corpus/bad.md' }] });
    const second = await workspace.build();
    expect(second.unchanged).toBe(true);
    expect(second.problems).toEqual(first.problems);
  });

  it('is refused where nothing in it can be indexed, with every file named and the old generation kept', async () => {
    const workspace = await IndexWorkspace.create({ 'good.md': GOOD });
    await workspace.build();
    await workspace.put('good.md', 'Without a title.');
    await workspace.put('other.md', NO_TEXT);
    const fault = await workspace.build().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(BuildFault);
    expect(String(fault)).toMatch(/corpus\/good\.md: .+\n.*corpus\/other\.md: /);
    expect(await workspace.texts()).toEqual(['All is well.']);
  });

  it('is refused where the folder is missing', async () => {
    const workspace = await IndexWorkspace.create({ 'good.md': GOOD });
    const missing = workspace.build(undefined, { corpusFolder: join(workspace.corpus, 'nowhere') });
    await expect(missing).rejects.toThrow(CorpusFault);
  });
});

describe('an embedder that misbehaves', () => {
  it.each([
    ['is not finite', Float32Array.of(1, 0, 0, 0, 0, 0, 0, Number.NaN)],
    ['has another dimension', Float32Array.of(1, 0)],
  ])('is found out where a vector %s, with the text named and nothing written', async (_, spoilt) => {
    const workspace = await IndexWorkspace.create({ 'good.md': GOOD });
    const embedder = new SpoiltEmbedder(({ index, vectors }) => ({
      index,
      vectors: vectors.map(() => spoilt),
    }));
    const fault = await workspace.build(embedder).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(BuildFault);
    expect(String(fault)).toContain('not 8 finite numbers, for: All is well.');
    expect(await workspace.find()).toMatchObject({ kind: 'missing' });
    expect(await workspace.build()).toMatchObject({ newSentences: 1 });
  });

  it('is found out where it leaves out a paragraph, a sentence, or gives one that was not asked for', async () => {
    const workspace = await IndexWorkspace.create({ 'good.md': GOOD });
    const none = new SpoiltEmbedder(() => undefined);
    await expect(workspace.build(none)).rejects.toThrow('left out 1 of 1 paragraphs');
    const fewer = new SpoiltEmbedder(({ index }) => ({ index, vectors: [] }));
    await expect(workspace.build(fewer)).rejects.toThrow('0 sentences for the paragraph 0');
    const stranger = new SpoiltEmbedder(({ vectors }) => ({ index: 7, vectors }));
    await expect(workspace.build(stranger)).rejects.toThrow('1 sentences for the paragraph 7');
  });

  it('is found out where it runs another model than the index is for', async () => {
    const workspace = await IndexWorkspace.create({ 'good.md': GOOD });
    const model = { name: 'fake', fingerprint: 'fake-2', dimension: 8 };
    await expect(workspace.build(undefined, { model })).rejects.toThrow('Expected the model fake-2');
  });
});

describe('a data folder that cannot be used', () => {
  it('is named, with what to do, where it is a file', async () => {
    const workspace = await IndexWorkspace.create({ 'good.md': GOOD });
    const dataFolder = join(workspace.data, 'file');
    await writeFile(dataFolder, '');
    const fault = await workspace
      .build(undefined, workspace.folders(undefined, dataFolder))
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(FileFault);
    expect(String(fault)).toContain(`The data folder ${dataFolder} is not a folder.`);
  });
});
