import { expect, it } from 'vitest';
import { askKinds, openKinds } from '../../scripts/evaluation/kinds.ts';
import { embeddedBot } from '../helpers/embedded-bot.ts';

/** Of 40 answerable questions, as measured; an answer is right where all that it cites answers. */
const RIGHT = 32;
/** A question or two of these change sides on another processor. */
const MARGIN = 5;

it('questions about rows of tables and items of lists are answered right as often as measured', async () => {
  const results = await askKinds(await openKinds(await embeddedBot(), 'lists'), 'lists');
  const right = results.filter(({ verdict }) => verdict === 'right');
  expect(
    right.length,
    results.map(({ verdict, question }) => `${verdict}: ${question}`).join('\n'),
  ).toBeGreaterThanOrEqual(RIGHT - MARGIN);
});
