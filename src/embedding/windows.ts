/** A run of a paragraph's sentences that the model reads at once: sentences `first` to `last`, both included. */
interface SentenceWindow {
  readonly first: number;
  readonly last: number;
}

/**
 * Cuts a paragraph into windows that fit the model, each beginning with the sentence that ended the one before, so
 * that no sentence is read without the one next to it. A sentence longer than the limit gets a window of its own.
 *
 * @param lengths tokens of each sentence
 * @param limit the most tokens a window may hold
 */
export function sentenceWindows(lengths: readonly number[], limit: number): SentenceWindow[] {
  const windows: SentenceWindow[] = [];
  let first = 0;
  while (first < lengths.length) {
    let last = first;
    let tokens = lengths[first] ?? 0;
    while (last + 1 < lengths.length && tokens + (lengths[last + 1] ?? 0) <= limit) {
      last++;
      tokens += lengths[last] ?? 0;
    }
    windows.push({ first, last });
    if (last === lengths.length - 1) break;
    const overlapFits = last > first && (lengths[last] ?? 0) + (lengths[last + 1] ?? 0) <= limit;
    first = overlapFits ? last : last + 1;
  }
  return windows;
}
