import { Command, CommanderError } from 'commander';
import type { LabelLanguage } from '../../language/label-language.ts';
import type { UsageFacts } from '../../wording/host/host-facts.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import type { HelpHeading } from '../../wording/host/program-labels.ts';

/** What a program is called with, and how its help says it. */
export interface Program {
  /** As a person types it: `npm run embed --`, or without the dashes where nothing but `--help` may stand behind them. */
  readonly command: string;
  /** What may stand behind it: `[--force]`. */
  readonly usage?: string;
  readonly description: string;
  /** What stands behind it beside options; without it nothing may. */
  readonly argument?: { readonly name: string; readonly description: string };
  readonly options: readonly { readonly flags: string; readonly description: string }[];
  /** Below the options in the help. */
  readonly closing?: string;
}

/** How a program was called: to work, for its help, or in a way that means nothing. */
export type Call =
  | {
      readonly kind: 'called';
      /** By their names, `true` where they take no value. */
      readonly options: Readonly<Record<string, string | true | undefined>>;
      readonly args: readonly string[];
    }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'misused'; readonly facts: UsageFacts };

/** Reads arguments; help and faults are in the person's language. */
export function parseCall(program: Program, argv: readonly string[], language: LabelLanguage): Call {
  const usage = usageOf(program);
  let shown = '';
  const command = commandOf(program, language, (text) => {
    shown += text;
  });
  try {
    command.parse([...argv], { from: 'user' });
  } catch (fault) {
    if (!(fault instanceof CommanderError)) throw fault;
    return fault.exitCode === 0 ? { kind: 'help', text: shown } : misused(fault, usage);
  }
  const { args } = command;
  const [argument] = args;
  if (program.argument === undefined && argument !== undefined)
    return { kind: 'misused', facts: { kind: 'unexpected-argument', argument, usage } };
  return { kind: 'called', options: command.opts<Record<string, string | true | undefined>>(), args };
}

/** The way to call it, in a line. */
export function usageOf({ command, usage }: Pick<Program, 'command' | 'usage'>): string {
  return usage === undefined ? command : `${command} ${usage}`;
}

function commandOf(program: Program, language: LabelLanguage, show: (text: string) => void): Command {
  const { headings, option } = HOST_LABELS[language].programs.help;
  const command = new Command(program.command)
    .description(program.description)
    .allowExcessArguments()
    .helpOption('-h, --help', option)
    .configureHelp({
      styleTitle: (title) => (isHelpHeading(title) ? headings[title] : title),
      commandUsage: () => usageOf(program),
    })
    .exitOverride()
    .configureOutput({ writeOut: show, writeErr: () => {}, outputError: () => {} });
  const { argument, options, closing } = program;
  if (argument !== undefined) command.argument(argument.name, argument.description);
  for (const { flags, description } of options) command.option(flags, description);
  return closing === undefined ? command : command.addHelpText('after', `\n${closing}`);
}

function isHelpHeading(title: string): title is HelpHeading {
  return title === 'Usage:' || title === 'Arguments:' || title === 'Options:';
}

const UNKNOWN_OPTION = /^error: unknown option '(.*?)'(?:\n\(Did you mean (?:one of )?(.*)\?\))?$/s;
const MISSING_VALUE = /^error: option '(.*)' argument missing$/s;

/** commander says by a code what is wrong, and only in its English message of what. */
function misused(fault: CommanderError, usage: string): Call {
  const [, unknown, meant] = UNKNOWN_OPTION.exec(fault.message) ?? [];
  if (unknown !== undefined)
    return { kind: 'misused', facts: { kind: 'unknown-option', option: unknown, meant, usage } };
  const [, option] = MISSING_VALUE.exec(fault.message) ?? [];
  if (option === undefined) throw fault;
  return { kind: 'misused', facts: { kind: 'missing-value', option, usage } };
}
