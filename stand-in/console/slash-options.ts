import { ApplicationCommandOptionType, type APIApplicationCommand } from 'discord.js';
import type { OptionValue } from '../actors/command-actors.ts';

/**
 * Reads what follows a slash command: options as `name:value` first, as Discord shows them, then free text for the
 * first option. `/ask private:true Wann?` gives `{private: true, question: 'Wann?'}`.
 */
export function readSlashOptions(text: string, command: APIApplicationCommand): Record<string, OptionValue> {
  const options = command.options ?? [];
  const values: Record<string, OptionValue> = {};
  let rest = text;
  for (;;) {
    const [whole, name, value] = /^(\S+?):(\S+)\s*/u.exec(rest) ?? [];
    const option = options.find((one) => one.name === name);
    if (whole === undefined || option === undefined || value === undefined) break;
    values[option.name] = readValue(value, option.type);
    rest = rest.slice(whole.length);
  }
  const [first] = options;
  if (rest !== '' && first !== undefined) values[first.name] = readValue(rest, first.type);
  return values;
}

function readValue(text: string, type: ApplicationCommandOptionType): OptionValue {
  if (type === ApplicationCommandOptionType.Boolean) return text === 'true';
  const isNumber =
    type === ApplicationCommandOptionType.Integer || type === ApplicationCommandOptionType.Number;
  return isNumber ? Number(text) : text;
}
