import type { FileFacts } from '../corpus/file-facts.ts';
import { Fault } from '../errors.ts';

/** Why an article is not taken in, put aside or held against its source. */
export type CollectingFacts =
  | { readonly kind: 'no-file' | 'no-regular-file'; readonly path: string }
  /** By the code of the system. */
  | { readonly kind: 'unreadable' | 'unwritable'; readonly path: string; readonly code: string }
  | { readonly kind: 'other-format'; readonly from: string; readonly endings: readonly string[] }
  | { readonly kind: 'no-article'; readonly from: string; readonly why: FileFacts }
  /** No name can be made of what was given, or of title and address where nothing was. */
  | { readonly kind: 'no-name'; readonly given: string | undefined }
  /** The corpus passes over files of this path, by their name or by its ignore file. */
  | { readonly kind: 'passed-over'; readonly path: string }
  /** What is noted of an article cannot be kept where the file is no YAML. */
  | { readonly kind: 'broken-meta'; readonly path: string }
  /** The source says of itself that it is not free to read: what is missing in it may stand in the rest. */
  | { readonly kind: 'not-free'; readonly address: string }
  /** No sentence of the article stands there: it may be another page, such as one that asks for a login. */
  | { readonly kind: 'nothing-found'; readonly address: string }
  /** `meant` is the nearest that there is. */
  | { readonly kind: 'unknown-article'; readonly given: string; readonly meant: string | undefined }
  /** Several articles have this title or id: their ids, or their paths where they share one. */
  | { readonly kind: 'several-articles'; readonly given: string; readonly ids: readonly string[] }
  /** Somebody must decide, and nobody is there. */
  | { readonly kind: 'nobody-asked'; readonly about: Decision };

/** What is done only where a person says so. */
export type Decision =
  | { readonly kind: 'replace'; readonly path: string }
  | { readonly kind: 'paywall'; readonly address: string; readonly sentences: number }
  | { readonly kind: 'remove'; readonly paths: readonly string[] };

export class CollectingFault extends Fault<CollectingFacts> {
  override readonly name = 'CollectingFault';

  constructor(facts: CollectingFacts, options?: ErrorOptions) {
    super(inWords(facts), facts, options);
  }
}

function inWords(facts: CollectingFacts): string {
  switch (facts.kind) {
    case 'no-file':
      return `There is no file ${facts.path}.`;
    case 'no-regular-file':
      return `${facts.path} is no file.`;
    case 'unreadable':
      return `${facts.path} cannot be read (${facts.code}).`;
    case 'unwritable':
      return `${facts.path} cannot be written (${facts.code}).`;
    case 'other-format':
      return `${facts.from} is of no format that is read.`;
    case 'no-article':
      return `${facts.from} is no article: ${facts.why.kind}.`;
    case 'no-name':
      return 'No name can be made for the file.';
    case 'passed-over':
      return `${facts.path} would be passed over.`;
    case 'broken-meta':
      return `${facts.path} is no YAML.`;
    case 'not-free':
      return `${facts.address} is not free to read.`;
    case 'nothing-found':
      return `No sentence of the article stands at ${facts.address}.`;
    case 'unknown-article':
      return `There is no article ${facts.given}.`;
    case 'several-articles':
      return `${facts.ids.length} articles are called ${facts.given}.`;
    case 'nobody-asked':
      return `Nobody can be asked: ${facts.about.kind}.`;
  }
}
