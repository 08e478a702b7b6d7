import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';

/** The commands an application has registered: the global ones and those of single guilds. */
export class CommandRegistry {
  readonly #applicationId: string;
  readonly #newId: () => string;
  /** By guild; undefined holds the global ones. */
  readonly #commands = new Map<string | undefined, readonly APIApplicationCommand[]>();

  constructor({ applicationId, newId }: { applicationId: string; newId: () => string }) {
    this.#applicationId = applicationId;
    this.#newId = newId;
  }

  /** The commands of a guild, or the global ones, with the localisations only if asked for. */
  list(
    guildId: string | undefined,
    { withLocalizations }: { withLocalizations: boolean },
  ): APIApplicationCommand[] {
    const commands = this.#commands.get(guildId) ?? [];
    return commands.map((command) => (withLocalizations ? command : withoutLocalizations(command)));
  }

  /** Replaces all commands of a guild, or the global ones; one of a known name and type keeps its identifier. */
  replace(
    guildId: string | undefined,
    bodies: readonly RESTPostAPIApplicationCommandsJSONBody[],
  ): APIApplicationCommand[] {
    const before = this.#commands.get(guildId) ?? [];
    const after = bodies.map((body) => this.#register(body, guildId, before));
    this.#commands.set(guildId, after);
    return after;
  }

  /** The commands of a type that a user sees in this guild, a guild's own first; without one, in direct messages. */
  visible(type: ApplicationCommandType, guildId: string | undefined): APIApplicationCommand[] {
    const own = guildId === undefined ? [] : (this.#commands.get(guildId) ?? []);
    return [...own, ...(this.#commands.get(undefined) ?? [])].filter((command) => command.type === type);
  }

  /** The visible command of this name, in any language. */
  find(
    name: string,
    type: ApplicationCommandType,
    guildId: string | undefined,
  ): APIApplicationCommand | undefined {
    const visible = this.visible(type, guildId);
    return (
      visible.find((command) => command.name === name) ??
      visible.find((command) => Object.values(command.name_localizations ?? {}).includes(name))
    );
  }

  #register(
    body: RESTPostAPIApplicationCommandsJSONBody,
    guildId: string | undefined,
    before: readonly APIApplicationCommand[],
  ): APIApplicationCommand {
    const type = body.type ?? ApplicationCommandType.ChatInput;
    const known = before.find((command) => command.name === body.name && command.type === type);
    const id = known?.id ?? this.#newId();
    const command: APIApplicationCommand = {
      id,
      application_id: this.#applicationId,
      version: known?.version ?? this.#newId(),
      type,
      name: body.name,
      name_localizations: dictionary(body.name_localizations),
      description: 'description' in body ? (body.description ?? '') : '',
      description_localizations: dictionary(
        'description_localizations' in body ? body.description_localizations : null,
      ),
      default_member_permissions: body.default_member_permissions ?? null,
      nsfw: body.nsfw ?? false,
      ...scopeFields(body, guildId),
      ...optionFields(body),
    };
    return isDeepStrictEqual(known, command) ? command : { ...command, version: this.#newId() };
  }
}

function dictionary(texts: Partial<Record<string, string | null | undefined>> | null | undefined) {
  if (texts === undefined || texts === null) return null;
  return Object.fromEntries(
    Object.entries(texts).filter((entry): entry is [string, string | null] => entry[1] !== undefined),
  );
}

function scopeFields(body: RESTPostAPIApplicationCommandsJSONBody, guildId: string | undefined) {
  if (guildId !== undefined) {
    return {
      guild_id: guildId,
      contexts: null,
      integration_types: [ApplicationIntegrationType.GuildInstall],
    };
  }
  return {
    contexts: body.contexts ?? null,
    integration_types: body.integration_types ?? [ApplicationIntegrationType.GuildInstall],
  };
}

function optionFields(body: RESTPostAPIApplicationCommandsJSONBody): {
  options?: APIApplicationCommandOption[];
} {
  const options = 'options' in body ? (body.options ?? []) : [];
  return options.length === 0 ? {} : { options: options.map((option) => withoutDefaults(option)) };
}

/** Discord leaves out of its answers what is false anyway. */
function withoutDefaults(option: APIApplicationCommandOption): APIApplicationCommandOption {
  const kept = { ...option };
  if (kept.required === false) delete kept.required;
  if ('autocomplete' in kept && !kept.autocomplete) delete kept.autocomplete;
  return kept;
}

function withoutLocalizations(command: APIApplicationCommand): APIApplicationCommand {
  const { name_localizations: _name, description_localizations: _description, ...kept } = command;
  if (kept.options === undefined) return kept;
  return {
    ...kept,
    options: kept.options.map((option) => {
      const {
        name_localizations: _optionName,
        description_localizations: _optionDescription,
        ...rest
      } = option;
      return rest;
    }),
  };
}
