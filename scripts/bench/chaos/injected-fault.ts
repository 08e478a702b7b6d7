import type { Fault, Spell } from '../../../stand-in/rest/faults.ts';
import { groupedBy } from './grouped.ts';

/** A fault that was put in the bot's way. Times in milliseconds since 1970. */
export interface InjectedFault {
  readonly kind: string;
  /** What breaks: the gateway, requests, the whole server, or nothing but the order of events. */
  readonly of: 'gateway' | 'requests' | 'server' | 'events';
  readonly from: number;
  /** When all was well again; Infinity before. */
  until: number;
  /** Of a fault of requests. */
  readonly spell?: Spell;
}

// discord.js sends a request that was answered with a 5xx, or reset, three more times at once.
const ATTEMPTS_OF_THE_CLIENT = 4;

/**
 * Whether the bot had to learn of the fault: its connection to the gateway was lost, or one of its requests failed for good.
 * It cannot know of what discord.js makes good by itself, of slowness and of the order of events; that it is typing is a
 * courtesy whose failure is not worth a line.
 */
export function isNoticeable({ of, spell }: InjectedFault): boolean {
  if (of !== 'requests' || spell === undefined) return of !== 'events';
  if (spell.routes.size === 1 && spell.routes.has('typing')) return false;
  const needed = attemptsToFail(spell.fault);
  const requests = groupedBy(spell.spoilt, ({ label }) => label);
  return [...requests.values()].some((attempts) => attempts.length >= needed);
}

/** How many attempts at one request have to meet the fault until the bot sees it fail. */
function attemptsToFail(fault: Fault): number {
  if (fault.kind === 'status' && fault.status >= 500) return ATTEMPTS_OF_THE_CLIENT;
  if (fault.kind !== 'drop' && fault.kind !== 'drop answer') return Infinity;
  return fault.by === 'reset' ? ATTEMPTS_OF_THE_CLIENT : 1;
}
