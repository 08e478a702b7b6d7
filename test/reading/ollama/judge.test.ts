import { describe, expect, it, onTestFinished } from 'vitest';
import { Judge } from '../../../src/reading/ollama/judge.ts';
import { OllamaClient, patience, type Patience } from '../../../src/reading/ollama/ollama-client.ts';
import { OllamaFault, type OllamaFacts } from '../../../src/reading/ollama/ollama-fault.ts';
import { OllamaModel } from '../../../src/reading/ollama/ollama-model.ts';
import { isServerAddress } from '../../../src/reading/ollama/ollama-names.ts';
import { match } from '../../builders/readings.ts';
import { gate } from '../../discord/bot/gate.ts';
import { OllamaStandIn, type Behaviour } from './ollama-stand-in.ts';

const JUDGED = [match({ text: 'Der Rat tagt am Montag.' }), match({ text: 'Es regnet.', ordinal: 1 })];
const SECRET = 'Wann tagt der geheime Rat?';
/** Longer than any test waits for an answer that comes. */
const PATIENT = () => patience(60);

interface Setting {
  readonly name?: string;
  readonly patience?: () => Patience;
  readonly now?: () => number;
}

async function judging({ name = 'judge', patience: ofQuestion = PATIENT, now }: Setting = {}) {
  const ollama = new OllamaStandIn();
  await ollama.start();
  const model = new OllamaModel(name, new OllamaClient(ollama.url));
  const judge = new Judge({ model, patience: ofQuestion, now });
  onTestFinished(async () => {
    judge.close();
    await ollama.stop();
  });
  return { ollama, judge };
}

/** Why nothing came of it. */
async function factsOf(work: Promise<unknown>): Promise<OllamaFacts> {
  const fault: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(fault instanceof OllamaFault)) throw new Error('Expected an OllamaFault', { cause: fault });
  expect(fault.message).not.toContain('geheim');
  return fault.facts;
}

describe('a judge', () => {
  it('asks the model for the numbers of the sentences, and for nothing that chance decides', async () => {
    const { ollama, judge } = await judging();
    ollama.says(() => ({ answers: [{ number: 1, words: ['am Montag'] }] }));
    const { answers } = await judge.judge(SECRET, JUDGED);
    expect(answers).toEqual([{ match: JUDGED[0], words: [{ start: 13, end: 22 }] }]);
    expect(ollama.chats).toMatchObject([
      {
        model: 'judge',
        stream: false,
        think: false,
        options: { temperature: 0, seed: 1 },
        format: { type: 'object', required: ['answers'] },
      },
    ]);
  });

  it('has the model loaded before its first question, and not again while it is in use', async () => {
    const { ollama, judge } = await judging();
    await judge.judge(SECRET, JUDGED);
    await judge.judge(SECRET, JUDGED);
    expect(ollama).toMatchObject({ lists: 1, loads: 1 });
    expect(ollama.chats).toHaveLength(2);
  });

  it('looks again which state of the model there is after a minute without a question', async () => {
    let now = 0;
    const { ollama, judge } = await judging({ now: () => now });
    const before = await judge.judge(SECRET, JUDGED);
    ollama.models = [{ name: 'judge:latest', digest: 'cd34' }];
    now += 60_000;
    const after = await judge.judge(SECRET, JUDGED);
    expect(ollama.lists).toBe(2);
    expect(after.fingerprint).not.toBe(before.fingerprint);
  });

  it.each<[OllamaFacts['kind'], string, Behaviour]>([
    ['refused', 'a refusal', { kind: 'refuses', status: 500, error: `no memory for ${SECRET}` }],
    ['refused', 'a redirection', { kind: 'sends', body: '', status: 302, location: 'http://127.0.0.1:1/' }],
    ['refused', 'a server that is busy', { kind: 'refuses', status: 503, error: 'server busy' }],
    ['unreachable', 'a connection that breaks off', { kind: 'breaks-off' }],
    ['other-server', 'a page', { kind: 'sends', body: '<!doctype html>' }],
    ['other-server', 'other JSON', { kind: 'sends', body: '{"choices":[]}' }],
    [
      'other-server',
      'a part of a stream',
      { kind: 'sends', body: '{"message":{"content":"{"},"done":false}' },
    ],
    ['other-server', 'another protocol', { kind: 'changes-protocol' }],
    ['other-server', 'bytes without end', { kind: 'floods' }],
    ['no-verdict', 'prose', { kind: 'says', content: 'Sentence 1.' }],
    ['no-verdict', 'what is cut off', { kind: 'says', content: '{"answers":[', doneReason: 'length' }],
  ])('says %s of %s, without a word of the question, and asks again', async (kind, _, behaviour) => {
    const { ollama, judge } = await judging();
    ollama.chat = () => behaviour;
    expect(await factsOf(judge.judge(SECRET, JUDGED))).toMatchObject({ kind });
    ollama.says(() => ({ answers: [] }));
    expect((await judge.judge(SECRET, JUDGED)).answers).toEqual([]);
  });

  it('says what the server says where it was sent no question', async () => {
    const { ollama, judge } = await judging();
    ollama.load = async () => 'model requires more system memory (5.6 GiB)\u001b[2J';
    expect(await factsOf(judge.judge(SECRET, JUDGED))).toEqual({
      kind: 'refused',
      status: 500,
      said: 'model requires more system memory (5.6 GiB)[2J',
    });
  });

  it('says that a server is away, and asks it once it is back', async () => {
    const { ollama, judge } = await judging();
    const { port } = ollama;
    await ollama.stop();
    expect(await factsOf(judge.judge(SECRET, JUDGED))).toEqual({ kind: 'unreachable', code: 'ECONNREFUSED' });
    const back = new OllamaStandIn();
    await back.start(port);
    onTestFinished(() => back.stop());
    expect((await judge.judge(SECRET, JUDGED)).answers).toEqual([]);
  });

  it.each([
    ['judge', 'judge:latest'],
    ['judge:8b', 'judge:8b'],
    ['Judge:8B', 'judge:8b'],
    ['library/judge:8b', 'judge:8b'],
    ['registry.ollama.ai/library/judge', 'judge:latest'],
    ['someone/judge', 'someone/judge:latest'],
    ['hf.co/someone/judge:Q4_K_M', 'hf.co/someone/judge:Q4_K_M'],
  ])('finds %s as %s in the list', async (name, listed) => {
    const { ollama, judge } = await judging({ name });
    ollama.models = [{ name: listed, digest: 'ab12' }];
    // It is found where the fault is not that there is none: the stand-in knows a model by one name alone.
    await judge.begin();
  });

  it.each([['judge:8b'], ['someone/judge'], ['judg']])('does not take judge:latest for %s', async (name) => {
    const { judge } = await judging({ name });
    expect(await factsOf(judge.begin())).toEqual({ kind: 'no-such-model', model: name });
  });

  it('sends no question to a server that would send it on', async () => {
    const { ollama, judge } = await judging();
    ollama.models = [{ name: 'judge:latest', digest: 'ab12', remote_host: 'https://ollama.com:443' }];
    expect(await factsOf(judge.judge(SECRET, JUDGED))).toEqual({ kind: 'runs-elsewhere', model: 'judge' });
    expect(ollama.chats).toEqual([]);
  });

  it('waits no longer than its time, and gives a slow model a rest that grows', async () => {
    const over = { current: new AbortController() };
    let now = 0;
    const { ollama, judge } = await judging({
      patience: () => ({ seconds: 20, over: over.current.signal }),
      now: () => now,
    });
    ollama.chat = () => {
      over.current.abort();
      return { kind: 'hangs' };
    };
    const isLate = async (chats: number): Promise<void> => {
      over.current = new AbortController();
      const facts = await factsOf(judge.judge(SECRET, JUDGED));
      expect(facts).toEqual({ kind: 'too-slow', seconds: 20 });
      expect(ollama.chats).toHaveLength(chats);
    };
    await isLate(1);
    now += 29_999;
    await isLate(1);
    now += 1;
    await isLate(2);
    now += 59_999;
    await isLate(2);
    now += 1;
    await isLate(3);
  });

  it('has a model loaded to the end that takes longer than a question waits', async () => {
    const over = new AbortController();
    const { ollama, judge } = await judging({
      patience: () => (over.signal.aborted ? PATIENT() : { seconds: 20, over: over.signal }),
      now: () => 0,
    });
    const [asked, isLoaded] = [gate(), gate()];
    ollama.load = async () => {
      asked.open();
      await isLoaded.opened;
      return undefined;
    };
    const late = factsOf(judge.judge(SECRET, JUDGED));
    await asked.opened;
    over.abort();
    expect(await late).toEqual({ kind: 'too-slow', seconds: 20 });
    isLoaded.open();
    const isJudged = async (): Promise<boolean> =>
      judge.judge(SECRET, JUDGED).then(
        () => true,
        () => false,
      );
    await expect.poll(isJudged).toBe(true);
    expect(ollama).toMatchObject({ loads: 1, givenUp: 0 });
  });

  it('ends what is under way when it is closed', async () => {
    const { ollama, judge } = await judging();
    const asked = gate();
    ollama.chat = () => {
      asked.open();
      return { kind: 'hangs' };
    };
    const judged = factsOf(judge.judge(SECRET, JUDGED));
    await asked.opened;
    judge.close();
    expect(await judged).toEqual({ kind: 'closed' });
  });
});

describe('the address of a server', () => {
  it.each([
    'http://h/ollama',
    'http://h/ollama/',
    ' http://h/ollama ',
    'http://h/ollama?',
    'http://h/ollama#',
  ])('is the same with blanks, a slash or a mark at its end: "%s"', (address) => {
    expect(isServerAddress(address)).toBe(true);
    expect(new OllamaClient(address).address).toBe('http://h/ollama');
  });

  it.each([
    'http://127.0.0.1:11434',
    'http://localhost:11434/',
    'http://[::1]:11434',
    'http://192.168.1.7:11434',
    'https://models.example.org/ollama',
  ])('may be %s', (address) => {
    expect(isServerAddress(address)).toBe(true);
  });

  it.each([
    '127.0.0.1:11434',
    'localhost',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'http://user:secret@127.0.0.1:11434',
    'http://127.0.0.1:11434/?key=1',
    'http://127.0.0.1:11434/#x',
    '',
  ])('is not %s', (address) => {
    expect(isServerAddress(address)).toBe(false);
  });
});
