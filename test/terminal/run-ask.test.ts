import { once } from 'node:events';
import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { BelegError } from '../../src/errors.ts';
import type { Answer, Answerer } from '../../src/answering/answer.ts';
import { askJsonSchema } from '../../src/terminal/ask/ask-json.ts';
import { runAsk } from '../../src/terminal/ask/run-ask.ts';
import type { Environment, Output } from '../../src/terminal/screen.ts';
import { answered, citation, fakeAnswerer, notInCorpus, SUNDAYS } from '../builders/answers.ts';
import { LIBRARY, MUSEUM } from '../builders/articles.ts';

interface Call {
  readonly answerer?: Answerer;
  readonly openAnswerer?: () => Promise<Answerer>;
  readonly stdin?: string;
  readonly env?: Environment;
  readonly stdout?: Output;
}

async function ask(argv: readonly string[], call: Call = {}) {
  const answerer = call.answerer ?? fakeAnswerer();
  const stdout = new PassThrough({ encoding: 'utf8' });
  const stderr = new PassThrough({ encoding: 'utf8' });
  const status = await runAsk({
    argv,
    openAnswerer: call.openAnswerer ?? (() => Promise.resolve(answerer)),
    stdin: Readable.from([Buffer.from(call.stdin ?? '')]),
    stdout: call.stdout ?? stdout,
    stderr,
    env: { LANG: 'en_US.UTF-8', ...call.env },
  });
  return { status, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

const answering = (answer: Answer) => ({ answerer: fakeAnswerer(() => answer) });

const NO_INDEX = new BelegError('There is no index.', 'Run npm run embed.');

const failing = (fault: Error) => ({ openAnswerer: () => Promise.reject(fault) });

function parsed(out: string) {
  expect(out.trimEnd()).not.toContain('\n');
  return askJsonSchema.parse(JSON.parse(out));
}

describe('runAsk', () => {
  it('prints an answer and returns 0', async () => {
    const { status, out, err } = await ask(['Wann hat die Bücherei offen?']);
    expect(status).toBe(0);
    expect(out).toMatch(/^Found – fits well\n\n    Neue Zeiten\n\[1\] Ab März öffnet/u);
    expect(err).toBe('');
  });

  it('prints a refusal and returns 3', async () => {
    const { status, out, err } = await ask(['Was kostet ein Ausweis?'], answering(notInCorpus()));
    expect(status).toBe(3);
    expect(out).toMatch(/^No answer to this was found in the articles\n/u);
    expect(err).toBe('');
  });

  it('explains a question that cannot be asked on stderr and returns 2', async () => {
    const { status, out, err } = await ask([''], answering({ kind: 'unaskable', reason: 'empty' }));
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^The question is empty\./u);
  });

  it('asks what looks like markup of a chat as it is written', async () => {
    const answerer = fakeAnswerer();
    const typed =
      '@everyone **Wer** war <@100000000000000001> am <t:0:R> [dort](https://example.org) <:a:100000000000000002>?';
    await ask([typed], { answerer });
    expect(answerer.asked.map(({ question }) => question)).toEqual([typed]);
  });

  it('takes several words for one question', async () => {
    const answerer = fakeAnswerer();
    await ask(['Wann', 'öffnet', 'sie?', '--article', 'buecherei'], { answerer });
    expect(answerer.asked).toEqual([{ question: 'Wann öffnet sie?', articleId: 'buecherei' }]);
  });

  it('reads the question from standard input where it is -', async () => {
    const answerer = fakeAnswerer();
    await ask(['-'], { answerer, stdin: '  Wann öffnet\nsie?\n' });
    expect(answerer.asked.map(({ question }) => question)).toEqual(['Wann öffnet\nsie?']);
  });

  it('answers a question a line with an object a line, in order, where it is --json -', async () => {
    const answerer = fakeAnswerer(({ question }) =>
      question === '' ? { kind: 'unaskable', reason: 'empty' } : answered({ question }),
    );
    const { status, out, err } = await ask(['--json', '-', '--article', 'buecherei'], {
      answerer,
      stdin: 'Wer?\n\nWann?\r\n',
    });
    expect([status, err]).toEqual([0, '']);
    const objects = out.trimEnd().split('\n').map(parsed);
    expect(objects).toMatchObject([
      { kind: 'answered', question: 'Wer?' },
      { kind: 'unaskable', question: '', reason: 'empty' },
      { kind: 'answered', question: 'Wann?' },
    ]);
    expect(answerer.asked.map(({ articleId }) => articleId)).toEqual(Array(3).fill('buecherei'));
  });

  it('goes on after a line that failed, and returns 1', async () => {
    const answerer = fakeAnswerer(({ question }) => {
      if (question === 'Wer?') throw NO_INDEX;
      return answered({ question });
    });
    const { status, out } = await ask(['--json', '-'], { answerer, stdin: 'Wer?\nWann?\n' });
    expect(status).toBe(1);
    expect(out.trimEnd().split('\n').map(parsed)).toMatchObject([
      { kind: 'error', error: 'fault', problem: NO_INDEX.message },
      { kind: 'answered', question: 'Wann?' },
    ]);
  });

  it('writes each object before the next line is there', async () => {
    const stdin = new PassThrough();
    const stdout = new PassThrough({ encoding: 'utf8' });
    const running = runAsk({
      argv: ['--json', '-'],
      openAnswerer: () => Promise.resolve(fakeAnswerer()),
      stdin,
      stdout,
      stderr: new PassThrough(),
      env: {},
    });
    for (const question of ['Wer?', 'Wann?', 'Wo?']) {
      stdin.write(`${question}\n`);
      const [line] = await once(stdout, 'data');
      expect(parsed(String(line))).toMatchObject({ kind: 'answered', question });
    }
    stdin.end();
    expect(await running).toBe(0);
  });

  it('asks no line where the article is unknown, and no more once nobody reads', async () => {
    const answerer = fakeAnswerer();
    const { status, out } = await ask(['--json', '-', '--article', 'library'], { answerer, stdin: 'Wer?\n' });
    expect([status, answerer.asked.length]).toEqual([2, 0]);
    expect(parsed(out)).toMatchObject({ kind: 'error', error: 'usage' });

    const gone = new Writable({
      write: (_chunk, _encoding, next) => next(Object.assign(new Error(), { code: 'EPIPE' })),
    });
    const unread = await ask(['--json', '-'], { answerer, stdin: 'Wer?\n'.repeat(50), stdout: gone });
    expect(unread.status).toBe(0);
    expect(answerer.asked.length).toBeLessThan(5);
  });

  it('labels in the language of the question where neither --lang nor the locale says one', async () => {
    const [question, env] = ['When does the library open?', { LANG: 'C.UTF-8' }];
    expect((await ask([question], { env })).out).toMatch(/^Found/u);
    expect((await ask(['Quand ouvre-t-elle ?'], { env })).out).toMatch(/^Trouvé/u);
    expect((await ask(['Kettler?'], { env })).out).toMatch(/^Gefunden/u);
    expect((await ask([question, '--lang', 'de'], { env })).out).toMatch(/^Gefunden/u);
    expect((await ask([question], { env: { LANG: 'de_DE' } })).out).toMatch(/^Gefunden/u);
  });

  it('labels in the language of --lang before that of the locale', async () => {
    expect((await ask(['--lang', 'fr', 'Wann?'])).out).toMatch(/^Trouvé/u);
    expect((await ask(['Wann?'], { env: { LANG: 'de_DE' } })).out).toMatch(/^Gefunden/u);
  });

  it('shows its help with the exit statuses', async () => {
    const { status, out } = await ask(['--help'], { env: { LANG: 'de_DE' } });
    expect(status).toBe(0);
    expect(out).toMatch(/^Aufruf: [^]*\nOptionen:[^]*--article <id>[^]*Rückgabewert: 0/u);
  });

  it.each([
    ['no question', [], 'The question is missing.'],
    ['an option that it does not know', ['Wann?', '--jsn'], 'There is no option --jsn. Did you mean --json?'],
    ['a language that it does not speak', ['Wann?', '--lang', 'es'], 'Available: de, en, fr and it.'],
    ['an option without its value', ['Wann?', '--article'], 'The option --article <id> lacks its value.'],
    [
      'an article that is not there',
      ['Wann?', '--article', 'x'],
      'There is no article with the id “x”.\nAvailable: buecherei',
    ],
  ])('returns 2 on %s and says so on stderr', async (_, argv, message) => {
    const { status, out, err } = await ask(argv);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
  });

  it.each(['de_DE', 'en_US', 'fr_FR'])(
    'says in %s how to call it, as after any other misuse',
    async (LANG) => {
      const [missing = '', misused = ''] = await Promise.all(
        [[], ['--nonsense']].map(async (argv) => (await ask(argv, { env: { LANG } })).err.split('\n')[1]),
      );
      expect(missing).toMatch(/ npm run --silent ask -- "…" \[--json\] /u);
      expect(misused.startsWith(missing.slice(0, missing.indexOf(' npm')))).toBe(true);
    },
  );

  it('says in Italian how to call it', async () => {
    expect((await ask([], { env: { LANG: 'it_IT' } })).err).toContain('\nIl comando è: npm run ');
  });

  it('does not open the index for a call that means nothing', async () => {
    const call = failing(new Error('opened'));
    expect((await ask(['--nonsense'], call)).status).toBe(2);
    expect((await ask([], call)).status).toBe(2);
  });

  it('tells a fault on stderr with its remedy, without a trace, and returns 1', async () => {
    const call = failing(NO_INDEX);
    const { status, out, err } = await ask(['Wann?'], call);
    expect({ status, out, err }).toEqual({
      status: 1,
      out: '',
      err: 'There is no index.\nRun npm run embed.\n',
    });
    expect((await ask(['Wann?'], { ...call, env: { DEBUG: 'beleg' } })).err).toContain('    at ');
  });

  it('is silent when the reader of its output has gone', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    expect(await ask(['Wann?'], { stdout })).toMatchObject({ status: 0, err: '' });
  });

  it('returns 1 when its output cannot be written', async () => {
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => {
        done(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' }));
      },
    });
    const { status, err } = await ask(['Wann?'], { stdout });
    expect(status).toBe(1);
    expect(err).toContain('no space left');
  });
});

/** Answers from an article whose text was changed once it was asked. */
function changed(): Answerer {
  const after = fakeAnswerer(undefined, [{ ...LIBRARY, text: `Neu. ${LIBRARY.text}` }]);
  return { ...fakeAnswerer(({ question }) => answered({ question })), standing: after.standing };
}

describe('an article that changed between asking and printing', () => {
  it('is not quoted: the person is asked to ask again, in their language', async () => {
    const { status, out, err } = await ask(['Wann?', '--lang', 'fr'], { answerer: changed() });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toBe('L’article a été modifié entre-temps.\nPosez de nouveau la question.\n');
  });

  it('is an error in JSON, for each of several questions', async () => {
    const error = { kind: 'error', error: 'fault', remedy: 'Please ask again.' };
    const one = await ask(['--json', 'Wann?'], { answerer: changed() });
    expect([one.status, one.err]).toEqual([1, '']);
    expect(parsed(one.out)).toMatchObject(error);
    const lines = await ask(['--json', '-'], { answerer: changed(), stdin: 'Wann?\nWo?\n' });
    expect(lines.out.trimEnd().split('\n').map(parsed)).toMatchObject([error, error]);
  });

  it('keeps the quotations that stand, and the sources that do', async () => {
    const answer = answered({ citations: [SUNDAYS, citation({ article: MUSEUM, ordinal: 0 })] });
    const { out } = await ask(['--json', 'Wann?'], answering(answer));
    expect(parsed(out)).toMatchObject({ citations: [{ article: { id: 'buecherei' } }] });
  });
});

describe('runAsk with --json', () => {
  it.each([
    ['answered', answered(), 0],
    ['not-in-corpus', notInCorpus(), 3],
    ['unaskable', { kind: 'unaskable', reason: 'too-long' }, 2],
  ] satisfies [string, Answer, number][])('prints one object for %s', async (kind, answer, expected) => {
    const { status, out, err } = await ask(['--json', 'Wann?'], answering(answer));
    expect(status).toBe(expected);
    expect(parsed(out)).toMatchObject({ version: 2, kind, question: 'Wann?' });
    expect(err).toBe('');
  });

  it.each([[['--json']], [['--json', '--nonsense']], [['Wann?', '--json', '--article', 'x']]])(
    'prints one object for the wrong call %j',
    async (argv) => {
      const { status, out, err } = await ask(argv);
      expect(status).toBe(2);
      expect(parsed(out)).toMatchObject({ kind: 'error', error: 'usage' });
      expect(err).toBe('');
    },
  );

  it('prints one object for a fault', async () => {
    const { status, out } = await ask(['--json', 'Wann?'], failing(NO_INDEX));
    expect(status).toBe(1);
    expect(parsed(out)).toMatchObject({
      error: 'fault',
      problem: 'There is no index.',
      remedy: 'Run npm run embed.',
    });
    const bug = await ask(['--json', 'Wann?'], failing(new TypeError('boom')));
    expect(parsed(bug.out)).toMatchObject({ kind: 'error', error: 'fault', remedy: null });
  });
});
