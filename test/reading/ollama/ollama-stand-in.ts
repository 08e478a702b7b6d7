import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** What the stand-in is asked to do with a request for a chat, where it does more than answer as the real one does. */
export type Behaviour =
  /** The model says this. */
  | { readonly kind: 'says'; readonly content: string; readonly doneReason?: string }
  | { readonly kind: 'refuses'; readonly status: number; readonly error: string }
  /** Nothing comes, it breaks off in the middle, or it goes over to another protocol. */
  | { readonly kind: 'hangs' | 'breaks-off' | 'changes-protocol' }
  /** Whatever else speaks HTTP. */
  | { readonly kind: 'sends'; readonly body: string; readonly status?: number; readonly location?: string }
  /** Bytes without end. */
  | { readonly kind: 'floods' };

interface ListedModel {
  readonly name: string;
  readonly digest: string;
  readonly remote_host?: string;
}

const chatSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(['system', 'user', 'assistant', 'tool']), content: z.string() })),
  stream: z.boolean().default(true),
  think: z.boolean().optional(),
  format: z.union([z.literal('json'), z.record(z.string(), z.unknown())]).optional(),
  options: z.record(z.string(), z.unknown()).default({}),
});

export type ChatRequest = z.infer<typeof chatSchema>;

/** What the model says to a question about numbered sentences. */
export type Say = (question: string, sentences: readonly string[]) => object;

const askedSchema = z.object({
  question: z.string(),
  sentences: z.array(z.object({ number: z.int(), text: z.string() })),
});

/** The data in a request, as the model sees it. */
export function askedIn({ messages }: Pick<ChatRequest, 'messages'>): z.infer<typeof askedSchema> {
  return askedSchema.parse(JSON.parse(messages.at(-1)?.content ?? ''));
}

/**
 * An Ollama on 127.0.0.1, as its server answers (github.com/ollama/ollama, server/routes.go): the list of models, a chat
 * without messages that loads a model, which it gives up when whoever waits for it goes away, and a chat that answers.
 */
export class OllamaStandIn {
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  models: readonly ListedModel[] = [{ name: 'judge:latest', digest: 'ab12' }];
  /** What comes of a chat with messages. */
  chat: (request: ChatRequest) => Behaviour = () => ({ kind: 'says', content: '{"answers":[]}' });
  /** Settles when a model is loaded; undefined where it can be, else why it cannot. */
  load: () => Promise<string | undefined> = async () => undefined;
  readonly loaded = new Set<string>();
  /** Every chat that was asked for, and those among them that only load; loads that were given up. */
  readonly chats: ChatRequest[] = [];
  lists = 0;
  loads = 0;
  givenUp = 0;

  /** Starts it on a port of the system's choice, or one of its own. */
  async start(port = 0): Promise<void> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('It is not started');
    return address.port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    if (this.#server.listening) await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Lets the model judge by a function. */
  says(say: Say): void {
    this.chat = (request) => {
      const { question, sentences } = askedIn(request);
      const content = JSON.stringify(
        say(
          question,
          sentences.map(({ text }) => text),
        ),
      );
      return { kind: 'says', content };
    };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(request);
    const [path, known] = [request.url ?? '', KNOWN_PATHS.get(request.url ?? '')];
    if (known === undefined) return void response.writeHead(404).end('404 page not found');
    if (known !== request.method) return void response.writeHead(405).end('405 method not allowed');
    if (path === '/api/tags') {
      this.lists += 1;
      return json(response, 200, { models: this.models.map((model) => ({ ...model, model: model.name })) });
    }
    if (body === '') return json(response, 400, { error: 'missing request body' });
    const chat = chatSchema.safeParse(JSON.parse(body)).data;
    if (chat === undefined) return json(response, 400, { error: 'invalid format' });
    if (!this.models.some(({ name }) => name === chat.model || name === `${chat.model}:latest`)) {
      return json(response, 404, { error: `model '${chat.model}' not found` });
    }
    return chat.messages.length === 0 ? this.#load(chat, response) : this.#say(chat, response);
  }

  async #load({ model }: ChatRequest, response: ServerResponse): Promise<void> {
    this.loads += 1;
    const gone = new Promise<string>((resolve) => response.once('close', () => resolve('gone')));
    const problem = await Promise.race([this.load(), gone]);
    if (problem === 'gone') this.givenUp += 1;
    else if (problem !== undefined) json(response, 500, { error: problem });
    if (problem !== undefined) return;
    this.loaded.add(model);
    json(response, 200, { ...said(model, ''), done_reason: 'load' });
  }

  async #say(request: ChatRequest, response: ServerResponse): Promise<void> {
    this.chats.push(request);
    const does = this.chat(request);
    switch (does.kind) {
      case 'says':
        return json(response, 200, {
          ...said(request.model, does.content),
          done_reason: does.doneReason ?? 'stop',
        });
      case 'refuses':
        return json(response, does.status, { error: does.error });
      case 'sends':
        response.writeHead(
          does.status ?? 200,
          does.location === undefined ? {} : { location: does.location },
        );
        return void response.end(does.body);
      case 'breaks-off':
        response.writeHead(200, { 'content-length': 1_000 });
        response.write('{"model":', () => response.destroy());
        return undefined;
      case 'hangs':
        return undefined;
      case 'changes-protocol':
        response.socket?.end(
          'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
        );
        return undefined;
      case 'floods':
        response.writeHead(200, { 'content-type': 'application/json' });
        while (!response.destroyed) {
          await new Promise((resolve) => response.write(' '.repeat(65_536), resolve));
        }
    }
  }
}

const KNOWN_PATHS: ReadonlyMap<string, string> = new Map([
  ['/api/tags', 'GET'],
  ['/api/chat', 'POST'],
]);

function said(model: string, content: string): object {
  return {
    model,
    created_at: '2026-01-01T00:00:00.000000Z',
    message: { role: 'assistant', content },
    done: true,
    total_duration: 1,
  };
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (chunk instanceof Buffer) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
