import { describe, expect, it, onTestFinished } from 'vitest';
import { wilson } from '../../scripts/evaluation/figures/wilson.ts';
import { countVerdicts, sampleOf, sampleVerdicts } from '../../scripts/evaluation/sample-verdicts.ts';
import type { EvaluationQuestion, EvaluationSet } from '../../scripts/evaluation/sets/evaluation-set.ts';
import { givenArticle, joined } from '../../scripts/evaluation/sets/given-article.ts';
import { createJudge } from '../../src/reading/ollama/open-language-model.ts';
import { asked, citing } from '../builders/asked.ts';
import { FakeEmbedder } from '../helpers/fake-embedder.ts';
import { OllamaStandIn } from '../reading/ollama/ollama-stand-in.ts';

const PLACES = ['Rathaus', 'Bad', 'Museum', 'Archiv', 'Theater', 'Bahnhof'];

function question(
  articleId: string,
  number: number,
  given: Partial<EvaluationQuestion> = {},
): EvaluationQuestion {
  return {
    id: `${articleId}/${number}`,
    articleId,
    language: 'de',
    kind: 'test',
    question: `Wann öffnet das ${articleId} am Tag ${number}?`,
    answers: [0],
    also: [],
    span: undefined,
    own: true,
    ...given,
  };
}

/** Six articles of two sentences, each with a question in German and one in English, and one that is not its own. */
const SET: EvaluationSet = {
  name: 'test',
  collection: 'test',
  ...joined(
    PLACES.map((id) =>
      givenArticle({
        id,
        language: 'de',
        title: id,
        paragraphs: [[`Das ${id} öffnet um acht.`, `Das ${id} hat ein Dach.`]],
      }),
    ),
  ),
  questions: PLACES.flatMap((id, at) => [
    question(id, 0, { language: 'en' }),
    question(id, 1, { answers: at === 0 ? [] : [0] }),
    question(id, 2, { own: false, answers: [] }),
  ]),
  scope: 'article',
  measures: 'answers',
};

const models = {
  embedder: new FakeEmbedder(),
  thresholds: { good: 0.7, refuse: 0.2, further: 1 },
};

async function judging() {
  const ollama = new OllamaStandIn();
  await ollama.start();
  const judge = createJudge({ name: 'judge', address: ollama.url, seconds: 60 }, false);
  onTestFinished(async () => {
    judge.close();
    await ollama.stop();
  });
  return { ollama, judge };
}

describe('a sample of questions', () => {
  it('is spread over articles and languages, the same each time, and holds none of another article', () => {
    const sample = sampleOf(SET, 6).questions;
    expect(sample).toEqual(sampleOf(SET, 6).questions);
    expect(new Set(sample.map(({ articleId }) => articleId)).size).toBe(6);
    expect(sampleOf(SET, 99).questions).toHaveLength(12);
    expect(new Set(sampleOf(SET, 4).questions.map(({ articleId }) => articleId)).size).toBe(4);
    expect(sample.every(({ own }) => own)).toBe(true);
  });
});

describe('the verdicts on a sample', () => {
  it('are counted as the bot would show them', async () => {
    const { ollama, judge } = await judging();
    ollama.says((_, sentences) => {
      const at = sentences.findIndex((text) => text.includes('öffnet'));
      return { answers: [{ number: at + 1, words: [] }] };
    });
    const done: number[] = [];
    const { counted, missed } = await sampleVerdicts(sampleOf(SET, 12), {
      judge,
      models,
      onProgress: (count) => done.push(count),
    });
    expect(missed).toBe(0);
    expect(counted).toMatchObject({
      answered: { of: 12, right: 11 },
      unanswerable: { of: 1, answered: 1 },
    });
    expect(done.at(-1)).toBe(12);
  });

  it('leave out what the model said nothing of, which another reader would read', async () => {
    const { ollama, judge } = await judging();
    let asks = 0;
    ollama.chat = () => ({ kind: 'says', content: ++asks % 3 === 0 ? 'No.' : '{"answers":[]}' });
    const { counted, missed } = await sampleVerdicts(sampleOf(SET, 12), {
      judge,
      models,
      onProgress: () => undefined,
    });
    expect(missed).toBe(4);
    expect(counted.answered).toEqual({ of: 0, right: 0, least: 0 });
    expect(counted.unanswerable.answered).toBe(0);
  });

  it('are given up where the model says nothing time and again, with the reason and how far they came', async () => {
    const { ollama, judge } = await judging();
    let asks = 0;
    ollama.chat = () =>
      ++asks === 1
        ? { kind: 'says', content: '{"answers":[]}' }
        : { kind: 'refuses', status: 503, error: 'server busy' };
    const counting = sampleVerdicts(sampleOf(SET, 12), { judge, models, onProgress: () => undefined });
    await expect(counting).rejects.toMatchObject({
      facts: { kind: 'sample-broken-off', asked: 11, inARow: 10, why: { kind: 'refused', status: 503 } },
    });
    expect(ollama.chats).toHaveLength(11);
  });
});

describe('what verdicts speak for', () => {
  it('is no more than Wilson’s bound where all of them are right', () => {
    const right = PLACES.flatMap((articleId) =>
      Array.from({ length: 5 }, () => asked({ articleId, answers: [0], reply: citing(0) })),
    );
    const { answered } = countVerdicts(right);
    expect(answered).toMatchObject({ of: 30, right: 30 });
    expect(answered.least).toBeCloseTo(30 / (30 + 1.96 ** 2), 4);
  });

  it('is less where whole articles are wrong', () => {
    const half = PLACES.flatMap((articleId, at) =>
      Array.from({ length: 5 }, () => asked({ articleId, answers: [0], reply: citing(at % 2) })),
    );
    expect(countVerdicts(half).answered.least).toBeLessThan(wilson(15, 30)[0]);
  });

  it('counts the first sentence alone, and a refusal not at all', () => {
    const one = asked({ answers: [0], reply: citing(1, 0) });
    const refused = asked({ answers: [0] });
    expect(countVerdicts([one, refused]).answered).toMatchObject({ of: 1, right: 0 });
  });
});
