import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/examining/finding.ts';
import { LANGUAGES } from '../../../src/language/language.ts';
import { doctorJson, doctorJsonSchema } from '../../../src/terminal/doctor/doctor-json.ts';
import { findingWords, renderFinding } from '../../../src/terminal/doctor/render-finding.ts';
import { HostFault } from '../../../src/wording/host/host-fault.ts';
import { DOCTOR_SAMPLES } from './doctor-samples.ts';

const screen = { language: 'en', width: 60, color: false, hyperlinks: false } as const;
const FULL: Finding = {
  id: 'disk',
  state: 'failed',
  facts: { kind: 'space', folder: '/srv/data', free: 3, needed: 50, noFileMore: false },
};
const generation: Finding = {
  id: 'generation',
  state: 'ok',
  facts: {
    kind: 'generation',
    generation: '20261130T123456789Z-0123456789abcdef',
    isCurrent: true,
    found: { kind: 'unsound', what: 'graph' },
  },
};

describe('a finding', () => {
  it('is a row, with what mends it below, within the width of the screen', () => {
    expect(renderFinding(FULL, screen)).toBe(
      [
        'failed   Disk               3 MB free in /srv/data; 50 MB',
        '                            are needed',
        '                            → Make room on that disk (df -h',
        '                              and df -i show how full it',
        '                              is). An index that is there',
        '                              answers on meanwhile.',
      ].join('\n'),
    );
    for (const language of LANGUAGES)
      for (const line of renderFinding(FULL, { ...screen, language }).split('\n'))
        expect(stringWidth(line)).toBeLessThanOrEqual(screen.width);
  });

  it('is followed by nothing where all is well', () => {
    expect(renderFinding({ ...FULL, state: 'ok' }, screen)).not.toContain('→');
    expect(renderFinding(generation, screen)).toMatch(
      /^ok {7}Index {14}Index of 2026-11-30 12:34:56 UTC\n +\(in use\): /,
    );
  });

  it.each(LANGUAGES)('names something that mends it, whatever it is, in %s', (language) => {
    const sound = /^(?:unfinished|not-examined)$/;
    for (const facts of DOCTOR_SAMPLES) {
      const { found, remedy } = findingWords({ id: 'node', state: 'failed', facts }, language);
      expect(found).not.toMatch(/undefined|\[object/);
      if (sound.test(facts.kind)) expect(remedy).toBeDefined();
      expect(remedy ?? '').not.toMatch(/undefined|\[object/);
    }
  });

  it('of a fault says what is wrong on a line each, and its trace nowhere', () => {
    const settings = ['LOG_LEVEL', 'WATCH'].map((name) => ({
      name,
      expected: 'flag' as const,
      found: { kind: 'shown', value: 'x' } as const,
    }));
    const fault = new HostFault({ kind: 'wrong-settings', settings });
    const wrong: Finding = { id: 'settings', state: 'failed', facts: { kind: 'fault', fault } };
    const told = renderFinding(wrong, { ...screen, width: 100 });
    expect(told).toMatch(/^failed {3}Settings .*\n +LOG_LEVEL: .*\n +WATCH: .*\n +→ /);
    const bug: Finding = {
      id: 'disk',
      state: 'failed',
      facts: { kind: 'fault', fault: new TypeError('odd') },
    };
    expect(renderFinding(bug, screen)).not.toMatch(/\bat .*:\d+/);
    expect(doctorJson([bug], 'en').checks[0]?.facts).toEqual({ kind: 'fault' });
  });
});

describe('what programs get of the findings', () => {
  it('has a form of its own, which counts them', () => {
    const warned = { ...FULL, state: 'warning' } as const;
    const told = doctorJson([FULL, warned, generation], 'de');
    expect(doctorJsonSchema.parse(JSON.parse(JSON.stringify(told)))).toMatchObject({
      version: 1,
      ok: false,
      warnings: 1,
      failures: 1,
    });
    expect(told.checks.map(({ id, remedy }) => [id, remedy === null])).toEqual([
      ['disk', false],
      ['disk', false],
      ['generation', true],
    ]);
    expect(doctorJson([warned], 'de').ok).toBe(true);
  });
});
