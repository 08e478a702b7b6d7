import { describe, expect, it } from 'vitest';
import { type TopicQuestion, topicsOf } from '../../src/usage/topics.ts';

const asked = (question: string, given: Partial<TopicQuestion> = {}): TopicQuestion => ({
  question,
  language: 'de',
  isSeen: true,
  ...given,
});

describe('the topics of questions', () => {
  it('are the words that most of them share, whatever their endings, most questions first', () => {
    const questions = [
      asked('Wie hoch ist die Hundesteuer?'),
      asked('Wo kann ich parken?'),
      asked('Gibt es das Freibad noch?'),
      asked('Parken am Rathaus?'),
      asked('Wer zahlt Hundesteuern?'),
      asked('Wo darf der Bus parken?'),
    ];
    const { listed, unseen } = topicsOf(questions);
    expect(listed.map(({ words, count }) => [words[0], count])).toEqual([
      ['parken', 3],
      ['Hundesteuer', 2],
      ['Freibad', 1],
    ]);
    expect(unseen).toBe(0);
  });

  it('name further words that at least half of the questions share', () => {
    const { listed } = topicsOf([
      asked('What does a parking permit cost?', { language: 'en' }),
      asked('Where is the parking permit office?', { language: 'en' }),
      asked('Is parking free?', { language: 'en' }),
    ]);
    expect(listed.map(({ words }) => words)).toEqual([['parking', 'permit']]);
  });

  it('give each question that others could see once', () => {
    const { listed } = topicsOf([
      asked('Wo parken?'),
      asked('Wo parken?'),
      asked('Parken?', { isSeen: false }),
    ]);
    expect(listed).toEqual([{ words: ['parken'], count: 3, questions: ['Wo parken?'] }]);
  });

  it('tell no word that stands in a question alone that only its asker has seen', () => {
    const { listed, unseen } = topicsOf([
      asked('Wohnt Erika Mustermann hier?', { isSeen: false }),
      asked('Wer ist das?'),
      asked('Wo parken?'),
    ]);
    expect(listed.map(({ words }) => words)).toEqual([['parken']]);
    expect(unseen).toBe(2);
  });

  it('are no numbers and no words that stand in any question, in Italian too', () => {
    const { listed } = topicsOf([
      asked('Che cosa costa la piscina nel 2026?', { language: 'it' }),
      asked('Quand ouvre la piscine en 2026 ?', { language: 'fr' }),
    ]);
    expect(listed.flatMap(({ words }) => words)).not.toContain('2026');
    expect(listed.map(({ words }) => words[0])).toEqual(['piscina', 'piscine']);
  });

  it('are none where nothing was asked', () => {
    expect(topicsOf([])).toEqual({ listed: [], unseen: 0 });
  });
});
