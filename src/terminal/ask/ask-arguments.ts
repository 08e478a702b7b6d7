import { labelLanguageOfLocale, type LabelLanguage } from '../../language/label-language.ts';
import type { UsageFacts } from '../../wording/host/host-facts.ts';
import { parseCall, type Program } from '../calls/command-line.ts';
import { chosenLanguage, languageOf } from '../locale-language.ts';
import type { Environment } from '../screen.ts';
import { ASK_COMMAND, ASK_EXAMPLE, ASK_USAGE, TERMINAL_LABELS } from '../terminal-labels.ts';

/** What is asked, and how it is answered. */
export interface AskArguments {
  readonly kind: 'ask';
  /** Undefined where none was given; `-` stands for standard input. */
  readonly question: string | undefined;
  readonly json: boolean;
  readonly language: LabelLanguage;
  /** Nobody chose the language: an answer's labels follow its question. */
  readonly followsQuestion: boolean;
  readonly articleId: string | undefined;
}

/** How `ask` was called: to ask, for its help, or in a way that means nothing. */
type AskCall =
  | AskArguments
  | { readonly kind: 'help'; readonly text: string; readonly language: LabelLanguage }
  | {
      readonly kind: 'misused';
      readonly facts: UsageFacts;
      readonly json: boolean;
      readonly language: LabelLanguage;
    };

/** Reads the arguments behind `ask --`. Several words without quotation marks around them are one question. */
export function parseAskArguments(argv: readonly string[], env: Environment): AskCall {
  // Until --lang is read, the locale speaks.
  const language = languageOf(env);
  const call = parseCall(askProgram(language), argv, language);
  if (call.kind === 'help') return { ...call, language };
  const json = argv.includes('--json');
  if (call.kind === 'misused') return { ...call, json, language };
  const { lang, article } = call.options;
  const chosen = typeof lang === 'string' ? labelLanguageOfLocale(lang) : language;
  if (chosen === undefined) {
    const facts = { kind: 'unknown-language', given: String(lang), usage: ASK_EXAMPLE } as const;
    return { kind: 'misused', facts, json, language };
  }
  return {
    kind: 'ask',
    question: call.args.length === 0 ? undefined : call.args.join(' '),
    json: call.options['json'] === true,
    language: chosen,
    followsQuestion: lang === undefined && chosenLanguage(env) === undefined,
    articleId: typeof article === 'string' ? article : undefined,
  };
}

function askProgram(language: LabelLanguage): Program {
  const labels = TERMINAL_LABELS[language].ask;
  return {
    command: ASK_COMMAND,
    usage: ASK_USAGE,
    description: labels.description,
    argument: { name: '[question...]', description: labels.question },
    options: [
      { flags: '--json', description: labels.json },
      { flags: '--lang <language>', description: labels.lang },
      { flags: '--article <id>', description: labels.article },
    ],
    closing: labels.exitCodes,
  };
}
