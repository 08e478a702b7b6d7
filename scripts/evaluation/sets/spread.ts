/** `count` items at even distances, beginning at `offset` and going on at the front behind the last item. */
export function spread<T>(items: readonly T[], count: number, offset = 0): T[] {
  return Array.from({ length: count }, (_, i) => Math.floor((i * items.length) / count) + offset).flatMap(
    (at) => items.slice(at % items.length, (at % items.length) + 1),
  );
}
