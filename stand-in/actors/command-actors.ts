import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionContextType,
  InteractionType,
  type APIApplicationCommand,
} from 'discord.js';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { InteractionExchange } from '../exchanges.ts';
import { interactionPayload } from './interaction-payloads.ts';
import { resolvedMentions } from './resolved-mentions.ts';
import { userPermissions, type LocalChannel } from '../world/places.ts';
import type { SeenMessage } from '../seen-message.ts';
import { parseLocale, type LocalUser } from '../users.ts';

export type OptionValue = string | number | boolean;

/** Who does something, where, and in which language. */
export interface Doing {
  readonly user: LocalUser;
  readonly channel: LocalChannel;
  /** Null leaves it out, as a server other than Discord's may. @default the user's own language */
  readonly locale?: string | null | undefined;
}

export interface SlashOptions extends Doing {
  /** The command's name, in any of its languages. */
  readonly command: string;
  readonly options?: Readonly<Record<string, OptionValue>> | undefined;
}

const optionRulesSchema = z.looseObject({
  name: z.string(),
  type: z.enum(ApplicationCommandOptionType),
  required: z.boolean().optional(),
  autocomplete: z.boolean().optional(),
  min_length: z.number().optional(),
  max_length: z.number().optional(),
});
type OptionRules = z.infer<typeof optionRulesSchema>;

/** Uses a chat command, once the bot has registered it. Throws where Discord's client would not let the user. */
export async function useSlashCommand(core: Core, doing: SlashOptions): Promise<InteractionExchange> {
  const command = await visibleCommand(core, doing, ApplicationCommandType.ChatInput);
  const options = filledOptions(command, doing.options ?? {});
  const texts = options.map(({ value }) => String(value));
  const { user, channel } = doing;
  const { world } = core;
  return dispatch(core, doing, {
    type: InteractionType.ApplicationCommand,
    label: `/${command.name}`,
    data: {
      ...commandReference(command),
      options,
      resolved: resolvedMentions(texts.join('\n'), { user, channel, world }),
    },
  });
}

/** Types into an option with completion. */
export async function useAutocomplete(
  core: Core,
  doing: SlashOptions & { readonly focused: string; readonly typed: string },
): Promise<InteractionExchange> {
  const command = await visibleCommand(core, doing, ApplicationCommandType.ChatInput);
  const rules = rulesOf(command).find(({ name }) => name === doing.focused);
  if (rules?.autocomplete !== true)
    throw new Error(`/${command.name} completes no option "${doing.focused}"`);
  const others = Object.entries(doing.options ?? {}).map(([name, value]) => asOption(command, name, value));
  return dispatch(core, doing, {
    type: InteractionType.ApplicationCommandAutocomplete,
    label: `completion of /${command.name} ${doing.focused}`,
    data: {
      ...commandReference(command),
      options: [...others, { name: doing.focused, type: rules.type, value: doing.typed, focused: true }],
    },
  });
}

/** Uses a message command on a message. */
export async function useMessageCommand(
  core: Core,
  doing: Doing & { readonly command: string; readonly target: SeenMessage },
): Promise<InteractionExchange> {
  const command = await visibleCommand(core, doing, ApplicationCommandType.Message);
  const { raw } = doing.target;
  return dispatch(core, doing, {
    type: InteractionType.ApplicationCommand,
    label: `"${command.name}"`,
    data: { ...commandReference(command), target_id: raw.id, resolved: { messages: { [raw.id]: raw } } },
  });
}

/** Opens an interaction and tells the bot about it. */
export function dispatch(
  core: Core,
  { user, channel, locale }: Doing,
  what: { type: InteractionType; label: string; data: unknown; source?: SeenMessage | undefined },
): InteractionExchange {
  const speaking = typeof locale === 'string' ? { ...user, locale: parseLocale(locale) } : user;
  const { type, label, data, source } = what;
  const interaction = core.interactions.open({
    type,
    channel,
    user: speaking,
    label,
    sourceMessageId: source?.id,
  });
  const message = source === undefined ? {} : { message: source.raw };
  const guildId = channel.kind === 'dm' ? undefined : channel.guildId;
  const language = locale === null ? { locale: undefined } : {};
  const payload = interactionPayload(interaction, core.world, { data, ...message, ...language });
  core.gateway.dispatch('INTERACTION_CREATE', payload, { guildId, intent: undefined });
  return new InteractionExchange(core, interaction);
}

/** Waits until the bot has a session on the gateway, be it one to resume. */
export async function untilReachable(core: Core): Promise<void> {
  const { journal, patienceMs, gateway } = core;
  await journal.until(() => gateway.hasSession || undefined, { what: 'the bot to log in', patienceMs });
}

async function visibleCommand(
  core: Core,
  { user, channel, command: name }: Doing & { readonly command: string },
  type: ApplicationCommandType,
): Promise<APIApplicationCommand> {
  await untilReachable(core);
  const guildId = channel.kind === 'dm' ? undefined : channel.guildId;
  const { journal, patienceMs, commands } = core;
  const what = `the bot to register a command "${name}"`;
  const command = await journal.until(() => commands.find(name, type, guildId), { what, patienceMs });
  const context = channel.kind === 'dm' ? InteractionContextType.BotDM : InteractionContextType.Guild;
  if (command.contexts?.includes(context) === false)
    throw new Error(`"${name}" is not offered in a ${channel.kind}`);
  const needed = command.default_member_permissions;
  if (needed !== null && channel.kind !== 'dm' && !user.administrator) {
    // "0" hides a command from everyone but administrators.
    const isAllowed = needed !== '0' && (userPermissions(user, channel) & BigInt(needed)) === BigInt(needed);
    if (!isAllowed) throw new Error(`"${name}" is not offered to ${user.name}`);
  }
  return command;
}

function commandReference(command: APIApplicationCommand) {
  const guild = command.guild_id === undefined ? {} : { guild_id: command.guild_id };
  return { id: command.id, name: command.name, type: command.type, ...guild };
}

function rulesOf(command: APIApplicationCommand): OptionRules[] {
  return z.array(optionRulesSchema).parse(command.options ?? []);
}

function filledOptions(command: APIApplicationCommand, values: Readonly<Record<string, OptionValue>>) {
  for (const { name, required } of rulesOf(command)) {
    if (required === true && !(name in values))
      throw new Error(`/${command.name} needs the option "${name}"`);
  }
  return Object.entries(values).map(([name, value]) => asOption(command, name, value));
}

function asOption(command: APIApplicationCommand, name: string, value: OptionValue) {
  const rules = rulesOf(command).find((one) => one.name === name);
  if (rules === undefined) throw new Error(`/${command.name} has no option "${name}"`);
  const isRightType =
    typeof value === 'string'
      ? rules.type === ApplicationCommandOptionType.String
      : typeof value === 'boolean'
        ? rules.type === ApplicationCommandOptionType.Boolean
        : rules.type === ApplicationCommandOptionType.Integer ||
          rules.type === ApplicationCommandOptionType.Number;
  if (!isRightType) throw new Error(`/${command.name} ${name} takes no ${typeof value}`);
  const length = typeof value === 'string' ? value.length : undefined;
  if (length !== undefined && (length < (rules.min_length ?? 0) || length > (rules.max_length ?? Infinity))) {
    throw new Error(`Discord's client refuses ${length} characters for /${command.name} ${name}`);
  }
  return { name, type: rules.type, value };
}
