import type { z } from 'zod';
import { BelegError } from '../errors.ts';

/** How a program may call the library in a wrong way. */
export type UsageProblem =
  /** An option of `openBeleg` is unknown, missing or none that can be. */
  | 'wrong-option'
  /** An argument of a method is of another type than it takes. */
  | 'wrong-argument'
  /** A method was called after `close`. */
  | 'closed';

/** The program that calls the library does so in a wrong way: it has to be mended. */
export class UsageError extends BelegError {
  readonly kind: UsageProblem;

  constructor(kind: UsageProblem, problem: string, remedy: string) {
    super(problem, remedy);
    this.kind = kind;
  }
}

interface Called {
  /** What was called. */
  readonly name: string;
  /** What it was given, by name. */
  readonly given: unknown;
}

/**
 * What a function was given, where it is what the function takes.
 * @throws UsageError that names each part which is not
 */
export function checked<T>(kind: UsageProblem, { name, given }: Called, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `\n  ${[...path, message].join(': ')}`);
  throw wrongCall(kind, `${name} was called in a wrong way:${wrong.join('')}`);
}

/** @param problem what is wrong with the call */
export function wrongCall(kind: UsageProblem, problem: string): UsageError {
  return new UsageError(kind, problem, 'docs/library.md of beleg says what it takes.');
}

/** That a method was called after `close`. */
export function closed(): UsageError {
  return new UsageError(
    'closed',
    'This beleg was closed.',
    'Open another one with openBeleg, or close it later.',
  );
}
