import { describe, expect, it } from 'vitest';
import { botPassages } from '../../../scripts/evaluation/baselines/bot-passages.ts';
import { shownJudge, type Passage } from '../../../scripts/evaluation/baselines/passage.ts';
import type { Answer } from '../../../src/answering/answer.ts';
import { sentencesOf } from '../../../src/sentences/sentence.ts';
import { answered, citation, notInCorpus, SUNDAYS } from '../../builders/answers.ts';
import { LIBRARY, MUSEUM } from '../../builders/articles.ts';

const articles = [LIBRARY, MUSEUM];
const sentences = articles.flatMap(sentencesOf);
const judge = shownJudge({ articles, sentences });

/** The place of these words of the library's article, and so many characters around them. */
function place(words: string, around = 0): Passage {
  const start = LIBRARY.text.indexOf(words);
  return { articleId: LIBRARY.id, start: start - around, end: start + words.length + around };
}

const RATE = place('Der Rat hat am Montag über die Bücherei beraten.');
const SUNDAY = place('Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.');
const FREE = place('Der Eintritt bleibt frei.');

const asked = { articleId: LIBRARY.id, answers: [1], also: [], span: undefined };
const shown = (passages: readonly Passage[], question: Parameters<typeof judge>[0] = asked) =>
  judge(question, { passages, milliseconds: 3 });

describe('what a system showed', () => {
  it('is read until the passage that answers, this included', () => {
    expect(shown([RATE, SUNDAY, FREE])).toEqual({
      rank: 1,
      wordsShown: 9 + 12 + 4,
      wordsUntilAnswer: 9 + 12,
      milliseconds: 3,
    });
  });

  it('is read in vain where no passage answers, and where nothing does', () => {
    expect(shown([RATE, FREE])).toMatchObject({ rank: null, wordsShown: 13, wordsUntilAnswer: null });
    expect(shown([SUNDAY], { ...asked, answers: [] })).toMatchObject({ rank: null, wordsUntilAnswer: null });
    expect(shown([])).toMatchObject({ rank: null, wordsShown: 0, wordsUntilAnswer: null });
  });

  it('answers with a sentence that does so in part', () => {
    expect(shown([FREE], { ...asked, also: [2] }).rank).toBe(0);
  });

  it('answers with a chunk that holds the whole sentence, and not with one that cuts it', () => {
    const cut = { ...SUNDAY, start: SUNDAY.start + 1, end: SUNDAY.end + 20 };
    expect(shown([cut, place(LIBRARY.text)]).rank).toBe(1);
  });

  it('answers with a chunk that holds the words marked in the best sentence', () => {
    const marked = { ...asked, answers: [1, 2], span: 'sonntags von 10 bis 16 Uhr' };
    expect(shown([place('10 bis 16 Uhr', 5), place('sonntags von 10 bis 16 Uhr', 5)], marked).rank).toBe(1);
    expect(shown([place('bleibt frei')], marked).rank).toBeNull();
  });

  it('wants the whole sentence where the marked words do not stand in it as they are', () => {
    const marked = { ...asked, span: 'sonntags ab zehn' };
    expect([shown([place('sonntags von 10')], marked).rank, shown([SUNDAY], marked).rank]).toEqual([null, 0]);
  });

  it('does not answer from the same place of another article', () => {
    expect(shown([{ ...SUNDAY, articleId: MUSEUM.id }]).rank).toBeNull();
  });

  it('cannot be judged by a sentence that there is not', () => {
    expect(() => shown([SUNDAY], { ...asked, answers: [99] })).toThrow('no sentence 99');
  });
});

function starts(answer: Answer): number[] {
  return botPassages(answer).map(({ start }) => start);
}

describe('what a person reads of an answer', () => {
  const further = [3, 4, 5, 6].map((ordinal) => citation({ ordinal }));
  it('is what it quotes, then a page of further passages', () => {
    expect(starts(answered({ more: further }))).toEqual(
      [SUNDAYS, ...further.slice(0, 3)].map(({ start }) => start),
    );
  });

  it('is what goes on with it alone, where something does', () => {
    expect(starts(answered({ more: further, rest: 1 }))).toEqual([SUNDAYS.start, further[0]?.start]);
  });

  it('is what comes nearest where it is a refusal', () => {
    expect(starts(notInCorpus({ nearest: further.slice(0, 2), more: further.slice(2) }))).toEqual(
      further.slice(0, 2).map(({ start }) => start),
    );
  });

  it('is nothing of small talk', () => {
    expect(starts({ kind: 'talk', question: 'Danke', topic: 'thanks', examples: [] })).toEqual([]);
  });
});
