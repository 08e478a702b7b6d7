import type { Fault } from '../../../stand-in/rest/faults.ts';
import { routes, type RouteName } from '../../../stand-in/rest/routes.ts';
import type { SeededRandom } from '../seeded-random.ts';

/** What carries an answer to the asker. */
const ANSWERING: readonly RouteName[] = ['callback', 'edit reply', 'follow up', 'create message'];
/** Discord's limit over all of a bot's requests leaves out what an interaction's token is enough for. */
const GLOBALLY_LIMITED: readonly RouteName[] = routes
  .filter(({ needsBotToken }) => needsBotToken !== false)
  .map(({ name }) => name);

/** A fault of requests that lasts for a while. */
export interface SpellKind {
  readonly name: string;
  readonly routes: (random: SeededRandom) => readonly RouteName[];
  readonly fault: (random: SeededRandom, seconds: number) => Fault;
}

/** One way of answering, or all of them at once. */
function some(random: SeededRandom): readonly RouteName[] {
  return random.pick([...ANSWERING.map((route) => [route]), ANSWERING]);
}

const typing = (): readonly RouteName[] => ['typing'];

/** Every way in which requests fail for a while. */
export const SPELLS: readonly SpellKind[] = [
  { name: 'status 500', routes: some, fault: () => ({ kind: 'status', status: 500 }) },
  { name: 'status 502', routes: some, fault: () => ({ kind: 'status', status: 502 }) },
  {
    name: 'rate limit of a route',
    routes: (random) => random.pick([['edit reply'], ['create message']]),
    fault: (_, seconds) => ({ kind: 'rate limit', retryAfterSeconds: seconds }),
  },
  {
    name: 'rate limit of all routes',
    routes: () => GLOBALLY_LIMITED,
    fault: (_, seconds) => ({ kind: 'rate limit', retryAfterSeconds: seconds, global: true }),
  },
  {
    name: 'slow answers',
    routes: some,
    fault: (random) => ({ kind: 'delay', milliseconds: random.between(100, 1_500) }),
  },
  { name: 'requests lost by reset', routes: some, fault: () => ({ kind: 'drop', by: 'reset' }) },
  { name: 'requests lost by close', routes: some, fault: () => ({ kind: 'drop', by: 'close' }) },
  { name: 'answers lost by reset', routes: some, fault: () => ({ kind: 'drop answer', by: 'reset' }) },
  { name: 'answers lost by close', routes: some, fault: () => ({ kind: 'drop answer', by: 'close' }) },
  { name: 'typing refused', routes: typing, fault: () => ({ kind: 'status', status: 404, code: 10_003 }) },
  { name: 'typing failing', routes: typing, fault: () => ({ kind: 'status', status: 500 }) },
];
