/** The value below which `percent` of the values lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}

/** By how many percent the last fifth of the samples lies above the second: the first is warming up. Medians. */
export function growth(samples: readonly number[]): number {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  const before = percentile(samples.slice(fifth, 2 * fifth), 50);
  const after = percentile(samples.slice(-fifth), 50);
  return (after / before - 1) * 100;
}
