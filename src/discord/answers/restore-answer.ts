import type { Answered, Answerer, Citation, NotInCorpus } from '../../answering/answer.ts';
import type { Conversation } from '../conversation.ts';
import type { AnswerStore } from './answer-store.ts';
import type { StoredAnswer, StoredPassage } from './stored-answer.ts';

type Passages = Pick<Answerer, 'passage'>;

/** The reference under which a passage is stored. */
export function toStoredPassage(citation: Citation): StoredPassage {
  const { article, ordinal, highlights } = citation;
  return { articleId: article.id, revision: article.revision, ordinal, highlights };
}

/** The passage as the index holds it now; undefined where its article changed or is gone. */
function restorePassage(stored: StoredPassage, { passage }: Passages): Citation | undefined {
  const citation = passage(stored.articleId, stored.ordinal);
  if (citation === undefined || citation.article.revision !== stored.revision) return undefined;
  return { ...citation, highlights: stored.highlights };
}

/** The passages as the index holds them now; undefined where one of their articles changed or is gone. */
export function restorePassages(
  stored: readonly StoredPassage[],
  passages: Passages,
): readonly Citation[] | undefined {
  const restored = stored.map((passage) => restorePassage(passage, passages));
  const present = restored.filter((citation) => citation !== undefined);
  return present.length === stored.length ? present : undefined;
}

/**
 * Whether an answer may be shown and gone on with here: it was given where the same is seen, and nothing that it names is hidden.
 * Both may have changed since with the rules of places, and whoever sends the id of an answer may send that of any.
 */
export function isOfHere(
  { bot: { sight }, place }: Pick<Conversation, 'bot' | 'place'>,
  stored: StoredAnswer,
): boolean {
  const { guildId, channelId, parentId, passages, more } = stored;
  // An answer of an earlier version may not say where it was given.
  const isAlike = channelId === undefined || sight.isAlike({ guildId, channelId, parentId }, place);
  return isAlike && ![...passages, ...more].some(({ articleId }) => sight.hides(articleId, place));
}

/**
 * A past answer as it was given; undefined where it can no longer be quoted word for word. The question before it is named
 * as long as that one's answer is stored.
 */
export function restoreAnswer(
  stored: StoredAnswer,
  { store, passages }: { readonly store: Pick<AnswerStore, 'get'>; readonly passages: Passages },
): Answered | NotInCorpus | undefined {
  const shown = restorePassages(stored.passages, passages);
  const more = restorePassages(stored.more, passages);
  if (shown === undefined || more === undefined) return undefined;
  const { question, readWith, outcome } = stored;
  const understoodWith = readWith === undefined ? undefined : store.get(readWith)?.question;
  if (outcome.kind === 'not-in-corpus') {
    return { kind: 'not-in-corpus', question, understoodWith, nearest: shown, more };
  }
  const [first, ...others] = shown;
  if (first === undefined) return undefined;
  return {
    kind: 'answered',
    question,
    understoodWith,
    band: outcome.band,
    citations: [first, ...others],
    more,
    rest: stored.rest,
  };
}
