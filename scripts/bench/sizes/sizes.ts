import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Config } from '../../../src/config.ts';
import { corpusFingerprint } from '../../../src/corpus/corpus-fingerprint.ts';
import type { Embedder } from '../../../src/embedding/embedder.ts';
import { vectorsOf } from '../../../src/indexing/embed-paragraphs.ts';
import { createProgress } from '../../../src/terminal/progress.ts';
import { bytesOf, filesIn } from '../../files-in.ts';
import { loadNews } from '../../evaluation/sets/news.ts';
import { runCommand, secondsToPrompt, type Settings } from '../processes.ts';
import { keptIndex } from './kept-index.ts';
import { measuredSizeSchema, type MeasuredSize } from './measured-size.ts';

export const SIZES: readonly number[] = [30, 1_000, 10_000, 100_000];
const STARTS = 3;
const MEGABYTE = 1024 ** 2;
const MEASURE = fileURLToPath(new URL('measure-size.ts', import.meta.url));

export interface SizeFigures extends MeasuredSize {
  readonly sentences: number;
  /** Seconds from `npm start` to the prompt. */
  readonly start: readonly number[];
  /** Of the index on disk. */
  readonly megabytes: number;
}

interface SizeOptions extends Pick<Config, 'corpusFolder'> {
  readonly sizes: readonly number[];
  readonly project: string;
  /** Where drawn indexes are kept. */
  readonly keptFolder: string;
  readonly embedder: Embedder;
}

/** What a corpus costs by its size: each in processes of its own, over an index that was drawn. */
export async function measureSizes(options: SizeOptions): Promise<SizeFigures[]> {
  const { sizes, project, keptFolder: folder, corpusFolder, embedder } = options;
  const { articles, sentences: read } = await loadNews();
  const real = { articles, sentences: read, vectors: await vectorsOf(read, embedder) };
  const origin = { model: embedder.model, corpusFingerprint: await corpusFingerprint(corpusFolder) };
  const figures: SizeFigures[] = [];
  for (const sentences of sizes) {
    const progress = createProgress({ stream: process.stderr, label: `  index of ${sentences} sentences` });
    const onIndexed = (done: number): void => progress.update(done, sentences);
    const dataFolder = await keptIndex({ folder, real, sentences, origin, onIndexed }).finally(
      progress.finish,
    );
    process.stderr.write(`  asking ${sentences} sentences ...\n`);
    const env = { CORPUS_FOLDER: corpusFolder, DATA_FOLDER: dataFolder, DISCORD_TOKEN: '' };
    figures.push({
      sentences,
      ...(await measureSize({ project, env })),
      megabytes: bytesOf(await filesIn(join(dataFolder, 'index'))) / MEGABYTE,
    });
  }
  return figures;
}

async function measureSize(settings: Settings): Promise<MeasuredSize & Pick<SizeFigures, 'start'>> {
  const command = [process.execPath, '--expose-gc', ...process.execArgv, MEASURE] as const;
  const { printed } = await runCommand(command, settings);
  const start: number[] = [];
  for (let run = 0; run < STARTS; run++) start.push(await secondsToPrompt(settings));
  return { ...measuredSizeSchema.parse(JSON.parse(printed)), start };
}
