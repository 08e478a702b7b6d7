import { it } from 'vitest';
import { askFollowUps, followUpCounts } from '../../scripts/evaluation/follow-ups.ts';
import { embeddedBot } from '../helpers/embedded-bot.ts';
import { expectCounts } from './floors.ts';

/** Milliseconds; it takes a tenth of this on two idle cores. */
const PATIENCE = 400_000;

it(
  'follow-ups are told from new matters, read once and answered, as often as measured',
  async () => expectCounts(followUpCounts(await askFollowUps(await embeddedBot()))),
  PATIENCE,
);
