import { describe, expect, it } from 'vitest';
import { cohortOf, evidenceFor, evidenceForAll, FEATURES } from '../../src/retrieval/evidence.ts';
import { match, question } from '../helpers/matches.ts';

const COHORT = { mean: 0.7, sd: 0.05 };

describe('the cohort', () => {
  it('has the mean and the standard deviation of the question’s cosines with it', () => {
    const sentences = [1, 0.6, -1, 0.2].map((cosine) => Float32Array.of(cosine, 0));
    const { mean, sd } = cohortOf(Float32Array.of(1, 0), sentences);
    expect(mean).toBeCloseTo(0.2, 6);
    expect(sd).toBeCloseTo(Math.sqrt((0.64 + 0.16 + 1.44 + 0) / 4), 6);
  });
});

describe('the evidence', () => {
  it('measures a cosine in standard deviations above the cohort', () => {
    const evidence = evidenceFor(question('q'), [match({ cosine: 0.8, ownCosine: 0.65 })], 0, COHORT);
    expect(evidence.z).toBeCloseTo(2, 6);
    expect(evidence.ownZ).toBeCloseTo(-1, 6);
    expect(evidence.ownCosine).toBe(0.65);
  });

  it('takes the lead over the mean of the next three, of as many as there are', () => {
    const candidates = [0.9, 0.8, 0.7, 0.6, 0.1].map((score) => match({ score }));
    const marginAt = (rank: number) => evidenceFor(question('q'), candidates, rank, COHORT).margin;
    expect(marginAt(0)).toBeCloseTo(0.2, 6);
    expect(marginAt(3)).toBeCloseTo(0.5, 6);
    expect(marginAt(4)).toBe(0);
  });

  it.each([
    ['here', 'money', [0, 0, 0]],
    ['next', 'money', [1, 0, 0]],
    ['nowhere', 'money', [1, 1, 1]],
    ['nowhere', 'person', [1, 1, 0]],
    ['unasked', undefined, [0, 0, 0]],
  ] as const)('where the thing asked for is %s, a %s, marks it as %j', (offer, type, marks) => {
    const { missing, missingNearby, missingFigure } = evidenceFor(
      question('q', type),
      [match({ offer })],
      0,
      COHORT,
    );
    expect([missing, missingNearby, missingFigure]).toEqual(marks);
  });

  it('is the same for all candidates at once', () => {
    const candidates = [0.9, 0.7, 0.4].map((score) =>
      match({ score, similarities: Float32Array.of(score, 1 - score) }),
    );
    expect(evidenceForAll(question('q'), candidates, COHORT)).toEqual(
      candidates.map((_, rank) => evidenceFor(question('q'), candidates, rank, COHORT)),
    );
  });

  it('counts coverage across languages apart', () => {
    const candidates = [match({ coverage: 0.5, language: 'de' })];
    const [german, english] = (['de', 'en'] as const).map((language) =>
      evidenceFor({ ...question('q'), language }, candidates, 0, COHORT),
    );
    expect(german).toMatchObject({
      sameLanguage: 1,
      sameLanguageCoverage: 0.5,
      coverage: 0.5,
      inEnglish: 0,
    });
    expect(english).toMatchObject({ sameLanguage: 0, sameLanguageCoverage: 0, coverage: 0.5, inEnglish: 1 });
  });

  it('compares how well the tokens fit this sentence with how well they fit any', () => {
    const candidates = [
      match({ similarities: Float32Array.of(0.75, 0.25) }),
      match({ similarities: Float32Array.of(0.5, 0.5) }),
    ];
    const [first, second] = [0, 1].map((rank) => evidenceFor(question('q'), candidates, rank, COHORT));
    expect(first).toMatchObject({ fitOfAll: 0.625, worstFitOfAll: 0.5, lackOfFit: 0.125, bestFit: 0.75 });
    expect(second).toMatchObject({ fitOfAll: 0.625, worstFitOfAll: 0.5, lackOfFit: 0.125, bestFit: 0.5 });
  });

  it('is finite for a question without a token and with a single candidate', () => {
    const evidence = evidenceFor(question('q', 'time'), [match()], 0, COHORT);
    expect(Object.keys(evidence).toSorted()).toEqual([...FEATURES].toSorted());
    expect(Object.values(evidence).every(Number.isFinite)).toBe(true);
    expect(evidence).toMatchObject({ fitOfAll: 0, lackOfFit: 0, asksForTime: 1, asksForPlace: 0 });
  });

  it('refuses a rank that no candidate has', () => {
    expect(() => evidenceFor(question('q'), [match()], 1, COHORT)).toThrow('Expected a rank below 1, got 1');
  });
});
