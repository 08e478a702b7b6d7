import { join } from 'node:path';
import { expect, it } from 'vitest';
import { paragraphsOf } from '../../src/indexing/embed-paragraphs.ts';
import { LANGUAGES } from '../../src/language/language.ts';
import { INDEX_RECIPE } from '../../src/search-index/disk/manifest.ts';
import { readSentenceWords } from '../../src/search-index/read-words.ts';
import { storeWords } from '../../src/search-index/stored-words.ts';
import { sha256OfTexts } from '../../src/system/sha256.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { splitSentences } from '../../src/sentences/split-sentences.ts';
import { readCases } from '../fixtures/sentences/read-cases.ts';
import { PROJECT } from '../helpers/source-files.ts';
import { readCorpusHere } from '../helpers/made-here.ts';

it('the recipe of the index names what reading, splitting and stemming make of samples now', async () => {
  const folders = ['evaluation/kinds', 'evaluation/lists', 'test/fixtures/files', 'test/corpus/pdf-samples'];
  const corpora = await Promise.all(folders.map((folder) => readCorpusHere(join(PROJECT, folder))));
  const articles = corpora.flatMap((corpus) => corpus.articles);
  const sentences = articles.flatMap(sentencesOf);
  const words = storeWords(readSentenceWords(sentences, articles)).text;
  const cases = LANGUAGES.flatMap((language) =>
    readCases(language).map(({ paragraph }) => splitSentences(paragraph, language)),
  );
  const paragraphs = paragraphsOf(sentences).map(({ heading, sentences: texts }) => ({
    heading,
    sentences: texts,
  }));
  const made = [articles, sentences, paragraphs, cases, words].map((part) => JSON.stringify(part));
  expect(INDEX_RECIPE, 'Put the expected value into src/search-index/disk/manifest.ts').toBe(
    sha256OfTexts(made).slice(0, 16),
  );
});
