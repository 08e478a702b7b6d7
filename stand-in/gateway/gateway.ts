import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord.js';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { Arrivals } from './arrivals.ts';
import { concerns, type Audience } from './audience.ts';
import { EventFaults } from './event-faults.ts';
import { GatewayConnection, type ClientFrame } from './gateway-connection.ts';
import { GatewaySession } from './gateway-session.ts';
import type { Journal } from '../journal.ts';
import { identifySchema, loginFault, type Identify, type LoginRules } from './login-rules.ts';

const heartbeatSchema = z.number().nullable();
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

/** A session that Discord closes with one of these is over; every other code that one may reconnect after leaves it. */
const SESSION_IS_OVER: ReadonlySet<number> = new Set([
  GatewayCloseCodes.InvalidSeq,
  GatewayCloseCodes.SessionTimedOut,
]);

interface GatewayOptions extends LoginRules {
  readonly server: Server;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly newId: () => string;
  readonly heartbeatIntervalMs: number;
  /** Sends READY and whatever follows it to a session that has just identified. */
  readonly welcome: (session: GatewaySession) => void;
}

/** How the gateway turns a bot away. */
export type Refusal =
  /** It does not let it connect. */
  | { readonly at: 'handshake'; readonly status: number }
  /** It ends the connection, with a code or as a lost network does, as soon as it stands or once the bot wants to log in. */
  | { readonly at: 'connection' | 'login'; readonly by: number | 'drop' }
  /** It answers an identify and a resume with a session that is invalid, or not at all. */
  | { readonly at: 'login'; readonly by: 'invalid session' | 'silence' };

/** Discord's gateway, version 10 in JSON, with switches for everything that can go wrong on it. */
export class Gateway {
  readonly #options: GatewayOptions;
  readonly #server: WebSocketServer;
  readonly #connections = new Set<GatewayConnection>();
  readonly #sessions = new Map<string, GatewaySession>();
  readonly #eventFaults = new EventFaults();
  readonly #arrivals = new Arrivals();
  #latestSession: GatewaySession | undefined;
  #refusedIdentifies: number[] = [];
  #refusedResumes = 0;
  #refusal: Refusal | undefined;
  #ignoredHeartbeats = 0;
  #repeated = { resume: 0, identify: 0 };
  /** When each heartbeat of the bot came, in milliseconds since the epoch. */
  readonly heartbeats: number[] = [];
  /** How often the bot identified and resumed. */
  readonly counts = { identified: 0, resumed: 0 };
  /** How often the bot tried to connect, and how often it sent an identify, which Discord allows 1,000 times a day. */
  readonly attempts = { connections: 0, identifies: 0 };

  constructor(options: GatewayOptions) {
    this.#options = options;
    this.#server = new WebSocketServer({
      server: options.server,
      verifyClient: (_, answer) => {
        this.#letIn(answer);
      },
    });
    this.#server.on('connection', (socket) => {
      const connection: GatewayConnection = new GatewayConnection(socket, {
        onFrame: (frame) => {
          this.#receive(connection, frame);
        },
        onClose: (code) => {
          this.#disconnected(connection, code);
        },
      });
      this.#connections.add(connection);
      if (this.#refusal?.at === 'connection') this.#turnAway(connection, this.#refusal.by);
      else connection.hello(options.heartbeatIntervalMs);
    });
  }

  /** The privileged intents that the portal allows. */
  get allowedIntents(): number {
    return this.#options.allowedIntents;
  }

  /** Whether a session is identified and connected. */
  get connected(): boolean {
    return [...this.#sessions.values()].some((session) => session.connection !== undefined);
  }

  /** Whether there is a session, be it one that waits to be resumed. */
  get hasSession(): boolean {
    return this.#sessions.size > 0;
  }

  /** Sends an event to every session that it concerns; a disconnected session gets it when it resumes. */
  dispatch(t: string, d: unknown, audience: Audience): void {
    this.dispatchTo(t, () => d, audience);
  }

  /** Sends an event of which a session gets more or less to see by its intents. */
  dispatchTo(t: string, seenWith: (intents: number) => unknown, audience: Audience): void {
    this.#eventFaults.deliver(t, () => {
      for (const session of this.#sessions.values()) {
        if (concerns(session, audience)) session.dispatch(t, seenWith(session.intents));
      }
    });
  }

  /**
   * When the event of this type and id was sent, in milliseconds since the epoch, once the bot has shown that it came:
   * by the number that it names in a heartbeat or a resume.
   */
  arrivalOf(t: string, id: string): number | undefined {
    return this.#arrivals.of(t, id);
  }

  /** Breaks every connection, or those of a shard alone, without a closing handshake; the sessions can be resumed. */
  dropSockets(shard?: number): void {
    const sessions = [...this.#sessions.values()].filter((one) => one.shard[0] === shard);
    const ofShard = sessions.flatMap(({ connection }) => connection ?? []);
    for (const connection of shard === undefined ? this.#connections : ofShard) connection.drop();
  }

  /** The shards with a session that is connected, in order. */
  get shards(): readonly number[] {
    const connected = [...this.#sessions.values()].filter(({ connection }) => connection !== undefined);
    return connected.map(({ shard: [index] }) => index).toSorted((one, other) => one - other);
  }

  /** Closes every connection with a code, such as 4004 or 4014; the sessions can be resumed unless the code ends them. */
  closeWith(code: number, reason = ''): void {
    for (const session of this.#sessions.values()) {
      if (SESSION_IS_OVER.has(code)) this.#sessions.delete(session.id);
      session.connection = undefined;
    }
    for (const connection of this.#connections) connection.close(code, reason);
  }

  /** Tells the bot that its session is over; where it is not resumable, it is also forgotten. */
  invalidateSessions({ resumable }: { resumable: boolean }): void {
    for (const session of this.#sessions.values()) {
      const { connection } = session;
      if (!resumable) this.#sessions.delete(session.id);
      session.connection = undefined;
      connection?.invalidSession(resumable);
    }
  }

  /** Asks the bot to reconnect and resume (op 7). */
  requestReconnect(): void {
    for (const connection of this.#connections) connection.requestReconnect();
  }

  /** Delivers the next event of this type twice, as Discord at times does. */
  duplicateNext(eventType: string): void {
    this.#eventFaults.duplicateNext(eventType);
  }

  /** Leaves the next heartbeat without an answer, as a connection does that is dead and has not closed. */
  ignoreNextHeartbeat(): void {
    this.#ignoredHeartbeats += 1;
  }

  /** At the next resume, also replays this many events that the bot already has. */
  repeatAtNextResume(events: number): void {
    this.#repeated.resume = events;
  }

  /** Gives the next new session the latest events of the one before, too, as while Discord serves both. */
  repeatAtNextIdentify(events: number): void {
    this.#repeated.identify = events;
  }

  /** Holds back the next event of this type until the returned function is called: later ones overtake it. */
  holdNext(eventType: string): () => void {
    return this.#eventFaults.holdNext(eventType);
  }

  /** Turns away whoever connects or logs in from now on; undefined lets them in again. */
  refuse(refusal: Refusal | undefined): void {
    this.#refusal = refusal;
  }

  /** Answers the next identify with this close code. */
  refuseNextIdentify(code: number): void {
    this.#refusedIdentifies.push(code);
  }

  /** Answers the next resume with an invalid session. */
  refuseNextResume(): void {
    this.#refusedResumes += 1;
  }

  /** Forgets the events that were sent. */
  forget(): void {
    for (const session of this.#sessions.values()) session.forget();
    this.#arrivals.forget();
    this.heartbeats.length = 0;
  }

  async close(): Promise<void> {
    for (const connection of this.#connections) connection.drop();
    await new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
  }

  #letIn(answer: (letIn: boolean, status?: number) => void): void {
    this.attempts.connections += 1;
    if (this.#refusal?.at === 'handshake') answer(false, this.#refusal.status);
    else answer(true);
    this.#options.journal.changed();
  }

  #turnAway(connection: GatewayConnection, by: Exclude<Refusal, { at: 'handshake' }>['by']): void {
    if (by === 'invalid session') connection.invalidSession(false);
    else if (by === 'drop') connection.drop();
    else if (by !== 'silence') connection.close(by, '');
  }

  #receive(connection: GatewayConnection, frame: ClientFrame): void {
    if (frame.op === GatewayOpcodes.Heartbeat) this.#heartbeat(connection, heartbeatSchema.parse(frame.d));
    else if (frame.op === GatewayOpcodes.Identify) this.#identify(connection, identifySchema.parse(frame.d));
    else if (frame.op === GatewayOpcodes.Resume) this.#resume(connection, resumeSchema.parse(frame.d));
    this.#options.journal.changed();
  }

  #heartbeat(connection: GatewayConnection, sequence: number | null): void {
    this.heartbeats.push(this.#options.clock.now());
    for (const session of this.#sessions.values()) {
      if (session.connection === connection && sequence !== null) session.confirm(sequence);
    }
    if (this.#ignoredHeartbeats > 0) this.#ignoredHeartbeats -= 1;
    else connection.acknowledgeHeartbeat();
  }

  #identify(connection: GatewayConnection, identify: Identify): void {
    this.attempts.identifies += 1;
    const general = this.#refusal?.at === 'login' ? this.#refusal.by : undefined;
    const refusal = this.#refusedIdentifies.shift() ?? loginFault(identify, this.#options) ?? general;
    if (refusal !== undefined) {
      this.#turnAway(connection, refusal);
      return;
    }
    const session = new GatewaySession({
      id: this.#options.newId(),
      shard: identify.shard ?? [0, 1],
      intents: identify.intents,
      connection,
      now: () => this.#options.clock.now(),
      onArrival: (t, d, sentAt) => {
        this.#arrivals.note(t, d, sentAt);
      },
    });
    this.counts.identified += 1;
    this.#sessions.set(session.id, session);
    this.#options.welcome(session);
    for (const { t, d } of this.#latestSession?.latest(this.#repeated.identify) ?? []) session.dispatch(t, d);
    this.#repeated.identify = 0;
    this.#latestSession = session;
  }

  #resume(connection: GatewayConnection, resume: z.infer<typeof resumeSchema>): void {
    if (this.#refusal?.at === 'login') {
      this.#turnAway(connection, this.#refusal.by);
      return;
    }
    const session = this.#sessions.get(resume.session_id);
    if (this.#refusedResumes > 0 || session === undefined || resume.token !== this.#options.token) {
      this.#refusedResumes = Math.max(0, this.#refusedResumes - 1);
      this.#sessions.delete(resume.session_id);
      connection.invalidSession(false);
      return;
    }
    this.counts.resumed += 1;
    session.resume(connection, resume.seq, this.#repeated.resume);
    this.#repeated.resume = 0;
  }

  #disconnected(connection: GatewayConnection, code: number): void {
    this.#connections.delete(connection);
    for (const session of this.#sessions.values()) {
      if (session.connection !== connection) continue;
      session.connection = undefined;
      // Discord ends the session when the client closes with 1000 or 1001; any other code leaves it to be resumed.
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    }
    this.#options.journal.changed();
  }
}
