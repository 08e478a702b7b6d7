import { HostFault } from '../wording/host/host-fault.ts';

/** Why a server cannot listen, as a host is told of it; what nobody foresaw stays as it is. */
export function listeningFault(fault: unknown, { host, port }: { host: string; port: number }): unknown {
  const code: unknown = fault instanceof Error ? Reflect.get(fault, 'code') : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new HostFault({ kind: 'http-port-in-use', host, port }, { cause: fault });
    case 'EACCES':
      return new HostFault({ kind: 'http-port-closed', port }, { cause: fault });
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return new HostFault({ kind: 'http-no-such-host', host }, { cause: fault });
    default:
      return fault;
  }
}
