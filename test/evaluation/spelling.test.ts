import { expect, it } from 'vitest';
import { askAsTyped, renderTyped, typedFigures } from '../../scripts/evaluation/spelling.ts';
import { embeddedBot } from '../helpers/embedded-bot.ts';

/** Of 60 questions, as measured: answered as they are spelled, and of these answered alike as they were typed. */
const MEASURED = { answered: 59, alike: 57 };
/** A question or two changes sides on another processor. */
const MARGIN = 4;

/** Milliseconds; it takes a tenth of this on two idle cores. */
const PATIENCE = 240_000;

it(
  'questions with slips, without umlauts or apostrophes, or in capitals find what the right spelling finds, as often as measured',
  async () => {
    const asked = await askAsTyped(await embeddedBot());
    const { answered, alike } = typedFigures(asked);
    const why = renderTyped(asked);
    expect(answered, why).toBeGreaterThanOrEqual(MEASURED.answered - MARGIN);
    expect(alike, why).toBeGreaterThanOrEqual(MEASURED.alike - MARGIN);
  },
  PATIENCE,
);
