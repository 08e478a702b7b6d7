import type { Core } from '../core.ts';

/** What a route answers: a status and, where there is one, a JSON body. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** One request, as a route sees it. */
export interface RouteRequest {
  readonly core: Core;
  /** Method and path, for messages about the request. */
  readonly label: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** A part of the path that the pattern names. */
  readonly param: (name: string) => string;
}

/** One route of Discord's API. */
export interface Route<Name extends string = string> {
  readonly name: Name;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path below the API's version, with parameters as `:name`. */
  readonly path: string;
  /** Interaction tokens are their own authority; every other route wants the bot's token. @default true */
  readonly needsBotToken?: boolean;
  readonly handle: (request: RouteRequest) => Answer;
}

export interface RouteMatch<Name extends string> {
  readonly route: Route<Name>;
  readonly params: ReadonlyMap<string, string>;
}

/** Finds the route of a request; the first that fits wins, so fixed paths stand before those with parameters. */
export function matchRoute<Name extends string>(
  routes: readonly Route<Name>[],
  { method, path }: { method: string; path: string },
): RouteMatch<Name> | undefined {
  for (const route of routes) {
    const params = route.method === method ? matchPath(route.path, path) : undefined;
    if (params !== undefined) return { route, params };
  }
  return undefined;
}

function matchPath(pattern: string, path: string): ReadonlyMap<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params = new Map<string, string>();
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? '');
    if (part.startsWith(':')) params.set(part.slice(1), value);
    else if (part !== value) return undefined;
  }
  return params;
}
