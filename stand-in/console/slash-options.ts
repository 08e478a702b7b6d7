import {
  ApplicationCommandOptionType,
  type APIApplicationCommand,
  type APIApplicationCommandOption,
} from 'discord.js';
import type { OptionValue } from '../actors/command-actors.ts';

/** The word that was meant by one that is none of these; undefined where none is near. */
export type Closest = (typed: string, words: readonly string[]) => string | undefined;

type Options = readonly APIApplicationCommandOption[];

/**
 * Reads what follows a slash command: options as `name:value`, under their names in any language, and free text for the first
 * option. `/ask private:true Wann?` gives `{private: true, question: 'Wann?'}`, and so does `/frage frage:Wann? privat:true`.
 * The first option's value goes on to the next option; another's is one word, or stands in quotation marks.
 * @throws Error for what is no option or no value of one
 */
export function readSlashOptions(
  text: string,
  command: APIApplicationCommand,
  closest: Closest,
): Record<string, OptionValue> {
  const options = command.options ?? [];
  const [first] = options;
  const values: Record<string, OptionValue> = {};
  let rest = text.trim();
  while (rest !== '') {
    const [head = '', name = ''] = /^([^\s:]+):\s*/u.exec(rest) ?? [];
    const named = optionNamed(name, options);
    if (named === undefined && head.length === name.length + 1)
      refuseMisspelling(name, { options, command: command.name, closest });
    const option = named ?? first;
    if (option === undefined || option.name in values)
      throw new Error(`/${command.name} has no option for "${rest}"`);
    if (named !== undefined) rest = rest.slice(head.length);
    const value = option === first ? untilNextOption(rest, options) : firstWord(rest);
    values[option.name] = readValue(value.trim().replace(/^"([^"]*)"$/u, '$1'), option);
    rest = rest.slice(value.length).trimStart();
  }
  return values;
}

/** The option of this name, in any of its languages. */
export function optionNamed(name: string, options: Options): APIApplicationCommandOption | undefined {
  return options.find((one) => one.name === name) ?? options.find((one) => namesOf(one).includes(name));
}

/** The names of a command or an option, in every language. */
export function namesOf({
  name,
  name_localizations: others,
}: Pick<APIApplicationCommandOption, 'name' | 'name_localizations'>): string[] {
  return [name, ...Object.values(others ?? {}).filter((other) => other !== null)];
}

/** A word with a colon may well belong to the question; one that is nearly an option does not. */
function refuseMisspelling(
  name: string,
  { options, command, closest }: { options: Options; command: string; closest: Closest },
): void {
  const meant = closest(name, options.flatMap(namesOf));
  if (meant === undefined) return;
  throw new Error(`/${command} has no option "${name}"; did you mean "${meant}:"?`);
}

/** Or what stands in quotation marks. */
function firstWord(text: string): string {
  return /^(?:"[^"]*"|\S*)/u.exec(text)?.[0] ?? '';
}

function untilNextOption(text: string, options: Options): string {
  for (const { index, 1: name = '' } of text.matchAll(/(?<=\s)([^\s:]+):(?=\S)/gu)) {
    if (optionNamed(name, options) !== undefined) return text.slice(0, index);
  }
  return text;
}

function readValue(text: string, { name, type }: APIApplicationCommandOption): OptionValue {
  if (type === ApplicationCommandOptionType.Boolean) {
    if (!/^(?:true|false)$/iu.test(text)) throw new Error(`"${name}" takes true or false, not "${text}"`);
    return text.toLowerCase() === 'true';
  }
  if (type === ApplicationCommandOptionType.Integer || type === ApplicationCommandOptionType.Number) {
    if (text === '' || Number.isNaN(Number(text))) throw new Error(`"${name}" takes a number, not "${text}"`);
    return Number(text);
  }
  return text;
}
