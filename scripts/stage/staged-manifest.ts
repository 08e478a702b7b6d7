import { z } from 'zod';

/** What of package.json is still true where beleg only runs. */
const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  private: z.boolean(),
  description: z.string(),
  license: z.string(),
  type: z.literal('module'),
  exports: z.json(),
  engines: z.json(),
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
});

export type StagedManifest = z.infer<typeof manifestSchema>;

/** Runs TypeScript, of which there is none. */
const COMPILER = 'tsx';

const FROM_SOURCE = /^exec node --import \.\/src\/system\/run-source\.js (src|scripts)\/([a-z-]+)\.ts$/;

/**
 * The package.json of beleg where there is only what was built: the commands that beleg names in its messages, `npm run add`, do there
 * what they do in a checkout, and those that need one say so.
 */
export function stagedManifest(packageJson: string): StagedManifest {
  const { scripts, dependencies, ...others } = manifestSchema.parse(JSON.parse(packageJson));
  const { [COMPILER]: _, ...running } = dependencies;
  const commands = Object.entries(scripts).flatMap(([name, command]) => {
    const staged = stagedCommand(name, command);
    return staged === undefined ? [] : [[name, staged] as const];
  });
  return { ...others, scripts: Object.fromEntries(commands), dependencies: running };
}

function stagedCommand(name: string, command: string): string | undefined {
  const [, folder, file] = FROM_SOURCE.exec(command) ?? [];
  if (folder === undefined || file === undefined) return undefined;
  if (folder === 'src') return `exec node dist/${file}.js`;
  return `echo 'npm run ${name} takes a checkout of beleg: see docs/hosting.md there.' >&2; exit 1`;
}
