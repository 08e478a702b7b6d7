import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findConfiguredModel, findConfiguredReader, loadEmbedder, loadReader } from '../src/beleg.ts';
import { CALIBRATION_FILE } from '../src/reading/calibration.ts';
import { configFromEnvironment, runScript } from '../src/run-script.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { renderAnswerFigures } from './evaluation/answer-figures.ts';
import { calibrate } from './evaluation/calibrate.ts';
import { loadNews } from './evaluation/news.ts';

/** `npm run calibrate`: fits the confidence to the development articles, for the models in use; some minutes. */
await runScript(async () => {
  const config = configFromEnvironment();
  const { onDownload, finish } = startProgress(process.stderr);
  const [files, readerFiles] = await Promise.all([
    findConfiguredModel(config, onDownload),
    findConfiguredReader(config, onDownload),
  ]).finally(finish);
  const [embedder, reader] = await Promise.all([
    loadEmbedder(files, { threads: 1 }),
    loadReader(readerFiles),
  ]);
  const { calibration, outcomes } = await calibrate(await loadNews(), { embedder, reader });
  const path = join(readerFiles.folder, CALIBRATION_FILE);
  await writeFile(path, `${JSON.stringify(calibration, null, 2)}\n`);
  process.stdout.write(
    `On articles that the confidence was not fitted on:\n${renderAnswerFigures(outcomes)}\n\nWritten to ${path}\n`,
  );
  return 0;
});
