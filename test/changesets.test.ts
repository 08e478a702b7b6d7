import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import parseChangeset from '@changesets/parse';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PROJECT } from './helpers/source-files.ts';

const FOLDER = join(PROJECT, '.changeset');

async function version(path: string): Promise<string> {
  const text = await readFile(join(PROJECT, path), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

async function changesets(): Promise<readonly string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith('.md') && name !== 'README.md');
}

describe('what is to be told of the next version', () => {
  it('is said of this package, with what kind of change it is and in words', async () => {
    const told = (await changesets()).map(async (name) => {
      const { releases, summary } = parseChangeset(await readFile(join(FOLDER, name), 'utf8'));
      return { name, releases, isSaid: summary.trim() !== '' };
    });
    for (const { name, releases, isSaid } of await Promise.all(told)) {
      expect(releases, name).toHaveLength(1);
      expect(releases[0], name).toMatchObject({
        name: 'beleg',
        type: expect.stringMatching(/^(?:major|minor|patch)$/),
      });
      expect(isSaid, name).toBe(true);
    }
  });

  it('is not taken from a file that is none', () => {
    expect(() => parseChangeset('no front matter')).toThrow('could not parse changeset');
  });
});

describe('the version', () => {
  it('is one in package.json, in package-lock.json and at the top of the changelog', async () => {
    const changelog = await readFile(join(PROJECT, 'CHANGELOG.md'), 'utf8');
    const [, newest] = /^## (.+)$/m.exec(changelog) ?? [];
    expect(await version('package-lock.json')).toBe(await version('package.json'));
    expect(newest).toBe(await version('package.json'));
  });
});
