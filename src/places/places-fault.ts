import type { HeadMistake } from '../corpus/file-facts.ts';
import { Fault } from '../errors.ts';

/** What may be expected where something else stands. */
export type PlacesExpectation = 'mapping' | 'entries' | 'ids' | 'yes-or-no' | 'count' | 'folder';

/** What is wrong at one place of the file. */
export type PlacesFacts =
  /** The parser of YAML gives up here. */
  | { readonly kind: 'broken'; readonly mistake: HeadMistake }
  | { readonly kind: 'nothing' | 'nested' }
  | {
      readonly kind: 'unknown-key';
      readonly key: string;
      readonly meant: string | undefined;
      readonly known: readonly string[];
    }
  | { readonly kind: 'key-twice' | 'missing-key'; readonly key: string }
  | {
      readonly kind: 'unexpected';
      readonly expected: PlacesExpectation;
      /** Of what. */
      readonly key: string;
      /** On one line, cut; empty where nothing stands there. */
      readonly found: string;
    }
  /** Ids have 17 to 20 digits. */
  | { readonly kind: 'no-id'; readonly key: string; readonly found: string }
  | { readonly kind: 'no-such-folder'; readonly folder: string; readonly meant: string | undefined }
  | { readonly kind: 'outside-folder'; readonly folder: string }
  /** Each folder has one rule, and so has each place of who may ask there: it stands in this line already. */
  | {
      readonly kind: 'said-twice';
      readonly what: 'folder' | 'id' | 'direct';
      readonly value: string;
      readonly line: number;
    }
  /** A rule of who may ask names no place. */
  | { readonly kind: 'nowhere' };

/** With its place in the file, both from 1. */
export interface PlacesProblem {
  readonly line: number;
  readonly column: number;
  readonly facts: PlacesFacts;
}

/** Why there are no rules to go by. */
export type PlacesFaultFacts = { readonly path: string } & (
  | { readonly kind: 'wrong-places'; readonly problems: readonly PlacesProblem[] }
  | { readonly kind: 'places-missing' | 'places-no-text' }
  | { readonly kind: 'places-large'; readonly bytes: number; readonly most: number }
  /** By the code of the system. */
  | { readonly kind: 'places-unreadable'; readonly code: string }
);

/** The file with the rules cannot be gone by. */
export class PlacesFault extends Fault<PlacesFaultFacts> {
  override readonly name = 'PlacesFault';

  constructor(facts: PlacesFaultFacts, options?: ErrorOptions) {
    super(`The rules of places in ${facts.path} cannot be used (${facts.kind}).`, facts, options);
  }
}
