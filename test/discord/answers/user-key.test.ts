import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { KEY_BYTES, openUserKey } from '../../../src/discord/answers/user-key.ts';
import { USER_KEY } from '../../builders/answers.ts';
import { recordingLog } from '../bot/start-bot.ts';

const root = await mkdtemp(join(tmpdir(), 'beleg-key-'));
afterAll(() => rm(root, { recursive: true }));

const newPath = async (): Promise<string> => join(await mkdtemp(join(root, 'k')), 'feedback.key');
const ADA = '100200300400500600';

describe('openUserKey', () => {
  it('makes a key of its own for each installation, readable by its user only, and finds it again', async () => {
    const { log, entries } = recordingLog();
    const [path, other] = [await newPath(), await newPath()];
    const [first, again] = [await openUserKey({ path, log }), await openUserKey({ path, log })];
    expect(again.voter(ADA)).toBe(first.voter(ADA));
    expect((await openUserKey({ path: other, log })).voter(ADA)).not.toBe(first.voter(ADA));
    expect(await readdir(join(path, '..'))).toEqual(['feedback.key']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(entries).toEqual([]);
  });

  it.each([
    ['nothing, as a full disk leaves it', new Uint8Array()],
    ['too little', new Uint8Array(KEY_BYTES - 1).fill(7)],
    ['another file', Buffer.from('not a key, but some text that somebody copied over it')],
    ['zeros, as a power cut leaves them', new Uint8Array(KEY_BYTES)],
  ])('replaces a key that holds %s, and says what that means', async (_, content) => {
    const { log, entries } = recordingLog();
    const path = await newPath();
    await writeFile(path, content);
    const key = await openUserKey({ path, log });
    expect(key.replacesBroken).toBe(true);
    expect(await readFile(path)).toEqual(Buffer.from(content));
    await key.write(path);
    expect(await readFile(path)).toHaveLength(KEY_BYTES);
    expect(entries).toMatchObject([{ level: 'warn', fields: { path, bytes: content.length } }]);
    expect(entries[0]?.message).toContain('can vote again');
    const again = await openUserKey({ path, log });
    expect([again.replacesBroken, again.voter(ADA)]).toEqual([false, key.voter(ADA)]);
    expect(entries).toHaveLength(1);
  });

  it('says what lies in its place', async () => {
    const path = await newPath();
    await mkdir(path);
    const opening = openUserKey({ path, log: recordingLog().log });
    await expect(opening).rejects.toMatchObject({ facts: { kind: 'not-a-file', path } });
  });

  it('keeps a sound key whose file may not be written', async () => {
    const { log } = recordingLog();
    const path = await newPath();
    const key = await openUserKey({ path, log });
    await chmod(path, 0o400);
    expect((await openUserKey({ path, log })).voter(ADA)).toBe(key.voter(ADA));
  });
});

describe('the hash of who asked', () => {
  it('is another under every answer, and never that of the same voter', () => {
    const hashes = [USER_KEY.owner(ADA, 'a'), USER_KEY.owner(ADA, 'b'), USER_KEY.voter(ADA)];
    expect(new Set(hashes).size).toBe(3);
    expect(USER_KEY.owner(ADA, 'a')).toBe(hashes[0]);
    expect(hashes.join()).not.toContain(ADA);
  });
});
