import { describe, expect, it } from 'vitest';
import { examine, type Examination, type Finding } from '../../src/examining/finding.ts';

const OK: Finding = { id: 'clock', state: 'ok', facts: { kind: 'clock', now: '' } };
const PATIENT = 60;

async function findings(examinations: readonly Examination[]): Promise<readonly Finding[]> {
  const all: Finding[] = [];
  for await (const finding of examine(examinations)) all.push(finding);
  return all;
}

async function* breaksOff(): AsyncGenerator<Finding> {
  yield OK;
  throw new Error('gone');
}

describe('examinations', () => {
  it('are made one after the other, and each knows what was found before', async () => {
    const seen: number[] = [];
    const look: Examination['look'] = async (before) => {
      seen.push(before.length);
      return [OK, OK];
    };
    const clock = { id: 'clock', seconds: PATIENT, look } as const;
    expect(await findings([clock, clock])).toHaveLength(4);
    expect(seen).toEqual([0, 2]);
  });

  it('stand for themselves: what is thrown in one is its finding, and the others are made', async () => {
    const all = await findings([
      {
        id: 'disk',
        seconds: PATIENT,
        look: () => {
          throw new TypeError('at once');
        },
      },
      { id: 'data', seconds: PATIENT, look: () => Promise.reject(new Error('later')) },
      { id: 'index', seconds: PATIENT, look: breaksOff },
      { id: 'clock', seconds: PATIENT, look: async () => [OK] },
    ]);
    expect(all.map(({ id, state }) => [id, state])).toEqual([
      ['disk', 'failed'],
      ['data', 'failed'],
      ['clock', 'ok'],
      ['index', 'failed'],
      ['clock', 'ok'],
    ]);
    expect(all[1]?.facts).toEqual({ kind: 'fault', fault: new Error('later') });
  });

  it('are given up where they last too long', async () => {
    const never = new Promise<readonly Finding[]>(() => undefined);
    const all = await findings([
      { id: 'disk', seconds: 0.01, look: () => never },
      { id: 'clock', seconds: PATIENT, look: async () => [OK] },
    ]);
    expect(all).toEqual([{ id: 'disk', state: 'failed', facts: { kind: 'unfinished', seconds: 0.01 } }, OK]);
  });
});
