import type { Server } from 'node:http';

/** Where the bot reaches a stand-in, and the switch that makes it unreachable. */
export class Listener {
  readonly #server: Server;
  #port: number | undefined;

  constructor(server: Server) {
    this.#server = server;
  }

  /** @throws Error while nothing has listened yet */
  get port(): number {
    if (this.#port === undefined) throw new Error('The server has no port');
    return this.#port;
  }

  /** Takes connections on a port, 0 for a free one, or again on the one from before. */
  async listen(port = this.port): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, '127.0.0.1', () => {
        this.#server.off('error', reject);
        resolve();
      });
    });
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port');
    this.#port = address.port;
    return this.#port;
  }

  /** Refuses connections from now on and breaks those of HTTP; WebSockets are the gateway's. */
  async refuse(): Promise<void> {
    if (!this.#server.listening) return;
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
    this.#server.closeAllConnections();
    await closed;
  }
}
