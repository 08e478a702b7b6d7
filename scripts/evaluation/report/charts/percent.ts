/** A share for a person: whole percent. */
export function percent(value: number): string {
  return `${(value * 100).toFixed(0)} %`;
}
