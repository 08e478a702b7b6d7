import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CALIBRATION_FILE, findConfiguredModel, loadEmbedder } from '../src/beleg.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { calibrate } from './evaluation/calibrate.ts';
import { renderConfidenceFigures } from './evaluation/confidence-figures.ts';
import { configFromEnvironment, runScript } from '../src/run-script.ts';

/** `npm run calibrate`: fits the confidence to the evaluation data for the model in use. */
await runScript(async () => {
  const { onDownload, finish } = startProgress(process.stderr);
  const files = await findConfiguredModel(configFromEnvironment(), onDownload).finally(finish);
  const { calibration, figures } = await calibrate(await loadEmbedder(files));
  const path = join(files.folder, CALIBRATION_FILE);
  await writeFile(path, `${JSON.stringify(calibration, null, 2)}\n`);
  process.stdout.write(`${renderConfidenceFigures(figures)}\n\nWritten to ${path}\n`);
  return 0;
});
