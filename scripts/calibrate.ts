import { loadModels } from '../src/beleg.ts';
import { BelegError } from '../src/errors.ts';
import { calibrationPath, calibrationSchema } from '../src/reading/calibration.ts';
import { configFromEnvironment, runScript } from '../src/run-script.ts';
import { replaceFile } from '../src/system/durable-files.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { calibrate } from './evaluation/calibrate.ts';
import { renderFigures } from './evaluation/figures/render-figures.ts';
import { loadNews } from './evaluation/sets/news.ts';

/** `npm run calibrate`: fits the confidence to the development articles, for the models in use; some minutes. */
await runScript('en', async () => {
  const config = configFromEnvironment();
  const { onDownload, finish } = startProgress(process.stderr, 'en');
  const models = await loadModels(config, onDownload).finally(finish);
  const { readerModel } = models;
  const { calibration, outcomes } = await calibrate(await loadNews(), models);
  const path = calibrationPath(readerModel);
  if (!calibrationSchema.safeParse(calibration).success) {
    throw new BelegError(
      `The logits of the reader in ${readerModel.folder} do not tell right sentences from wrong ones.`,
      'Choose another READER. The calibration that was there stays.',
    );
  }
  await replaceFile(path, `${JSON.stringify(calibration, null, 2)}\n`);
  process.stdout.write(
    `On articles that the confidence was not fitted on:\n${renderFigures(outcomes)}\n\nWritten to ${path}\n`,
  );
  return 0;
});
