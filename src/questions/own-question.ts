import type { FileFacts, HeadMistake } from '../corpus/file-facts.ts';
import { Fault } from '../errors.ts';
import type { Language } from '../language/language.ts';

/** The keys of an entry, as a person types them. */
export const ENTRY_KEYS = ['question', 'answer', 'not-in-article', 'words', 'language'] as const;
export type EntryKey = (typeof ENTRY_KEYS)[number];

/** A question to an article of which a person knows the answer, or that there is none. */
export interface OwnQuestion {
  readonly articleId: string;
  readonly question: string;
  /** As the entry says, else as the question's words tell, else the article's. */
  readonly language: Language;
  /** The ordinals of the sentences that answer, those that hold `words` first; empty where the article does not answer. */
  readonly answers: readonly number[];
  /** The words that answer, as they stand in the sentence `answers[0]`, where they are marked. */
  readonly words: string | undefined;
  /** The file as in `CorpusProblem`, and the line of the entry in it, from 1. */
  readonly path: string;
  readonly line: number;
}

/** A character that is no letter or digit, and the one that the article has in its place; empty where there is none. */
export interface MarkDifference {
  readonly typed: string;
  readonly meant: string;
}

/** What is wrong with a file of questions. */
export type QuestionFacts =
  /** What it is, or that it cannot be read as text. */
  | { readonly kind: 'file'; readonly why: FileFacts }
  | { readonly kind: 'large'; readonly bytes: number; readonly most: number }
  /** With one question more it would be too large, or would not say what was to be written. */
  | { readonly kind: 'full'; readonly most: number }
  | { readonly kind: 'reads-otherwise' }
  /** It has no entry; it is no list; its lists and brackets are nested too deeply; no article of that name is read. */
  | { readonly kind: 'nothing' | 'no-list' | 'nested' | 'no-article' }
  | { readonly kind: 'broken'; readonly mistake: HeadMistake }
  /** An item that is no entry, or one that lacks something. */
  | { readonly kind: 'no-entry' | 'no-question' | 'no-answer' | 'two-answers' }
  | { readonly kind: 'unknown-key'; readonly key: string }
  | { readonly kind: 'key-twice' | 'no-text'; readonly key: EntryKey }
  /** What stands behind a # is a comment. */
  | { readonly kind: 'cut-off'; readonly key: EntryKey; readonly comment: string }
  | { readonly kind: 'no-yes' | 'unknown-language'; readonly value: string }
  | { readonly kind: 'long-question'; readonly characters: number; readonly most: number }
  /** `meant` is the sentence of the article that comes nearest; `marks` tell both apart where little else can be seen to. */
  | {
      readonly kind: 'no-sentence';
      readonly typed: string;
      readonly meant: string | undefined;
      readonly marks: readonly MarkDifference[];
    }
  | { readonly kind: 'no-words'; readonly words: string }
  /** The same question as in line `first` of the file `firstPath`; with another answer or with the same. */
  | {
      readonly kind: 'question-twice';
      readonly firstPath: string;
      readonly first: number;
      readonly contradicts: boolean;
    };

/** What is wrong, and where: the file as in `CorpusProblem`, and its line, from 1, where it is one. */
export interface QuestionProblem {
  readonly path: string;
  readonly line: number | undefined;
  readonly facts: QuestionFacts;
}

/** Why own questions cannot be used, or written. */
export type OwnQuestionsFacts =
  | { readonly kind: 'wrong-questions'; readonly problems: readonly QuestionProblem[] }
  /** A new one was not kept, since its article's file is gone, or by the code of the system. */
  | { readonly kind: 'article-gone'; readonly file: string }
  | { readonly kind: 'unwritable'; readonly path: string; readonly code: string }
  /** Another program was writing the file all the time. */
  | { readonly kind: 'being-written'; readonly path: string };

export class OwnQuestionsFault extends Fault<OwnQuestionsFacts> {
  override readonly name = 'OwnQuestionsFault';

  constructor(facts: OwnQuestionsFacts, options?: ErrorOptions) {
    super(inWords(facts), facts, options);
  }
}

function inWords(facts: OwnQuestionsFacts): string {
  switch (facts.kind) {
    case 'wrong-questions':
      return `Some own questions are wrong: ${facts.problems.map(inShort).join(', ')}.`;
    case 'article-gone':
      return `${facts.file} is not in the corpus folder any more.`;
    case 'unwritable':
      return `${facts.path} cannot be written (${facts.code}).`;
    case 'being-written':
      return `Another program is writing ${facts.path}.`;
  }
}

function inShort({ path, line, facts }: QuestionProblem): string {
  return `${path}${line === undefined ? '' : `:${line}`} ${facts.kind}`;
}
