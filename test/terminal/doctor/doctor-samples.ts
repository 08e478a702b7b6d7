import type { NativeEnd } from '../../../src/examining/collected-facts.ts';
import type { OwnFacts } from '../../../src/examining/finding.ts';

const ENDS: readonly NativeEnd[] = [
  { how: 'loaded' },
  { how: 'missing' },
  { how: 'not-built' },
  { how: 'foreign', said: 'x' },
  { how: 'needs-library', said: 'x' },
  { how: 'unknown-instruction' },
  { how: 'killed', signal: 'SIGSEGV' },
  { how: 'failed', said: 'x' },
];

const MEMORY = { kind: 'memory', total: 8000, available: 300, needed: 600 } as const;
const OWNERS = { kind: 'owners', folder: '/a/b', user: 1000, owner: 1000, closed: [], foreign: [] } as const;
const SPACE = { kind: 'space', folder: '/a/b', free: 3, needed: 50 } as const;

/** Facts of every kind that doctor finds beside what is verified. */
export const DOCTOR_SAMPLES: readonly OwnFacts[] = [
  { kind: 'unfinished', seconds: 10 },
  { kind: 'not-examined', because: 'data' },
  { kind: 'node', version: '18.0.0', least: '20.20' },
  { kind: 'platform', platform: 'linux', architecture: 'x64', glibc: '2.36' },
  { kind: 'platform', platform: 'linux', architecture: 'x64', glibc: undefined },
  { kind: 'platform', platform: 'darwin', architecture: 'arm64', glibc: undefined },
  ...ENDS.flatMap((end): OwnFacts[] => [
    { kind: 'native', module: 'hnswlib-node', version: '3.0.0', end, missingTools: ['make'] },
    { kind: 'native', module: 'onnxruntime-node', version: '1.0.0', end, missingTools: [] },
  ]),
  { kind: 'native', module: 'hnswlib-node', version: '3.0.0', end: { how: 'not-built' }, missingTools: [] },
  { kind: 'processor', cores: 1, avx2: true, vnni: true },
  { kind: 'processor', cores: 2, avx2: true, vnni: false },
  { kind: 'processor', cores: 1.5, avx2: false, vnni: false },
  { kind: 'processor', cores: 4, avx2: undefined, vnni: undefined },
  { ...MEMORY, limit: undefined },
  { ...MEMORY, limit: 256 },
  { ...MEMORY, total: 500, limit: undefined },
  { kind: 'clock', now: '2026-11-30T12:00:00.000Z' },
  { kind: 'clock-behind', now: '1970-01-01T00:00:00.000Z', newest: '2026-11-30T12:00:00.000Z', path: '/a/b' },
  { kind: 'clock-jumps', seconds: 90 },
  { kind: 'settings', path: undefined, set: 1 },
  { kind: 'settings', path: '/a/b', set: 2 },
  { kind: 'variables', strangers: [] },
  { kind: 'variables', strangers: [{ name: 'DATA_FOLDR', meant: 'DATA_FOLDER' }] },
  {
    kind: 'variables',
    strangers: ['A_B', 'C_D', 'E_F', 'G_H'].map((name) => ({ name, meant: undefined })),
  },
  ...(['none', 'plausible', 'no-id', 'broken'] as const).map((form): OwnFacts => ({ kind: 'token', form })),
  ...(['none', 'current', 'stale'] as const).map((built): OwnFacts => ({
    kind: 'build',
    built,
    folder: '/a/b',
  })),
  { kind: 'secrets', files: 0, open: [] },
  { kind: 'secrets', files: 2, open: [] },
  { kind: 'secrets', files: 2, open: ['/a/b', "/a/b's"] },
  { kind: 'corpus', folder: '/a/b', files: 1, closed: [] },
  { kind: 'corpus', folder: '/a/b', files: 2, closed: ['/a/b/c.md'] },
  ...(['writable', 'new', 'no-folder', 'closed', 'unreadable', 'read-only'] as const).map(
    (how): OwnFacts => ({ kind: 'data', folder: '/a/b', how, path: '/a/b' }),
  ),
  OWNERS,
  { ...OWNERS, closed: ['/a/b/c'] },
  { ...OWNERS, foreign: ['/a/b/c'] },
  { ...OWNERS, user: 0 },
  { ...SPACE, noFileMore: false },
  { ...SPACE, noFileMore: true },
  { kind: 'unwritable-folder', folder: '/a/b' },
  { kind: 'running', isRunning: true, process: 7 },
  { kind: 'running', isRunning: true, process: undefined },
  { kind: 'running', isRunning: false, process: undefined },
  { kind: 'discord-reached', address: 'https://a', name: 'beleg', loginsLeft: 0 },
  { kind: 'discord-no-intent' },
  { kind: 'discord-no-token' },
  { kind: 'discord-refuses', address: 'https://a' },
  { kind: 'discord-unreachable', address: 'https://a', said: 'x' },
  ...[0, 90, -90].map((ahead): OwnFacts => ({ kind: 'discord-clock', ahead })),
];
