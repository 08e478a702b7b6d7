import { expect, it } from 'vitest';
import { judgeQuestions } from '../../src/calibrating/judge-questions.ts';
import type { OwnQuestion } from '../../src/questions/own-question.ts';
import { ScriptedReader } from '../answering/scripted-reader.ts';
import { articleOf, indexOf } from '../builders/articles.ts';
import { FakeEmbedder } from '../helpers/fake-embedder.ts';

const CLUB = articleOf({ id: 'verein', paragraphs: ['Der Beitrag beträgt 12 Euro. Das Fest ist im Mai.'] });
const POOL = articleOf({ id: 'bad', paragraphs: ['Das Becken ist 50 Meter lang.'] });

function ask(question: string, answers: readonly number[], articleId = 'verein'): OwnQuestion {
  const place = { path: 'corpus/verein.questions.yaml', line: 1 };
  return { articleId, question, language: 'de', answers, words: undefined, ...place };
}

it('own questions are asked of their article and judged by what the reader puts first', async () => {
  const embedder = new FakeEmbedder();
  const reader = new ScriptedReader((question) => (question.includes('Vorsitz') ? 0.3 : 0.8));
  const index = await indexOf([CLUB, POOL], embedder);
  const thresholds = { good: 0.6, refuse: 0.2, further: 1 };
  const progress: number[] = [];
  const judged = await judgeQuestions(
    [
      ask('Wie hoch ist der Beitrag?', [0, 1]),
      ask('Wer hat den Vorsitz?', []),
      ask('Wie lang ist das Becken?', [0], 'bad'),
      ask('Hallo!', []),
    ],
    { embedder, reader, index, thresholds },
    (done) => progress.push(done),
  );
  expect(judged).toEqual([
    { articleId: 'verein', isAnswerable: true, confidence: 0.8, isRight: true },
    { articleId: 'verein', isAnswerable: false, confidence: 0.3, isRight: false },
    { articleId: 'bad', isAnswerable: true, confidence: 0.8, isRight: true },
    { articleId: 'verein', isAnswerable: false, confidence: 0, isRight: false },
  ]);
  expect(reader.found).toEqual(['Das Becken ist 50 Meter lang.']);
  expect(progress).toEqual([1, 2, 3, 4]);
});
