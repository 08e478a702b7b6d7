import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { LABEL_LANGUAGES, type LabelLanguage } from '../src/language/label-language.ts';
import { readCorpus } from '../src/corpus/read-corpus.ts';
import { BelegError } from '../src/errors.ts';
import { runScript } from '../src/run-script.ts';
import { drawPage } from './preview/draw-page.ts';
import { SampleArticle } from './preview/sample-answers.ts';
import { samplesOf, type Sample } from './preview/samples.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SAMPLE_ARTICLE = 'ki-kooperation-deutschland-frankreich';
/** A fixed moment, so that the same messages always make the same page. */
const NOW = new Date('2026-03-02T11:00:00Z');

/** `npm run preview [-- file]`: draws every kind of message that the bot sends into one page. */
await runScript('en', async () => {
  const path = resolve(ROOT, process.argv[2] ?? 'data/preview.html');
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
