import { expect, it } from 'vitest';
import { askHalves, followUpFigures, renderFollowUps } from '../../scripts/evaluation/follow-ups.ts';
import { embeddedBot } from '../helpers/embedded-bot.ts';

/** Of 51 questions that lean on one before and 41 that do not, as measured; the form decides nearly all joins. */
const MEASURED = { rightJoins: 49, wrongJoins: 0, rightOfLeaning: 35, rightOfOthers: 35, readings: 1 };
/** A question or two of a half change sides on another processor. */
const MARGIN = 4;
/** Readings a question: some that are refused here may be so by less, and the other way round. */
const READINGS_MARGIN = 0.2;

/** Milliseconds; it takes a tenth of this on two idle cores. */
const PATIENCE = 400_000;

it(
  'follow-ups are told from new matters, and answered, as often as measured',
  async () => {
    const halves = await askHalves(await embeddedBot());
    const figures = followUpFigures([...halves.development, ...halves['held-out']]);
    const why = renderFollowUps(halves);
    expect(figures.rightJoins, why).toBeGreaterThanOrEqual(MEASURED.rightJoins - MARGIN);
    expect(figures.wrongJoins, why).toBeLessThanOrEqual(MEASURED.wrongJoins + MARGIN);
    expect(figures.rightOfLeaning, why).toBeGreaterThanOrEqual(MEASURED.rightOfLeaning - MARGIN);
    expect(figures.rightOfOthers, why).toBeGreaterThanOrEqual(MEASURED.rightOfOthers - MARGIN);
    expect(figures.readings, why).toBeLessThanOrEqual(MEASURED.readings + READINGS_MARGIN);
  },
  PATIENCE,
);
