import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** A package that is installed, where it lies: `node_modules/a/node_modules/b` is the b of a. */
export interface RunningPackage {
  readonly name: string;
  /** Below the project's folder. */
  readonly path: string;
}

const names = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({
  dependencies: names,
  optionalDependencies: names,
  peerDependencies: names,
});
type Manifest = z.infer<typeof manifestSchema>;

/**
 * The packages that run where these are imported: themselves, and all that they depend on. What is optional and not installed,
 * as what is for another platform, is left out.
 * @throws where a package that is needed is not installed
 */
export async function runningPackages(
  project: string,
  dependencies: readonly string[],
): Promise<RunningPackage[]> {
  const found = new Map<string, RunningPackage>();
  const follow = async (from: string, name: string, isNeeded: boolean): Promise<void> => {
    const installed = await nearest(project, from, name);
    if (installed === undefined) {
      if (isNeeded) throw new Error(`${name} is not installed, which ${from || 'beleg'} needs`);
      return;
    }
    const { path, manifest } = installed;
    if (found.has(path)) return;
    found.set(path, { name, path });
    const optional = new Set(Object.keys(manifest.optionalDependencies));
    for (const each of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }))
      await follow(path, each, !optional.has(each));
    for (const each of Object.keys(manifest.peerDependencies)) await follow(path, each, false);
  };
  for (const name of dependencies) await follow('', name, true);
  return [...found.values()];
}

/** The package that an import from `from` finds, as Node.js looks: in its own node_modules, then in those above. */
async function nearest(
  project: string,
  from: string,
  name: string,
): Promise<{ readonly path: string; readonly manifest: Manifest } | undefined> {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', name);
    const text = await readFile(join(project, path, 'package.json'), 'utf8').catch(() => undefined);
    if (text !== undefined) return { path, manifest: manifestSchema.parse(JSON.parse(text)) };
    if (folder === '' || folder === '.') return undefined;
  }
}
