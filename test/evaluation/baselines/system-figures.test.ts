import { describe, expect, it } from 'vitest';
import { renderSystems } from '../../../scripts/evaluation/baselines/render-systems.ts';
import { compareSystems } from '../../../scripts/evaluation/baselines/system-figures.ts';
import type { Asked, SetSummary, Shown } from '../../../scripts/evaluation/record.ts';
import { asked } from '../../builders/asked.ts';

/** What was shown, of 100 words; the answer after so many of them, or not among them. */
function shown(wordsUntilAnswer: number | null, rank = 0, milliseconds = 10): Shown {
  return { rank: wordsUntilAnswer === null ? null : rank, wordsShown: 100, wordsUntilAnswer, milliseconds };
}

function answerable(words: number | null, recipe: number | null, rank = 0): Asked {
  return asked({ answers: [1], systems: { words: shown(words, rank), recipe: shown(recipe, 0, 30) } });
}

const nothing = asked({ systems: { words: shown(null), recipe: shown(null, 0, 50) } });

const summary: SetSummary = {
  name: 'test',
  articles: 1,
  sentences: 10,
  footprints: {
    words: { indexBytes: 1_000_000, memoryBytes: 2_000_000, buildMilliseconds: 100 },
    recipe: { indexBytes: 3_000_000, memoryBytes: null, buildMilliseconds: 4000 },
  },
};

const all = [
  answerable(10, 90),
  answerable(30, 90, 1),
  answerable(50, 90, 2),
  answerable(null, null),
  nothing,
];

describe('the comparison of systems', () => {
  const { systems, ...counts } = compareSystems(all, [summary]);
  const [words, recipe] = systems;

  it('is by system, over the same questions', () => {
    expect(counts).toEqual({ answerable: 4, unanswerable: 1 });
    expect(systems.map(({ system }) => system)).toEqual(['words', 'recipe']);
  });

  it('counts how often the answer is among what is shown', () => {
    expect([words?.found.value, words?.foundFirst.value]).toEqual([3 / 4, 1 / 4]);
    expect([recipe?.found.value, recipe?.foundFirst.value]).toEqual([3 / 4, 3 / 4]);
  });

  it('counts words until the answer, and what is read in vain', () => {
    expect(words?.wordsUntilAnswer).toEqual({ median: 30, mean: 30 });
    expect(words?.wordsInVain).toEqual({ answerable: 100, unanswerable: 100 });
    expect(words?.wordsRead.value).toBe((10 + 30 + 50 + 100) / 4);
  });

  it('has no words until the answer where it is found for less than half', () => {
    const rare = compareSystems([answerable(10, 90), answerable(null, 90), answerable(null, 90)], []);
    expect(rare.systems[0]?.wordsUntilAnswer).toEqual({ median: Number.POSITIVE_INFINITY, mean: 10 });
    expect(renderSystems(rare)).not.toContain('NaN');
    expect(renderSystems(rare)).toMatch(/median +never +90/);
  });

  it('counts what it takes', () => {
    expect(recipe?.milliseconds).toEqual({ p50: 30, p95: 50 });
    expect(words?.footprint).toEqual(summary.footprints.words);
  });

  it('sums up sets, and knows no memory where one could not be told', () => {
    const other = { ...summary, name: 'other' };
    const both = [...all, ...all.map((one) => ({ ...one, set: 'other' }))];
    const compared = compareSystems(both, [summary, other, { ...summary, name: 'not asked' }]);
    expect(compared.systems.map(({ footprint }) => footprint)).toEqual([
      { indexBytes: 2_000_000, memoryBytes: 4_000_000, buildMilliseconds: 200 },
      { indexBytes: 6_000_000, memoryBytes: null, buildMilliseconds: 8000 },
    ]);
  });

  it('leaves out questions that not every system was asked', () => {
    const alone = asked({ answers: [1], systems: { words: shown(1) } });
    expect(compareSystems([...all, alone], [summary])).toEqual(compareSystems(all, [summary]));
    expect(compareSystems([alone], []).systems.map(({ found }) => found.value)).toEqual([1]);
  });

  it('gives the share the interval that it has over articles', () => {
    const articles = [1, 2, 3, 4, 5, 6].map((article) => ({
      ...answerable(article > 2 ? 10 : null, 90),
      cluster: `test/${article}`,
    }));
    const [low = 0, high = 0] = compareSystems(articles, []).systems[0]?.found.interval ?? [];
    expect(low).toBeLessThan(4 / 6);
    expect(high).toBeGreaterThan(4 / 6);
  });
});

describe('the table of systems', () => {
  it('has a column a system, and is empty where a figure cannot be told', () => {
    const lines = renderSystems(compareSystems(all, [summary])).split('\n');
    expect(lines[0]).toMatch(/^4 answerable and 1 other questions +words alone +chunk recipe$/);
    expect(lines).toContainEqual(expect.stringMatching(/^answer among what is shown +0\.750 +0\.750$/));
    expect(lines).toContainEqual(expect.stringMatching(/^index, MB on the disk +1\.0 +3\.0$/));
    expect(lines).toContainEqual(expect.stringMatching(/^  MB in memory, without the models +2\.0 *$/));
  });
});

it('a row without a figure is left out of the table', () => {
  const table = renderSystems(compareSystems([answerable(50, 80)], [summary]));
  expect(table).toContain('answer among what is shown');
  expect(table).not.toContain('95 %');
});
