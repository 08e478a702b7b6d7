import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { languageOfLocale, type Language } from '../../language/language.ts';
import { chosenLanguage, languageOf } from '../locale-language.ts';
import type { Environment } from '../screen.ts';
import { ASK_EXAMPLE, TERMINAL_LABELS, type HelpHeading } from '../terminal-labels.ts';

/** What is asked, and how it is answered. */
export interface AskArguments {
  readonly kind: 'ask';
  /** Undefined where none was given; `-` stands for standard input. */
  readonly question: string | undefined;
  readonly json: boolean;
  readonly language: Language;
  /** Nobody chose the language: an answer's labels follow its question. */
  readonly followsQuestion: boolean;
  readonly articleId: string | undefined;
}

/** How `ask` was called: to ask, for its help, or in a way that means nothing. */
type AskCall =
  | AskArguments
  | { readonly kind: 'help'; readonly text: string }
  | {
      readonly kind: 'misused';
      readonly problem: string;
      readonly json: boolean;
      readonly language: Language;
    };

/** Reads the arguments behind `ask --`. Several words without quotation marks around them are one question. */
export function parseAskArguments(argv: readonly string[], env: Environment): AskCall {
  // Until --lang is read, the locale speaks.
  const language = languageOf({ env });
  let shown = '';
  const program = askProgram(language, (text) => {
    shown += text;
  });
  try {
    program.parse([...argv], { from: 'user' });
  } catch (fault) {
    if (!(fault instanceof CommanderError)) throw fault;
    if (fault.exitCode === 0) return { kind: 'help', text: shown };
    const json = argv.includes('--json');
    return { kind: 'misused', problem: fault.message.replace(/^error: /u, ''), json, language };
  }
  const options = program.opts<{ json?: true; lang?: Language; article?: string }>();
  return {
    kind: 'ask',
    question: program.args.length === 0 ? undefined : program.args.join(' '),
    json: options.json ?? false,
    language: options.lang ?? language,
    followsQuestion: (options.lang ?? chosenLanguage({ env })) === undefined,
    articleId: options.article,
  };
}

function askProgram(language: Language, show: (text: string) => void): Command {
  const labels = TERMINAL_LABELS[language].ask;
  return new Command('ask')
    .usage(ASK_EXAMPLE.replace(/^.*-- /u, ''))
    .description(labels.description)
    .argument('[question...]', labels.question)
    .option('--json', labels.json)
    .option('--lang <language>', labels.lang, (value) => {
      const chosen = languageOfLocale(value);
      if (chosen === undefined) throw new InvalidArgumentError(labels.unknownLanguage);
      return chosen;
    })
    .option('--article <id>', labels.article)
    .helpOption('-h, --help', labels.help)
    .addHelpText('after', `\n${labels.exitCodes}`)
    .configureHelp({ styleTitle: (title) => (isHelpHeading(title) ? labels.headings[title] : title) })
    .exitOverride()
    .configureOutput({ writeOut: show, writeErr: () => {}, outputError: () => {} });
}

function isHelpHeading(title: string): title is HelpHeading {
  return title === 'Usage:' || title === 'Arguments:' || title === 'Options:';
}
