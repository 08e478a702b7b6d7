import { expect, it } from 'vitest';
import { CASE_KINDS, type CaseKind } from '../../scripts/evaluation/conversation/cases.ts';
import {
  askConversation,
  renderConversation,
  rightByKind,
} from '../../scripts/evaluation/conversation/conversation.ts';
import { SETTINGS } from '../../src/settings.ts';

/** Of each kind, as measured: how many were handled rightly. */
const MEASURED: Readonly<Record<CaseKind, number>> = {
  'small-talk': 38,
  'looks-like-talk': 15,
  bot: 15,
  overview: 22,
  section: 20,
  heading: 8,
  list: 5,
  table: 7,
  'follow-up': 23,
  spelling: 18,
  language: 6,
  nonsense: 8,
  unanswerable: 6,
};
/** A question or two of a kind change sides on another processor, and few more of all. */
const MARGIN = 2;
const MARGIN_OF_ALL = 6;

/** Milliseconds; it takes 52 seconds of processor time. */
const PATIENCE = 300_000;

/** Set to nothing, so that a developer's own .env does not count. */
const UNSET = Object.fromEntries(SETTINGS.map(({ name }) => [name, '']));

it(
  'what people say to a bot is handled rightly as often as measured, through the doors of the terminal',
  async () => {
    const asked = await askConversation({ ...process.env, ...UNSET });
    const right = rightByKind(asked);
    const why = renderConversation(asked);
    const fallen = CASE_KINDS.filter((kind) => (right.get(kind) ?? 0) < MEASURED[kind] - MARGIN);
    expect(fallen, why).toEqual([]);
    expect(sum([...right.values()]), why).toBeGreaterThanOrEqual(
      sum(Object.values(MEASURED)) - MARGIN_OF_ALL,
    );
  },
  PATIENCE,
);

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
