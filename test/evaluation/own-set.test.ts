import { describe, expect, it } from 'vitest';
import { ownSet } from '../../scripts/evaluation/sets/own.ts';
import { readOwnQuestions } from '../../src/questions/read-questions.ts';
import { LIBRARY, MUSEUM } from '../builders/articles.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';

const ASKED = '- question: Wie teuer?\n  answer: Der Eintritt bleibt frei.\n  words: frei\n';

async function setOf(questions: string) {
  const files = { 'buecherei.md': '# a', 'musee.md': '# b', 'buecherei.questions.yaml': questions };
  const articles = [LIBRARY, MUSEUM];
  return ownSet(articles, await readOwnQuestions(await corpusFolder(files), articles));
}

describe("a host's own questions as a data set", () => {
  it('are put each to its article, without the articles that nobody asks', async () => {
    const { articles, sentences, questions } = await setOf(ASKED);
    expect(articles).toEqual([LIBRARY]);
    expect(new Set(sentences.map(({ articleId }) => articleId))).toEqual(new Set([LIBRARY.id]));
    const { id: _id, ...question } = questions[0] ?? {};
    expect(question).toEqual({
      articleId: LIBRARY.id,
      language: 'de',
      kind: 'own',
      question: 'Wie teuer?',
      answers: [2],
      also: [],
      span: 'frei',
      own: true,
    });
  });

  it('keep their ids where others are written before them', async () => {
    const [before] = (await setOf(ASKED)).questions;
    const after = (await setOf(`- question: Wer?\n  not-in-article: true\n${ASKED}`)).questions;
    expect(before?.id).toMatch(/^buecherei\/[\da-f]{8}$/);
    expect(after.map(({ id }) => id).indexOf(before?.id ?? '')).toBe(1);
  });
});
