import { LABEL_LANGUAGES, type LabelLanguage } from '../language/label-language.ts';
import type { CommandName } from './chat/chat-commands.ts';
import { english } from './labels/english.ts';
import { french } from './labels/french.ts';
import { german } from './labels/german.ts';
import { italian } from './labels/italian.ts';

/** What the terminal says of its own; what stands around an answer is in wording/answer-labels.ts. */
export interface TerminalLabels {
  /** Before what is typed. */
  readonly prompt: string;
  readonly question: (question: string) => string;
  /** `title` where the corpus is a single article. */
  readonly welcome: (corpus: { articles: number; sentences: number; title: string | undefined }) => string;
  readonly start: string;
  readonly helpHeading: string;
  readonly helpQuestion: string;
  readonly commands: Readonly<Record<CommandName, string>>;
  readonly noArticles: string;
  readonly sentences: (count: number) => string;
  /** Places of an article's file that are not among its sentences. */
  readonly leftOut: (count: number) => string;
  readonly nothingShown: string;
  readonly noSuchPassage: (mark: string, marks: string) => string;
  readonly noMore: string;
  /** How to read on, behind what says how many follow. */
  readonly readOn: string;
  readonly forgotten: string;
  /** `meant` is the command that comes nearest. */
  readonly unknownCommand: (command: string, meant: string | undefined) => string;
  readonly interrupted: string;
  readonly goodbye: string;
  readonly fault: string;
  /** What was to be quoted is no longer what the article holds: the problem, and what to do. */
  readonly articleChanged: { readonly problem: string; readonly remedy: string };
  readonly ask: AskLabels;
}

/** What `npm run ask` says. */
interface AskLabels {
  readonly description: string;
  readonly question: string;
  readonly json: string;
  readonly lang: string;
  readonly article: string;
  readonly exitCodes: string;
  readonly noQuestion: string;
  /** As after any other call that cannot be understood. */
  readonly howToCall: (usage: string) => string;
  readonly unknownArticle: (id: string) => string;
  readonly knownArticles: (ids: string) => string;
}

/** The way to call it: of commands and options there is but one language, so it is no label. */
export const ASK_COMMAND = 'npm run --silent ask --';
export const ASK_USAGE = `"…" [--json] [--lang ${LABEL_LANGUAGES.join('|')}] [--article <id>]`;
export const ASK_EXAMPLE = `${ASK_COMMAND} ${ASK_USAGE}`;

/** The labels, by the language of the person. */
export const TERMINAL_LABELS: Readonly<Record<LabelLanguage, TerminalLabels>> = {
  de: german,
  en: english,
  fr: french,
  it: italian,
};
