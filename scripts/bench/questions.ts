import { join } from 'node:path';
import { Bench } from 'tinybench';
import { createAnswerer } from '../../src/answering/answerer.ts';
import { CALIBRATION_FILE, openBeleg } from '../../src/beleg.ts';
import type { Config } from '../../src/config.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import type { ModelFiles } from '../../src/embedding/model-files.ts';
import { BelegError } from '../../src/errors.ts';
import { CalibratedReader } from '../../src/retrieval/calibrated-reader.ts';
import { questionMeanOf, readCalibration } from '../../src/retrieval/calibration.ts';
import { understand } from '../../src/retrieval/question.ts';
import { Retriever } from '../../src/retrieval/retriever.ts';
import { openIndex } from '../../src/search-index/open-index.ts';
import { renderAnswer } from '../../src/terminal/render-answer.ts';
import type { Screen } from '../../src/terminal/screen.ts';
import { figureOf, type Figure } from './figures.ts';
import { residentMemory } from './machine.ts';

const SCREEN: Screen = { language: 'de', width: 100, color: true, hyperlinks: true };

const untold = {
  onDownload: () => undefined,
  onBuild: () => undefined,
  onBuildProgress: () => undefined,
  onBuilt: () => undefined,
  onLeftOut: () => undefined,
};

export interface QuestionOptions {
  readonly config: Config;
  readonly questions: readonly string[];
  /** How many times each question is asked. */
  readonly runs: number;
}

/** From a question's text to its rendered answer, warm, and the memory of the process that has done so. */
export async function measureQuestions({ config, questions, runs }: QuestionOptions): Promise<Figure[]> {
  const answerer = (await openBeleg(config, untold)).answerer();
  const whole = await timed({ questions, runs }, (next) => async () => {
    renderAnswer(await answerer.ask({ question: next() }), SCREEN);
  });
  const memory = await residentMemory();
  return [
    figureOf({
      label: 'a question, warm, from text to rendered answer',
      unit: 'ms',
      samples: whole,
      bounds: [
        { of: 'median', most: 12 },
        { of: 'p95', most: 30 },
      ],
    }),
    figureOf({
      label: 'resident memory after the questions',
      unit: 'MB',
      samples: [memory.now],
      bounds: [{ of: 'median', most: 400 }],
    }),
    figureOf({ label: 'resident memory at its highest', unit: 'MB', samples: [memory.peak] }),
  ];
}

export interface StageOptions extends QuestionOptions {
  readonly files: ModelFiles;
  readonly embedder: Embedder;
}

/** The same path in its stages, each with what the one before gives. */
export async function measureStages(options: StageOptions): Promise<Figure[]> {
  const { config, files, embedder, questions } = options;
  const corpus = await openIndex({ dataFolder: config.dataFolder, model: files.identity });
  if (corpus.kind !== 'open') throw new BelegError(corpus.problem, corpus.remedy);
  const calibration = await readCalibration(join(files.folder, CALIBRATION_FILE), files.identity);
  const reader = new CalibratedReader(calibration);
  const { thresholds } = calibration;
  const questionMean = questionMeanOf(calibration);
  const retriever = new Retriever(corpus, questionMean);
  const answerer = createAnswerer({ corpus, embedder, reader, thresholds, questionMean });
  const understood = await Promise.all(questions.map((question) => understand(question, embedder)));
  const searched = understood.map((question) => ({ question, matches: retriever.search(question) }));
  const answers = await Promise.all(questions.map((question) => answerer.ask({ question })));

  const stage = async <T>(
    label: string,
    items: readonly T[],
    work: (item: T) => unknown,
  ): Promise<Figure> => {
    const samples = await timed({ questions: items, runs: options.runs }, (next) => async () => {
      await work(next());
    });
    return figureOf({ label: `  of which ${label}`, unit: 'ms', samples });
  };
  return [
    await stage('embedding', questions, (question) => embedder.embedQuery(question)),
    await stage('search', understood, (question) => retriever.search(question)),
    await stage('reading', searched, ({ question, matches }) => reader.read(question, matches)),
    await stage('rendering', answers, (answer) => renderAnswer(answer, SCREEN)),
  ];
}

/** The milliseconds of each call, after a round of warming up. `next` gives one item after the other, round and round. */
async function timed<T>(
  { questions: items, runs }: { readonly questions: readonly T[]; readonly runs: number },
  task: (next: () => T) => () => Promise<void>,
): Promise<readonly number[]> {
  const bench = new Bench({
    time: 0,
    iterations: items.length * runs,
    warmupTime: 0,
    warmupIterations: items.length,
    throws: true,
  });
  let asked = 0;
  const next = (): T => {
    const item = items[asked++ % items.length];
    if (item === undefined) throw new RangeError('Expected at least one item to measure');
    return item;
  };
  bench.add('', task(next));
  const [done] = await bench.run();
  if (done?.result === undefined || !('latency' in done.result))
    throw new Error('tinybench measured nothing');
  return done.result.latency.samples;
}
