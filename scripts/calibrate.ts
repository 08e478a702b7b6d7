import { loadModels } from '../src/beleg.ts';
import type { Config } from '../src/config.ts';
import { BelegError } from '../src/errors.ts';
import { calibrationPath, calibrationSchema } from '../src/reading/calibration.ts';
import { calibrateToCorpus, resetCalibration } from '../src/run-calibration.ts';
import { configFromEnvironment, readOptions, runScript } from '../src/run-script.ts';
import { replaceFile } from '../src/system/durable-files.ts';
import { usageOf } from '../src/terminal/calls/command-line.ts';
import { languageOf } from '../src/terminal/locale-language.ts';
import { startProgress } from '../src/terminal/start-progress.ts';
import { HostFault } from '../src/wording/host/host-fault.ts';
import { HOST_LABELS } from '../src/wording/host/host-words.ts';
import { calibrate } from './evaluation/calibrate.ts';
import { countVerdictsOf } from './evaluation/count-verdicts.ts';
import { renderFigures } from './evaluation/figures/render-figures.ts';
import { loadNews } from './evaluation/sets/news.ts';

const language = languageOf(process.env);
const labels = HOST_LABELS[language].programs.help.calibrate;

const PROGRAM = {
  command: 'npm run calibrate --',
  usage: '[--corpus | --reset | --sample <questions>]',
  description: labels.description,
  options: [
    { flags: '--corpus', description: labels.corpus },
    { flags: '--reset', description: labels.reset },
    { flags: '--sample <questions>', description: HOST_LABELS[language].judge.sample.option },
  ],
  closing: labels.closing,
};

/**
 * `npm run calibrate`: fits the confidence to the development articles, for the models in use; some minutes. `--corpus` fits
 * the thresholds to the host's own questions, `--reset` removes what was fitted to them; `--sample` counts how often a language
 * model is right.
 */
await runScript(language, async () => {
  const options = readOptions(language, PROGRAM);
  if (options === undefined) return 0;
  const usage = usageOf(PROGRAM);
  const asked = Object.keys(options).map((name) => `--${name}`);
  // One of them removes what another fits.
  if (asked.length > 1) throw new HostFault({ kind: 'exclusive-options', options: asked, usage });
  const config = configFromEnvironment();
  if (options['reset'] === true) return resetCalibration(config, language);
  if (options['corpus'] === true) return calibrateToCorpus(config, language);
  const { sample } = options;
  if (sample !== undefined) return countVerdictsOf(config, { size: String(sample), language, usage });
  if (config.languageModel !== undefined) throw new HostFault({ kind: 'only-sampled', usage });
  return calibrateToDevelopment(config);
});

/** Writes the calibration beside the reader. Returns the exit status. */
async function calibrateToDevelopment(config: Config): Promise<number> {
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
}
