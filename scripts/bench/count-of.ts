import { BelegError } from '../../src/errors.ts';

interface CountOption {
  /** As it is typed: `--runs`. */
  readonly option: string;
  readonly least: number;
  /** Where to read how to call it, or how. */
  readonly advice: string;
}

/**
 * The number behind an option; undefined where the option was not given.
 * @throws BelegError for what is no whole number, or too small a one
 */
export function countOf(
  text: string | true | undefined,
  { option, least, advice }: CountOption,
): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (/^\d{1,9}$/.test(String(text)) && count >= least) return count;
  throw new BelegError(`${option} takes whole numbers from ${least} on, not "${text}".`, advice);
}
