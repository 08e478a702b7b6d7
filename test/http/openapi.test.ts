import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PROBLEM_TYPE } from '../../src/http/problem.ts';
import { httpServer } from './http-server.ts';

const content = z.record(z.string(), z.object({ schema: z.looseObject({}) }));
const operationSchema = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.enum(['path', 'query']), description: z.string() }))
    .default([]),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(z.string().regex(/^\d{3}$/), z.looseObject({ description: z.string(), content })),
});
const documentSchema = z.looseObject({
  openapi: z.literal('3.1.0'),
  security: z.array(z.looseObject({})).optional(),
  paths: z.record(z.string(), z.partialRecord(z.enum(['get', 'post']), operationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

async function description(settings: { readonly apiToken?: string } = {}) {
  const { app } = await httpServer({ settings });
  const reply = await app.inject('/openapi.json');
  expect(reply.headers['content-type']).toMatch(/^application\/json/);
  return { app, document: documentSchema.parse(reply.json()), text: reply.body };
}

describe('/openapi.json', () => {
  it('describes every route, with its parameters', async () => {
    const { app, document } = await description();
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(described.toSorted()).toEqual([
      'GET /healthz',
      'GET /openapi.json',
      'GET /v1/articles',
      'GET /v1/articles/{id}/sentences/{ordinal}',
      'GET /v1/models',
      'GET /v1/models/{model}',
      'POST /v1/ask',
      'POST /v1/chat/completions',
      'POST /v1/check',
    ]);
    for (const [path, methods] of Object.entries(document.paths)) {
      const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name);
      for (const [method, operation] of Object.entries(methods)) {
        const url = path.replaceAll(/\{(\w+)\}/g, ':$1');
        expect(app.hasRoute({ url, method: method === 'get' ? 'GET' : 'POST' })).toBe(true);
        const named = operation?.parameters.filter((parameter) => parameter.in === 'path');
        expect(named?.map(({ name }) => name)).toEqual(inPath);
      }
    }
  });

  it('names each operation once', async () => {
    const { document } = await description();
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map((operation) => operation?.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('refers to nothing that it does not hold, and holds nothing that it does not refer to', async () => {
    const { document, text } = await description();
    const referred = new Set(Array.from(text.matchAll(/"\$ref":"([^"]*)"/g), ([, ref]) => ref));
    const held = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(referred).toEqual(new Set(held));
  });

  it('has a problem document for each status but 200, and those that every route may refuse with', async () => {
    const { document } = await description();
    for (const methods of Object.values(document.paths))
      for (const operation of Object.values(methods)) {
        const { 200: _good, ...refusals } = operation?.responses ?? {};
        for (const refusal of Object.values(refusals))
          expect(Object.keys(refusal.content)).toEqual([PROBLEM_TYPE]);
        expect(Object.keys(refusals)).toEqual(
          expect.arrayContaining(['400', '414', '421', '429', '500', '503']),
        );
      }
    const ask = document.paths['/v1/ask']?.post?.responses ?? {};
    expect(Object.keys(ask)).toEqual(expect.arrayContaining(['401', '413', '415', '422']));
    // OpenAI's form says 400 of a wrong body.
    expect(document.paths['/v1/chat/completions']?.post?.responses).not.toHaveProperty('422');
  });

  it('wants the token where there is one, but for what is open to everyone', async () => {
    const { document } = await description({ apiToken: '0123456789abcdef' });
    expect(document.security).toEqual([{ token: [] }]);
    expect(document.paths['/healthz']?.get?.security).toEqual([]);
    expect(document.paths['/v1/ask']?.post?.security).toBeUndefined();
    expect((await description()).document.security).toBeUndefined();
  });

  it('says of a question’s body what is refused in it', async () => {
    const { document } = await description();
    const schema = document.paths['/v1/ask']?.post?.requestBody?.content['application/json']?.schema;
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false, required: ['question'] });
  });
});
