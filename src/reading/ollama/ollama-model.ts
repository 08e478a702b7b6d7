import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ModelIdentity } from '../../models/model-files.ts';
import type { OllamaClient, Patience, Reach } from './ollama-client.ts';
import { OllamaFault } from './ollama-fault.ts';
import { tagOf } from './ollama-names.ts';
import { MOST_REPLY_TOKENS, type VerdictRequest } from './verdict-request.ts';

/**
 * Changes whenever the same model would judge otherwise: what it is told, what it is given, how its reply is taken. What was
 * counted with another says nothing of it.
 */
const RECIPE = 'verdict, eight sentences';

const LISTED = z.object({
  models: z.array(
    z.object({ name: z.string(), digest: z.string().min(1), remote_host: z.string().optional() }),
  ),
});

const REPLY = z.object({
  message: z.object({ content: z.string() }),
  done: z.literal(true),
  remote_host: z.string().optional(),
});

/**
 * How the model runs. The room is that of the longest request at two characters a token: a model that is given less would be
 * asked about sentences that it does not see. The same request gets the same reply.
 */
const OPTIONS = { temperature: 0, seed: 1, num_ctx: 8_192, num_predict: MOST_REPLY_TOKENS };

/** A model of an Ollama, by the HTTP API of that (github.com/ollama/ollama, docs/api.md). */
export class OllamaModel {
  /** As the host wrote it. */
  readonly name: string;
  readonly #client: OllamaClient;

  constructor(name: string, client: OllamaClient) {
    this.name = name;
    this.#client = client;
  }

  get address(): string {
    return this.#client.address;
  }

  get reach(): Reach {
    return this.#client.reach;
  }

  /**
   * The state of the model that the server has.
   * @throws OllamaFault where it has none, or has one that runs on another server
   */
  async find(patience: Patience): Promise<Pick<ModelIdentity, 'name' | 'fingerprint'>> {
    const listed = LISTED.safeParse(
      await this.#client.ask({ method: 'GET', path: 'api/tags', isTold: true }, patience),
    );
    if (!listed.success) throw new OllamaFault({ kind: 'other-server' });
    const wanted = wholeName(this.name);
    const model = listed.data.models.find(({ name }) => wholeName(name) === wanted);
    if (model === undefined) throw new OllamaFault({ kind: 'no-such-model', model: this.name });
    if (model.remote_host) throw new OllamaFault({ kind: 'runs-elsewhere', model: this.name });
    const fingerprint = createHash('sha256').update(`${RECIPE}\n${model.digest}\n`).digest('hex');
    return { name: this.name, fingerprint };
  }

  /**
   * Has the server load the model, where it has not: no question is sent with that.
   * @throws OllamaFault
   */
  async load(patience: Patience): Promise<void> {
    await this.#chat([], { isTold: true }, patience);
  }

  /**
   * What the model says, which nobody has checked.
   * @throws OllamaFault
   */
  async reply({ messages, format }: VerdictRequest, patience: Patience): Promise<string> {
    const said = REPLY.safeParse(await this.#chat(messages, { isTold: false, format }, patience));
    if (!said.success) throw new OllamaFault({ kind: 'other-server' });
    if (said.data.remote_host) throw new OllamaFault({ kind: 'runs-elsewhere', model: this.name });
    return said.data.message.content;
  }

  /** Gives up what is under way. */
  close(): void {
    this.#client.close();
  }

  #chat(
    messages: VerdictRequest['messages'],
    { isTold, format }: { readonly isTold: boolean; readonly format?: object | undefined },
    patience: Patience,
  ): Promise<unknown> {
    const body = {
      model: this.name,
      messages,
      format,
      stream: false,
      // What a model thinks aloud takes ten times as long as its verdict.
      think: false,
      // A request that is too long is refused, and not shortened unseen.
      truncate: false,
      shift: false,
      options: OPTIONS,
    };
    return this.#client.ask({ method: 'POST', path: 'api/chat', body, isTold }, patience);
  }
}

/** A name as a server lists it, whole: `registry.ollama.ai/library/qwen3:8b` for `qwen3:8b`, with `:latest` for no tag. */
function wholeName(name: string): string {
  const short = name.toLowerCase().replace(/^registry\.ollama\.ai\//, '');
  const parts = short.includes('/') ? short : `library/${short}`;
  return tagOf(parts) === undefined ? `${parts}:latest` : parts;
}
