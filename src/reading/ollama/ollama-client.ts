import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { plainText } from '../../language/visible-text.ts';
import { isThisMachine } from '../../system/web-address.ts';
import { OllamaFault } from './ollama-fault.ts';

/** What an answer may be long, at most: a list of some hundred models; a megabyte of brackets takes 0.2 s to parse. A verdict has some hundred bytes. */
const MOST_BYTES = 1 << 18;
/** Characters of what a server says that are shown. */
const MOST_SAID = 200;

/** What a server answered. */
interface Exchanged {
  readonly status: number;
  readonly text: string;
}

interface Asked {
  readonly method: 'GET' | 'POST';
  /** Below the server's address, without a slash before it. */
  readonly path: string;
  readonly body?: object;
  /** Whether what the server says of a refusal may be shown: it was sent no question that it could repeat. */
  readonly isTold: boolean;
}

/** Where what is sent to a server goes; over the open network, unencrypted. */
export type Reach = 'this-machine' | 'network' | 'open-network';

/** How long an answer is waited for. */
export interface Patience {
  readonly seconds: number;
  /** Aborts when they are over. */
  readonly over: AbortSignal;
}

/** Patience from this moment on. */
export function patience(seconds: number): Patience {
  return { seconds, over: AbortSignal.timeout(seconds * 1_000) };
}

/**
 * Asks one server of the host's own. No proxy is asked and no redirection followed, whatever the environment or the server says: what is
 * sent goes to the address that the host set, and nowhere else.
 */
export class OllamaClient {
  /** As it may be shown. */
  readonly address: string;
  readonly #base: URL;
  readonly #agent: HttpAgent | HttpsAgent;
  readonly #closing = new AbortController();

  /** @param address one that `isServerAddress` */
  constructor(address: string) {
    this.#base = new URL(address);
    // A question mark or a number sign with nothing behind it is part of no path.
    this.#base.search = '';
    this.#base.hash = '';
    if (!this.#base.pathname.endsWith('/')) this.#base.pathname += '/';
    this.address = this.#base.href.replace(/\/$/, '');
    this.#agent = this.#isSecure ? new HttpsAgent() : new HttpAgent();
  }

  /**
   * What the server answers, as JSON says it.
   * @throws OllamaFault
   */
  async ask(asked: Asked, { seconds, over }: Patience): Promise<unknown> {
    const signal = AbortSignal.any([this.#closing.signal, over]);
    const { status, text } = await this.#exchange(asked, signal).catch((fault: unknown) => {
      if (fault instanceof OllamaFault) throw fault;
      if (this.#closing.signal.aborted) throw new OllamaFault({ kind: 'closed' });
      if (over.aborted) throw new OllamaFault({ kind: 'too-slow', seconds });
      throw new OllamaFault({ kind: 'unreachable', code: codeOf(fault) });
    });
    const said = parsed(text);
    if (status !== 200) {
      throw new OllamaFault({ kind: 'refused', status, said: asked.isTold ? errorIn(said) : undefined });
    }
    if (said === undefined) throw new OllamaFault({ kind: 'other-server' });
    return said;
  }

  /** Ends all that is under way, and asks nothing any more. */
  close(): void {
    this.#closing.abort();
    this.#agent.destroy();
  }

  /** How far what is sent goes, and whether somebody on the way could read it. */
  get reach(): Reach {
    if (isThisMachine(this.#base.hostname)) return 'this-machine';
    return this.#isSecure ? 'network' : 'open-network';
  }

  get #isSecure(): boolean {
    return this.#base.protocol === 'https:';
  }

  #exchange({ method, path, body }: Asked, signal: AbortSignal): Promise<Exchanged> {
    const content = body === undefined ? '' : JSON.stringify(body);
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) };
    const options = { method, headers, agent: this.#agent, signal };
    return new Promise((resolve, reject) => {
      const take = (response: IncomingMessage) => {
        textOf(response).then((text) => resolve({ status: response.statusCode ?? 0, text }), reject);
      };
      const send = this.#isSecure ? httpsRequest : httpRequest;
      // A server that answers by changing to another protocol gives no response and no error.
      const change = (_: IncomingMessage, socket: Duplex) => {
        socket.destroy();
        reject(new OllamaFault({ kind: 'other-server' }));
      };
      send(new URL(path, this.#base), options, take).on('upgrade', change).on('error', reject).end(content);
    });
  }
}

/** @throws OllamaFault where it is too long; whatever breaks off */
async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  // To leave the loop ends the connection.
  for await (const chunk of response) {
    if (!(chunk instanceof Buffer)) continue;
    length += chunk.length;
    if (length > MOST_BYTES) throw new OllamaFault({ kind: 'other-server' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands in `{"error": "…"}`, as a line of text. */
function errorIn(said: unknown): string | undefined {
  if (typeof said !== 'object' || said === null || !('error' in said)) return undefined;
  return typeof said.error === 'string' ? plainText(said.error).slice(0, MOST_SAID) : undefined;
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'no answer';
}
