import { expect, it } from 'vitest';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { LIBRARY } from './articles.ts';
import { runCommand, temporaryFolder, TRACE } from './run-command.ts';

/** The parser of Markdown takes the square of their number: minutes. */
const UNDERLINES = `# A title\n\nIt has a sentence.\n\n${'a\n=\n'.repeat(20_000)}`;

const NAMED = /corpus\/underlines\.md: It takes more than 12 s to read\.\n +\S.*shorten it/;

async function besideHostile(): Promise<Readonly<Record<string, string>>> {
  return {
    CORPUS_FOLDER: await corpusFolder({ 'buecherei.md': LIBRARY, 'underlines.md': UNDERLINES }),
    DATA_FOLDER: await temporaryFolder(),
  };
}

// Each waits for the limit of the file, which is the same one that counts for people.
it.concurrent('npm run embed names the file that takes too long and indexes the others', async () => {
  const env = await besideHostile();
  const { status, stdout, stderr } = await runCommand({ script: 'scripts/embed.ts', env });
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(/^Index built: 1 article, 4 sentences/m);
  expect(stdout).toMatch(NAMED);
  expect(stdout).not.toMatch(TRACE);
});

it.concurrent('npm start names the file that takes too long and answers from the others', async () => {
  const env = await besideHostile();
  const { status, stdout, stderr } = await runCommand({
    script: 'src/main.ts',
    args: ['--lang', 'de'],
    env,
    input: 'Mit wie vielen neuen Gästen rechnet die Leiterin?\n',
  });
  expect(status).toBe(0);
  expect(stdout).toContain('Die Leiterin Anna Lenz rechnet mit 2.000 neuen Gästen.');
  expect(stderr).toMatch(NAMED);
  expect(stdout + stderr).not.toMatch(TRACE);
});
