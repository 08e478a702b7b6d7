import { describe, expect, it } from 'vitest';
import { askedCorpus, SentencePicker, sentencesWith } from '../../src/questions/pick-sentence.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { articleOf } from '../builders/articles.ts';

const LONG = articleOf({
  id: 'long',
  paragraphs: ['Eins ist da. Zwei ist da. Drei ist da. Was ist da? Fünf ist da. Sechs ist da.'],
});
const SHORT = articleOf({ id: 'short', paragraphs: ['Sieben ist da. Acht ist da.'] });

const corpusOf = (...articles: (typeof LONG)[]) => askedCorpus(articles, articles.flatMap(sentencesOf));

/** All sentences in the order in which they are shown. */
function shown(picker: SentencePicker): string[] {
  const texts: string[] = [];
  for (let next = picker.next(); next !== undefined; next = picker.next()) {
    picker.markDone(next);
    texts.push(next.text.split(' ')[0] ?? '');
  }
  return texts;
}

describe('the sentences that a person is asked about', () => {
  it('are spread over each article, and none of them asks', () => {
    expect(shown(new SentencePicker(corpusOf(LONG), []))).toEqual(['Zwei', 'Fünf', 'Eins', 'Drei', 'Sechs']);
  });

  it('are spread over all articles, and answer no own question yet', () => {
    const question = {
      question: 'Was?',
      language: 'de',
      words: undefined,
      path: 'corpus/a',
      line: 1,
    } as const;
    const own = [{ ...question, articleId: 'long', answers: [0, 1] }];
    expect(shown(new SentencePicker(corpusOf(LONG, SHORT), own))).toEqual([
      'Sieben',
      'Fünf',
      'Acht',
      'Drei',
      'Sechs',
    ]);
  });
});

describe('a search for sentences', () => {
  it('finds those with most of the words as they begin, written with other letters too', () => {
    const article = articleOf({
      id: 'a',
      paragraphs: ['Die Bücherei öffnet. Der Beitrag der Bücherei steigt. Niemand kommt.'],
    });
    const found = sentencesWith('buch beitrag', sentencesOf(article), 5).map(({ ordinal }) => ordinal);
    expect(found).toEqual([1, 0]);
    expect(sentencesWith('buch', sentencesOf(article), 1)).toHaveLength(1);
    expect(sentencesWith('!', sentencesOf(article), 5)).toEqual([]);
  });
});
