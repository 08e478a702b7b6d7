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
  /** Reads what the model says nothing of, by the thresholds that verdicts are held against too. */
  readonly standIn: StandIn;
  readonly onNews?: ((news: JudgeNews) => void) | undefined;
}

/** A language model as a reader, with the thresholds for it and its stand-in. */
export interface LanguageModelReader extends StandIn {
  readonly reader: VerdictReader;
}

/** A judge of its own; nothing is asked before it is. */
export function createJudge({ name, address, seconds }: LanguageModelSettings): Judge {
  const model = new OllamaModel(name, new OllamaClient(address));
  return new Judge({ model, patience: () => patience(seconds) });
}

/**
 * Opens a language model as a reader. Where it is not there, that is told, and the other reader stands in until it is.
 * @throws ReadingFault where what was counted of its verdicts is broken
 */
export async function openLanguageModel(
  settings: LanguageModelSettings,
  { dataFolder, standIn, onNews = () => undefined }: OpenOptions,
): Promise<LanguageModelReader> {
  const counted = await readVerdictCalibration(dataFolder);
  const thresholds = withRoomForUnsure(standIn.thresholds);
  const reader = new VerdictReader({
    judge: createJudge(settings),
    standIn: standIn.reader,
    countedOf: (fingerprint) => (counted?.reader.fingerprint === fingerprint ? counted : undefined),
    thresholds,
    onNews,
  });
  await reader.begin();
  return { reader, thresholds };
}

/** A calibration may call good all that it does not refuse; a verdict that nobody counted is neither. */
function withRoomForUnsure({ good, refuse, further }: Thresholds): Thresholds {
  return { good: Math.max(good, refuse + Number.EPSILON), refuse, further };
}
