import { describe, expect, it } from 'vitest';
import { loadNews } from '../../scripts/evaluation/sets/news.ts';
import { EMBEDDER_ROLE } from '../../src/embedding/embedder.ts';
import { findModelFiles } from '../../src/models/model-files.ts';
import { readCalibration } from '../../src/reading/calibration.ts';
import { EMBEDDED_MODEL } from '../helpers/embedded-model.ts';
import { readerFiles } from '../helpers/embedded-reader.ts';

describe('the calibration that comes with the reader', () => {
  it('was fitted to the data and the models that are here', async () => {
    const [embedder, reader, news] = await Promise.all([
      findModelFiles(EMBEDDED_MODEL, EMBEDDER_ROLE),
      readerFiles(),
      loadNews(),
    ]);
    const calibration = await readCalibration(reader);
    expect(calibration.data).toEqual({ 'evaluation/news': news.sha256 });
    expect(calibration.embedder.fingerprint).toBe(embedder.identity.fingerprint);
    expect(calibration.reader.fingerprint).toBe(reader.identity.fingerprint);
  });

  it('refuses below where it is good', async () => {
    const { refuse, good } = (await readCalibration(await readerFiles())).thresholds;
    expect(refuse).toBeLessThan(good);
  });
});
