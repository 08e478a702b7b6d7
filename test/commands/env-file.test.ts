import { cp, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '../helpers/source-files.ts';
import { runCommand, temporaryFolder } from './run-command.ts';

/** A copy of the code, so that the .env beside it is not the developer's. */
async function projectWith(env: string | Uint8Array): Promise<string> {
  const project = await temporaryFolder();
  for (const part of ['src', 'scripts', 'package.json']) {
    await cp(join(PROJECT, part), join(project, part), { recursive: true });
  }
  await symlink(join(PROJECT, 'node_modules'), join(project, 'node_modules'));
  await writeFile(join(project, '.env'), env);
  return project;
}

describe('a command', () => {
  it('takes its settings from a .env as Windows writes it, and the environment goes before', async () => {
    const project = await projectWith(Buffer.from('\uFEFFLOG_LEVEL=file\n', 'utf16le'));
    const ofFile = await runCommand({ project, script: 'src/run-embed.ts' });
    expect(ofFile.status).toBe(1);
    expect(ofFile.stderr).toContain('got "file"');
    const env = { LOG_LEVEL: 'environment' };
    const ofEnvironment = await runCommand({ project, script: 'src/run-embed.ts', env });
    expect(ofEnvironment.stderr).toContain('got "environment"');
  });

  it('tells of a .env that it cannot read, and does not start without its settings', async () => {
    const project = await projectWith(Buffer.from('CORPUS_FOLDER=Bücher\n', 'latin1'));
    const { status, stdout, stderr } = await runCommand({ project, script: 'src/run-embed.ts' });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/\.env is no text in UTF-8 or UTF-16\.\n.*Save it as UTF-8/);
  });
});
