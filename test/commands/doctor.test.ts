import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMINED } from '../../src/examining/finding.ts';
import { doctorJsonSchema } from '../../src/terminal/doctor/doctor-json.ts';
import { CHECKED } from '../../src/verifying/check.ts';
import { PROJECT } from '../helpers/source-files.ts';
import { runCommand, temporaryFolder, TRACE } from './run-command.ts';

const doctor = { script: 'src/run-doctor.ts' };

/** A copy of the code with the libraries but these, and with this .env. */
async function projectWithout(missing: string, env: string): Promise<string> {
  const project = await temporaryFolder();
  for (const part of ['src', 'package.json'])
    await cp(join(PROJECT, part), join(project, part), { recursive: true });
  for (const part of ['model', 'corpus']) await symlink(join(PROJECT, part), join(project, part));
  const [from, to] = [PROJECT, project].map((folder) => join(folder, 'node_modules'));
  await mkdir(to ?? '');
  const names = (await readdir(from ?? '')).filter((name) => name !== missing && !name.startsWith('.'));
  for (const name of names) await symlink(join(from ?? '', name), join(to ?? '', name));
  await writeFile(join(project, '.env'), env, { mode: 0o644 });
  return project;
}

describe('doctor', () => {
  it('tells programs all it found, with status 0 where nothing has failed, and changes nothing', async () => {
    const data = await temporaryFolder();
    const env = { DATA_FOLDER: data };
    const { status, stdout, stderr } = await runCommand({ ...doctor, args: ['--json'], env });
    expect(stderr).toBe('');
    const told = doctorJsonSchema.parse(JSON.parse(stdout));
    const failed = told.checks.filter(({ state }) => state === 'failed');
    // Only of the machine that the tests run on.
    expect(failed.filter(({ id }) => !['memory', 'disk', 'temporary', 'node'].includes(id))).toEqual([]);
    expect(status).toBe(told.ok ? 0 : 1);
    const states = Object.fromEntries(told.checks.map(({ id, state }) => [id, state]));
    expect(states).toMatchObject({
      embedder: 'ok',
      reader: 'ok',
      token: 'warning',
      generation: 'warning',
      bot: 'ok',
    });
    expect(Object.keys(states)).not.toContain('discord');
    for (const { state, remedy } of told.checks) expect(remedy === null).toBe(state === 'ok');
    expect(await readdir(data)).toEqual([]);
  }, 60_000);

  it('goes on where a library is missing and the settings are wrong, and says what mends each', async () => {
    const project = await projectWithout(
      'hnswlib-node',
      'LOG_LEVEL=loud\nDATA_FOLDR=x\nAPI_TOKEN=0123456789abcdef0\n',
    );
    const { status, stdout, stderr } = await runCommand({ ...doctor, project });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^failed {3}hnswlib-node +is not installed.*\n.*→ npm ci/m);
    expect(stdout).toMatch(/^failed {3}Settings .*\n +LOG_LEVEL: [^]*"loud"/m);
    expect(stdout).toMatch(/^warning {2}Names of settings +DATA_FOLDR \(DATA_FOLDER\?\)/m);
    expect(stdout).toMatch(/^warning {2}Secrets [^]*→ chmod 600 /m);
    expect(stdout).toMatch(/^failed {3}Index +was not examined, for it rests on hnswlib-node/m);
    expect(stdout).not.toMatch(TRACE);
    expect(stdout).toContain('3 checks have failed, ');
  }, 60_000);

  it('tells of the database and the rules of places by themselves, and the password nowhere', async () => {
    const data = await temporaryFolder();
    const places = join(data, 'places.yaml');
    await writeFile(places, 'sees: 1\n');
    await writeFile(join(data, 'answers.2.jsonl'), '', { mode: 0o644 });
    const INDEX_URL = 'postgres://beleg:geheim7Q@127.0.0.1:1/beleg';
    const env = { DATA_FOLDER: data, INDEX_URL, PLACES_FILE: places };
    const { status, stdout, stderr } = await runCommand({ ...doctor, args: ['--json'], env });
    expect([status, stderr]).toEqual([1, '']);
    const { checks } = doctorJsonSchema.parse(JSON.parse(stdout));
    const found = Object.fromEntries(checks.map((check) => [check.id, check]));
    expect(found['database']).toMatchObject({
      state: 'failed',
      found: expect.stringContaining('ECONNREFUSED'),
      remedy: expect.stringContaining('INDEX_URL'),
    });
    expect(found['index']).toMatchObject({ facts: { kind: 'not-examined', because: 'database' } });
    expect(found['reader']).toMatchObject({ state: 'ok' });
    expect(found['places']).toMatchObject({ state: 'failed', found: expect.stringContaining('sees') });
    expect(found['secrets']).toMatchObject({
      state: 'warning',
      found: expect.stringContaining('answers.2.jsonl'),
    });
    expect(stdout).not.toContain('geheim7Q');
  }, 60_000);

  it('is documented, with every word that programs know a finding by', async () => {
    const { status, stdout } = await runCommand({ ...doctor, args: ['--help'] });
    expect([status, stdout]).toEqual([0, expect.stringContaining('--online')]);
    const page = await readFile(join(PROJECT, 'docs', 'doctor.md'), 'utf8');
    for (const id of [...EXAMINED, ...CHECKED]) expect(page).toContain(`| \`${id}\``);
  });

  it('names each line of the rules of places that a bot would refuse', async () => {
    const file = join(await temporaryFolder(), 'places.yaml');
    await writeFile(file, 'articles:\n  - folder: nowhere\n    channel: ["1"]\n');
    const { status, stdout } = await runCommand({ ...doctor, env: { PLACES_FILE: file } });
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^failed {3}Places [^]*line 2, column 13: [^]*line 3, column 5: [^]*→ Correct it/m,
    );
  }, 60_000);

  it('is called wrongly with status 2', async () => {
    const { status, stderr } = await runCommand({ ...doctor, args: ['--onlin'] });
    expect([status, stderr]).toEqual([2, expect.stringContaining('--online')]);
  });
});
