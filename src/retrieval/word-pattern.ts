/** A pattern that matches whole words only; `\b` knows no umlauts. */
export function wordPattern(alternatives: readonly string[], flags = 'giu'): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join('|')})(?![\p{L}\p{N}])`, flags);
}
