import { setTimeout as sleep } from 'node:timers/promises';
import type { Gateway } from '../../../stand-in/gateway/gateway.ts';
import type { Chaos } from './chaos.ts';
import { SPELLS, type SpellKind } from './fault-spells.ts';

/** A kind of fault; `befall` begins one and resolves once it is over. */
export interface FaultKind {
  readonly name: string;
  readonly befall: (chaos: Chaos) => Promise<void>;
}

/** Each documented close code after which one may reconnect, and those of every WebSocket. */
const CLOSE_CODES = [1000, 1001, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009];

/** How many events are sent again with a session that goes on or begins. */
const REPEATED_EVENTS = 12;

/** How many events of a type come twice: among messages, the bot's own count. */
const DUPLICATES = 3;

/** The most that an event is late; of an interaction, that leaves time for an acknowledgement. */
const LATE_MS = { INTERACTION_CREATE: 1_500, MESSAGE_CREATE: 4_000, CHANNEL_CREATE: 1_000 } as const;

/** Each way of losing the gateway, after which the bot must come back by itself. */
const GATEWAY: Readonly<Record<string, (gateway: Gateway) => void>> = {
  'socket dropped': (gateway) => gateway.dropSockets(),
  ...Object.fromEntries(
    CLOSE_CODES.map((code) => [`closed with ${code}`, (gateway: Gateway) => gateway.closeWith(code)]),
  ),
  'reconnect asked for': (gateway) => gateway.requestReconnect(),
  'session invalid': (gateway) => gateway.invalidateSessions({ resumable: false }),
  'session invalid for the moment': (gateway) => gateway.invalidateSessions({ resumable: true }),
  'resume refused': (gateway) => {
    gateway.refuseNextResume();
    gateway.dropSockets();
  },
  'heartbeat not acknowledged': (gateway) => gateway.ignoreNextHeartbeat(),
  'events repeated at a resume': (gateway) => {
    gateway.repeatAtNextResume(REPEATED_EVENTS);
    gateway.dropSockets();
  },
  'events of two sessions': (gateway) => {
    gateway.repeatAtNextIdentify(REPEATED_EVENTS);
    gateway.invalidateSessions({ resumable: false });
  },
};

/** What breaks the connection to the gateway, and the network with all. */
export const CONNECTION_FAULTS: readonly FaultKind[] = [
  ...Object.entries(GATEWAY).map(([name, breakIt]) => ({
    name,
    befall: (chaos: Chaos) => loseGateway(chaos, name, breakIt),
  })),
  { name: 'server unreachable', befall: loseServer },
];

/** What spoils requests, and the order of events. */
export const PASSING_FAULTS: readonly FaultKind[] = [
  ...SPELLS.map((kind) => ({ name: kind.name, befall: (chaos: Chaos) => spoilRequests(chaos, kind) })),
  ...(['INTERACTION_CREATE', 'MESSAGE_CREATE'] as const).flatMap((type) => [
    { name: `${type} twice`, befall: (chaos: Chaos) => repeatEvents(chaos, type) },
    { name: `${type} late`, befall: (chaos: Chaos) => delayEvent(chaos, type) },
  ]),
  { name: 'message before its channel', befall: askBeforeChannel },
];

async function spoilRequests(
  { discord, random, pace, begin }: Chaos,
  { name, routes, fault }: SpellKind,
): Promise<void> {
  const lastsMs = random.between(...pace.lastsMs);
  const spell = discord.faults.begin(routes(random), fault(random, lastsMs / 1_000));
  const end = begin({ kind: name, of: 'requests', spell });
  await sleep(lastsMs);
  spell.end();
  end();
}

async function loseGateway(chaos: Chaos, kind: string, breakIt: (gateway: Gateway) => void): Promise<void> {
  const { discord, begin } = chaos;
  const back = await nextConnection(chaos);
  const end = begin({ kind, of: 'gateway' });
  breakIt(discord.gateway);
  await back();
  end();
}

async function loseServer(chaos: Chaos): Promise<void> {
  const { discord, random, pace, begin } = chaos;
  const back = await nextConnection(chaos);
  const end = begin({ kind: 'server unreachable', of: 'server' });
  await discord.goOffline();
  await sleep(random.between(...pace.lastsMs));
  await discord.comeBack();
  end();
  await back();
}

/**
 * Waits until the bot is connected; what is returned waits until it is so anew. A bot that stays away longer than the patience
 * has been away for as long as that.
 */
async function nextConnection({ discord }: Chaos): Promise<() => Promise<void>> {
  const { gateway } = discord;
  const connections = (): number => gateway.counts.identified + gateway.counts.resumed;
  await discord.until('the bot', () => gateway.connected || undefined).catch(() => undefined);
  const before = connections();
  return async () => {
    await discord.until('the bot', () => connections() > before || undefined).catch(() => undefined);
  };
}

async function repeatEvents({ discord, begin }: Chaos, type: string): Promise<void> {
  for (let n = 0; n < DUPLICATES; n += 1) discord.gateway.duplicateNext(type);
  begin({ kind: `${type} twice`, of: 'events' })();
}

async function delayEvent({ discord, random, begin }: Chaos, type: keyof typeof LATE_MS): Promise<void> {
  const end = begin({ kind: `${type} late`, of: 'events' });
  const release = discord.gateway.holdNext(type);
  await sleep(random.between(0, LATE_MS[type]));
  release();
  end();
}

async function askBeforeChannel({ discord, random, begin, askIn }: Chaos): Promise<void> {
  const end = begin({ kind: 'message before its channel', of: 'events' });
  const release = discord.gateway.holdNext('CHANNEL_CREATE');
  const channel = discord.addChannel({ name: 'new' });
  await Promise.all([askIn(channel), sleep(random.between(0, LATE_MS.CHANNEL_CREATE))]);
  release();
  end();
}
