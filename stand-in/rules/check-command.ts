import type { RESTPostAPIApplicationCommandsJSONBody } from 'discord.js';
import { ApplicationCommandType } from 'discord.js';
import { z } from 'zod';
import { ApplicationCommandCreateRequestSchema } from 'discord-api-spec/zod';
import { checkShape } from './check-shape.ts';
import { invalidForm, type FormIssue } from '../rest/discord-error.ts';

const COMMAND_TEXT_LIMIT = 8000;
const COMMANDS_LIMIT = 100;
const MESSAGE_COMMANDS_LIMIT = 15;
/** Discord's pattern for the names of chat commands and options, in the characters this project uses. */
const CHAT_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const optionSchema = z.looseObject({
  name: z.string(),
  name_localizations: z.record(z.string(), z.string()).nullish(),
  description: z.string(),
  description_localizations: z.record(z.string(), z.string()).nullish(),
  required: z.boolean().nullish(),
  autocomplete: z.boolean().nullish(),
  choices: z.array(z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) })).nullish(),
});
type Option = z.infer<typeof optionSchema>;

/**
 * Parses the body of a bulk registration and holds it against the rules that Discord's schema does not state.
 * @throws DiscordError 50035 naming each faulty field
 */
export function checkCommands(body: unknown): RESTPostAPIApplicationCommandsJSONBody[] {
  if (!Array.isArray(body)) {
    throw invalidForm([
      { path: [], code: 'LIST_TYPE_CONVERT', message: 'Only a list of commands is accepted' },
    ]);
  }
  const commands = body.map((command: unknown) => checkOneShape(command));
  const issues = [
    ...commands.flatMap((command, index) => commandIssues(command, index)),
    ...listIssues(commands),
  ];
  if (issues.length > 0) throw invalidForm(issues);
  return commands;
}

const permissionsSchema = z.looseObject({ default_member_permissions: z.string().regex(/^\d+$/u) });

/** The API takes permissions as a decimal string, the published schema as a number: the schema gets the number. */
function checkOneShape(command: unknown): RESTPostAPIApplicationCommandsJSONBody {
  const written = permissionsSchema.safeParse(command);
  if (!written.success) return checkShape(ApplicationCommandCreateRequestSchema, command);
  const permissions = written.data.default_member_permissions;
  const checked = checkShape(ApplicationCommandCreateRequestSchema, {
    ...written.data,
    default_member_permissions: Number(permissions),
  });
  return { ...checked, default_member_permissions: permissions };
}

function commandIssues(command: RESTPostAPIApplicationCommandsJSONBody, index: number): FormIssue[] {
  const type = command.type ?? ApplicationCommandType.ChatInput;
  const description = 'description' in command ? (command.description ?? '') : '';
  const options = z.array(optionSchema).parse(('options' in command ? command.options : undefined) ?? []);
  const issues: FormIssue[] = [];
  const add = (field: string, code: string, message: string): void => {
    issues.push({ path: [index, field], code, message });
  };
  if (type === ApplicationCommandType.ChatInput) {
    if (description === '') add('description', 'BASE_TYPE_REQUIRED', 'This field is required');
    for (const name of [command.name, ...Object.values(command.name_localizations ?? {})]) {
      if (typeof name === 'string' && !isChatName(name))
        add('name', 'APPLICATION_COMMAND_INVALID_NAME', `Command name is invalid: ${name}`);
    }
  } else if (description !== '' || options.length > 0) {
    add(
      'description',
      'APPLICATION_COMMAND_DESCRIPTION_FORBIDDEN',
      'A message command has neither description nor options',
    );
  }
  const size = textSize(command, description) + options.reduce((sum, option) => sum + optionSize(option), 0);
  if (size > COMMAND_TEXT_LIMIT) {
    add(
      'name',
      'APPLICATION_COMMAND_TOO_LARGE',
      `${size} characters of text are more than ${COMMAND_TEXT_LIMIT}`,
    );
  }
  return [...issues, ...optionIssues(options, index)];
}

function optionIssues(options: readonly Option[], index: number): FormIssue[] {
  const issues: FormIssue[] = [];
  const names = new Set<string>();
  let hasOptional = false;
  for (const [at, option] of options.entries()) {
    const add = (code: string, message: string): void => {
      issues.push({ path: [index, 'options', at], code, message });
    };
    if (names.has(option.name))
      add('APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
    names.add(option.name);
    for (const name of [option.name, ...Object.values(option.name_localizations ?? {})]) {
      if (!isChatName(name)) add('APPLICATION_COMMAND_INVALID_NAME', `Option name is invalid: ${name}`);
    }
    if (option.required === true && hasOptional) {
      add(
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    hasOptional ||= option.required !== true;
    if (option.autocomplete === true && (option.choices ?? []).length > 0) {
      add(
        'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
        'An option has choices or autocomplete, not both',
      );
    }
  }
  return issues;
}

function listIssues(commands: readonly RESTPostAPIApplicationCommandsJSONBody[]): FormIssue[] {
  const issues: FormIssue[] = [];
  const keys = commands.map(
    (command) => `${command.type ?? ApplicationCommandType.ChatInput}:${command.name}`,
  );
  for (const [index, key] of keys.entries()) {
    if (keys.indexOf(key) === index) continue;
    const message = 'Application command names must be unique';
    issues.push({ path: [index, 'name'], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message });
  }
  const ofType = (type: ApplicationCommandType): number =>
    keys.filter((key) => key.startsWith(`${type}:`)).length;
  if (
    ofType(ApplicationCommandType.ChatInput) > COMMANDS_LIMIT ||
    ofType(ApplicationCommandType.Message) > MESSAGE_COMMANDS_LIMIT
  ) {
    issues.push({
      path: [],
      code: 'MAX_COMMANDS',
      message: 'Maximum number of application commands reached',
    });
  }
  return issues;
}

function isChatName(name: string): boolean {
  return CHAT_NAME.test(name) && name === name.toLowerCase();
}

/** Discord counts, of each text, its longest localisation. */
function longest(
  text: string,
  localizations: Partial<Record<string, string | null>> | null | undefined,
): number {
  return Math.max(text.length, ...Object.values(localizations ?? {}).map((one) => one?.length ?? 0));
}

function textSize(command: RESTPostAPIApplicationCommandsJSONBody, description: string): number {
  const translations = 'description_localizations' in command ? command.description_localizations : undefined;
  return longest(command.name, command.name_localizations) + longest(description, translations);
}

function optionSize(option: Option): number {
  const choices = (option.choices ?? []).reduce(
    (sum, choice) => sum + choice.name.length + String(choice.value).length,
    0,
  );
  const names = longest(option.name, option.name_localizations);
  return names + longest(option.description, option.description_localizations) + choices;
}
