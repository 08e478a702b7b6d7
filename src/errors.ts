/**
 * A fault that a person is meant to read: what is wrong, where, and what to do about it.
 * Everything else that is thrown is a bug and is reported as one.
 */
export class BelegError extends Error {
  override readonly name = 'BelegError';
  /** One sentence that tells the reader what to do next. */
  readonly remedy: string;

  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(problem, options);
    this.remedy = remedy;
  }
}

/** The problem and the remedy, each on a line of its own; for anything but a BelegError, a pointer to the trace. */
export function describeFault(fault: unknown): string {
  if (fault instanceof BelegError) return `${fault.message}\n${fault.remedy}`;
  const message = fault instanceof Error ? fault.message : String(fault);
  return `Something went wrong inside beleg: ${message}\nRun it again with DEBUG=beleg for the trace, and report it.`;
}
