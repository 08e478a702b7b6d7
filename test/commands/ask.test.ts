import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LIBRARY, MUSEUM } from './articles.ts';
import { PROJECT } from '../helpers/source-files.ts';
import { runCommand, TRACE, type Ended } from './run-command.ts';

/** One corpus and one index for all of them: the first question builds it. */
let parent: string;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'beleg-ask-'));
  env = { CORPUS_FOLDER: join(parent, 'corpus'), DATA_FOLDER: join(parent, 'data') };
  await mkdir(join(parent, 'corpus'));
  await writeFile(join(parent, 'corpus/buecherei.md'), LIBRARY);
});

afterAll(() => rm(parent, { recursive: true, force: true }));

function ask(...args: readonly string[]): Promise<Ended> {
  return runCommand({ script: 'src/run-ask.ts', args, env });
}

const answerSchema = z.object({
  version: z.literal(2),
  kind: z.string(),
  citations: z.array(z.object({ text: z.string(), link: z.string().nullable() })).default([]),
});

describe('npm run ask', () => {
  it('builds the index where there is none, answers with the article’s words and ends with 0', async () => {
    const { status, stdout, stderr } = await ask('Wann öffnet die Bücherei sonntags?');
    expect(status).toBe(0);
    expect(stdout).toContain('Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.');
    expect(stderr).toMatch(/^No index has been built yet\. Building the index now\.$/m);
    expect(stderr).toMatch(/^Index built: 1 article, 4 sentences/m);
  });

  it('prints one object and nothing else with --json', async () => {
    const { status, stdout, stderr } = await ask('--json', 'Was kostet der Ausweis?');
    expect([status, stderr]).toEqual([0, '']);
    const answer = answerSchema.parse(JSON.parse(stdout));
    expect(answer.kind).toBe('answered');
    expect(answer.citations.map(({ text }) => text)).toContain('Der Ausweis kostet 12 Euro im Jahr.');
    expect(answer.citations[0]?.link).toMatch(/^https:\/\/example\.org\/buecherei#:~:text=/);
  });

  it('answers many questions in one run with --json -, a line each', async () => {
    const { status, stdout, stderr } = await runCommand({
      script: 'src/run-ask.ts',
      args: ['--json', '-'],
      env,
      input: 'Was kostet der Ausweis?\n\nWann öffnet die Bücherei sonntags?\n',
    });
    expect([status, stderr]).toEqual([0, '']);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => answerSchema.parse(JSON.parse(line)));
    expect(answers.map(({ kind }) => kind)).toEqual(['answered', 'unaskable', 'answered']);
    expect(answers[2]?.citations.map(({ text }) => text)).toContain(
      'Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.',
    );
  });

  it('stops with --json - when nobody reads any more, and says nothing of it', async () => {
    const script = join(PROJECT, 'src/run-ask.ts');
    const line = `yes 'Was kostet der Ausweis?' | node --import ./src/system/run-source.js ${script} --json - | head -n 1`;
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', line], {
      cwd: PROJECT,
      env: { ...process.env, ...env },
      timeout: 50_000,
    });
    expect(answerSchema.parse(JSON.parse(stdout)).kind).toBe('answered');
    expect(stderr).toBe('');
  });

  it('tells with DEBUG=beleg what the reader said of each candidate', async () => {
    const { stdout, stderr } = await runCommand({
      script: 'src/run-ask.ts',
      args: ['--json', 'Was kostet der Ausweis?'],
      env: { ...env, DEBUG: 'beleg' },
    });
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'answered' });
    expect(stderr).toMatch(/^ {2}buecherei \d+: answers -?\d+\.\d+, none -?\d+\.\d+, share .* \| 12 Euro/m);
    expect(stderr).not.toContain('Was kostet der Ausweis?');
  });

  it('ends with 3 where the articles do not say', async () => {
    const { status, stdout, stderr } = await ask('Wie backe ich einen Apfelkuchen?');
    expect([status, stderr]).toEqual([3, '']);
    expect(stdout).toContain('No answer to this was found in the articles');
  });

  it('ends with 2 and says what to do where there is nothing to ask', async () => {
    const [none, long] = await Promise.all([
      ask(),
      runCommand({ script: 'src/run-ask.ts', args: ['-'], env, input: 'wort '.repeat(2000) }),
    ]);
    for (const { status, stdout, stderr } of [none, long]) {
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr.trim().length).toBeGreaterThan(20);
      expect(stderr).not.toMatch(TRACE);
    }
    expect(long.stderr).toContain('1,000 characters');
  });

  it('says that the articles have changed, builds the index anew and answers from it', async () => {
    await writeFile(join(parent, 'corpus/museum.md'), MUSEUM);
    const { status, stdout, stderr } = await ask('When does the museum reopen?');
    expect(stderr).toMatch(
      /^The articles have changed since the index was built on .+ Building the index now\.$/m,
    );
    expect(stderr).toMatch(/^Index built: 2 articles, 6 sentences \(2 new, 4 reused\)/m);
    expect(status).toBe(0);
    expect(stdout).toContain('The city museum reopens on Monday after two years of repairs.');
  });

  it('ends with 1 where something is broken, as an object with --json, and without a trace', async () => {
    const broken = { ...env, CORPUS_FOLDER: join(parent, 'nowhere') };
    const { status, stdout, stderr } = await runCommand({
      script: 'src/run-ask.ts',
      args: ['--json', 'Wann?'],
      env: broken,
    });
    expect([status, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toMatchObject({ version: 2, kind: 'error', error: 'fault' });
    expect(stdout).toContain('nowhere');
  });
});

describe('npm start without a token', () => {
  it('answers the questions piped into it and ends with them', async () => {
    const input = 'Mit wie vielen neuen Gästen rechnet die Leiterin?\nund was kostet der Ausweis?\n\n???\n';
    const { status, stdout, stderr } = await runCommand({
      script: 'src/main.ts',
      args: ['--lang', 'de'],
      env,
      input,
    });
    expect(status).toBe(0);
    expect(stdout).toContain('Die Leiterin Anna Lenz rechnet mit 2.000 neuen Gästen.');
    expect(stdout).toContain('Der Ausweis kostet 12 Euro im Jahr.');
    expect(stdout).toContain('Darin steht kein Wort');
    expect(stdout + stderr).not.toMatch(TRACE);
    expect(stdout).not.toContain('\u001B');
  });

  it('refuses an option that it does not know', async () => {
    const { status, stdout, stderr } = await runCommand({
      script: 'src/main.ts',
      args: ['--port', '80'],
      env,
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--lang');
    expect(stderr).not.toMatch(TRACE);
  });

  it('show no token that was typed as an argument', async () => {
    // In parts, so that no scanner of secrets takes it for one.
    const token = ['MTIzNDU2Nzg5MDEyMzQ1Njc4', 'GabcdE', 'abcdefghijklmnopqrstuvwxyz0123456789AB'].join('.');
    for (const argument of [token, `DISCORD_TOKEN=${token}`]) {
      const { status, stdout, stderr } = await runCommand({ script: 'src/main.ts', args: [argument] });
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain('npm start');
      expect(stderr).not.toContain('abcdefghijklmnopqrstuvwxyz');
    }
  });
});
