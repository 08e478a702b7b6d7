import { beforeAll, describe, expect, it } from 'vitest';
import { askSet } from '../../scripts/evaluation/asking/ask-set.ts';
import { recordOf } from '../../scripts/evaluation/asking/record-of.ts';
import { partOf, type EvaluationSet } from '../../scripts/evaluation/sets/evaluation-set.ts';
import { loadFolderSet } from '../../scripts/evaluation/sets/folder-sets.ts';
import { loadNews } from '../../scripts/evaluation/sets/news.ts';
import { loadOmos } from '../../scripts/evaluation/sets/omos.ts';
import { loadXquad } from '../../scripts/evaluation/sets/xquad.ts';
import type { CalibratedModels } from '../../src/beleg.ts';
import { embeddedBot } from '../helpers/embedded-bot.ts';
import { expectFloors } from './floors.ts';

/** Milliseconds for a set; the largest takes a tenth of this on two idle cores, and all of them a minute. */
const PATIENCE = 400_000;

let models: CalibratedModels;

beforeAll(async () => {
  models = await embeddedBot();
});

describe('a fixed part of the evaluation keeps its floors', () => {
  it.each<[name: string, load: () => Promise<EvaluationSet>]>([
    ['on every fifth development article', async () => partOf(await loadNews(), (at) => at % 5 === 0)],
    ['on every fourth page of advice', async () => partOf(await loadOmos('de'), (at) => at % 4 === 0)],
    ['on pages of tables and lists', () => loadFolderSet('lists')],
    ['in the search, in German', async () => partOf(await loadXquad('de'), (at) => at < 8)],
    ['in the search, in English', async () => partOf(await loadXquad('en'), (at) => at < 8)],
  ])(
    '%s',
    async (_, load) => {
      const set = await load();
      const asked = await askSet(set, models);
      expect(asked).toHaveLength(set.questions.length);
      expectFloors(
        set.name,
        asked.map((one) => recordOf(one, set)),
      );
    },
    PATIENCE,
  );
});
