import { Fault } from '../errors.ts';

/** Why nothing was fetched. `address` is the one that could not be, which a redirect may have led to. */
export type FetchFacts = { readonly address: string } & (
  | {
      readonly kind:
        | 'no-address'
        | 'not-https'
        | 'credentials'
        | 'downgrade'
        | 'bad-redirect'
        | 'forbidden-by-robots'
        /** robots.txt cannot be had, and RFC 9309 says that nothing may be fetched then. */
        | 'robots-unreachable'
        | 'broken-body'
        /** A page that shows no text before its scripts have run. */
        | 'no-text';
    }
  /** It leads to this address of the machine, its network or no network at all. */
  | { readonly kind: 'private-address'; readonly found: string }
  /** By the code of the system, or of TLS. */
  | { readonly kind: 'unreachable' | 'unknown-host' | 'certificate'; readonly code: string }
  | { readonly kind: 'too-slow'; readonly seconds: number }
  | { readonly kind: 'too-many-redirects'; readonly most: number }
  /** In bytes, also of what a compressed body becomes. */
  | { readonly kind: 'too-large'; readonly most: number }
  | { readonly kind: 'other-type'; readonly found: string }
  | { readonly kind: 'status'; readonly status: number }
);

export class FetchFault extends Fault<FetchFacts> {
  override readonly name = 'FetchFault';

  constructor(facts: FetchFacts, options?: ErrorOptions) {
    super(`${facts.address} cannot be fetched: ${inShort(facts)}.`, facts, options);
  }
}

function inShort(facts: FetchFacts): string {
  switch (facts.kind) {
    case 'private-address':
      return `it leads to ${facts.found}, which is no public address`;
    case 'unreachable':
    case 'unknown-host':
    case 'certificate':
      return `${facts.kind} (${facts.code})`;
    case 'too-slow':
      return `it took more than ${facts.seconds} seconds`;
    case 'too-many-redirects':
      return `it was redirected more than ${facts.most} times`;
    case 'too-large':
      return `it is larger than ${facts.most} bytes`;
    case 'other-type':
      return `it is ${facts.found}`;
    case 'status':
      return `the server answers with ${facts.status}`;
    case 'no-address':
    case 'not-https':
    case 'credentials':
    case 'downgrade':
    case 'bad-redirect':
    case 'forbidden-by-robots':
    case 'robots-unreachable':
    case 'broken-body':
    case 'no-text':
      return facts.kind;
  }
}
