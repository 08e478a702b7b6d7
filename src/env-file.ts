import { isUtf8 } from 'node:buffer';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { BelegError } from './errors.ts';

const HOW_TO_WRITE = 'Write one NAME=value a line; .env.example explains every setting.';

/**
 * Reads the variables of a file such as .env, in UTF-8 or UTF-16: Windows writes either, with a byte order mark. None where there is no
 * file, or where all its lines are comments.
 * @throws BelegError where the file is there and its variables cannot be read: else beleg would run without its settings.
 */
export function readEnvFile(path: string): ReadonlyMap<string, string> {
  const bytes = bytesOf(path);
  if (bytes === undefined) return new Map();
  const text = decode(bytes);
  if (text === undefined) {
    throw new BelegError(
      `The file ${path} is no text in UTF-8 or UTF-16.`,
      'Save it as UTF-8 in your editor, or write it anew from .env.example.',
    );
  }
  // Node's parser takes a comment that is indented below an empty line for the beginning of a name.
  const lines = text.split(/\r?\n/).map((line) => line.replace(/^[ \t]+#/, '#'));
  const variables = new Map(
    Object.entries(parseEnv(lines.join('\n'))).map(([name, value]) => [name, value ?? '']),
  );
  const stray = strayLine(lines, variables);
  if (stray !== undefined)
    throw new BelegError(`Line ${stray} of the file ${path} is no setting.`, HOW_TO_WRITE);
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
        throw new BelegError(
          `${path} is a folder, and should be a file with the settings.`,
          'Delete the folder and write the file; Docker makes such a folder where a file to be mounted is missing.',
          { cause: fault },
        );
      case 'EACCES':
      case 'EPERM':
        throw new BelegError(
          `beleg has no permission to read the file ${path}.`,
          `Let the user that runs beleg read it, and nobody else: chown that user '${path}' and chmod 600 '${path}'`,
          { cause: fault },
        );
      default:
        throw new BelegError(
          `The file ${path} cannot be read (${String(code)}).`,
          'Check the disk or the mount that it lies on.',
          { cause: fault },
        );
    }
  }
}

/** Windows hides the ending that Notepad adds: its user sees a file .env. */
function refuseNamesake(path: string): void {
  const namesake = `${path}.txt`;
  if (!existsSync(namesake)) return;
  throw new BelegError(
    `There is no file ${path}, but one named ${namesake}, which is not read.`,
    `Rename it to .env, or delete it if it holds no settings: in PowerShell with Rename-Item '${namesake}' .env`,
  );
}

/** As when the disk that holds it is not mounted. */
function refuseLinkToNothing(path: string, cause: unknown): void {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return;
  throw new BelegError(
    `The file ${path} is a link to a file that does not exist.`,
    'Bring that file back, or mount the disk that it lies on; delete the link if there is nothing to set.',
    { cause },
  );
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
