import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { PROJECT } from './helpers/source-files.ts';

function overridesIn(json: string): unknown {
  return z.object({ overrides: z.json() }).parse(JSON.parse(json)).overrides;
}

it('docs/library.md gives programs the overrides that beleg itself is installed with', async () => {
  const [page, manifest] = await Promise.all(
    ['docs/library.md', 'package.json'].map((path) => readFile(join(PROJECT, path), 'utf8')),
  );
  const [, shown = ''] = /```json\n([^]*?)```/.exec(page ?? '') ?? [];
  expect(overridesIn(shown)).toEqual(overridesIn(manifest ?? ''));
});
