import { once } from 'node:events';
import {
  ApplicationFlags,
  type Client,
  type ClientApplication,
  OAuth2Scopes,
  PermissionFlagsBits,
} from 'discord.js';
import { BelegError } from '../errors.ts';
import { Attempts } from './connection/attempts.ts';
import { meaningOfClose } from './connection/close-codes.ts';
import { loginFault } from './connection/connection-faults.ts';
import { createClient, logOut, restOptions } from './connection/create-client.ts';
import { logIn } from './connection/login.ts';
import { pacedGateway } from './connection/paced-gateway.ts';
import { SETUP_PATIENCE } from './connection/patience.ts';
import { type CommandChange, registerCommands, removeStrayCommands } from './commands/register-commands.ts';
import type { Log } from './log.ts';
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

/** Discord sets the second for an application in few servers. */
const READS_ALL = [
  ApplicationFlags.GatewayMessageContent,
  ApplicationFlags.GatewayMessageContentLimited,
] as const;

/** What a first login tells about the bot. */
interface SetupFacts {
  readonly botName: string;
  readonly applicationId: string;
  readonly guildNames: readonly string[];
  /** Whether anyone may invite it, not only its owner. */
  readonly botPublic: boolean;
  /** Whether the bot is to answer in threads, and whether the portal lets it read every message, as it takes there. */
  readonly threads: boolean;
  readonly mayReadAll: boolean;
  /** Whether an invitation needs a further step that the link does not have. */
  readonly requiresCodeGrant: boolean;
  /** Where Discord sends commands instead of to the gateway. */
  readonly interactionsEndpoint: string | undefined;
  /** What was registered and removed. */
  readonly changes: readonly CommandChange[];
}

/**
 * Logs in once as the bot will, registers the commands and writes what to do next. A bot that runs already is not
 * disturbed.
 * Throws a BelegError where Discord refuses the token or the commands, or cannot be reached within half a minute.
 */
export async function setUp({
  settings,
  write,
  withinMs = PATIENCE_MS,
}: {
  settings: SetupSettings;
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
    if (prepared !== undefined) write(setupReport(await gatherFacts(prepared, settings)));
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

/** What `npm run discord:setup` prints. */
export function setupReport(facts: SetupFacts): string {
  const { botName, applicationId, guildNames, changes, threads } = facts;
  const guilds = guildNames.length === 0 ? 'no server yet' : guildNames.join(', ');
  const commands =
    changes.length === 0 ? 'Discord already holds the commands.' : changes.map(changeLine).join('\n  ');
  return `The token is good: Discord knows the bot as ${botName}. It is in: ${guilds}.

Commands
  ${commands}

Invite the bot to a server with this link (it asks for View Channels, Send Messages,${threads ? ' Create Public Threads,' : ''}
Send Messages in Threads and Read Message History, and for nothing else):
  ${inviteLink(applicationId, facts)}

In the Developer Portal (https://discord.com/developers/applications/${applicationId}):
  Bot > Privileged Gateway Intents: ${intentsAdvice(facts)}
  Bot > Public Bot: ${publicAdvice(facts.botPublic)}
  Bot > Requires OAuth2 Code Grant: ${codeGrantAdvice(facts.requiresCodeGrant)}
  General Information > Interactions Endpoint URL: ${endpointAdvice(facts.interactionsEndpoint)}
  Installation > Installation Contexts: Guild Install.

${threads && !facts.mayReadAll ? 'Turn the Message Content Intent on first, then start it' : 'Start it'} with: npm start
`;
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
    guildNames: client.guilds.cache.map(({ name }) => name),
    botPublic: application.botPublic ?? false,
    threads: settings.threads,
    mayReadAll: READS_ALL.some((flag) => application.flags.has(flag)),
    requiresCodeGrant: application.botRequireCodeGrant ?? false,
    interactionsEndpoint: application.interactionsEndpointURL ?? undefined,
    changes,
  };
}

function changeLine({ kind, guildId, commands }: CommandChange): string {
  const what = `${commands === 1 ? '1 command' : `${commands} commands`} ${kind}`;
  if (kind === 'registered')
    return `${what} ${guildId === undefined ? 'everywhere' : `in the server ${guildId}`}.`;
  return guildId === undefined
    ? `${what} everywhere else: DEV_GUILD_ID has them in its server alone.`
    : `${what} in the server ${guildId}, where no setting asks for ${commands === 1 ? 'it' : 'them'}.`;
}

/** Discord closes the connection of a bot that asks for an intent which is off there. */
function intentsAdvice({ threads, mayReadAll }: Pick<SetupFacts, 'threads' | 'mayReadAll'>): string {
  if (!threads) return 'leave all three off; the bot needs none.';
  return mayReadAll
    ? 'Message Content Intent is on, as THREADS=true needs it. Good.'
    : 'TURN Message Content Intent ON, which THREADS=true needs, or unset THREADS. Leave the others off.';
}

function publicAdvice(botPublic: boolean): string {
  return botPublic
    ? 'on, so anyone may add the bot to their server. Turn it off unless you want that.'
    : 'off, so only you can add the bot. Good.';
}

function codeGrantAdvice(required: boolean): string {
  return required ? 'TURN IT OFF; the link above does not work with it.' : 'off. Good.';
}

function endpointAdvice(endpoint: string | undefined): string {
  return endpoint === undefined
    ? 'empty. Good.'
    : `EMPTY IT; Discord sends the commands to ${endpoint} and not to this bot.`;
}

/** It took longer than somebody waits in a terminal. */
class LateError extends Error {}

/** Why it took too long, as far as Discord told it. */
function lateFault(close: number | undefined, cause: unknown): BelegError {
  const problem =
    close === undefined
      ? 'Discord has not answered in time.'
      : `Discord does not let the bot in: it closed the last connection with code ${close} (${meaningOfClose(close)}).`;
  return new BelegError(
    problem,
    'Check network and proxy, and status.discord.com; then try again in some minutes.',
    { cause },
  );
}

function ignore(): void {
  // Nobody reads it.
}
