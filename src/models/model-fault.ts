import { Fault, messageOf } from '../errors.ts';
import { inWords as refusalInWords, type HubFacts } from './hub-refusal.ts';

/** What a message calls a model, by what it is here for. */
export const MODEL_NOUNS = { embedder: 'embedding model', reader: 'reader model' } as const;

export type ModelRoleName = keyof typeof MODEL_NOUNS;

/** What is wrong with a model. */
export type ModelFacts = {
  readonly role: ModelRoleName;
  /** The folder that a download filled: once it is deleted, another fills it again. */
  readonly downloaded?: string | undefined;
} & (
  | { readonly kind: 'no-such-folder'; readonly model: string }
  | { readonly kind: 'download-not-allowed'; readonly model: string; readonly hub: string }
  | { readonly kind: 'download-failed'; readonly address: string; readonly how: HubFacts }
  | { readonly kind: 'unreadable-file' | 'malformed-file' | 'unlisted-file'; readonly path: string }
  /** Its sizes, as it is and as it should be: they may be equal. */
  | {
      readonly kind: 'altered-file';
      readonly path: string;
      readonly bytes: number;
      readonly expected: number;
    }
  /** What the file at the path calls it is no kind that can be used here. */
  | {
      readonly kind: 'unknown-kind';
      readonly folder: string;
      readonly path: string;
      readonly named: readonly string[];
    }
  | { readonly kind: 'unusable'; readonly folder: string; readonly why: string }
);

export class ModelFault extends Fault<ModelFacts> {
  override readonly name = 'ModelFault';

  constructor(facts: ModelFacts, options?: ErrorOptions) {
    super(inWords(facts), facts, options);
  }
}

function inWords(facts: ModelFacts): string {
  const noun = MODEL_NOUNS[facts.role];
  switch (facts.kind) {
    case 'no-such-folder':
      return `There is no folder of the ${noun}: ${facts.model}`;
    case 'download-not-allowed':
      return `The ${noun} ${facts.model} is no folder here, and downloading it from ${facts.hub} is not allowed.`;
    case 'download-failed':
      return `The ${noun} could not be downloaded: ${refusalInWords(facts.how)} (${facts.address}).`;
    case 'unreadable-file':
      return `The model file ${facts.path} is missing or cannot be read.`;
    case 'malformed-file':
      return `The model file ${facts.path} is not what it should be.`;
    case 'unlisted-file':
      return `The model file ${facts.path} is not in the list of the model's checksums.`;
    case 'altered-file': {
      const { path, bytes, expected } = facts;
      const how = bytes === expected ? 'was altered' : `has ${bytes} bytes instead of ${expected}`;
      return `The model file ${path} ${how}.`;
    }
    case 'unknown-kind': {
      const { folder, path, named } = facts;
      const what = named.length === 0 ? 'names none' : `names ${named.join(', ')}`;
      return `The ${noun} in ${folder} is of no kind that beleg can use: ${path} ${what}.`;
    }
    case 'unusable':
      return `The ${facts.role === 'reader' ? 'reader' : 'model'} in ${facts.folder} cannot be loaded: ${facts.why}`;
  }
}

/**
 * That a model cannot be loaded.
 * @param why the reason in words, or what was thrown
 */
export function unusableModel(role: ModelRoleName, folder: string, why: unknown): ModelFault {
  return new ModelFault({ kind: 'unusable', role, folder, why: messageOf(why) }, { cause: why });
}
