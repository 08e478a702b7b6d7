/**
 * A fault inside a room, as the room knows it: facts by kind, and a message in its own words, for logs. It knows no setting, no
 * command and no face; what a person is told of it is said in `wording/fault-words.ts`.
 */
export abstract class Fault<Facts extends { readonly kind: string }> extends Error {
  readonly facts: Facts;

  constructor(message: string, facts: Facts, options?: ErrorOptions) {
    super(message, options);
    this.facts = facts;
  }
}

/** What a thrown value says. */
export function messageOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}

/**
 * A fault as a person is meant to read it: what is wrong, where, and what to do about it. Thrown where the program meets the
 * person: by settings, scripts and faces.
 * Whatever is thrown and is neither this nor a Fault is a bug and is reported as one.
 */
export class BelegError extends Error {
  override readonly name = 'BelegError';
  /** One sentence that tells the person what to do next. */
  readonly remedy: string;

  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(problem, options);
    this.remedy = remedy;
  }
}
