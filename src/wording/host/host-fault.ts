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

/** What listens. */
type Door = 'http' | 'metrics';

interface Listening {
  readonly host: string;
  readonly port: number;
}

/** Why a server cannot listen, as a host is told of it; what nobody foresaw stays as it is. */
export function listeningFault(door: Door, fault: unknown, at: Listening): unknown {
  const code: unknown = fault instanceof Error ? Reflect.get(fault, 'code') : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new HostFault({ kind: `${door}-port-in-use`, ...at }, { cause: fault });
    case 'EACCES':
    // One that is counted on from another may lie above all that there are.
    case 'ERR_SOCKET_BAD_PORT':
      return new HostFault({ kind: `${door}-port-closed`, port: at.port }, { cause: fault });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new HostFault({ kind: `${door}-no-such-host`, host: at.host }, { cause: fault });
    default:
      return fault;
  }
}
