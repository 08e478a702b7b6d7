import { posix } from 'node:path';
import { ArticleFault } from './corpus-fault.ts';

/** Characters of an id. */
export const ID_LIMIT = 48;

/** Letters that do not decompose into a Latin letter and a mark, or that German spells out. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
};

/**
 * `corpus/Über Élysée.md` -> `ueber-elysee`: `[a-z0-9-]`, at most 48 characters.
 * @throws ArticleFault when the name has no Latin letter or digit.
 */
export function articleId(path: string): string {
  const id = idFrom(posix.basename(path, posix.extname(path)));
  if (id === '') {
    throw new ArticleFault({ kind: 'no-id' });
  }
  return id;
}

/** The id that a name makes; empty where it has no Latin letter or digit. */
export function idFrom(name: string): string {
  return (
    name
      // macOS decomposes names: composed first, so that ä is found however it is stored.
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(/[äöüßæœøł]/g, (letter) => SPELLED_OUT[letter] ?? letter)
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replace(/^-/, '')
      .slice(0, ID_LIMIT)
      .replace(/-$/, '')
  );
}
