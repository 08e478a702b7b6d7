/** A share or another number around 1, to three digits; nothing where it cannot be told. */
export function threeDigits(value: number | undefined): string {
  return value !== undefined && Number.isFinite(value) ? value.toFixed(3) : '';
}
