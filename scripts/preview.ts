import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { LABEL_LANGUAGES, type LabelLanguage } from '../src/language/label-language.ts';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { BelegError } from '../src/errors.ts';
import { readCall, runScript } from '../src/run-script.ts';
import { needed } from './installed.ts';
import { SampleArticle } from './preview/sample-answers.ts';
import { samplesOf, type Sample } from './preview/samples.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SAMPLE_ARTICLE = 'ki-kooperation-deutschland-frankreich';
/** A fixed moment, so that the same messages always make the same page. */
const NOW = new Date('2026-03-02T11:00:00Z');

const DEFAULT_PAGE = 'data/preview.html';

/** `npm run preview`: draws every kind of message that the bot sends into one page. */
await runScript('en', async () => {
  const call = readCall('en', {
    command: 'npm run preview --',
    usage: '[file]',
    description: 'Draws every kind of message that the bot sends into one page.',
    argument: { name: '[file]', description: `where the page is written (${DEFAULT_PAGE})` },
    options: [],
  });
  if (call === undefined) return 0;
  const { drawPage } = await needed(() => import('./preview/draw-page.ts'));
  const path = resolve(ROOT, call.args[0] ?? DEFAULT_PAGE);
  const article = await sampleArticle();
  const samplesIn = (language: LabelLanguage): readonly Sample[] =>
    samplesOf({ language, article, now: NOW });
  const samples = { de: samplesIn('de'), en: samplesIn('en'), fr: samplesIn('fr'), it: samplesIn('it') };
  const css = await readFile(resolve(ROOT, 'scripts/preview/page.css'), 'utf8');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, drawPage({ samples, now: NOW, css, script: await bundledScript() }));
  const count = LABEL_LANGUAGES.reduce((sum, language) => sum + samples[language].length, 0);
  process.stdout.write(`${count} messages drawn. Open ${path} in a browser.\n`);
  return 0;
});

async function sampleArticle(): Promise<SampleArticle> {
  const { articles } = await readCorpus(resolve(ROOT, 'corpus'));
  const article = articles.find(({ id }) => id === SAMPLE_ARTICLE);
  if (article === undefined) {
    throw new BelegError(
      `The preview quotes the article ${SAMPLE_ARTICLE}, and corpus/ does not hold it.`,
      'Put the file back: git checkout -- corpus',
    );
  }
  return new SampleArticle(article);
}

async function bundledScript(): Promise<string> {
  const { build } = await needed(() => import('esbuild'));
  const { outputFiles } = await build({
    entryPoints: [resolve(ROOT, 'scripts/preview/browser.js')],
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    logLevel: 'error',
  });
  return outputFiles.map(({ text }) => text).join('\n');
}
