import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asked } from '../../../../scripts/evaluation/record.ts';
import { compareRuns } from '../../../../scripts/evaluation/report/compare/compare-runs.ts';
import {
  renderComparisonHtml,
  renderComparisonText,
} from '../../../../scripts/evaluation/report/compare/render-comparison.ts';
import { asked, citing } from '../../../builders/asked.ts';
import { drawnRun, evaluationRun } from '../../../builders/evaluation-runs.ts';

/** The same question in every run; sentence 1 answers, the others do not. */
function question(given: Parameters<typeof asked>[0] = {}): Asked {
  return asked({
    id: 'news/a/0',
    answers: [1],
    texts: { '1': 'Right.', '2': 'Wrong.', '3': 'Wrong too.' },
    ...given,
  });
}

const RIGHT = question({ reply: { ...citing(1), read: [1], confidence: 0.9 } });
const WRONG = question({ reply: { ...citing(2), read: [2, 1], confidence: 0.9 } });
const REFUSED = question({ reply: { read: [2, 1], confidence: 0.1 } });

function changesOf(before: Asked, after: Asked) {
  return compareRuns(evaluationRun({ asked: [before] }), evaluationRun({ asked: [after] })).changes.map(
    ({ kind, causeBefore, causeAfter }) => [kind, causeBefore, causeAfter],
  );
}

/** A question of each of twelve articles, answered right where it is told so. */
function twelveArticles(isRight: (article: number) => boolean) {
  return evaluationRun({
    asked: Array.from({ length: 12 }, (_, article) => {
      const one = isRight(article) ? RIGHT : WRONG;
      return { ...one, id: `news/${article}/0`, articleId: `${article}`, cluster: `news/${article}` };
    }),
  });
}

/** How much is told of answers that are right in these articles before, and in those after. */
function changeOfTwelve(before: (article: number) => boolean, after: (article: number) => boolean) {
  const { rights, figures } = compareRuns(twelveArticles(before), twelveArticles(after));
  const change = figures[0]?.changes.find(({ figure }) => figure.id === 'answeredRight');
  return { p: rights[0]?.p, low: change?.interval?.[0], high: change?.interval?.[1] };
}

describe('what became of a question', () => {
  it('is told with why it failed before and after', () => {
    expect(changesOf(REFUSED, RIGHT)).toEqual([['became right', 'the reader refused', undefined]]);
    expect(changesOf(RIGHT, WRONG)).toEqual([['became wrong', undefined, 'the reader preferred another']]);
    expect(changesOf(REFUSED, WRONG)).toEqual([
      ['newly answered, still wrong', 'the reader refused', 'the reader preferred another'],
    ]);
    expect(changesOf(WRONG, REFUSED)).toEqual([
      ['newly refused, still wrong', 'the reader preferred another', 'the reader refused'],
    ]);
  });

  it('is another citation where the words cited are others, whatever their numbers', () => {
    const more = question({ reply: { ...citing(1, 2), read: [1, 2], confidence: 0.9 } });
    expect(changesOf(RIGHT, more)).toEqual([['other citation', undefined, undefined]]);
    const renumbered = question({
      answers: [5],
      texts: { '5': 'Right.' },
      reply: { ...citing(5), read: [5], confidence: 0.9 },
    });
    expect(changesOf(RIGHT, renumbered)).toEqual([]);
  });

  it('is nothing between a run and itself, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (seed) => {
        const run = drawnRun({ seed, questions: 20 });
        const { changes, differences, rights, figures } = compareRuns(run, run);
        expect([changes, differences]).toEqual([[], []]);
        expect(rights.map(({ p }) => p)).toEqual(rights.map(() => 1));
        for (const { difference, interval } of figures.flatMap((group) => group.changes)) {
          if (Number.isFinite(difference)) expect(difference).toBe(0);
          if (interval !== undefined) expect(interval).toEqual([0, 0]);
        }
      }),
      { numRuns: 3 },
    );
  });
});

describe('two runs', () => {
  it('are compared on the questions that both asked; the others are counted', () => {
    const before = evaluationRun({
      asked: [RIGHT, question({ id: 'news/a/1' }), question({ id: 'news/a/2' })],
    });
    const after = evaluationRun({
      asked: [WRONG, question({ id: 'news/a/2', question: 'Another?' }), question({ id: 'news/a/3' })],
    });
    const { compared, onlyBefore, onlyAfter, otherwiseAsked, changes } = compareRuns(before, after);
    expect({ compared, onlyBefore, onlyAfter, otherwiseAsked, changed: changes.length }).toEqual({
      compared: 1,
      onlyBefore: 1,
      onlyAfter: 1,
      otherwiseAsked: 1,
      changed: 1,
    });
  });

  it('cannot be compared where they share no question', () => {
    const [before, after] = [RIGHT, question({ id: 'other/a/0' })].map((one) =>
      evaluationRun({ asked: [one] }),
    );
    if (before === undefined || after === undefined) throw new Error('no runs');
    expect(() => compareRuns(before, after)).toThrow('The two runs share no question');
  });

  it('tell what else differs between them', () => {
    const before = evaluationRun({ asked: [RIGHT] });
    const after = evaluationRun({ asked: [RIGHT], commit: 'fed321', machine: 'four cores' });
    expect(compareRuns(before, after).differences).toEqual([
      { name: 'commit', before: '0123abc', after: 'fed321' },
      { name: 'machine', before: 'two cores', after: 'four cores' },
    ]);
  });

  it('differ by more than noise where all articles go the same way, and not where they go both ways', () => {
    const clear = changeOfTwelve(
      (article) => article % 12 === 0,
      () => true,
    );
    expect(clear.p).toBeLessThan(0.01);
    expect(clear.low).toBeGreaterThan(0);
    const unclear = changeOfTwelve(
      (article) => article % 2 === 0,
      (article) => article % 2 === 1,
    );
    expect(unclear.p).toBeCloseTo(1);
    expect(unclear.low).toBeLessThan(0);
    expect(unclear.high).toBeGreaterThan(0);
  });
});

describe('a comparison', () => {
  const comparison = compareRuns(
    drawnRun({ seed: 1, questions: 60 }),
    drawnRun({ seed: 2, questions: 60, skill: 0.9 }),
  );

  it('has every change as a row of its page', async () => {
    const page = await renderComparisonHtml(comparison);
    expect(comparison.changes.length).toBeGreaterThan(5);
    expect(page.match(/<li\s+data-change=/gu)?.length).toBe(comparison.changes.length);
    expect(page).not.toMatch(/NaN|undefined|Infinity/u);
  });

  it('shows a terminal nothing that it would obey, whatever a run holds', () => {
    const hostile = evaluationRun({ asked: [RIGHT], commit: '\u001B]0;title\u0007' });
    const text = renderComparisonText(compareRuns(hostile, evaluationRun({ asked: [WRONG] })));
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('lines its tables up in a terminal', () => {
    const text = renderComparisonText(comparison);
    expect(text).toContain('Compared: 60 questions that both asked.');
    expect(text).not.toMatch(/NaN|undefined|Infinity/u);
    const rows = /Figures before and after\n(?<rows>(?:.+\n)+)/u.exec(text)?.groups?.['rows'] ?? '';
    const widths = new Set(
      rows
        .trimEnd()
        .split('\n')
        .map((line) => line.length),
    );
    expect(widths.size).toBe(1);
  });
});
