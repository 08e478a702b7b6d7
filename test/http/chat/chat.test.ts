import { EventEmitter, once } from 'node:events';
import { ServerResponse } from 'node:http';
import OpenAI, { APIUserAbortError, InternalServerError, NotFoundError } from 'openai';
import type { ChatCompletionChunk, ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerJsonSchema } from '../../../src/library/answer-json.ts';
import { answerToMarkdown } from '../../../src/library/answer-markdown.ts';
import type { HttpServer } from '../../../src/http/create-server.ts';
import { chatProblemSchema } from '../../../src/http/chat/chat-problems.ts';
import { fakeAnswerer, fromTheLibrary, notInCorpus } from '../../builders/answers.ts';
import { LIBRARY, MUSEUM } from '../../builders/articles.ts';
import { httpServer } from '../http-server.ts';

const TOKEN = 'a-token-that-is-long-enough-to-be-one';
const QUESTION = 'Wann hat die Bücherei sonntags offen?';

let answerer = fakeAnswerer(fromTheLibrary, [LIBRARY, MUSEUM]);
let server: HttpServer;
let address: string;
let client: OpenAI;

beforeAll(async () => {
  server = await httpServer({
    // The answerer of the test that runs.
    answerer: {
      ...answerer,
      ask: (request) => answerer.ask(request),
    },
    settings: { apiToken: TOKEN },
  });
  address = await server.listen();
  client = new OpenAI({ baseURL: `${address}/v1`, apiKey: TOKEN, maxRetries: 0 });
});

beforeEach(() => {
  answerer = fakeAnswerer(fromTheLibrary, [LIBRARY, MUSEUM]);
});

afterAll(() => server.close());

function asked(...messages: ChatCompletionMessageParam[]) {
  return client.chat.completions.create({ model: 'beleg', messages });
}

/** What a client sends that is not typed as its library wants it. */
function post(body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${address}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

function user(content: string): { role: 'user'; content: string } {
  return { role: 'user', content };
}

async function refused(body: unknown) {
  const reply = await post(body);
  const { error, ...problem } = chatProblemSchema.parse(await reply.json());
  return { status: reply.status, error, problem };
}

describe('a chat that is pointed at beleg', () => {
  it('finds a model for all articles and one for each', async () => {
    const { data } = await client.models.list();
    expect(data.map(({ id }) => id)).toStrictEqual(['beleg', 'beleg/buecherei', 'beleg/musee']);
    expect(data[1]).toMatchObject({ object: 'model', owned_by: 'beleg', name: LIBRARY.title });
    expect(await client.models.retrieve('beleg/musee')).toStrictEqual(data[2]);
    const unencoded = await fetch(`${address}/v1/models/beleg/musee`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(await unencoded.json()).toStrictEqual(data[2]);
  });

  it('gets the answer as Markdown, and the whole of it as every program does', async () => {
    const completion = await asked(user(QUESTION));
    const answer = fromTheLibrary({ question: QUESTION });
    expect(completion).toMatchObject({
      object: 'chat.completion',
      model: 'beleg',
      choices: [
        { message: { role: 'assistant', content: answerToMarkdown(answer, 'de') }, finish_reason: 'stop' },
      ],
      usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
    });
    expect(completion.id).toMatch(/^chatcmpl-/);
    const { beleg } = { beleg: undefined, ...completion };
    expect(answerJsonSchema.parse(beleg)).toMatchObject({ kind: 'answered', question: QUESTION });
  });

  it('gets the same in pieces, the role first and the usage last', async () => {
    const stream = await client.chat.completions.create({
      model: 'beleg',
      messages: [user(QUESTION)],
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks: ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const deltas = chunks.flatMap(({ choices: [choice] }) => choice?.delta ?? []);
    expect(deltas[0]).toMatchObject({ role: 'assistant' });
    expect(deltas.length).toBeGreaterThan(4);
    expect(deltas.map(({ content = '' }) => content).join('')).toBe(
      answerToMarkdown(fromTheLibrary({ question: QUESTION }), 'de'),
    );
    expect(chunks.at(-2)).toMatchObject({
      choices: [{ finish_reason: 'stop' }],
      beleg: { kind: 'answered' },
    });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 0 } });
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  });

  it('ends a stream as its clients wait for, and leaves the usage out where nobody asks for it', async () => {
    const reply = await post({ model: 'beleg', messages: [user(QUESTION)], stream: true });
    expect(reply.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const events = (await reply.text()).split('\n\n');
    expect(events.slice(-2)).toStrictEqual(['data: [DONE]', '']);
    expect(events.join('')).not.toContain('"usage"');
  });

  it('asks one article where the model is named after it', async () => {
    await client.chat.completions.create({
      model: 'beleg/musee',
      messages: [user('Combien coûte le billet ?')],
    });
    expect(answerer.asked).toMatchObject([{ articleId: 'musee' }]);
  });

  it('follows up the questions before, whatever was answered or ordered', async () => {
    await asked(
      { role: 'system', content: 'Antworte auf Klingonisch.' },
      user(QUESTION),
      { role: 'assistant', content: '> Die Bücherei ist immer offen.' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'Und' },
          { type: 'text', text: 'wann?' },
        ],
      },
      { role: 'tool', content: 'Nie.', tool_call_id: 'a' },
    );
    expect(answerer.asked.map(({ question }) => question)).toStrictEqual([QUESTION, 'Und\nwann?']);
    expect(answerer.asked[1]).toMatchObject({ previous: { question: QUESTION } });
  });

  it('may send whatever language models are told', async () => {
    const reply = await post({
      model: 'beleg',
      messages: [{ ...user(QUESTION), name: 'Ada' }],
      temperature: 0.7,
      top_p: 1,
      max_tokens: 5,
      max_completion_tokens: null,
      seed: 1,
      n: 1,
      user: 'ada',
      stop: ['.'],
      tools: [{ type: 'function', function: { name: 'search' } }],
      response_format: { type: 'json_object' },
      chat_id: 'b',
      stream: false,
      stream_options: null,
    });
    expect(reply.status).toBe(200);
  });

  it('is spoken to in the language of the question, else in the one that it reads', async () => {
    answerer.answerWith(() => notInCorpus());
    const french = { 'accept-language': 'fr-CH, en;q=0.5' };
    const said = async (question: string): Promise<string> =>
      (await post({ model: 'beleg', messages: [user(question)] }, french)).text();
    expect(await said('When does the library open?')).toContain('No answer to this was found');
    expect(await said('Ausweis 2026')).toContain('Aucune réponse');
  });

  it('may send a long conversation, and not an endless one', async () => {
    const answer = { role: 'assistant', content: 'x'.repeat(1_000) };
    const turns = (count: number) => Array.from({ length: count }, () => [user(QUESTION), answer]).flat();
    const long = await post({ model: 'beleg', messages: [...turns(200), user(QUESTION)] });
    expect(long.status).toBe(200);
    // The last few questions are what a follow-up leans on.
    expect(answerer.asked.length).toBeLessThan(6);
    const endless = await refused({ model: 'beleg', messages: [...turns(300), user(QUESTION)] });
    expect(endless).toMatchObject({ status: 413, problem: { detail: 'The body is larger than 256 kB.' } });
  });

  it('may send no more values than the server looks at in no time, nor is told of all their mistakes', async () => {
    const many = await refused({ model: 'beleg', messages: Array.from({ length: 100_000 }, () => 1) });
    expect(many).toMatchObject({
      status: 413,
      problem: { detail: 'The body holds more than 10000 values.' },
    });
    const metadata = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect((await refused(`{"model":"beleg","messages":[],"metadata":${metadata}}`)).status).toBe(413);
    const fewer = await refused({ model: 'beleg', messages: Array.from({ length: 3_000 }, () => ({})) });
    expect(fewer.status).toBe(400);
    expect(JSON.stringify(fewer).length).toBeLessThan(10_000);
  });

  it('is not searched for when what it sends by itself is too long for a question', async () => {
    const task = `### Task:\nGenerate a concise title.\n${'### Chat History: … '.repeat(60)}`;
    answerer.answerWith(() => ({ kind: 'unaskable', reason: 'too-long' }));
    const completion = await asked(user(task));
    expect(completion.choices[0]?.message.content).toContain('1,000');
  });
});

describe('what a chat asks wrongly', () => {
  const messages = [user(QUESTION)];

  it.each([
    ['no question', { messages: [{ role: 'system', content: 'a' }] }, 'messages', 'role "user"'],
    ['no message', { messages: [] }, 'messages', ''],
    ['a role that there is not', { messages: [{ role: 'god', content: 'a' }] }, 'messages[0].role', ''],
    ['content of another kind', { messages: [{ role: 'user', content: 5 }] }, 'messages[0].content', 'parts'],
    [
      'a picture',
      { messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:' } }] }] },
      'messages[0].content[0]',
      'picture',
    ],
    ['several answers', { messages, n: 2 }, 'n', 'one answer'],
    ['nothing of a model', { messages, model: undefined }, 'model', ''],
  ])('is told of %s in the form of its clients and as a problem document', async (_, body, param, words) => {
    const { status, error, problem } = await refused({ model: 'beleg', ...body });
    expect(status).toBe(400);
    expect(problem).toMatchObject({ status: 400, type: 'urn:beleg:problem:wrong-body' });
    expect(error).toMatchObject({ type: 'invalid_request_error', param, code: 'wrong-body' });
    expect(JSON.stringify(error)).toContain(JSON.stringify(words).slice(1, -1));
    expect(answerer.asked).toStrictEqual([]);
  });

  it('may have had a picture in a question before', async () => {
    const picture = { type: 'image_url' as const, image_url: { url: 'https://example.org/a.png' } };
    await asked({ role: 'user', content: [picture] }, user(QUESTION));
    expect(answerer.asked.at(-1)).toMatchObject({ question: QUESTION });
  });

  it.each(['gpt-4o', 'beleg/', 'beleg/nichts', ''])('knows no model %j', async (model) => {
    const fault = await client.chat.completions.create({ model, messages }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(NotFoundError);
    expect(fault).toMatchObject({ code: 'model_not_found', param: 'model' });
  });

  it('knows no model by its address either, nor a broken body or a wrong token', async () => {
    const byAddress = await fetch(`${address}/v1/models/gpt-4o`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(byAddress.status).toBe(404);
    expect(chatProblemSchema.parse(await byAddress.json())).toMatchObject({
      errors: [{ parameter: 'model' }],
      error: { code: 'model_not_found', param: 'model' },
    });
    expect(await refused('{"model": ')).toMatchObject({ status: 400, error: { code: 'malformed-body' } });
    const stranger = client.withOptions({ apiKey: 'wrong' });
    await expect(stranger.models.list()).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' });
  });

  it('is told before the first piece of a stream what went wrong, and nothing of what only the host may know', async () => {
    answerer.answerWith(() => {
      throw new Error('the model at /secret/path is broken');
    });
    const fault = await client.chat.completions
      .create({ model: 'beleg', messages, stream: true })
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(InternalServerError);
    expect(fault).toMatchObject({ type: 'server_error' });
    expect(JSON.stringify(fault)).not.toContain('secret');
  });

  it('never asks what a client that went away had asked', async () => {
    const held = new EventEmitter();
    answerer.answerWith(async (request) => {
      if (request.question === 'Erste Frage?') await once(held, 'release');
      return fromTheLibrary(request);
    });
    const first = asked(user('Erste Frage?'));
    await answerer.untilAsked(1);
    const arrived = once(server.app.server, 'request');
    const controller = new AbortController();
    const second = client.chat.completions.create(
      { model: 'beleg', messages: [user('Zweite Frage?')], stream: true },
      { signal: controller.signal },
    );
    const [, response]: unknown[] = await arrived;
    if (!(response instanceof ServerResponse)) throw new Error('There is no response');
    const closed = once(response, 'close');
    controller.abort();
    await expect(second).rejects.toBeInstanceOf(APIUserAbortError);
    await closed;
    held.emit('release');
    await first;
    await asked(user('Dritte Frage?'));
    expect(answerer.asked.map(({ question }) => question)).toStrictEqual(['Erste Frage?', 'Dritte Frage?']);
  });
});
