import { once } from 'node:events';
import { type Client, type ClientApplication, OAuth2Scopes, PermissionFlagsBits } from 'discord.js';
import type { LabelLanguage } from '../language/label-language.ts';
import { HostFault } from '../wording/host/host-fault.ts';
import { HOST_LABELS } from '../wording/host/host-words.ts';
import type { SetupFacts } from '../wording/host/program-labels.ts';
import { Attempts } from './connection/attempts.ts';
import { closeOf } from './connection/close-codes.ts';
import { loginFault } from './connection/connection-faults.ts';
import { createClient, logOut, restOptions } from './connection/create-client.ts';
import { logIn } from './connection/login.ts';
import { pacedGateway } from './connection/paced-gateway.ts';
import { SETUP_PATIENCE } from './connection/patience.ts';
import { READS_ALL } from './connection/reach-discord.ts';
import { type CommandChange, registerCommands, removeStrayCommands } from './commands/register-commands.ts';
import type { Log } from '../serving/log.ts';
import type { DiscordSettings } from './settings.ts';

/** What the bot needs in a channel, and nothing more. */
const BOT_PERMISSIONS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.ReadMessageHistory,
] as const;

/** How long somebody who sits in front of it waits for Discord. */
const PATIENCE_MS = 30_000;

/** Somebody waits for the end: what befalls the connection is told there. */
const SILENT: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/**
 * Logs in once as the bot will, registers the commands and writes what to do next. A bot that runs already is not
 * disturbed.
 * Throws a HostFault where Discord refuses the token or the commands, or cannot be reached within half a minute.
 */
export async function setUp({
  settings,
  language,
  write,
  withinMs = PATIENCE_MS,
}: {
  settings: SetupSettings;
  /** Of what is written. */
  language: LabelLanguage;
  write: (text: string) => void;
  withinMs?: number;
}): Promise<void> {
  const attempts = new Attempts({ patience: SETUP_PATIENCE, log: SILENT });
  const left = new AbortController();
  // A signal of a time-out that nobody else holds may be collected by Node 20 before it aborts.
  const timer = setTimeout(() => left.abort(new LateError()), withinMs);
  const over = AbortSignal.any([left.signal, attempts.hopeless]);
  const client = createClient({ ...restOptions(settings.apiUrl), ws: pacedGateway(attempts, over) });
  const tooLate = once(over, 'abort').then(() => over.throwIfAborted());
  try {
    const prepared = await Promise.race([prepare(client, settings, over), tooLate]);
    if (prepared !== undefined)
      write(HOST_LABELS[language].programs.setup(await gatherFacts(prepared, settings)));
  } catch (fault) {
    throw fault instanceof LateError ? lateFault(attempts.lastClose, fault) : loginFault(fault);
  } finally {
    clearTimeout(timer);
    left.abort();
    await logOut(client);
  }
}

/** The address under which an administrator adds the bot to a server, by whether it answers in threads. */
export function inviteLink(applicationId: string, { threads }: { readonly threads: boolean }): string {
  const needed = threads ? [...BOT_PERMISSIONS, PermissionFlagsBits.CreatePublicThreads] : BOT_PERMISSIONS;
  const permissions = needed.reduce((bits, bit) => bits | bit, 0n);
  const link = new URL('https://discord.com/oauth2/authorize');
  link.searchParams.set('client_id', applicationId);
  link.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  link.searchParams.set('permissions', permissions.toString());
  return link.href;
}

type SetupSettings = Pick<DiscordSettings, 'token' | 'apiUrl' | 'devGuildId' | 'operatorGuildId' | 'threads'>;

interface Prepared {
  readonly client: Client<true>;
  readonly application: ClientApplication;
  readonly changes: readonly CommandChange[];
}

/** What takes a moment where all is well. */
async function prepare(client: Client, settings: SetupSettings, over: AbortSignal): Promise<Prepared> {
  const connected = await logIn(client, settings.token, over);
  const changes = await registerCommands(connected.application.commands, settings);
  return { client: connected, changes, application: await connected.application.fetch() };
}

/** Looks at each of the bot's servers, which may be many. */
async function gatherFacts(
  { client, application, changes: registered }: Prepared,
  settings: SetupSettings,
): Promise<SetupFacts> {
  const { commands } = client.application;
  const guildIds = client.guilds.cache.keys();
  const changes = [...registered];
  for await (const change of removeStrayCommands(commands, { guildIds, settings })) changes.push(change);
  return {
    botName: client.user.username,
    applicationId: application.id,
    invitation: inviteLink(application.id, settings),
    guildNames: client.guilds.cache.map(({ name }) => name),
    botPublic: application.botPublic ?? false,
    threads: settings.threads,
    mayReadAll: READS_ALL.some((flag) => application.flags.has(flag)),
    requiresCodeGrant: application.botRequireCodeGrant ?? false,
    interactionsEndpoint: application.interactionsEndpointURL ?? undefined,
    changes,
  };
}

/** It took longer than somebody waits in a terminal. */
class LateError extends Error {}

/** Why it took too long, as far as Discord told it. */
function lateFault(code: number | undefined, cause: unknown): HostFault {
  const close = code === undefined ? undefined : closeOf(code);
  return new HostFault({ kind: 'discord-late', close }, { cause });
}

function ignore(): void {
  // Nobody reads it.
}
