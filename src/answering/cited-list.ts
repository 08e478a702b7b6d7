import type { TextRange } from '../corpus/article.ts';
import type { Candidate } from '../reading/reading.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { Citations } from './citations.ts';
import { samenessOf } from './same-sentence.ts';

/** An item of a list that answers, with the words of it that do. */
export interface AnsweringItem {
  readonly sentence: Sentence;
  readonly words: readonly TextRange[];
}

/**
 * A question for a list ("What do I have to bring?") divides the reader's belief among its items, one for a single item does
 * not. Set on evaluation/lists/ and the FAQ of evaluation/conversation/: of nine questions for a list eight are told so, of
 * ten for an item two.
 */
const ITEM_SHARE = 0.7;

/**
 * The items that answer with the best candidate, where it is an item of a list and others of that list answer about as surely;
 * all of the list where they are more than half of it, or where the best is what announces it. In the list's order; empty where
 * the best answers alone.
 */
export function answeringItems(
  candidates: readonly Candidate[],
  citations: Citations,
): readonly AnsweringItem[] {
  const [best] = candidates;
  const list = best === undefined ? [] : distinct(citations.listAround(best.match.sentence));
  if (best === undefined) return [];
  if (list.length === 0)
    return distinct(citations.listBelow(best.match.sentence)).map((sentence) => ({ sentence, words: [] }));
  const readAt = ({ articleId, ordinal }: Sentence): Candidate | undefined =>
    candidates.find(
      ({ match: { sentence } }) => sentence.articleId === articleId && sentence.ordinal === ordinal,
    );
  const answers = (item: Sentence): boolean =>
    (readAt(item)?.confidence ?? 0) >= ITEM_SHARE * best.confidence;
  const answering = list.filter(answers);
  if (answering.length < 2) return [];
  const items = 2 * answering.length > list.length ? list : answering;
  return items.map((sentence) => ({ sentence, words: readAt(sentence)?.words ?? [] }));
}

/** Each item once: a list may say one thing twice. */
function distinct(items: readonly Sentence[]): readonly Sentence[] {
  const seen = new Set<string>();
  return items.filter((one) => {
    const { size } = seen;
    return seen.add(samenessOf(one)).size > size;
  });
}
