import { describe, expect, it, onTestFinished } from 'vitest';
import { bandOf, citedOf } from '../../../src/answering/compose-answer.ts';
import type { VerdictCalibration } from '../../../src/reading/ollama/verdict-calibration.ts';
import { VerdictReader, type JudgeNews } from '../../../src/reading/ollama/verdict-reader.ts';
import { createJudge } from '../../../src/reading/ollama/open-language-model.ts';
import type { Reader, Reading } from '../../../src/reading/reading.ts';
import { candidate, match, reading } from '../../builders/readings.ts';
import { OllamaStandIn } from './ollama-stand-in.ts';

const THRESHOLDS = { good: 0.7, refuse: 0.2, further: 1 };
const TEXTS = ['Der Rat tagt am Montag.', 'Es regnet.', 'Er tagt um acht.', 'Die Kasse ist leer.'];
/** Best first, which is not the order of their article. */
const MATCHES = [2, 0, 3, 1].map((ordinal, rank) =>
  match({ text: TEXTS[ordinal] ?? '', ordinal, score: 0.9 - rank / 10 }),
);

const COUNTED: VerdictCalibration = {
  reader: { name: 'judge', fingerprint: 'any' },
  embedder: { name: 'embedder', fingerprint: 'ef56' },
  data: {},
  answered: { of: 120, right: 110, least: 0.85 },
  unanswerable: { of: 80, answered: 4 },
};

/** Says of each question that it was asked, and takes the nearest sentence. */
function standIn(): { read: Reader['read']; readonly asked: string[] } {
  const asked: string[] = [];
  const read = async (question: string): Promise<Reading> => {
    asked.push(question);
    return reading([
      candidate({ match: match({ text: 'Es regnet.', ordinal: 1 }), confidence: 0.9, share: 0.9 }),
    ]);
  };
  return { asked, read };
}

async function verdicts({ counted }: { readonly counted?: VerdictCalibration } = {}) {
  const ollama = new OllamaStandIn();
  await ollama.start();
  const other = standIn();
  const news: JudgeNews[] = [];
  const reader = new VerdictReader({
    judge: createJudge({ name: 'judge', address: ollama.url, seconds: 60 }),
    standIn: other,
    countedOf: () => counted,
    thresholds: THRESHOLDS,
    onNews: (said) => news.push(said),
  });
  onTestFinished(async () => {
    reader.close();
    await ollama.stop();
  });
  const says = (numbers: readonly number[]) =>
    ollama.says(() => ({ answers: numbers.map((number) => ({ number, words: [] })) }));
  return { ollama, reader, other, news, says };
}

const ordinals = ({ candidates }: Reading) => candidates.map(({ match: { sentence } }) => sentence.ordinal);

describe('the reading of a verdict', () => {
  it('has the sentences that answer first, as surely as each other, then what was passed over', async () => {
    const { reader, says } = await verdicts();
    says([3, 1]);
    const { candidates, none, confidence } = await reader.read('Wann?', MATCHES);
    expect(candidates.map(({ match: { sentence }, share }) => [sentence.ordinal, share])).toEqual([
      [2, 0.5],
      [0, 0.5],
      [3, 0],
      [1, 0],
    ]);
    expect(candidates.every(({ logits }) => logits === undefined)).toBe(true);
    expect(none).toBe(0);
    expect(confidence).toBe(candidates[0]?.confidence);
  });

  it('cites all that answer and nothing that was passed over', async () => {
    const { reader, says } = await verdicts();
    says([3, 1]);
    const cited = citedOf(await reader.read('Wann?', MATCHES), THRESHOLDS);
    expect(cited.map(({ match: { sentence } }) => sentence.ordinal)).toEqual([2, 0]);
  });

  it('refuses where none answers, with the nearest in the search’s order', async () => {
    const { reader, says } = await verdicts();
    says([]);
    const read = await reader.read('Wann?', MATCHES);
    expect(read).toMatchObject({ none: 1, confidence: 0 });
    expect(ordinals(read)).toEqual([2, 0, 3, 1]);
    expect(bandOf(read, THRESHOLDS)).toBeUndefined();
  });

  it('leaves what had no room among the others', async () => {
    const { reader, says } = await verdicts();
    says([1]);
    const many = Array.from({ length: 12 }, (_, ordinal) => match({ text: `Satz ${ordinal}.`, ordinal }));
    const { candidates, others } = await reader.read('Wann?', many);
    expect([candidates.length, others.map(({ position }) => position)]).toEqual([8, [8, 9, 10, 11]]);
  });

  it('asks nothing where nothing was found', async () => {
    const { reader, ollama, other } = await verdicts();
    expect(await reader.read('Wann?', [])).toEqual({ candidates: [], others: [], none: 1, confidence: 0 });
    expect([ollama.lists, other.asked]).toEqual([0, []]);
  });

  it.each<[string, Partial<VerdictCalibration> | undefined, string]>([
    ['nothing was counted', undefined, 'unsure'],
    ['enough were right', {}, 'good'],
    ['it may be that too few were right', { answered: { of: 20, right: 18, least: 0.699 } }, 'unsure'],
    ['it answers what nothing answers', { unanswerable: { of: 80, answered: 5 } }, 'unsure'],
  ])('is as sure as what was counted allows: %s', async (_, counted, band) => {
    const { reader, says } = await verdicts(counted && { counted: { ...COUNTED, ...counted } });
    says([1]);
    expect(bandOf(await reader.read('Wann?', MATCHES), THRESHOLDS)).toBe(band);
  });
});

describe('the stand-in of a language model', () => {
  it('reads what the model says nothing of, and that is told once until the model judges again', async () => {
    const { ollama, reader, other, news, says } = await verdicts();
    ollama.chat = () => ({ kind: 'refuses', status: 500, error: 'broken' });
    for (const question of ['eins?', 'zwei?']) {
      expect((await reader.read(question, MATCHES)).confidence).toBe(0.9);
    }
    expect(other.asked).toEqual(['eins?', 'zwei?']);
    says([1]);
    for (const question of ['drei?', 'vier?'])
      expect(ordinals(await reader.read(question, MATCHES))[0]).toBe(0);
    ollama.chat = () => ({ kind: 'says', content: 'No.' });
    await reader.read('fünf?', MATCHES);
    expect(news).toEqual([
      { kind: 'stood-in', why: { kind: 'refused', status: 500, said: undefined } },
      { kind: 'judges-again', questions: 2 },
      { kind: 'stood-in', why: { kind: 'no-verdict' } },
    ]);
  });

  it('is there from the start where the model is not, and leaves when it comes', async () => {
    const { ollama, reader, other, news, says } = await verdicts();
    const { models } = ollama;
    ollama.models = [];
    await reader.begin();
    await reader.read('eins?', MATCHES);
    ollama.models = models;
    says([1]);
    await reader.read('zwei?', MATCHES);
    expect(other.asked).toEqual(['eins?']);
    expect(news).toEqual([
      { kind: 'asked', model: 'judge', address: ollama.url, reach: 'this-machine' },
      { kind: 'stood-in', why: { kind: 'no-such-model', model: 'judge' } },
      { kind: 'judges-again', questions: 1 },
    ]);
  });

  it('fails as it does, which costs that question alone', async () => {
    const { ollama, reader, other } = await verdicts();
    await ollama.stop();
    other.read = () => Promise.reject(new Error('its process ended'));
    await expect(reader.read('eins?', MATCHES)).rejects.toThrow('its process ended');
  });
});

describe('the start of a language model', () => {
  it.each<[string, VerdictCalibration | undefined, readonly JudgeNews[]]>([
    ['nothing was counted', undefined, [{ kind: 'unsure', isCounted: false }]],
    ['enough were right', COUNTED, []],
    [
      'too few were right',
      { ...COUNTED, answered: { of: 9, right: 5, least: 0.3 } },
      [{ kind: 'unsure', isCounted: true }],
    ],
  ])('says how sure its answers can be: %s', async (_, counted, said) => {
    const { reader, news } = await verdicts(counted && { counted });
    await reader.begin();
    expect(news.slice(1)).toEqual(said);
  });
});
