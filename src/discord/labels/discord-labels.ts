import type { LabelLanguage } from '../../language/label-language.ts';
import type { Language } from '../../language/language.ts';
import type { LanguageModelPlace } from '../settings.ts';
import type { Whole } from '../../wording/answer-labels.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { italian } from './italian.ts';

/**
 * The words of the Discord side; those shared with the terminal are in `wording/answer-labels.ts`.
 * Plain text unless a member says markdown: functions take text that is already escaped.
 */
export interface DiscordLabels {
  readonly command: CommandLabels;
  /** Markdown. */
  readonly question: (question: string) => string;
  /** Markdown; `mention` is `<@id>`. */
  readonly sharedBy: (mention: string) => string;
  readonly shortened: string;
  readonly omitted: (count: number) => string;
  readonly searched: (articles: number) => string;
  readonly button: {
    readonly context: (number: number) => string;
    readonly more: string;
    readonly further: string;
    readonly share: string;
    readonly helpful: string;
    readonly unhelpful: string;
    readonly remove: string;
    readonly previousPage: string;
    readonly nextPage: string;
    readonly previousSections: string;
    readonly nextSections: string;
    /** Where quotations go on in their list or section, with how many follow. */
    readonly goOn: Readonly<Record<Whole, (count: number) => string>>;
  };
  readonly modal: { readonly title: string; readonly question: string; readonly hint: string };
  readonly context: {
    readonly title: string;
    readonly before: string;
    readonly quoted: string;
    readonly after: string;
    readonly start: string;
    readonly end: string;
  };
  readonly more: {
    readonly title: (from: number, to: number, total: number) => string;
    readonly none: string;
  };
  /** Above the pages of what goes on. */
  readonly goingOn: Readonly<Record<Whole, (from: number, to: number, total: number) => string>>;
  readonly contents: {
    /** Which of an article's sections are shown, and which sentences of a section. */
    readonly sections: (from: number, to: number, total: number) => string;
    readonly sentences: (from: number, to: number, total: number) => string;
  };
  readonly check: {
    readonly title: string;
    /** Markdown. */
    readonly statement: (statement: string) => string;
    readonly nothing: string;
    readonly omitted: (count: number) => string;
  };
  readonly articles: {
    readonly title: (count: number) => string;
    readonly page: (page: number, pages: number) => string;
    readonly sentences: (count: number) => string;
    /** Places of the file that are not among the sentences. */
    readonly leftOut: (count: number) => string;
    /** An article's. */
    readonly language: Readonly<Record<Language, string>>;
    readonly none: string;
  };
  readonly help: {
    /** Markdown; one paragraph an entry. The bot's name comes escaped. */
    readonly paragraphs: (facts: HelpFacts) => readonly string[];
    readonly title: (botName: string) => string;
  };
  /** What `/forget` says. */
  readonly forget: {
    readonly title: string;
    /** What is stored of the user, and what the button does. */
    readonly stored: (answers: number, votes: number) => string;
    /** What of it stays in Discord. */
    readonly stays: string;
    /** Where the log holds questions too. */
    readonly logged: string;
    readonly confirm: string;
    readonly nothing: string;
    readonly done: (answers: number, votes: number, storedDays: number) => string;
    readonly failed: string;
  };
  readonly error: { readonly title: string; readonly reference: (reference: string) => string };
  /** Markdown; `when` is Discord's `<t:…:R>`, which reads "in 20 seconds" in the user's language. */
  readonly refusal: {
    readonly 'too-long': (limit: number) => string;
    readonly 'too-short': (limit: number) => string;
    readonly 'rate-limited': (limit: number, when: string) => string;
    readonly 'guild-rate-limited': (limit: number, when: string) => string;
    readonly 'button-rate-limited': (limit: number, when: string) => string;
    readonly busy: string;
    readonly draining: string;
    readonly 'channel-not-listed': string;
    /** Markdown; mentions of the roles of which one is needed. */
    readonly 'role-needed': (roles: readonly string[]) => string;
    /** In direct messages, where nobody has a role. */
    readonly 'nobody-asks-here': string;
    /** For a reply whose text Discord does not show the bot. */
    readonly 'text-withheld': string;
    /** For a mention of the bot's role whose text Discord does not show the bot. */
    readonly 'role-mentioned': string;
    readonly 'not-operator': string;
    readonly 'may-not-remove': string;
    readonly 'cannot-send-here': string;
    readonly 'already-building': string;
  };
  readonly notice: {
    readonly buttonOutdated: string;
    readonly commandOutdated: string;
    readonly answerExpired: string;
    /** Since the message whose button was pressed. */
    readonly articleChanged: string;
    /** While the question was being answered. */
    readonly changedMeanwhile: string;
    readonly articleUnknown: string;
    readonly alreadyShared: string;
    readonly shareFailed: string;
    readonly alreadyRemoved: string;
    readonly removeFailed: string;
    readonly thanksHelpful: string;
    readonly thanksUnhelpful: string;
    readonly emptyMessage: string;
  };
  readonly index: {
    readonly title: string;
    readonly progress: (done: number, total: number) => string;
    readonly done: (articles: number, sentences: number, seconds: number) => string;
    readonly failed: string;
  };
}

/** A command or an option as Discord lists it, in the language of the user. The English name is what the bot hears. */
export interface CommandLabel {
  readonly name: string;
  readonly description: string;
}

/** The commands and the options of `/ask`. */
export interface CommandLabels {
  readonly ask: CommandLabel;
  readonly question: CommandLabel;
  readonly article: CommandLabel;
  readonly private: CommandLabel;
  readonly articles: CommandLabel;
  readonly help: CommandLabel;
  readonly forget: CommandLabel;
  /** In the menu of a message, where Discord shows no description. */
  readonly check: Pick<CommandLabel, 'name'>;
  /** For operators, under one name in every language, as the settings call it. */
  readonly reindex: Pick<CommandLabel, 'description'>;
}

/** What the help message says about this bot. */
export interface HelpFacts {
  readonly botName: string;
  readonly articleCount: number;
  /** Days that a question, its answer and the votes on it are kept at most. */
  readonly storedDays: number;
  /** Whether Discord shows it every reply, as it does to a bot that answers in threads. */
  readonly readsReplies: boolean;
  /** Whether the log of this bot holds questions. */
  readonly logsQuestions: boolean;
  /** Whether a language model reads the questions, on the bot's own machine or another. */
  readonly languageModel: LanguageModelPlace;
  /** Whether questions are searched for by a database on another machine. */
  readonly asksDatabaseElsewhere: boolean;
}

export const DISCORD_LABELS: Readonly<Record<LabelLanguage, DiscordLabels>> = {
  de: german,
  en: english,
  fr: french,
  it: italian,
};
