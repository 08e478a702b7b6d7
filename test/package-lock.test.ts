import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { PROJECT } from './helpers/source-files.ts';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});

const { packages } = lockSchema.parse(JSON.parse(await readFile(join(PROJECT, 'package-lock.json'), 'utf8')));
/** All that npm ci fetches, on any platform: without beleg itself. */
const fetched = Object.entries(packages).filter(([path]) => path !== '');

describe('package-lock.json', () => {
  it('holds each package to what it was, those of other platforms too', () => {
    expect(fetched.length).toBeGreaterThan(300);
    const unheld = fetched.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
    expect(unheld.map(([path]) => path)).toEqual([]);
  });

  it('takes every package from the registry that npm is set to, and names no other place', () => {
    const elsewhere = fetched.filter(([, { resolved, link }]) => link === true || resolved !== undefined);
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });

  it('has install scripts of these packages alone, which CONTRIBUTING.md describes', async () => {
    const scripted = fetched.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    const names = scripted.map(([path]) => path.replace('node_modules/', '')).toSorted();
    expect(names).toEqual(['esbuild', 'hnswlib-node', 'protobufjs']);
    const page = await readFile(join(PROJECT, 'CONTRIBUTING.md'), 'utf8');
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
