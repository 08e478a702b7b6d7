import { isUtf8 } from 'node:buffer';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { HostFault } from './wording/host/host-fault.ts';

/**
 * Reads the variables of a file such as .env, in UTF-8 or UTF-16: Windows writes either, with a byte order mark. None where there is no
 * file, or where all its lines are comments.
 * @throws HostFault where the file is there and its variables cannot be read: else beleg would run without its settings.
 */
export function readEnvFile(path: string): ReadonlyMap<string, string> {
  const bytes = bytesOf(path);
  if (bytes === undefined) return new Map();
  const text = decode(bytes);
  if (text === undefined) throw new HostFault({ kind: 'env-no-text', path });
  // Node's parser takes a comment that is indented below an empty line for the beginning of a name.
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[ \t]+#/, '#'));
  const variables = new Map(
    Object.entries(parseEnv(lines.join('\n'))).map(([name, value]) => [name, value ?? '']),
  );
  const stray = strayLine(lines, variables);
  if (stray !== undefined) throw new HostFault({ kind: 'env-stray-line', path, line: stray });
  return variables;
}

/**
 * A line, from 1, that keeps another from being read: Node's parser takes one without = and the next one for a name. Also the first line
 * of a file that says something and sets nothing. What stands in it may be the token, and is not told.
 */
function strayLine(lines: readonly string[], variables: ReadonlyMap<string, string>): number | undefined {
  const [taken] = [...variables.keys()].find((name) => name.includes('\n'))?.split('\n', 1) ?? [];
  if (taken !== undefined) return lines.findIndex((line) => line.trim() === taken.trim()) + 1;
  const first = lines.findIndex(isMeant);
  return variables.size === 0 && first !== -1 ? first + 1 : undefined;
}

function isMeant(line: string): boolean {
  return line.trim() !== '' && !line.trimStart().startsWith('#');
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
    switch (code) {
      case 'ENOENT':
        refuseNamesake(path);
        refuseLinkToNothing(path, fault);
        return undefined;
      case 'EISDIR':
        throw new HostFault({ kind: 'env-folder', path }, { cause: fault });
      case 'EACCES':
      case 'EPERM':
        throw new HostFault({ kind: 'env-closed', path }, { cause: fault });
      default:
        throw new HostFault({ kind: 'env-unreadable', path, code: String(code) }, { cause: fault });
    }
  }
}

/** Windows hides the ending that Notepad adds: its user sees a file .env. */
function refuseNamesake(path: string): void {
  const namesake = `${path}.txt`;
  if (existsSync(namesake)) throw new HostFault({ kind: 'env-namesake', path, namesake });
}

/** As when the disk that holds it is not mounted. */
function refuseLinkToNothing(path: string, cause: unknown): void {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
  throw new HostFault({ kind: 'env-link-to-nothing', path }, { cause });
}

/** Undefined for what is no text. */
function decode(bytes: Buffer): string | undefined {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && !isUtf8(bytes)) return undefined;
  // Takes a byte order mark away.
  const text = new TextDecoder(encoding).decode(bytes);
  return text.includes('\0') || text.includes('\uFFFD') ? undefined : text;
}

/** By the byte order mark; without one, by the zero bytes that the letters of a variable's name have in UTF-16. */
function encodingOf(bytes: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const units = bytes.length / 2;
  const zeros = (side: number): number => bytes.filter((byte, at) => byte === 0 && at % 2 === side).length;
  const [high, low] = [zeros(0), zeros(1)];
  // Most of such a file is ASCII, whatever language its comments are in.
  if (high === 0 && low > units / 2) return 'utf-16le';
  if (low === 0 && high > units / 2) return 'utf-16be';
  return 'utf-8';
}
