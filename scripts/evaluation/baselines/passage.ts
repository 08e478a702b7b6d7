import type { TextRange } from '../../../src/corpus/article.ts';
import { wordsOf } from '../../../src/language/words.ts';
import type { Sentence } from '../../../src/sentences/sentence.ts';
import { sum } from '../figures/measures.ts';
import type { Shown } from '../record.ts';
import type { EvaluationQuestion, EvaluationSet } from '../sets/evaluation-set.ts';

/** A place of an article, that a system shows or that answers: a range of the article's text. */
export interface Passage extends TextRange {
  readonly articleId: string;
}

export function passageOf({ articleId, start, end }: Passage): Passage {
  return { articleId, start, end };
}

type Answerable = Pick<EvaluationQuestion, 'articleId' | 'answers' | 'also' | 'span'>;

/** What a system showed for a question, in the order in which a person reads it. */
type ShownJudge = (
  question: Answerable,
  shown: { readonly passages: readonly Passage[]; readonly milliseconds: number },
) => Shown;

/**
 * Says whether passages of a set's articles answer, and what there is to read. A passage answers where it holds the whole of a
 * sentence that answers, if only in part; of the one whose answering words are marked, these words will do, since a chunk may
 * begin or end within a sentence.
 */
export function shownJudge({
  articles,
  sentences,
}: Pick<EvaluationSet, 'articles' | 'sentences'>): ShownJudge {
  const textOf = new Map(articles.map(({ id, text }) => [id, text]));
  const sentenceAt = new Map(sentences.map((sentence) => [placeKey(sentence), sentence]));
  const wordsIn = ({ articleId, start, end }: Passage): number =>
    wordsOf((textOf.get(articleId) ?? '').slice(start, end)).length;
  return (question, { passages, milliseconds }) => {
    const { articleId } = question;
    const places = [...question.answers, ...question.also].flatMap((ordinal) => {
      const sentence = sentenceAt.get(placeKey({ articleId, ordinal }));
      if (sentence === undefined) throw new Error(`${articleId} has no sentence ${ordinal}, which answers`);
      return ordinal === question.answers[0] ? markedPlace(sentence, question.span) : sentence;
    });
    const rank = passages.findIndex((passage) => places.some((place) => holds(passage, place)));
    const words = passages.map(wordsIn);
    return {
      rank: rank === -1 ? null : rank,
      wordsShown: sum(words),
      wordsUntilAnswer: rank === -1 ? null : sum(words.slice(0, rank + 1)),
      milliseconds,
    };
  };
}

/** The words of a sentence that are marked; all of it where they do not stand in it as they are. */
function markedPlace({ articleId, start, end, text }: Sentence, span: string | undefined): Passage {
  const at = span === undefined ? -1 : text.indexOf(span);
  if (span === undefined || at === -1) return { articleId, start, end };
  return { articleId, start: start + at, end: start + at + span.length };
}

function holds(passage: Passage, place: Passage): boolean {
  return passage.articleId === place.articleId && passage.start <= place.start && place.end <= passage.end;
}

function placeKey({ articleId, ordinal }: Pick<Sentence, 'articleId' | 'ordinal'>): string {
  return `${articleId}:${ordinal}`;
}
