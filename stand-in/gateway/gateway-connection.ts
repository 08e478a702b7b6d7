import { GatewayOpcodes } from 'discord.js';
import type { WebSocket } from 'ws';
import { z } from 'zod';

const frameSchema = z.object({ op: z.enum(GatewayOpcodes), d: z.unknown() });

/** What the bot said over the gateway. */
export interface ClientFrame {
  readonly op: GatewayOpcodes;
  readonly d: unknown;
}

/** One WebSocket of the bot: frames in, frames out. */
export class GatewayConnection {
  readonly #socket: WebSocket;

  constructor(
    socket: WebSocket,
    handlers: { onFrame: (frame: ClientFrame) => void; onClose: (code: number) => void },
  ) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => {
      handlers.onFrame(frameSchema.parse(JSON.parse(data.toString('utf8'))));
    });
    socket.on('close', handlers.onClose);
    socket.on('error', () => {
      socket.terminate();
    });
  }

  hello(heartbeatIntervalMs: number): void {
    this.#send({
      op: GatewayOpcodes.Hello,
      d: { heartbeat_interval: heartbeatIntervalMs },
      s: null,
      t: null,
    });
  }

  acknowledgeHeartbeat(): void {
    this.#send({ op: GatewayOpcodes.HeartbeatAck, d: null, s: null, t: null });
  }

  invalidSession(resumable: boolean): void {
    this.#send({ op: GatewayOpcodes.InvalidSession, d: resumable, s: null, t: null });
  }

  requestReconnect(): void {
    this.#send({ op: GatewayOpcodes.Reconnect, d: null, s: null, t: null });
  }

  dispatch(event: { t: string; s: number; d: unknown }): void {
    this.#send({ op: GatewayOpcodes.Dispatch, ...event });
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Breaks the connection without a closing handshake, as a lost network does. */
  drop(): void {
    this.#socket.terminate();
  }

  #send(frame: { op: number; d: unknown; s: number | null; t: string | null }): void {
    this.#socket.send(JSON.stringify(frame));
  }
}
