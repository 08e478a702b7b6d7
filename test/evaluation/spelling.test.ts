import { it } from 'vitest';
import { askAsTyped, spellingCounts } from '../../scripts/evaluation/spelling.ts';
import { embeddedBot } from '../helpers/embedded-bot.ts';
import { expectCounts } from './floors.ts';

/** Milliseconds; it takes a tenth of this on two idle cores. */
const PATIENCE = 240_000;

it(
  'questions with slips, without umlauts or apostrophes, or in capitals find what the right spelling finds, as often as measured',
  async () => expectCounts(spellingCounts(await askAsTyped(await embeddedBot()))),
  PATIENCE,
);
