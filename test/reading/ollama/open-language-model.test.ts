import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { bandOf } from '../../../src/answering/compose-answer.ts';
import { createJudge, openLanguageModel } from '../../../src/reading/ollama/open-language-model.ts';
import { verdictCalibrationPath } from '../../../src/reading/ollama/verdict-calibration.ts';
import type { JudgeNews } from '../../../src/reading/ollama/verdict-reader.ts';
import { match } from '../../builders/readings.ts';
import { OllamaStandIn } from './ollama-stand-in.ts';

const EMBEDDER = 'ef56';

interface Given {
  /** Of the model and the embedder that verdicts were counted of. */
  readonly counted?: { readonly reader?: string; readonly embedder: string };
  readonly thresholds?: { readonly good: number; readonly refuse: number };
  /** The delivered threshold, where another one is in use. */
  readonly deliveredGood?: number;
}

/** A language model as a start opens it, with what was counted of it in the data folder. */
async function opened({ counted, thresholds = { good: 0.7, refuse: 0.2 }, deliveredGood }: Given = {}) {
  const ollama = new OllamaStandIn();
  await ollama.start();
  ollama.says(() => ({ answers: [{ number: 1, words: [] }] }));
  const dataFolder = await mkdtemp(join(tmpdir(), 'beleg-judge-'));
  const settings = { name: 'judge', address: ollama.url, seconds: 60 };
  const judge = createJudge(settings);
  const fingerprint = await judge.begin();
  judge.close();
  if (counted !== undefined) {
    const calibration = {
      reader: { name: 'judge', fingerprint: counted.reader ?? fingerprint },
      embedder: { name: 'embedder', fingerprint: counted.embedder },
      data: {},
      answered: { of: 120, right: 110, least: 0.85 },
      unanswerable: { of: 80, answered: 4 },
    };
    await writeFile(verdictCalibrationPath(dataFolder), JSON.stringify(calibration));
  }
  const news: JudgeNews[] = [];
  const model = await openLanguageModel(settings, {
    dataFolder,
    embedder: EMBEDDER,
    standIn: {
      reader: { read: () => Promise.reject(new Error('nobody stands in')) },
      thresholds: { ...thresholds, further: 1 },
    },
    delivered: { good: deliveredGood ?? thresholds.good },
    onNews: (said) => news.push(said),
  });
  onTestFinished(async () => {
    model.reader.close();
    await ollama.stop();
    await rm(dataFolder, { recursive: true, force: true });
  });
  const band = async () => bandOf(await model.reader.read('Wann?', [match()]), model.thresholds);
  return { model, news, band, fingerprint };
}

describe('a language model as it is opened', () => {
  it('has the name and the state of the model that is there', async () => {
    const { model, fingerprint } = await opened();
    expect(model.identity).toEqual({ name: 'ollama:judge', fingerprint });
  });

  it.each([
    ['for this model and this embedder', { embedder: EMBEDDER }, 'good'],
    ['not for another state of the model', { reader: 'other', embedder: EMBEDDER }, 'unsure'],
    ['not for another embedder', { embedder: 'other' }, 'unsure'],
  ])('counts what was counted %s', async (_, counted, band) => {
    const { news, band: bandNow } = await opened({ counted });
    expect(await bandNow()).toBe(band);
    expect(news.some(({ kind }) => kind === 'unsure')).toBe(band === 'unsure');
  });

  it('is no surer by thresholds that were fitted to another reader, and may be less sure', async () => {
    const counted = { embedder: EMBEDDER };
    const bandBy = async (own: number, deliveredGood: number) => {
      const { band } = await opened({ counted, thresholds: { good: own, refuse: 0.2 }, deliveredGood });
      return band();
    };
    expect(await bandBy(0.5, 0.9)).toBe('unsure');
    expect(await bandBy(0.9, 0.5)).toBe('unsure');
    expect(await bandBy(0.5, 0.8)).toBe('good');
  });

  it('is unsure before anything was counted, also where a reader refuses all that is not good', async () => {
    const { band } = await opened({ thresholds: { good: 0.4, refuse: 0.4 } });
    expect(await band()).toBe('unsure');
  });
});
