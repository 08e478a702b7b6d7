import type { ModelIdentity } from '../models/model-files.ts';
import type { Calibration } from './calibration.ts';
import { deliveredParts, findOwnCalibration, type FoundCalibration } from './own-calibration.ts';

/** What whoever starts beleg is to know of the calibration. */
export interface CalibrationEvents {
  /** The confidence was calibrated with an embedding model other than the one in use: its name. */
  readonly onOtherCalibration: (embedder: string) => void;
  /** There is a calibration of the host's own: whether it holds. */
  readonly onOwnCalibration: (found: FoundCalibration) => void;
}

/** What questions are answered with. */
interface Parts {
  readonly reader: Pick<ModelIdentity, 'fingerprint'>;
  readonly embedder: Pick<ModelIdentity, 'fingerprint'>;
  /** By which articles are read and cut into sentences. */
  readonly recipe: string;
}

/**
 * The host's own calibration where there is one that holds, else the delivered one.
 * @throws ReadingFault where the host's own is broken
 */
export async function calibrationInUse(
  dataFolder: string,
  delivered: Calibration,
  { reader, embedder, recipe }: Parts,
  { onOwnCalibration, onOtherCalibration }: CalibrationEvents,
): Promise<Calibration> {
  const inUse = {
    reader: reader.fingerprint,
    embedder: embedder.fingerprint,
    recipe,
    delivered: deliveredParts(delivered),
  };
  const own = await findOwnCalibration(dataFolder, inUse);
  if (own !== undefined) onOwnCalibration(own);
  if (own?.kind === 'holds') return own.calibration;
  const { name, fingerprint } = delivered.embedder;
  if (fingerprint !== embedder.fingerprint) onOtherCalibration(name);
  return delivered;
}
