import type { ModelRole } from '../models/model-files.ts';
import type { ModelManifest } from '../models/model-manifest.ts';

/**
 * The kinds of reader that a model's folder may hold. The recipe of each changes whenever the same model would read
 * otherwise, its input or how its output is taken: what was calibrated with another is never taken for its.
 */
const READER_RECIPES = {
  listwise: 'listwise reader, marks as typed, its best three read twice',
  'question-answering': 'best span within each sentence against the first token',
} as const;

export type ReaderKind = keyof typeof READER_RECIPES;

/**
 * Of which kind the reader is whose folder says this of it: what beleg.json calls it, and where there is none, what its
 * architecture is for; none where neither names a kind that is known. What a model reads and gives is never guessed from
 * its weights.
 */
export function readerKindOf({ kind, architectures }: ModelManifest): ReaderKind | undefined {
  if (kind !== undefined) return isReaderKind(kind) ? kind : undefined;
  const answersQuestions = architectures.some((name) => name.endsWith('ForQuestionAnswering'));
  return answersQuestions ? 'question-answering' : undefined;
}

function isReaderKind(kind: string): kind is ReaderKind {
  return Object.hasOwn(READER_RECIPES, kind);
}

/** A folder that names no kind of reader has no recipe. */
export const READER_ROLE: ModelRole = {
  name: 'reader',
  recipe: (manifest) => {
    const kind = readerKindOf(manifest);
    return kind && READER_RECIPES[kind];
  },
};
