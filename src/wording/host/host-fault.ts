import { BelegError } from '../../errors.ts';
import { host } from './english/doors.ts';
import type { HostFacts } from './host-facts.ts';

/**
 * What goes wrong where the program meets the person who hosts it, with its facts: who is told of it reads it in the language
 * that they speak. What it says by itself is English, for logs.
 */
export class HostFault extends BelegError {
  readonly facts: HostFacts;

  constructor(facts: HostFacts, options?: ErrorOptions) {
    const { problem, remedy } = host(facts);
    super(problem, remedy, options);
    this.facts = facts;
  }
}
