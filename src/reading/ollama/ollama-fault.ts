import { Fault } from '../../errors.ts';

/** Why a language model says nothing of a question. */
export type OllamaFacts =
  /** Nothing there speaks HTTP, or it broke off: the code that the system or Node gives. */
  | { readonly kind: 'unreachable'; readonly code: string }
  | { readonly kind: 'too-slow'; readonly seconds: number }
  /** What the server says of it, where it was sent no question that it could repeat. */
  | { readonly kind: 'refused'; readonly status: number; readonly said: string | undefined }
  | { readonly kind: 'no-such-model'; readonly model: string }
  /** The server would send the questions on to another. */
  | { readonly kind: 'runs-elsewhere'; readonly model: string }
  /** What answers there is no Ollama, or of a version that answers otherwise. */
  | { readonly kind: 'other-server' }
  /** The model kept to no form, broke off or named sentences that it was not given. */
  | { readonly kind: 'no-verdict' }
  /** Whoever asked waits no longer. */
  | { readonly kind: 'closed' };

/** That a language model says nothing. Neither it nor its cause holds a question or a sentence. */
export class OllamaFault extends Fault<OllamaFacts> {
  override readonly name = 'OllamaFault';

  constructor(facts: OllamaFacts) {
    super(inWords(facts), facts);
  }
}

function inWords(facts: OllamaFacts): string {
  switch (facts.kind) {
    case 'unreachable':
      return `It cannot be reached (${facts.code}).`;
    case 'too-slow':
      return `It did not answer within ${facts.seconds} seconds.`;
    case 'refused':
      return `It answered ${facts.status}${facts.said === undefined ? '' : `: ${facts.said}`}.`;
    case 'no-such-model':
      return `It has no model ${facts.model}.`;
    case 'runs-elsewhere':
      return `It would send the questions for ${facts.model} on to another server.`;
    case 'other-server':
      return 'What answers there is no Ollama, or of another version.';
    case 'no-verdict':
      return 'What the model said is no verdict.';
    case 'closed':
      return 'It is not waited for any more.';
  }
}
