import { describe, expect, it } from 'vitest';
import { Citations } from '../../src/answering/citations.ts';
import { composeAnswer } from '../../src/answering/compose-answer.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { candidate, match, reading } from '../builders/readings.ts';

const TEXT = `# Ausflug

Bitte mitbringen:

- eine Jacke
- ein Seil
- eine Lampe
- ein Seil
- Brot
- Wasser

Zu Hause bleiben:

- Hunde
- Radios
`;
const { article } = composeArticle(readMarkdown(TEXT), 'corpus/ausflug.md');
const SENTENCES = sentencesOf(article);
const CITATIONS = new Citations({ articles: new Map([[article.id, article]]), sentences: SENTENCES });

/** What is cited where the reader is as sure of each text as given, and what goes on with it. */
function cited(confidences: Readonly<Record<string, number>>) {
  const candidates = Object.entries(confidences).map(([text, confidence]) => {
    const sentence = SENTENCES.find((one) => one.text === text);
    if (sentence === undefined) throw new Error(text);
    return candidate({ match: match(sentence), confidence, share: confidence / 4 });
  });
  const answer = composeAnswer(
    { asked: 'Was?', understoodWith: undefined, reading: reading(candidates, []) },
    { good: 0.6, refuse: 0.2, further: 1 },
    CITATIONS,
  );
  if (answer.kind !== 'answered') throw new Error('Expected an answer');
  const [citations, more] = [answer.citations, answer.more].map((all) => all.map(({ text }) => text));
  return { citations, rest: (more ?? []).slice(0, answer.rest) };
}

describe('a list', () => {
  it('answers whole and in its order where more than half of its items do about as surely as the best', () => {
    expect(cited({ Brot: 0.6, 'eine Jacke': 0.5, 'ein Seil': 0.45, Hunde: 0.1 })).toEqual({
      citations: ['eine Jacke', 'ein Seil', 'eine Lampe'],
      rest: ['Brot', 'Wasser'],
    });
  });

  it('answers with some of its items where only those do', () => {
    expect(cited({ Wasser: 0.6, Brot: 0.5, 'ein Seil': 0.3 })).toEqual({
      citations: ['Brot', 'Wasser'],
      rest: [],
    });
  });

  it('answers with one item where the others are much less sure, or stand in another list', () => {
    expect(cited({ Brot: 0.6, Wasser: 0.41 })).toEqual({ citations: ['Brot'], rest: [] });
    expect(cited({ Brot: 0.6, Hunde: 0.55 })).toEqual({ citations: ['Brot'], rest: [] });
  });

  it('answers for the line that announces it', () => {
    expect(cited({ 'Zu Hause bleiben:': 0.6, Brot: 0.55 })).toEqual({
      citations: ['Hunde', 'Radios'],
      rest: [],
    });
  });
});
