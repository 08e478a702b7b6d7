import { calibratedModels, type CalibratedModels } from '../../src/beleg.ts';
import { findModelFiles } from '../../src/models/model-files.ts';
import { readCalibration } from '../../src/reading/calibration.ts';
import { loadReaderModel } from '../../src/reading/load-reader-model.ts';
import { READER_ROLE } from '../../src/reading/reader-kind.ts';
import { embeddedModel } from './embedder.ts';
import { EMBEDDED_READER } from './embedded-reader.ts';

/** The models that come with beleg and their calibration: with an index, all that answers. */
export async function embeddedBot(): Promise<CalibratedModels> {
  const readerFiles = await findModelFiles(EMBEDDED_READER, READER_ROLE);
  const models = { embedder: await embeddedModel(), readerModel: await loadReaderModel(readerFiles) };
  return calibratedModels(models, await readCalibration(readerFiles));
}
