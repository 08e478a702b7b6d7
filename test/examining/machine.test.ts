import { describe, expect, it } from 'vitest';
import {
  examineClock,
  examineMemory,
  examineNode,
  examinePlatform,
  examineProcessor,
} from '../../src/examining/machine.ts';

const LINUX = { platform: 'linux', architecture: 'x64', glibc: '2.36' };
/** Of /proc/cpuinfo. */
const of = (flags: string) => `model name\t: A\nflags\t\t: fpu ${flags}\nbugs\t\t: none avx2\n`;
const GIGABYTE = 1e9;

describe('the machine', () => {
  it.each([
    ['20.19.9', 'failed'],
    ['18.20.4', 'failed'],
    ['20.20.0', 'ok'],
    ['22.1.0', 'ok'],
    ['100.0.0-nightly', 'ok'],
  ])('has Node.js %s: %s', (version, state) => {
    expect(examineNode(version, '>=20.20')).toMatchObject({ state, facts: { version, least: '20.20' } });
  });

  it('is what beleg was tried on, has no C library for it, or is another', () => {
    expect(examinePlatform(LINUX).state).toBe('ok');
    expect(examinePlatform({ ...LINUX, glibc: undefined }).state).toBe('failed');
    expect(examinePlatform({ ...LINUX, architecture: 'arm64' }).state).toBe('ok');
    expect(examinePlatform({ ...LINUX, architecture: 'riscv64' }).state).toBe('warning');
    expect(examinePlatform({ ...LINUX, platform: 'darwin', glibc: undefined }).state).toBe('warning');
  });

  it('has a processor whose flags are told by Linux on x64 alone', () => {
    const two = { parallel: 2, quota: undefined };
    const x64 = { architecture: 'x64', ...two };
    expect(examineProcessor({ ...x64, cpuinfo: of('avx2 avx512_vnni sse') })).toMatchObject({
      state: 'ok',
      facts: { cores: 2, avx2: true, vnni: true },
    });
    expect(examineProcessor({ ...x64, cpuinfo: of('avx2 sse') })).toMatchObject({
      state: 'ok',
      facts: { avx2: true, vnni: false },
    });
    expect(examineProcessor({ ...x64, cpuinfo: of('sse') })).toMatchObject({
      state: 'warning',
      facts: { avx2: false },
    });
    const unknown = { state: 'ok', facts: { avx2: undefined, vnni: undefined } };
    expect(examineProcessor({ ...x64, cpuinfo: undefined })).toMatchObject(unknown);
    expect(examineProcessor({ ...two, architecture: 'arm64', cpuinfo: of('avx2') })).toMatchObject(unknown);
  });

  it('has no more cores than a container lets it use', () => {
    const processor = { architecture: 'x64', parallel: 8, cpuinfo: undefined };
    expect(examineProcessor({ ...processor, quota: 1.5 })).toMatchObject({
      state: 'warning',
      facts: { cores: 1.5 },
    });
    expect(examineProcessor({ ...processor, quota: 16 })).toMatchObject({ state: 'ok', facts: { cores: 8 } });
  });

  it('has memory enough, too little just now, or never enough', () => {
    const memory = { total: 8 * GIGABYTE, available: 4 * GIGABYTE, limit: undefined, isBotRunning: false };
    expect(examineMemory(memory).state).toBe('ok');
    // Without a limit, version 1 of control groups tells a number above all memory.
    expect(examineMemory({ ...memory, limit: 9e18 })).toMatchObject({ facts: { limit: undefined } });
    expect(examineMemory({ ...memory, available: GIGABYTE / 2 }).state).toBe('warning');
    expect(examineMemory({ ...memory, available: GIGABYTE / 2, isBotRunning: true }).state).toBe('ok');
    expect(examineMemory({ ...memory, limit: GIGABYTE / 4 })).toMatchObject({
      state: 'failed',
      facts: { limit: 250, available: 250 },
    });
    expect(examineMemory({ ...memory, total: GIGABYTE / 2 }).state).toBe('failed');
  });

  it('has a clock that is behind its own files, that was set just now, or neither', () => {
    const now = Date.parse('2026-11-30T12:00:00Z');
    const newest = { path: '/a/package.json', at: now - 1000 };
    expect(examineClock({ now, expected: now, newest })).toMatchObject({ state: 'ok' });
    // An archive may be dated by a clock that is ahead a little.
    expect(examineClock({ now, expected: now, newest: { ...newest, at: now + 60_000 } }).state).toBe('ok');
    const years = Date.parse('1970-01-01T00:02:00Z');
    expect(examineClock({ now: years, expected: years, newest })).toMatchObject({
      state: 'failed',
      facts: { kind: 'clock-behind', path: '/a/package.json' },
    });
    expect(examineClock({ now, expected: now - 90_000, newest })).toMatchObject({
      state: 'warning',
      facts: { kind: 'clock-jumps', seconds: 90 },
    });
  });
});
