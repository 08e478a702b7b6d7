import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadArticleQuestions } from '../../scripts/evaluation/sets/corpus-article.ts';
import type { EvaluationQuestion } from '../../scripts/evaluation/sets/evaluation-set.ts';
import { citedWordsOf, type Answer, type Answerer } from '../../src/answering/answer.ts';
import { openConfigured } from '../../src/beleg.ts';
import { readConfig } from '../../src/config.ts';
import { collapsed, expectVerbatim, quotationsOf } from './quotations.ts';
import { PROJECT } from '../helpers/source-files.ts';
import { readCorpusHere } from '../helpers/made-here.ts';

const ignored = () => undefined;

/** The whole of beleg over the corpus that it comes with, as `npm start` opens it, with an index of its own. */
let dataFolder: string;
let answerer: Answerer;
let results: readonly { readonly asked: EvaluationQuestion; readonly answer: Answer }[];

const CORPUS = join(PROJECT, 'corpus');

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'beleg-data-'));
  const events = {
    onDownload: ignored,
    onBuild: ignored,
    onBuildProgress: ignored,
    onBuilt: ignored,
    onLeftOut: ignored,
    onOtherCalibration: ignored,
    onOwnCalibration: ignored,
  };
  const config = readConfig({ DATA_FOLDER: dataFolder, CORPUS_FOLDER: CORPUS });
  answerer = (await openConfigured(config, events)).answerer();
  results = [];
  for (const asked of await loadArticleQuestions()) {
    const { question, articleId } = asked;
    results = [...results, { asked, answer: await answerer.ask({ question, articleId }) }];
  }
});

afterAll(() => rm(dataFolder, { recursive: true, force: true }));

describe('every sentence quoted from the corpus', () => {
  it('is the article’s own, at its place, with its own neighbours', async () => {
    const articles = new Map((await readCorpusHere(CORPUS)).articles.map((article) => [article.id, article]));
    const quotations = results.flatMap(({ answer }) => quotationsOf(answer));
    // An answer cites one to three and keeps nine; a refusal shows three and keeps nine.
    expect(quotations.length).toBeGreaterThanOrEqual(10 * results.length);
    for (const quotation of quotations) expectVerbatim(quotation, articles, answerer);
  });

  it('stands in the bytes of the article’s file', async () => {
    const files = new Map<string, string>();
    for (const { id } of answerer.articles())
      files.set(id, collapsed(await readFile(join(CORPUS, `${id}.md`), 'utf8')));
    for (const quotation of results.flatMap(({ answer }) => quotationsOf(answer))) {
      const { article, text, before, after } = quotation;
      for (const words of [text, before, after].filter((sentence) => sentence !== undefined))
        expect(files.get(article.id)).toContain(collapsed(words));
    }
  });

  it('may be any of its sentences', () => {
    const [article] = answerer.articles();
    const shown = new Set(
      results.flatMap(({ answer }) => quotationsOf(answer)).map(({ ordinal }) => ordinal),
    );
    expect(shown.size).toBe(article?.sentences);
  });
});

describe('the questions on the corpus article', () => {
  // 32 of 40 measured; an answer cites one sentence, and what comes after it is in the reader's order.
  it('find a sentence that states the fact among the first three for most of the answerable', () => {
    const answerable = results.filter(({ asked }) => asked.answers.length > 0);
    expect(answerable).toHaveLength(40);
    const missed = answerable.filter(
      ({ asked, answer }) =>
        !quotationsOf(answer)
          .slice(0, 3)
          .some(({ ordinal }) => asked.answers.includes(ordinal)),
    );
    expect(missed.length, missed.map(({ asked }) => asked.question).join('\n')).toBeLessThanOrEqual(12);
  });

  it('that the article does not answer are rarely told that it fits well', () => {
    const unanswerable = results.filter(({ asked }) => asked.answers.length === 0);
    expect(unanswerable).toHaveLength(20);
    const good = unanswerable.filter(({ answer }) => answer.kind === 'answered' && answer.band === 'good');
    expect(good.length).toBeLessThanOrEqual(4);
  });
});

describe('the answerer of the corpus article', () => {
  it.each([
    ['a special token of the model', '</s>'],
    ['more words than the model reads', 'wer '.repeat(250)],
    ['text that turns its direction', '\u202Ewer?'],
    ['half a character', 'w\uD800er'],
    ['another script', '東京はどこですか'],
    ['a digit', '1'],
  ])('answers or refuses %s', async (_, question) => {
    expect(['answered', 'not-in-corpus']).toContain((await answerer.ask({ question })).kind);
  });

  it('understands "und wann?" after the question who signed', async () => {
    const question = 'Wer hat die Vereinbarung unterzeichnet?';
    const before = await answerer.ask({ question });
    const cited = before.kind === 'answered' ? citedWordsOf(before.citations) : [];
    const previous = { question, cited };
    const answer = await answerer.ask({ question: 'und wann?', previous });
    expect(answer).toMatchObject({ question: 'und wann?', understoodWith: previous.question });
    expect(
      quotationsOf(answer)
        .slice(0, 3)
        .map(({ text }) => text)
        .join(' '),
    ).toContain('am Mittwoch');
  });

  it('refuses what the article does not speak of', async () => {
    expect((await answerer.ask({ question: 'Wie backe ich einen Apfelkuchen?' })).kind).toBe('not-in-corpus');
    expect((await answerer.ask({ question: 'Wie viel Geld fließt in die Kooperation?' })).kind).toBe(
      'not-in-corpus',
    );
  });
});
