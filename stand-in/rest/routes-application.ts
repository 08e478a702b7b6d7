import { ApplicationFlags, GatewayIntentBits, type APIApplicationCommand } from 'discord.js';
import { checkCommands } from '../rules/check-command.ts';
import type { Core } from '../core.ts';
import { refusals } from './discord-error.ts';
import type { Answer, Route, RouteRequest } from './router.ts';
import { userPayload } from '../users.ts';

const IDENTIFIES_A_DAY = 1000;
const DAY_MS = 86_400_000;

/** The gateway's address, the bot itself and the commands it registers. */
export const applicationRoutes = [
  { name: 'gateway', method: 'GET', path: '/gateway/bot', handle: ({ core }) => ok(gatewayInfo(core)) },
  { name: 'self', method: 'GET', path: '/users/@me', handle: ({ core }) => ok(selfPayload(core)) },
  {
    name: 'application',
    method: 'GET',
    path: '/applications/@me',
    handle: ({ core }) => ok(applicationPayload(core)),
  },
  {
    name: 'application',
    method: 'GET',
    path: '/oauth2/applications/@me',
    handle: ({ core }) => ok(applicationPayload(core)),
  },
  { name: 'list commands', method: 'GET', path: '/applications/:application/commands', handle: listCommands },
  { name: 'set commands', method: 'PUT', path: '/applications/:application/commands', handle: setCommands },
  {
    name: 'list commands',
    method: 'GET',
    path: '/applications/:application/guilds/:guild/commands',
    handle: (request) => listCommands(request, request.param('guild')),
  },
  {
    name: 'set commands',
    method: 'PUT',
    path: '/applications/:application/guilds/:guild/commands',
    handle: (request) => setCommands(request, request.param('guild')),
  },
] as const satisfies readonly Route[];

function ok(body: unknown): Answer {
  return { status: 200, body };
}

function gatewayInfo(core: Core) {
  return {
    url: core.gatewayUrl(),
    shards: core.shards.recommended,
    session_start_limit: {
      total: IDENTIFIES_A_DAY,
      remaining: IDENTIFIES_A_DAY - core.gateway.attempts.identifies,
      reset_after: DAY_MS,
      max_concurrency: core.shards.atOnce,
    },
  };
}

/** The bot's own user, with the fields that only it sees. */
export function selfPayload({ world }: Core) {
  return {
    ...userPayload(world.bot),
    verified: true,
    mfa_enabled: true,
    email: null,
    locale: 'en-US',
    flags: 0,
  };
}

/** What the portal allows the application, as far as it shows; the flag is that of an application in few guilds. */
export function applicationFlags({ gateway }: Core): number {
  const mayReadAll = (gateway.allowedIntents & GatewayIntentBits.MessageContent) !== 0;
  return mayReadAll ? ApplicationFlags.GatewayMessageContentLimited : 0;
}

function applicationPayload(core: Core) {
  const { world } = core;
  return {
    id: world.applicationId,
    name: world.bot.name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    team: null,
    flags: applicationFlags(core),
    bot: selfPayload(core),
    install_params: { scopes: ['bot', 'applications.commands'], permissions: '0' },
    integration_types_config: { '0': {} },
    approximate_guild_count: world.guilds.size,
  };
}

function listCommands({ core, query }: RouteRequest, guildId?: string): Answer {
  requireCommands(core, guildId);
  const withLocalizations = query.get('with_localizations') === 'true';
  return ok(core.commands.list(guildId, { withLocalizations }) satisfies APIApplicationCommand[]);
}

function setCommands({ core, body }: RouteRequest, guildId?: string): Answer {
  requireCommands(core, guildId);
  return ok(core.commands.replace(guildId, checkCommands(body)));
}

/** Discord says the same of a guild that the bot is not in and of one that it was invited to without its commands. */
function requireCommands({ world }: Core, guildId: string | undefined): void {
  if (guildId !== undefined && world.guilds.get(guildId)?.takesCommands !== true)
    throw refusals.missingAccess();
}
