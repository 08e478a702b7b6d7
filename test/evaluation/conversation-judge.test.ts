import { describe, expect, it } from 'vitest';
import type { Expected } from '../../scripts/evaluation/conversation/cases.ts';
import { isAsExpected, parseOutcome } from '../../scripts/evaluation/conversation/judge.ts';

const answered = (...texts: readonly string[]) => ({
  kind: 'answered',
  understoodWith: null,
  citations: texts.map((text) => ({ text })),
});
const talk = { kind: 'talk', topic: 'thanks', text: 'Gern!', examples: [] };
const section = (text: string) => ({ heading: null, sentence: { text } });
const overview = (...ids: readonly string[]) => ({
  kind: 'overview',
  articles: ids.map((id) => ({ article: { id }, sections: [section('Eins.')] })),
});

function isRight(json: unknown, expected: Expected): boolean {
  return isAsExpected(parseOutcome(json), expected);
}

describe('a case of a conversation', () => {
  it('is right where one of its sentences is cited first, with or without the number of its paragraph', () => {
    const expected: Expected = { outcome: 'answered', answers: ['(1) Eins.', 'Zwei.'] };
    expect(isRight(answered('(1) Eins.', 'Drei.'), expected)).toBe(true);
    expect(isRight(answered('Eins.'), expected)).toBe(true);
    expect(isRight(answered('Drei.', 'Zwei.'), expected)).toBe(false);
    expect(isRight({ kind: 'not-in-corpus' }, expected)).toBe(false);
    expect(isRight(talk, expected)).toBe(false);
  });

  it('is wrong where it stands for itself and was read with the question before', () => {
    const expected: Expected = { outcome: 'answered', answers: ['Eins.'], alone: true };
    expect(isRight(answered('Eins.'), expected)).toBe(true);
    expect(isRight({ ...answered('Eins.'), understoodWith: 'Wer?' }, expected)).toBe(false);
  });

  it('wants of a section its sentences, in their order and no others', () => {
    const expected: Expected = { outcome: 'answered', section: ['(1) Eins.', 'Zwei.'] };
    expect(isRight(answered('(1) Eins.', 'Zwei.'), expected)).toBe(true);
    expect(isRight(answered('Zwei.', '(1) Eins.'), expected)).toBe(false);
    expect(isRight(answered('(1) Eins.'), expected)).toBe(false);
    expect(isRight(answered('(1) Eins.', 'Zwei.', 'Drei.'), expected)).toBe(false);
  });

  it('wants talk on one of its topics, and of the bot what it can be asked', () => {
    expect(isRight(talk, { outcome: 'talk' })).toBe(true);
    expect(isRight(talk, { outcome: 'talk', topics: ['greeting', 'thanks'] })).toBe(true);
    expect(isRight(talk, { outcome: 'talk', topics: ['greeting'] })).toBe(false);
    const ofTheBot = { ...talk, topic: 'bot' };
    expect(isRight(ofTheBot, { outcome: 'talk', topics: ['bot'] })).toBe(false);
    expect(isRight({ ...ofTheBot, examples: ['Wann?'] }, { outcome: 'talk', topics: ['bot'] })).toBe(true);
  });

  it('wants an overview of its articles and of no others', () => {
    const expected: Expected = { outcome: 'overview', articles: ['a', 'b'] };
    expect(isRight(overview('b', 'a'), expected)).toBe(true);
    expect(isRight(overview('a'), expected)).toBe(false);
    expect(isRight(overview('a', 'b', 'c'), expected)).toBe(false);
    expect(isRight(answered('Eins.'), expected)).toBe(false);
  });

  it('takes a fault for no answer', () => {
    const fault = { kind: 'error', problem: 'The model is gone.' };
    expect(isRight(fault, { outcome: 'not-in-corpus' })).toBe(false);
    expect(isRight(fault, { outcome: 'unaskable' })).toBe(false);
  });
});
