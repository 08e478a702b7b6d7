import type { FastifyRequest, RouteOptions } from 'fastify';
import type { HttpApp } from './http-context.ts';
import { Problem } from './problem.ts';

/** Answers what no route takes. */
type RefuseUnknown = (request: Pick<FastifyRequest, 'raw' | 'method'>) => never;

/**
 * What refuses what no route takes: 405 with the methods that are taken where only the method is wrong, else 404. To be called
 * before the routes are added.
 */
export function unknownRoutes(app: HttpApp): RefuseUnknown {
  const methods = new Map<string, string[]>();
  app.addHook('onRoute', ({ url, method }: RouteOptions) => {
    if (url !== '*') methods.set(url, [...(methods.get(url) ?? []), ...[method].flat()]);
  });
  return ({ raw, method }) => {
    const [path = ''] = (raw.url ?? '').split('?');
    const allowed = [...methods].find(([pattern]) => isOf(pattern, path))?.[1] ?? [];
    if (allowed.length === 0 || allowed.includes(method))
      throw new Problem('not-found', {
        detail: 'There is nothing at this address.',
        remedy: '/openapi.json lists what there is.',
      });
    throw new Problem('method-not-allowed', {
      detail: `This address takes ${allowed.join(', ')}.`,
      headers: { allow: allowed.join(', ') },
    });
  };
}

/** Whether a path has the form of a route, each of whose parameters is a part between two slashes. */
function isOf(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => (part.startsWith(':') ? given[at] !== '' : part === given[at]))
  );
}
