/** Why a hub gave nothing. */
export type HubFacts =
  | {
      readonly kind:
        | 'unsafe-address'
        | 'unreachable'
        | 'leads-on'
        | 'unknown-model'
        | 'list-too-long'
        | 'broke-off'
        | 'no-weights'
        | 'no-file'
        | 'other-content';
    }
  | { readonly kind: 'silent'; readonly seconds: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'other-commit'; readonly commit: string }
  | { readonly kind: 'too-large'; readonly most: number }
  | { readonly kind: 'other-size'; readonly bytes: number; readonly expected: number };

/** That a hub gave nothing, with the address that was asked. */
export class HubRefusal extends Error {
  override readonly name = 'HubRefusal';
  readonly facts: HubFacts;
  /** Without its query, which may hold a key to the file. */
  readonly address: string;

  constructor({ origin, pathname }: URL, facts: HubFacts, options?: ErrorOptions) {
    super(inWords(facts), options);
    this.facts = facts;
    this.address = `${origin}${pathname}`;
  }
}

/** What it says in a log. */
export function inWords(facts: HubFacts): string {
  switch (facts.kind) {
    case 'unsafe-address':
      return 'its files are taken by https alone, and the hub leads to an address without';
    case 'unreachable':
      return 'the hub cannot be reached';
    case 'leads-on':
      return 'the hub leads on and on';
    case 'unknown-model':
      return 'the hub does not say what the model consists of';
    case 'list-too-long':
      return 'the hub says more than any list of files is long';
    case 'broke-off':
      return 'the connection broke off';
    case 'no-weights':
      return 'the model has no weights in the ONNX format';
    case 'no-file':
      return 'the model has no such file';
    case 'other-content':
      return 'what came is not what the hub lists';
    case 'silent':
      return `nothing came for ${facts.seconds} seconds`;
    case 'status':
      return `the hub answered ${facts.status}`;
    case 'other-commit':
      return `the hub answered with the commit ${facts.commit}`;
    case 'too-large':
      return `the file is larger than ${facts.most} bytes`;
    case 'other-size':
      return `${facts.bytes} bytes came instead of ${facts.expected}`;
  }
}
