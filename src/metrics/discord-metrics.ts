import { Counter, type Registry } from 'prom-client';
import type { DiscordState, Observer } from './observer.ts';
import { addReadGauge } from './read-gauge.ts';

const MS = 1_000;

/** Codes of a closed connection that are told apart: those of WebSocket that occur, and Discord's own. */
const KNOWN_CODES: ReadonlySet<number> = new Set([
  1000, 1001, 1006, 4000, 4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008, 4009, 4010, 4011, 4012, 4013, 4014,
  4200,
]);

const TOO_MANY_REQUESTS = 429;
const FIRST_SERVER_ERROR = 500;

type DiscordEvents =
  'discord' | 'connection' | 'disconnection' | 'discordAnswer' | 'press' | 'vote' | 'share';

/** Metrics of Discord: the connection, its faults, and what people press there. Those of its state come to be where there is a bot. */
export function discordMetrics(registry: Registry): Pick<Observer, DiscordEvents> {
  const registers = [registry];
  const connections = new Counter({
    name: 'beleg_discord_connections_total',
    help: 'Connections to Discord that came about, by whether an earlier session was resumed.',
    labelNames: ['how'],
    registers,
  });
  const disconnections = new Counter({
    name: 'beleg_discord_disconnections_total',
    help: 'Connections to Discord that were closed, by the code of the gateway.',
    labelNames: ['code'],
    registers,
  });
  const failures = new Counter({
    name: 'beleg_discord_request_failures_total',
    help: 'Answers of Discord that were no answers: rate limits (429) and faults of its servers (5xx).',
    labelNames: ['status'],
    registers,
  });
  const presses = new Counter({
    name: 'beleg_discord_presses_total',
    help: 'Buttons that were pressed and forms that were sent, by what they do.',
    labelNames: ['action'],
    registers,
  });
  const votes = new Counter({
    name: 'beleg_votes_total',
    help: 'Votes on answers, of which somebody may give one after the other.',
    labelNames: ['verdict'],
    registers,
  });
  const shares = new Counter({
    name: 'beleg_shared_answers_total',
    help: 'Private answers that were shared in their channel.',
    registers,
  });
  return {
    discord: (state) => {
      stateGauges(registry, state);
      for (const how of ['opened', 'resumed']) connections.inc({ how }, 0);
      for (const status of ['429', '5xx']) failures.inc({ status }, 0);
      for (const verdict of ['helpful', 'not-helpful']) votes.inc({ verdict }, 0);
    },
    connection: (how) => connections.inc({ how }),
    disconnection: (code) => disconnections.inc({ code: KNOWN_CODES.has(code) ? String(code) : 'other' }),
    discordAnswer: (status) => {
      if (status === TOO_MANY_REQUESTS) failures.inc({ status: '429' });
      else if (status >= FIRST_SERVER_ERROR) failures.inc({ status: '5xx' });
    },
    press: (action) => presses.inc({ action }),
    vote: (verdict) => votes.inc({ verdict }),
    share: () => shares.inc(),
  };
}

interface Figure {
  readonly name: string;
  readonly help: string;
  readonly of: (state: DiscordState) => number | undefined;
}

const FIGURES: readonly Figure[] = [
  {
    name: 'beleg_discord_connected',
    help: '1 while the bot is connected to Discord, else 0.',
    of: ({ isConnected }) => (isConnected ? 1 : 0),
  },
  {
    name: 'beleg_discord_heartbeat_seconds',
    help: 'How long Discord took to answer the last heartbeat.',
    of: ({ heartbeatMs }) => heartbeatMs && heartbeatMs / MS,
  },
  {
    name: 'beleg_discord_guilds',
    help: 'Servers that the bot is in.',
    of: ({ guilds }) => guilds,
  },
  {
    name: 'beleg_discord_outbox_messages',
    help: 'Messages that wait while Discord takes nothing.',
    of: ({ kept }) => kept,
  },
];

function stateGauges(registry: Registry, state: () => DiscordState): void {
  for (const { name, help, of } of FIGURES) addReadGauge(registry, { name, help, read: () => of(state()) });
}
