import { expect, it } from 'vitest';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { LIBRARY } from './articles.ts';
import { runCommand, temporaryFolder, TRACE } from './run-command.ts';

/** The parser of Markdown takes the square of their number: minutes. */
const UNDERLINES = `# A title\n\nIt has a sentence.\n\n${'a\n=\n'.repeat(15_000)}`;

const NAMED = /corpus\/underlines\.md: It takes more than 13 s to read\.\n +\S.*shorten it/;

async function besideHostile(): Promise<Readonly<Record<string, string>>> {
  return {
    CORPUS_FOLDER: await corpusFolder({ 'buecherei.md': LIBRARY, 'underlines.md': UNDERLINES }),
    DATA_FOLDER: await temporaryFolder(),
  };
}

it('npm run embed and npm start name the file that takes too long, and go on with the others', async () => {
  const [embedEnv, startEnv] = [await besideHostile(), await besideHostile()];
  // At once: each waits for the limit of the file, the one that counts for people.
  const [embedded, started] = await Promise.all([
    runCommand({ script: 'src/run-embed.ts', env: embedEnv }),
    runCommand({
      script: 'src/main.ts',
      args: ['--lang', 'en'],
      env: startEnv,
      input: 'Mit wie vielen neuen Gästen rechnet die Leiterin?\n',
    }),
  ]);

  expect([embedded.status, embedded.stderr]).toEqual([1, '']);
  expect(embedded.stdout).toMatch(/^Index built: 1 article, 4 sentences/m);
  expect(embedded.stdout).toMatch(NAMED);

  expect(started.status).toBe(0);
  expect(started.stdout).toContain('Die Leiterin Anna Lenz rechnet mit 2.000 neuen Gästen.');
  expect(started.stderr).toMatch(NAMED);

  for (const { stdout, stderr } of [embedded, started]) expect(stdout + stderr).not.toMatch(TRACE);
});
