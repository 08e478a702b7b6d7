import type { ModelIdentity } from '../../models/model-files.ts';
import type { Thresholds } from '../calibration.ts';
import type { Reader } from '../reading.ts';
import { Judge } from './judge.ts';
import { OllamaClient, patience } from './ollama-client.ts';
import { OllamaModel } from './ollama-model.ts';
import { readVerdictCalibration } from './verdict-calibration.ts';
import { VerdictReader, type JudgeNews } from './verdict-reader.ts';

/** Which language model judges, and how long a question waits for it. */
export interface LanguageModelSettings {
  readonly name: string;
  /** One that `isServerAddress`. */
  readonly address: string;
  readonly seconds: number;
}

interface StandIn {
  readonly reader: Reader;
  readonly thresholds: Thresholds;
}

interface OpenOptions {
  readonly dataFolder: string;
  /** The fingerprint of the embedder: what was counted with another does not count. */
  readonly embedder: string;
  /** Reads what the model says nothing of, by the thresholds that verdicts are held against too. */
  readonly standIn: StandIn;
  /**
   * As it comes with the stand-in's model: thresholds that were fitted to a host's questions say what the stand-in's confidence is
   * worth on them, and of a verdict nothing, so that they may ask more of one and not less.
   */
  readonly delivered: Pick<Thresholds, 'good'>;
  readonly onNews?: ((news: JudgeNews) => void) | undefined;
}

/** A language model as a reader, with the thresholds for it and its stand-in. */
interface LanguageModelReader extends StandIn {
  readonly reader: VerdictReader;
  /** As it was at the start. */
  readonly identity: Pick<ModelIdentity, 'name' | 'fingerprint'>;
}

/**
 * A judge of its own; it asks nothing before it is asked.
 * @param rests whether it spares people a model that was too slow. @default true
 */
export function createJudge({ name, address, seconds }: LanguageModelSettings, rests = true): Judge {
  const model = new OllamaModel(name, new OllamaClient(address));
  return new Judge({ model, patience: () => patience(seconds), rests });
}

/**
 * Opens a language model as a reader. Where it is not there, that is told, and the other reader stands in until it is.
 * @throws ReadingFault where what was counted of its verdicts is broken
 */
export async function openLanguageModel(
  settings: LanguageModelSettings,
  { dataFolder, embedder, standIn, delivered, onNews = () => undefined }: OpenOptions,
): Promise<LanguageModelReader> {
  const counted = await readVerdictCalibration(dataFolder);
  const thresholds = withRoomForUnsure(standIn.thresholds);
  const reader = new VerdictReader({
    judge: createJudge(settings),
    standIn: standIn.reader,
    countedOf: (model) =>
      counted?.reader.fingerprint === model && counted.embedder.fingerprint === embedder
        ? counted
        : undefined,
    thresholds: { ...thresholds, good: Math.max(thresholds.good, delivered.good) },
    onNews,
  });
  const fingerprint = (await reader.begin()) ?? 'not there';
  return { reader, thresholds, identity: { name: `ollama:${settings.name}`, fingerprint } };
}

/** A calibration may call good all that it does not refuse; a verdict that nobody counted is neither. */
function withRoomForUnsure({ good, refuse, further }: Thresholds): Thresholds {
  return { good: Math.max(good, refuse + Number.EPSILON), refuse, further };
}
