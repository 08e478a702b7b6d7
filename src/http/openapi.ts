import fastifySwagger, { type SwaggerTransformObject } from '@fastify/swagger';
import {
  createJsonSchemaTransform,
  createJsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { answerJsonSchema } from '../library/answer-json.ts';
import { articlesJsonSchema } from '../library/articles-json.ts';
import { checkJsonSchema } from '../library/check-json.ts';
import { articleSchema, passageSchema, surroundedJsonSchema } from '../library/passage-json.ts';
import type { HttpApp } from './http-context.ts';
import { meaningOf, PROBLEM_TYPE, problemSchema, type ProblemStatus } from './problem.ts';

/** The schemas that the description holds once each, by their names in it. */
const COMPONENTS: Readonly<Record<string, z.ZodType>> = {
  Answer: answerJsonSchema,
  Article: articleSchema,
  Articles: articlesJsonSchema,
  Checked: checkJsonSchema,
  Passage: passageSchema,
  Surrounded: surroundedJsonSchema,
  Problem: problemSchema,
};
for (const [id, schema] of Object.entries(COMPONENTS))
  z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });

const DESCRIPTION = `Questions to the articles of this server, answered with their own sentences, word for word, each with its place.
Quotations are verbatim and were held against the article right before they were sent. \`not-in-corpus\` means that nothing was
found, which is no word on what the articles say. What is refused is answered with a problem document (RFC 9457).`;

/** The security scheme of the routes that want the token. */
const TOKEN = 'token';

interface OpenApiOptions {
  readonly wantsToken: boolean;
}

/** Lets routes be typed, checked and described by their zod schemas. To be called before the routes are added. */
export async function describeRoutes(app: HttpApp, { wantsToken }: OpenApiOptions): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(fastifySwagger, {
    convertConstToEnum: false,
    openapi: {
      openapi: '3.1.0',
      info: { title: 'beleg', version: '1', description: DESCRIPTION },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          [TOKEN]: {
            type: 'http',
            scheme: 'bearer',
            description: 'The API_TOKEN of the server, where it has one.',
          },
        },
      },
      ...(wantsToken && { security: [{ [TOKEN]: [] }] }),
    },
    transform: createJsonSchemaTransform({}),
    transformObject: withoutInputs(createJsonSchemaTransformObject({})),
  });
}

/** Without the form of each schema in which nobody sends it, which the library gives beside the one in which it is answered. */
function withoutInputs(transform: SwaggerTransformObject): SwaggerTransformObject {
  return (document) => {
    const described = transform(document);
    const schemas = 'components' in described ? (described.components?.schemas ?? {}) : {};
    for (const name of Object.keys(schemas)) delete schemas[`${name}Input`];
    return described;
  };
}

/** What every route may refuse, whatever is sent. */
const ANY = [400, 414, 421, 429, 431, 500, 503] as const satisfies readonly ProblemStatus[];
const WITH_TOKEN = [401] as const satisfies readonly ProblemStatus[];
const WITH_BODY = [408, 413, 415] as const satisfies readonly ProblemStatus[];

interface Responses<Schema extends z.ZodType> {
  readonly schema: Schema;
  /** What the schema's document is. */
  readonly description: string;
  /** Problems beyond those of all routes and, where it takes one, of a body. */
  readonly refusals?: readonly ProblemStatus[];
  readonly takesBody?: boolean;
  readonly isOpen?: boolean;
  /** The problem document, where it says more than others. */
  readonly problem?: z.ZodType;
}

/** What a route answers: the document of its schema, and a problem document for each status that it refuses with. */
export function responses<Schema extends z.ZodType>(given: Responses<Schema>) {
  const {
    schema,
    description,
    refusals = [],
    takesBody = false,
    isOpen = false,
    problem = problemSchema,
  } = given;
  const statuses = [...ANY, ...(isOpen ? [] : WITH_TOKEN), ...(takesBody ? WITH_BODY : []), ...refusals];
  const problems = statuses.map((status) => [
    status,
    { description: meaningOf(status), content: { [PROBLEM_TYPE]: { schema: problem } } },
  ]);
  return {
    200: { description, content: { 'application/json': { schema } } },
    ...Object.fromEntries(problems),
  };
}
