import { createHmac, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { replaceOwnFile, requireFile } from '../../system/durable-files.ts';
import { systemCode } from '../../system/file-fault.ts';
import type { Log } from '../../serving/log.ts';

export const KEY_BYTES = 32;

/** Enough to tell the users of one installation apart, too short to be worth reversing. */
const HASH_DIGITS = 16;

/** Stands for users in what is stored: their ids are not, and only who has the key can tell whose a hash is. */
export class UserKey {
  readonly #key: Uint8Array;
  /** In place of one that was broken: nothing that was hashed before can be known again. */
  readonly replacesBroken: boolean;

  constructor(key: Uint8Array, { replacesBroken = false } = {}) {
    this.#key = key;
    this.replacesBroken = replacesBroken;
  }

  /** Puts it through to the disk, in place of what is there. */
  write(path: string): Promise<void> {
    return replaceOwnFile(path, this.#key);
  }

  /** Who votes, the same under every answer. */
  voter(userId: string): string {
    return createHmac('sha256', this.#key).update(userId).digest('hex').slice(0, HASH_DIGITS);
  }

  /** Who asked, another under every answer: which answers belong to one person cannot be seen, nor how that person votes. */
  owner(userId: string, answerId: string): string {
    return this.voter(`${answerId} ${userId}`);
  }
}

/**
 * Reads the key in this file, or makes one where there is none. What is no key, as a full disk leaves it, is replaced:
 * hashes under it could be reversed by trying all ids. It stays until the caller writes the new one, once nothing that is kept
 * has hashes under it any more: a start that fails before then does it all again.
 * Only for whom nobody else writes the files of hashes: two would each make a key.
 */
export async function openUserKey({ path, log }: { path: string; log: Pick<Log, 'warn'> }): Promise<UserKey> {
  await requireFile(path);
  const found = await readKey(path);
  if (found !== undefined && isSound(found)) return new UserKey(found);
  const key = randomBytes(KEY_BYTES);
  if (found === undefined) {
    const made = new UserKey(key);
    await made.write(path);
    return made;
  }
  log.warn(
    { path, bytes: found.length, expected: KEY_BYTES },
    'the key of user hashes was broken and is made anew: whoever voted can vote again, and answers given so far can no longer be shared',
  );
  return new UserKey(key, { replacesBroken: true });
}

/** Whether this file holds a key by which hashes can be told. */
export async function isSoundKeyFile(path: string): Promise<boolean> {
  await requireFile(path);
  const found = await readKey(path);
  return found !== undefined && isSound(found);
}

async function readKey(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (fault) {
    if (systemCode(fault) === 'ENOENT') return undefined;
    throw fault;
  }
}

/** A power cut may leave a file of the right size that holds nothing but zeros. */
function isSound(key: Uint8Array): boolean {
  return key.length === KEY_BYTES && key.some((byte) => byte !== key[0]);
}
