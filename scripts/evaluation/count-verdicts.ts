import { loadModels } from '../../src/beleg.ts';
import type { Config } from '../../src/config.ts';
import type { LabelLanguage } from '../../src/language/label-language.ts';
import { readCalibration } from '../../src/reading/calibration.ts';
import { createJudge } from '../../src/reading/ollama/open-language-model.ts';
import {
  isAsSureAsGood,
  keepVerdictCalibration,
  type VerdictCalibration,
} from '../../src/reading/ollama/verdict-calibration.ts';
import { createProgress } from '../../src/terminal/progress.ts';
import { startProgress } from '../../src/terminal/start-progress.ts';
import { HostFault } from '../../src/wording/host/host-fault.ts';
import { HOST_LABELS } from '../../src/wording/host/host-words.ts';
import { sampleOf, sampleVerdicts } from './sample-verdicts.ts';
import { loadNews } from './sets/news.ts';

/** Fewer say nothing whatever comes of them. */
const LEAST_SAMPLE = 20;

interface CountOptions {
  /** How many questions, as it was typed. */
  readonly size: string;
  readonly language: LabelLanguage;
  readonly usage: string;
}

/**
 * Asks the language model that the configuration names a sample of the development questions, and keeps with the data how often
 * it was right.
 * @returns the exit status
 * @throws HostFault where there is no language model or no such sample, or where it says nothing time and again, OllamaFault where it is not there, FileFault where the data folder cannot be written
 */
export async function countVerdictsOf(
  config: Config,
  { size, language, usage }: CountOptions,
): Promise<number> {
  const { languageModel, dataFolder } = config;
  if (languageModel === undefined) throw new HostFault({ kind: 'nothing-to-sample', usage });
  const news = await loadNews();
  const most = news.questions.filter(({ own }) => own).length;
  const questions = Number(size);
  if (!Number.isInteger(questions) || questions < LEAST_SAMPLE || questions > most) {
    throw new HostFault({ kind: 'sample-size', given: size, least: LEAST_SAMPLE, most, usage });
  }
  const words = HOST_LABELS[language].judge;
  const judge = createJudge(languageModel, false);
  const { name, address, reach } = judge.model;
  process.stderr.write(`${words.news({ kind: 'asked', model: name, address, reach })}\n`);
  try {
    const fingerprint = await judge.begin();
    const start = startProgress(process.stderr, language);
    const { embedder, readerModel } = await loadModels(config, start.onDownload).finally(start.finish);
    const { thresholds } = await readCalibration(readerModel);
    const bar = createProgress({ stream: process.stderr, label: words.sample.asking });
    const { counted, missed } = await sampleVerdicts(sampleOf(news, questions), {
      judge,
      models: { embedder, thresholds },
      onProgress: (done) => bar.update(done, questions),
    }).finally(bar.finish);
    const calibration: VerdictCalibration = {
      reader: { name, fingerprint },
      embedder: { name: embedder.model.name, fingerprint: embedder.model.fingerprint },
      data: { 'evaluation/news': news.sha256 },
      ...counted,
    };
    const path = await keepVerdictCalibration(dataFolder, calibration);
    const isSure = isAsSureAsGood(counted, thresholds);
    process.stdout.write(words.sample.counted({ ...counted, missed, good: thresholds.good, isSure, path }));
    return 0;
  } finally {
    judge.close();
  }
}
