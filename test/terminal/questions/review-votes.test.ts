import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HandledVotes } from '../../../src/questions/handled-votes.ts';
import type { VotedAnswer } from '../../../src/questions/proposals.ts';
import { ReviewDialogue } from '../../../src/terminal/questions/review-votes.ts';
import { answered, citation, fakeAnswerer } from '../../builders/answers.ts';
import { LIBRARY, MUSEUM } from '../../builders/articles.ts';
import { desk, pipe, writtenTo } from './own-questions-folder.ts';

const SUNDAY = 'Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.';
const PASSAGE = { articleId: LIBRARY.id, revision: LIBRARY.revision, ordinal: 1 };

const voted = (answerId: string, question: string, given: Partial<VotedAnswer> = {}): VotedAnswer => ({
  answerId,
  question,
  isAnswered: true,
  passages: [PASSAGE],
  helpful: 1,
  unhelpful: 0,
  ...given,
});

async function reviewOf(answers: readonly VotedAnswer[], counts = { unseen: 0, followUps: 0 }) {
  const answerer = fakeAnswerer(
    ({ question }) =>
      answered({ question, citations: [citation({ ordinal: 2 })], more: [citation({ ordinal: 7 })] }),
    [LIBRARY, MUSEUM],
  );
  const parts = await desk({ answerer, articles: [LIBRARY, MUSEUM] });
  const path = join(dirname(parts.corpusFolder), 'data/handled-votes.json');
  const begin = async () => {
    const handled = await HandledVotes.open(path, answers);
    return new ReviewDialogue({ ...parts, votes: { answers, ...counts }, handled }, 'en');
  };
  return { parts, answerer, begin, handled: () => readFile(path, 'utf8') };
}

describe('npm run feedback', () => {
  it('proposes what was quoted, and writes it where a person accepts', async () => {
    const { parts, begin, handled } = await reviewOf([
      voted('1', 'Wann ist offen?', { helpful: 2, unhelpful: 1 }),
    ]);
    const { shown } = await pipe(await begin(), ['y']);
    expect(shown).toContain(
      'Proposal 1 of 1 · 2× helpful, 1× not helpful\n\nWann ist offen?\n\nThe bot quoted:',
    );
    expect(shown).toContain('[1] Ab März öffnet');
    expect(await writtenTo(parts, LIBRARY.id)).toBe(`- question: Wann ist offen?\n  answer: ${SUNDAY}\n`);
    expect(await handled()).toBe('{"answerIds":["1"]}\n');
  });

  it('takes another sentence, other words, that none answers, and that nothing is to come of it', async () => {
    const { parts, begin, handled } = await reviewOf([
      voted('1', 'Wann?', { helpful: 0, unhelpful: 1 }),
      voted('2', 'Was zahlt Alice Example?'),
      voted('3', 'Wer weiß?', { isAnswered: false }),
      voted('4', 'Was soll das?'),
    ]);
    await pipe(await begin(), ['n', '3', '=Was zahlt man?', '=', '/lundi', '2 1', 'y', 'x']);
    expect(await writtenTo(parts, LIBRARY.id)).toBe(`- question: Wann?
  answer: Kinder dürfen zehn Bücher leihen.

- question: Was zahlt man?
  answer: ${SUNDAY}

- question: Wer weiß?
  not-in-article: true
`);
    expect(await writtenTo(parts, MUSEUM.id)).toBe(
      '- question: Was zahlt man?\n  answer: Le musée rouvre lundi.\n',
    );
    expect(await handled()).toBe('{"answerIds":["1","2","3","4"]}\n');
  });

  it('proposes again what was left for later, and nothing that was handled', async () => {
    const votes = [voted('1', 'Wann?'), voted('2', 'Wer?'), voted('3', 'Wo?')];
    const { begin } = await reviewOf(votes);
    await pipe(await begin(), ['', 'x', ':q']);
    const { shown } = await pipe(await begin(), []);
    expect(shown).toContain('2 proposals from the votes');
    expect(shown).toContain('Proposal 1 of 2 · 1× helpful, 0× not helpful\n\nWann?');
  });

  it('asks the bot anew where the article is another one by now', async () => {
    const { parts, answerer, begin } = await reviewOf([
      voted('1', 'Was kostet es?', { passages: [{ ...PASSAGE, revision: 'deadbeef' }] }),
    ]);
    const { shown } = await pipe(await begin(), ['y']);
    expect(answerer.asked).toEqual([{ question: 'Was kostet es?' }]);
    expect(shown).toContain('The article is another one by now.');
    expect(shown).not.toContain('sonntags');
    expect(await writtenTo(parts, LIBRARY.id)).toContain('answer: Der Eintritt bleibt frei.');
  });

  it('says what cannot be proposed, and that there is nothing', async () => {
    const { begin } = await reviewOf([], { unseen: 2, followUps: 1 });
    const { shown, isDone } = await pipe(await begin(), []);
    expect(isDone).toBe(true);
    expect(shown).toContain('2 answers have votes, but only who asked saw the question');
    expect(shown).toContain('1 answer with votes was to a follow-up');
    expect(shown).toContain('There is nothing to propose');
  });
});
