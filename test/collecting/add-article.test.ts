import { execFileSync } from 'node:child_process';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  sourceFromAddress,
  sourceFromFile,
  type ArticleSource,
} from '../../src/collecting/article-source.ts';
import { readCandidate, type Candidate } from '../../src/collecting/candidate.ts';
import { CollectingFault, type CollectingFacts } from '../../src/collecting/collecting-fault.ts';
import { putArticle } from '../../src/collecting/put-article.ts';
import { findArticle, removeArticle } from '../../src/collecting/remove-article.ts';
import { readArticle } from '../../src/corpus/article-formats.ts';
import { readCorpus, type ArticleMaker } from '../../src/corpus/read-corpus.ts';
import { FetchFault } from '../../src/fetching/fetch-fault.ts';
import { closestWord } from '../../src/terminal/closest-word.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';

const MAKER: ArticleMaker = {
  make: (file, bytes, meta) => readArticle(file, bytes, meta),
  end: () => undefined,
};
const AT = new Date('2026-03-01T08:00:00.000Z');
const TEXT = 'Bücherei öffnet sonntags\n\nDie Bücherei öffnet sonntags. Das gilt ab März.\n';
const NEWER = TEXT.replace('März', 'April');

function fileSource(name: string, text = TEXT): ArticleSource {
  return { from: name, address: undefined, ending: '.txt', bytes: Buffer.from(text), isBehindPaywall: false };
}

function fetched(address: string, text = TEXT): ArticleSource {
  return { ...fileSource(address, text), address };
}

async function candidate(folder: string, source: ArticleSource, as?: string): Promise<Candidate> {
  return readCandidate(source, { corpusFolder: folder, as, maker: MAKER });
}

async function add(folder: string, source: ArticleSource): Promise<string | undefined> {
  return putArticle(await candidate(folder, source), { removedFolder: removedFolder(folder), at: AT });
}

function removedFolder(folder: string): string {
  return join(dirname(folder), 'removed');
}

/** Every file below a folder with what it says, without what a reader of the corpus passes over. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found.filter((entry) => entry.isFile() && !entry.name.endsWith('~'));
  const read = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    return [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

async function factsOf(work: Promise<unknown>): Promise<CollectingFacts> {
  const fault: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(fault instanceof CollectingFault))
    throw new Error('a CollectingFault was expected', { cause: fault });
  return fault.facts;
}

describe('the name of an article that is added', () => {
  it.each([
    [fileSource('Über Élysée.txt'), 'ueber-elysee'],
    [fileSource('日本.txt'), 'buecherei-oeffnet-sonntags'],
    [fileSource('README.txt'), 'buecherei-oeffnet-sonntags'],
    [fetched('https://example.org/texte/die-neue-buecherei.html?x=1'), 'die-neue-buecherei'],
    [fetched('https://example.org/texte/die%20neue%20b%C3%BCcherei/'), 'die-neue-buecherei'],
    [fetched('https://example.org/?p=12'), 'buecherei-oeffnet-sonntags'],
    [fetched('https://example.org/artikel-1234'), 'buecherei-oeffnet-sonntags'],
    [fetched('https://example.org/%E0%A4%A/index.html'), 'buecherei-oeffnet-sonntags'],
    [fetched('https://example.org/..%2F..%2Fetc%2Fpasswd-and-shadow'), 'etc-passwd-and-shadow'],
  ])('is made of its file or its address, else of its title: %#', async (source, name) => {
    const folder = await corpusFolder({});
    const { file, article } = await candidate(folder, source);
    expect([file.path, article.id, dirname(file.location)]).toEqual([`corpus/${name}.txt`, name, folder]);
  });

  it('is the one that a person gives, and stays below the folder', async () => {
    const folder = await corpusFolder({});
    const names = ['Mein Artikel', 'mein-artikel.txt', '../../mein-artikel', '/etc/mein artikel'];
    const paths = names.map(async (as) => (await candidate(folder, fileSource('a.txt'), as)).file.location);
    expect(new Set(await Promise.all(paths))).toEqual(new Set([join(folder, 'mein-artikel.txt')]));
    const facts = await factsOf(candidate(folder, fileSource('a.txt'), '…'));
    expect(facts).toEqual({ kind: 'no-name', given: '…' });
  });

  it('is none that the corpus passes over, where it would be written and never read', async () => {
    const folder = await corpusFolder({ '.belegignore': '/entwurf*\n' });
    const { file } = await candidate(folder, fileSource('entwurf.txt'));
    expect(file.path).toBe('corpus/buecherei-oeffnet-sonntags.txt');
    const facts = await factsOf(candidate(folder, fileSource('a.txt'), 'readme'));
    expect(facts).toEqual({ kind: 'passed-over', path: 'corpus/readme.txt' });
  });
});

describe('an article that is added', () => {
  it('stands in a corpus that was not there before, with a note of where it came from', async () => {
    const folder = join(await corpusFolder({}), 'new', 'corpus');
    await add(folder, fetched('https://example.org/die-neue-buecherei'));
    const { articles, warnings, problems } = await readCorpus(folder, MAKER);
    expect([problems, warnings]).toEqual([[], []]);
    expect(articles).toMatchObject([
      {
        id: 'die-neue-buecherei',
        title: 'Bücherei öffnet sonntags',
        url: 'https://example.org/die-neue-buecherei',
        provenance: {
          from: 'https://example.org/die-neue-buecherei',
          at: AT.toISOString(),
          sha256: expect.stringMatching(/^[\da-f]{64}$/u),
        },
      },
    ]);
  });

  it('takes the place of the one with its id, which is kept, with all that a person wrote beside it', async () => {
    const meta = '# mine\ntitle: Eigener Titel\nurl: https://example.org/eigene\n';
    const folder = await corpusFolder({
      '2026/Über Bücher.md': `# Alt\n\nEin Satz steht hier.\n`,
      '2026/Über Bücher.meta.yaml': meta,
    });
    const found = await candidate(folder, fileSource('ueber-buecher.txt'));
    expect(found.replaces?.path).toBe('corpus/2026/Über Bücher.md');
    expect([found.file.path, found.article.title]).toEqual(['corpus/2026/Über Bücher.txt', 'Eigener Titel']);
    const kept = await putArticle(found, { removedFolder: removedFolder(folder), at: AT });
    const files = await filesIn(folder);
    expect(Object.keys(files).toSorted()).toEqual(['2026/Über Bücher.meta.yaml', '2026/Über Bücher.txt']);
    expect(files['2026/Über Bücher.meta.yaml']).toMatch(
      /^# mine\ntitle: Eigener Titel\nurl: .*eigene\nprovenance:\n/u,
    );
    expect(Object.keys(await filesIn(kept ?? ''))).toEqual(['Über Bücher.md']);
  });

  it('takes nothing’s place where the file says the same', async () => {
    const folder = await corpusFolder({});
    await add(folder, fileSource('a.txt'));
    expect((await candidate(folder, fileSource('a.txt'))).replaces).toBeUndefined();
    expect((await candidate(folder, fileSource('a.txt', NEWER))).replaces?.path).toBe('corpus/a.txt');
  });

  it('loses nothing of a note that is no YAML', async () => {
    const folder = await corpusFolder({ 'a.txt': TEXT, 'a.meta.yaml': 'title: "open' });
    expect(await factsOf(add(folder, fileSource('a.txt', NEWER)))).toEqual({
      kind: 'broken-meta',
      path: 'corpus/a.meta.yaml',
    });
    expect(await filesIn(folder)).toEqual({ 'a.txt': TEXT, 'a.meta.yaml': 'title: "open' });
  });

  it('takes nothing over from what a link leads to, and waits for no pipe', async () => {
    const outside = join(await corpusFolder({ 'secret.yaml': 'secret: yes\n' }), 'secret.yaml');
    for (const name of ['a', 'b']) {
      const folder = await corpusFolder({});
      const meta = join(folder, `${name}.meta.yaml`);
      if (name === 'a') await symlink(outside, meta);
      else execFileSync('mkfifo', [meta]);
      const facts = await factsOf(add(folder, fileSource(`${name}.txt`)));
      expect(facts).toEqual({ kind: 'broken-meta', path: `corpus/${name}.meta.yaml` });
      expect(Object.keys(await filesIn(folder))).toEqual([]);
    }
  });

  it('is the address where it came from, as long as a person names no other', async () => {
    const folder = await corpusFolder({});
    await add(folder, fetched('https://example.org/eins-zwei-drei'));
    const meta = join(folder, 'eins-zwei-drei.meta.yaml');
    await writeFile(
      meta,
      (await readFile(meta, 'utf8')).replace(/^url: .*$/mu, 'url: https://example.org/eigene'),
    );
    await add(folder, fetched('https://example.org/eins-zwei-drei', NEWER));
    expect(await readFile(meta, 'utf8')).toContain('url: https://example.org/eigene\n');
  });
});

/** The system's calls that change something, and where this process stops: before the one with this number. */
const CALLS = ['open', 'rename', 'mkdir', 'rm', 'writeFile'] as const;

/** Stops all that changes files before a call, as a process does that is killed; counts the calls before. */
function stoppedBefore(call: number, fault?: Error): { calls: number; reached: Promise<void> } {
  let stop: (() => void) | undefined;
  const state = { calls: 0, reached: new Promise<void>((resolve) => (stop = resolve)) };
  const before = CALLS.map((name) => [name, fs.promises[name]] as const);
  for (const [name, real] of before) {
    const stopped = (...given: readonly unknown[]): unknown => {
      if (name === 'open' && given[1] === 'r') return Reflect.apply(real, fs.promises, given);
      state.calls += 1;
      if (state.calls !== call && (fault !== undefined || state.calls < call))
        return Reflect.apply(real, fs.promises, given);
      stop?.();
      return fault === undefined ? new Promise(() => undefined) : Promise.reject(fault);
    };
    Reflect.set(fs.promises, name, stopped);
  }
  syncBuiltinESMExports();
  const restore = (): void => {
    for (const [name, real] of before) Reflect.set(fs.promises, name, real);
    syncBuiltinESMExports();
  };
  restores.push(restore);
  onTestFinished(restore);
  return state;
}

const restores: (() => void)[] = [];

/** More calls than adding an article takes. */
const MOST_CALLS = 40;

describe('adding that is interrupted', () => {
  const OLD = { 'a.txt': TEXT };

  it('leaves the old article whole or the new one, with a note beside the new, wherever it stops', async () => {
    const seen = new Set<string>();
    for (let call = 1; call < MOST_CALLS; call += 1) {
      const folder = await corpusFolder(OLD);
      const found = await candidate(folder, fileSource('a.txt', NEWER));
      const state = stoppedBefore(call);
      const done = putArticle(found, { removedFolder: removedFolder(folder), at: AT });
      const isDone = await Promise.race([done.then(() => true), state.reached.then(() => false)]);
      restores.at(-1)?.();
      const { 'a.txt': text, 'a.meta.yaml': meta, ...others } = await filesIn(folder);
      expect(others).toEqual({});
      expect([TEXT, NEWER]).toContain(text);
      if (text === NEWER) {
        expect(meta).toContain('provenance:');
        expect(Object.values(await filesIn(removedFolder(folder)))).toEqual([TEXT]);
      }
      const { articles, problems } = await readCorpus(folder, MAKER);
      expect([articles.length, problems]).toEqual([1, []]);
      seen.add(`${text === NEWER} ${meta !== undefined}`);
      if (isDone) break;
    }
    expect([...seen]).toEqual(['false false', 'false true', 'true true']);
  });

  it('changes nothing where the disk takes no more, and says so', async () => {
    const noted = { ...OLD, 'a.meta.yaml': 'title: Bücherei\n' };
    let faults = 0;
    for (let call = 1; call < MOST_CALLS; call += 1) {
      const folder = await corpusFolder(noted);
      const found = await candidate(folder, fileSource('a.txt', NEWER));
      const full = Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
      const { calls: _calls, ...state } = stoppedBefore(call, full);
      const done = putArticle(found, { removedFolder: removedFolder(folder), at: AT });
      const isDone = await Promise.race([
        done.then(
          () => true,
          () => false,
        ),
        state.reached.then(() => false),
      ]);
      const facts = isDone ? undefined : await factsOf(done).catch(() => undefined);
      restores.at(-1)?.();
      if (facts !== undefined) {
        faults += 1;
        expect(facts).toEqual({ kind: 'unwritable', path: 'corpus/a.txt', code: 'ENOSPC' });
        expect(await filesIn(folder)).toEqual(noted);
      }
      if (isDone) break;
    }
    expect(faults).toBeGreaterThan(5);
  });
});

describe('an article that takes the place of one of another format', () => {
  const OLD = { 'a.md': '# Bücherei\n\nSie öffnet sonntags.\n', 'a.meta.yaml': 'title: Bücherei\n' };
  const broken = Object.assign(new Error('broken'), { code: 'EIO', syscall: 'unlink' });

  it('leaves that as it was where it cannot be removed', async () => {
    const first = await corpusFolder(OLD);
    const found = await candidate(first, fileSource('a.txt'));
    const counted = stoppedBefore(Infinity, broken);
    await putArticle(found, { removedFolder: removedFolder(first), at: AT });
    restores.at(-1)?.();
    expect(Object.keys(await filesIn(first)).toSorted()).toEqual(['a.meta.yaml', 'a.txt']);
    const folder = await corpusFolder(OLD);
    const again = await candidate(folder, fileSource('a.txt'));
    stoppedBefore(counted.calls, broken);
    const facts = await factsOf(putArticle(again, { removedFolder: removedFolder(folder), at: AT }));
    expect(facts).toEqual({ kind: 'unwritable', path: 'corpus/a.txt', code: 'EIO' });
    expect(await filesIn(folder)).toEqual(OLD);
  });

  it('keeps both where there are two', async () => {
    const folder = await corpusFolder({ ...OLD, 'a.txt': TEXT });
    const kept = await add(folder, fileSource('a.txt', NEWER));
    expect((await filesIn(folder))['a.txt']).toBe(NEWER);
    expect(await filesIn(kept ?? '')).toEqual({ 'a.md': OLD['a.md'], 'a.txt': TEXT });
  });
});

describe('a source', () => {
  it('is a file of a format that is read, and nothing else', async () => {
    const folder = await corpusFolder({
      'a.txt': TEXT,
      'b.png': 'x',
      'c.txt': '<!doctype html><p>Ein Satz.',
    });
    expect(await sourceFromFile(join(folder, 'a.txt'))).toMatchObject({
      from: 'a.txt',
      ending: '.txt',
      address: undefined,
    });
    expect((await sourceFromFile(join(folder, 'c.txt'))).ending).toBe('.html');
    const kinds = ['b.png', 'd.txt', '.'].map(
      async (name) => (await factsOf(sourceFromFile(join(folder, name)))).kind,
    );
    expect(await Promise.all(kinds)).toEqual(['other-format', 'no-file', 'no-regular-file']);
  });

  it.skipIf(!fs.existsSync('/proc'))('is no secret of the system that only looks like a file', async () => {
    const folder = await corpusFolder({});
    await symlink('/proc/self/environ', join(folder, 'a.txt'));
    expect((await sourceFromFile(join(folder, 'a.txt'))).bytes).toHaveLength(0);
  });

  it('is refused where it is no article, with the reason, and a page without text with another', async () => {
    const folder = await corpusFolder({});
    expect(await factsOf(candidate(folder, fileSource('a.txt', '\u0000')))).toMatchObject({
      kind: 'no-article',
      from: 'a.txt',
    });
    const address = 'https://example.org/app';
    const page = Buffer.from('<!doctype html><title>App</title><div id="root"></div>');
    const fetch = () => Promise.resolve({ address, bytes: page, ending: '.html', isBehindPaywall: false });
    const empty = candidate(folder, await sourceFromAddress(address, { fetch }));
    await expect(empty).rejects.toBeInstanceOf(FetchFault);
    await expect(empty).rejects.toMatchObject({ facts: { kind: 'no-text' } });
    expect(await filesIn(folder)).toEqual({});
  });
});

describe('an article that is removed', () => {
  const FILES = {
    'a/eins.txt': TEXT,
    'a/eins.meta.yaml': 'title: Der Erste\n',
    'a/eins.questions.yaml': '- question: Wann?\n',
    'zwei.txt': NEWER.replace('Bücherei öffnet', 'Zweitens'),
  };

  it.each(['eins', 'corpus/a/eins.txt', 'a/eins.txt', 'eins.txt', 'der erste'])(
    'is meant by %s, and goes with what stands beside it to where it can be taken back',
    async (given) => {
      const folder = await corpusFolder(FILES);
      const found = await findArticle(folder, given, closestWord, MAKER);
      const kept = await removeArticle(found, removedFolder(folder), AT);
      expect(Object.keys(await filesIn(folder))).toEqual(['zwei.txt']);
      expect(Object.keys(await filesIn(kept)).toSorted()).toEqual([
        'eins.meta.yaml',
        'eins.questions.yaml',
        'eins.txt',
      ]);
    },
  );

  it('leaves what stands beside it to another of that name, and is told from that by its file', async () => {
    const folder = await corpusFolder({ ...FILES, 'a/eins.md': TEXT });
    expect(await factsOf(findArticle(folder, 'eins', closestWord, MAKER))).toEqual({
      kind: 'several-articles',
      given: 'eins',
      ids: ['corpus/a/eins.md', 'corpus/a/eins.txt'],
    });
    const found = await findArticle(folder, 'a/eins.md', closestWord, MAKER);
    const kept = await removeArticle(found, removedFolder(folder), AT);
    expect(Object.keys(await filesIn(kept))).toEqual(['eins.md']);
    expect(Object.keys(await filesIn(folder)).toSorted()).toEqual(Object.keys(FILES).toSorted());
  });

  it('is kept in a folder that every screen shows and every file system takes, whatever it is called', async () => {
    const name = `\u001B[2J\u202E${'ä'.repeat(115)}.txt`;
    const folder = await corpusFolder({ [name]: TEXT });
    const found = await findArticle(folder, name, closestWord, MAKER);
    const kept = await removeArticle(found, removedFolder(folder), AT);
    expect(basename(kept)).toMatch(/^2026-03-01T[\d-]+Z-\uFFFD\[2J\uFFFDä{45}$/u);
    expect(Object.keys(await filesIn(kept))).toEqual([name]);
  });

  it('is asked for again where nobody can tell which is meant', async () => {
    const folder = await corpusFolder(FILES);
    const ask = (given: string) => factsOf(findArticle(folder, given, closestWord, MAKER));
    expect(await ask('einz')).toEqual({ kind: 'unknown-article', given: 'einz', meant: 'eins' });
    expect(await ask('Der Erst')).toEqual({ kind: 'unknown-article', given: 'Der Erst', meant: 'eins' });
    expect(await ask('xyzxyzxyz')).toMatchObject({ kind: 'unknown-article', meant: undefined });
  });
});
