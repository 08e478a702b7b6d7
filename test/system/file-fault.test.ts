import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dataFolderFault } from '../../src/system/file-fault.ts';

const systemError = (code: string) =>
  Object.assign(new Error(code), { code, syscall: 'open', path: 'a/data/b' });

describe('a failed system call in the data folder', () => {
  it.each([
    ['EROFS', 'is on a read-only disk'],
    ['ENOSPC', 'has no space left'],
    ['EDQUOT', 'has no space left'],
    ['ENOTDIR', 'is not a folder'],
    ['EEXIST', 'is not a folder'],
    ['EIO', 'cannot be used: EIO at a/data/b'],
    ['EMFILE', 'cannot be used: EMFILE at a/data/b'],
  ])('is told in words: %s', (code, words) => {
    const cause = systemError(code);
    expect(dataFolderFault(cause, 'a/data')).toMatchObject({
      message: `The data folder a/data ${words}.`,
      cause,
    });
  });

  it.each(['EACCES', 'EPERM'])('is told of the file that may not be written: %s', (code) => {
    const message = 'a/data/b may not be written by this user.';
    expect(dataFolderFault(systemError(code), 'a/data')).toMatchObject({ message });
  });

  it('is told of a folder that cannot be made', () => {
    const cause = Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'mkdir', path: 'a/data' });
    expect(dataFolderFault(cause, 'a/data')).toMatchObject({
      message: 'The data folder a/data cannot be made.',
    });
  });

  it('is told as the system tells it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'beleg-fault-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'file'), '');
    const messageOf = async (path: string): Promise<unknown> => {
      const fault: unknown = await open(path, 'a').catch((thrown: unknown) => thrown);
      return dataFolderFault(fault, folder);
    };
    expect(await messageOf(join(folder, 'file/a'))).toMatchObject({ facts: { problem: 'no-folder' } });
    await mkdir(join(folder, 'a'));
    expect(await messageOf(join(folder, 'a'))).toMatchObject({
      facts: { code: 'EISDIR', path: join(folder, 'a') },
    });
  });

  it.each([new Error('a bug'), Object.assign(new Error('a'), { code: 'ERR_LIBRARY' }), 'EACCES', undefined])(
    'is nothing else that was thrown: %s',
    (thrown) => {
      expect(dataFolderFault(thrown, 'a/data')).toBe(thrown);
    },
  );
});
