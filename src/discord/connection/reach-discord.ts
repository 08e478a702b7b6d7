import { ApplicationFlags, DiscordAPIError, HTTPError, REST, RESTEvents, Routes } from 'discord.js';
import { z } from 'zod';
import { messageOf } from '../../errors.ts';
import { systemCode } from '../../system/file-fault.ts';
import type { DiscordSettings } from '../settings.ts';
import { withoutBotTokens } from './bot-token.ts';
import { isPassing } from './request-faults.ts';

/** What became of asking Discord; `date` is what its last answer said of the time. */
export type Reached = {
  /** Seconds that this machine's clock is ahead; undefined where nothing told the time. */
  readonly ahead: number | undefined;
} & (
  | {
      readonly kind: 'reached';
      /** The bot's. */
      readonly name: string;
      /** How often it may still log in today. */
      readonly loginsLeft: number;
      /** Whether the portal lets it read every message. */
      readonly mayReadAll: boolean;
    }
  | { readonly kind: 'refused' }
  /** By a code of the network, or by what was answered. */
  | { readonly kind: 'unreachable'; readonly said: string }
);

const WITHIN_MS = 10_000;

/** With either of these an application may read every message; Discord sets the second for one in few servers. */
export const READS_ALL = [
  ApplicationFlags.GatewayMessageContent,
  ApplicationFlags.GatewayMessageContentLimited,
] as const;

const self = z.object({ username: z.string() });
const gateway = z.object({ session_start_limit: z.object({ remaining: z.number() }) });
const application = z.object({ flags: z.number().default(0) });

/** The address that is asked. */
export function discordAddress(apiUrl: string | undefined): string {
  return apiUrl ?? 'https://discord.com/api';
}

/**
 * Asks Discord who the bot is, how often it may log in and what it may read, and changes nothing there: no login, so that a bot
 * that runs is not disturbed.
 */
export async function reachDiscord({
  token,
  apiUrl,
}: Pick<DiscordSettings, 'token' | 'apiUrl'>): Promise<Reached> {
  const rest = new REST({ api: discordAddress(apiUrl), retries: 0, timeout: WITHIN_MS }).setToken(token);
  let ahead: number | undefined;
  rest.on(RESTEvents.Response, (_, { headers }) => {
    const told = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(told)) ahead = Math.round((Date.now() - told) / 1000);
  });
  try {
    const { username: name } = self.parse(await rest.get(Routes.user()));
    const { session_start_limit: logins } = gateway.parse(await rest.get(Routes.gatewayBot()));
    const { flags } = application.parse(await rest.get(Routes.currentApplication()));
    const mayReadAll = READS_ALL.some((flag) => (flags & flag) !== 0);
    return { kind: 'reached', name, loginsLeft: logins.remaining, mayReadAll, ahead };
  } catch (fault) {
    const isRefused = fault instanceof DiscordAPIError && fault.status === 401;
    // A token that cannot be sent in a header; the message might quote it.
    if (isRefused || systemCode(fault) === 'UND_ERR_INVALID_ARG') return { kind: 'refused', ahead };
    return { kind: 'unreachable', said: withoutBotTokens(saidBy(fault)), ahead };
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}

function saidBy(fault: unknown): string {
  if (fault instanceof HTTPError || fault instanceof DiscordAPIError) return `HTTP ${fault.status}`;
  if (fault instanceof z.ZodError) return 'JSON';
  const cause = fault instanceof Error && fault.cause instanceof Error ? fault.cause : fault;
  const code = systemCode(fault) ?? systemCode(cause);
  if (code !== undefined) return code;
  return isPassing(fault) && fault instanceof Error && fault.name === 'AbortError'
    ? `> ${WITHIN_MS / 1000} s`
    : messageOf(fault);
}
