import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { figureOf, type Figure } from './figures.ts';
import { runCommand, secondsToPrompt, type Settings } from './processes.ts';

export interface StartOptions extends Settings {
  /** Holds what the starts write. */
  readonly folder: string;
  readonly runs: number;
}

/** From `npm start` to the prompt: where nothing was built yet, and with the index of `env.DATA_FOLDER`. */
export async function measureStarts(options: StartOptions): Promise<Figure[]> {
  const { project, env, folder, runs } = options;
  const first: number[] = [];
  for (let run = 0; run < runs; run++) {
    const fresh = await mkdtemp(join(folder, 'first-'));
    // A first start has to compile: nothing is taken from what src/system/run-source.js has kept.
    const freshEnv = { ...env, DATA_FOLDER: join(fresh, 'data'), TSX_DISABLE_CACHE: 'true' };
    first.push(await secondsToPrompt({ project, env: freshEnv }));
  }
  await secondsToPrompt(options);
  const later: number[] = [];
  for (let run = 0; run < runs; run++) later.push(await secondsToPrompt(options));
  return [
    figureOf({
      label: 'npm start to the prompt, index present',
      unit: 's',
      samples: later,
      bounds: [{ of: 'median', most: 1.5 }],
    }),
    figureOf({
      label: 'npm start to the prompt, first start, builds the index',
      unit: 's',
      samples: first,
      bounds: [{ of: 'median', most: 6 }],
    }),
  ];
}

/** `npm run embed` where the index is up to date. @throws an Error where it embedded a sentence after all. */
export async function measureUnchangedEmbed({ runs, ...settings }: StartOptions): Promise<Figure> {
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const { seconds, printed } = await runCommand(['npm', 'run', 'embed'], settings);
    if (!printed.includes('up to date')) throw new Error(`npm run embed found work to do:\n${printed}`);
    samples.push(seconds);
  }
  return figureOf({
    label: 'npm run embed, nothing changed, no model run',
    unit: 's',
    samples,
    bounds: [{ of: 'median', most: 1.5 }],
  });
}

/** Loading the model in a new process, where nothing else is loaded: it is done once in a process's life. */
export async function measureModelLoad({ runs, ...settings }: StartOptions): Promise<Figure> {
  const samples: number[] = [];
  for (let run = 0; run < runs; run++) {
    const { printed } = await runCommand(
      [process.execPath, ...process.execArgv, 'scripts/bench/load-model.ts'],
      settings,
    );
    samples.push(Number(printed));
  }
  return figureOf({ label: 'checking and loading the model, once a start', unit: 's', samples });
}
