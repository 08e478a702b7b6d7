import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readEnvFile } from '../src/env-file.ts';
import { BelegError } from '../src/errors.ts';
import { asOrdinaryUser } from './helpers/ordinary-user.ts';

const TEXT = 'DISCORD_TOKEN=abc.def\r\n\r\n# für den Bot\r\nexport CORPUS_FOLDER="C:/Bücher"\r\n';
const VARIABLES = new Map([
  ['DISCORD_TOKEN', 'abc.def'],
  ['CORPUS_FOLDER', 'C:/Bücher'],
]);

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-env-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function envFile(content: string | Uint8Array): Promise<string> {
  const path = join(await emptyFolder(), '.env');
  await writeFile(path, content);
  return path;
}

function faultOf(path: string): BelegError {
  try {
    readEnvFile(path);
  } catch (fault) {
    if (fault instanceof BelegError) return fault;
  }
  throw new Error('Expected a BelegError');
}

describe('the file .env', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16 as Windows writes it', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
    ['UTF-16 in the other byte order', Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16()],
    ['UTF-16 without a byte order mark', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 in the other byte order without a mark', Buffer.from(TEXT, 'utf16le').swap16()],
  ])('is read in %s, from its first variable on', async (_, bytes) => {
    expect(readEnvFile(await envFile(bytes))).toEqual(VARIABLES);
  });

  it('may be missing, empty, or hold nothing but comments, as .env.example does', async () => {
    expect(readEnvFile(join(await emptyFolder(), '.env')).size).toBe(0);
    expect(readEnvFile(await envFile('')).size).toBe(0);
    expect(readEnvFile(await envFile('\uFEFF')).size).toBe(0);
    expect(readEnvFile(await envFile('# DISCORD_TOKEN=\n\n  # MODEL=\n')).size).toBe(0);
  });

  it.each([
    ['Latin-1', Buffer.from('CORPUS_FOLDER=Bücher\n', 'latin1')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['UTF-32', Buffer.from('\uFEFF\0A\0=\0b\0', 'utf16le')],
    ['half a character', Buffer.from(`\uFEFFA=b`, 'utf16le').subarray(0, -1)],
  ])('that is no text is told with what to do: %s', async (_, bytes) => {
    const path = await envFile(bytes);
    expect(faultOf(path)).toMatchObject({
      message: `The file ${path} is no text in UTF-8 or UTF-16.`,
      remedy: expect.stringContaining('Save it as UTF-8'),
    });
  });

  it.each([
    ['a token alone', '# mine\n\nabc.def.ghi\n', 3],
    ['a colon', 'DISCORD_TOKEN: abc\n', 1],
    ['a line that would take the next one with it', 'A=1\r\nabc.def\r\nB=2\r\n', 2],
  ])('that holds a line which sets nothing is told, and not what it says: %s', async (_, content, line) => {
    const path = await envFile(content);
    const fault = faultOf(path);
    expect(fault.message).toBe(`Line ${line} of the file ${path} is no setting.`);
    expect(fault.remedy).toContain('NAME=value');
  });

  it('may have an indented comment below an empty line', async () => {
    expect(readEnvFile(await envFile('A=1\n\n  # the second\nB=2\n'))).toEqual(
      new Map([
        ['A', '1'],
        ['B', '2'],
      ]),
    );
  });

  it('that is a folder is told', async () => {
    const path = join(await emptyFolder(), '.env');
    await mkdir(path);
    expect(faultOf(path).message).toBe(`${path} is a folder, and should be a file with the settings.`);
  });

  it('that is a link to nothing, or to itself, is told', async () => {
    const path = join(await emptyFolder(), '.env');
    await symlink('nowhere', path);
    expect(faultOf(path).message).toBe(`The file ${path} is a link to a file that does not exist.`);
    await rm(path);
    await symlink('.env', path);
    expect(faultOf(path).message).toBe(`The file ${path} cannot be read (ELOOP).`);
  });

  it('that may not be read is told', async () => {
    const path = await envFile(TEXT);
    await chmod(path, 0o000);
    await chmod(join(path, '..'), 0o755);
    asOrdinaryUser();
    expect(faultOf(path)).toMatchObject({
      message: `beleg has no permission to read the file ${path}.`,
      remedy: expect.stringContaining('chmod 600'),
    });
  });

  it('that Windows named .env.txt is told, unless there is a .env too', async () => {
    const folder = await emptyFolder();
    await writeFile(join(folder, '.env.txt'), TEXT);
    expect(faultOf(join(folder, '.env')).message).toContain(`one named ${join(folder, '.env.txt')}`);
    await writeFile(join(folder, '.env'), 'MODEL=a\n');
    expect([...readEnvFile(join(folder, '.env'))]).toEqual([['MODEL', 'a']]);
  });
});
