import { EventEmitter, once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Answer } from '../../src/answering/answer.ts';
import { BelegError } from '../../src/errors.ts';
import { answerToJson } from '../../src/library/answer-json.ts';
import type { Evidence, Given, Inquiry } from '../../src/library/evidence.ts';
import { createOpenBeleg, type LibraryParts, type OpenBeleg } from '../../src/library/opened-library.ts';
import { surroundedToJson } from '../../src/library/passage-json.ts';
import { RequestError, unknownArticle } from '../../src/library/request-error.ts';
import { UsageError } from '../../src/library/usage-error.ts';
import { answered, citation, notInCorpus, summaries } from '../builders/answers.ts';
import { LIBRARY } from '../builders/articles.ts';

const QUESTION = 'Wann hat die Bücherei sonntags offen?';
const RELOADED = { articles: 1, sentences: 4, added: 0, changed: 1, withdrawn: 0 };

function evidenceOf(given: Partial<Evidence> = {}): Evidence {
  return {
    ask: async () => inGerman(answered()),
    articles: () => summaries(['Bücherei', 'Museum']),
    article: () => LIBRARY,
    check: async () => ({ quotations: [], unchecked: 0 }),
    passage: (_, ordinal, around) => ({
      sentence: citation({ ordinal }),
      before: [],
      after: around > 0 ? [citation({ ordinal: ordinal + 1 })] : [],
    }),
    ...given,
  };
}

function opened({ ask, ...parts }: Partial<LibraryParts & Pick<Evidence, 'ask'>> = {}): OpenBeleg {
  return createOpenBeleg({
    evidence: evidenceOf(ask === undefined ? {} : { ask }),
    reload: async () => RELOADED,
    end: async () => undefined,
    ...parts,
  });
}

function inGerman(answer: Answer): Given {
  return { answer, language: 'de' };
}

async function faultOf(work: () => Promise<unknown>): Promise<BelegError> {
  const fault: unknown = await work().catch((reason: unknown) => reason);
  if (fault instanceof BelegError) return fault;
  throw new Error('Expected a BelegError', { cause: fault });
}

/** An `ask` whose answers come when the test says so, and what it was asked so far. */
function heldAsk() {
  const asked: Inquiry[] = [];
  const release: (() => void)[] = [];
  const ask = (inquiry: Inquiry): Promise<Given> => {
    asked.push(inquiry);
    return new Promise((resolve) => release.push(() => resolve(inGerman(notInCorpus()))));
  };
  const questions = () => asked.map(({ question }) => question);
  return { ask, questions, release: () => release.shift()?.() };
}

describe('what a program gets of articles that are open', () => {
  it('is the document of an answer, asked with all that was given', async () => {
    const asked: Inquiry[] = [];
    const beleg = opened({
      ask: async (inquiry) => {
        asked.push(inquiry);
        return inGerman(answered());
      },
    });
    const options = { article: 'buecherei', language: 'fr', earlier: ['Was kostet es?'] } as const;
    expect(await beleg.ask(QUESTION, options)).toEqual(
      answerToJson(answered(), { question: QUESTION, language: 'de' }),
    );
    await beleg.ask(QUESTION);
    expect(asked).toEqual([{ question: QUESTION, ...options }, { question: QUESTION }]);
  });

  it('is the document of the articles, and of a sentence with as many around it as were asked for', async () => {
    const beleg = opened();
    expect(await beleg.articles()).toMatchObject({
      kind: 'articles',
      articles: [{ id: 'artikel-1' }, { id: 'artikel-2' }],
    });
    const sentence = citation({ ordinal: 1 });
    expect(await beleg.passage('buecherei', 1)).toEqual(
      surroundedToJson({ sentence, before: [], after: [] }),
    );
    expect((await beleg.passage('buecherei', 1, { around: 1 })).after).toHaveLength(1);
  });

  it('is the document of a text whose quotations were checked', async () => {
    const { kind, quotations } = await opened().check('Nothing is quoted here.');
    expect([kind, quotations]).toEqual(['checked', []]);
  });

  it('is an error of a kind where an article is unknown', async () => {
    const beleg = opened({ ask: () => Promise.reject(unknownArticle('x', ['buecherei'])) });
    const fault = await faultOf(() => beleg.ask(QUESTION, { article: 'x' }));
    expect(fault).toBeInstanceOf(RequestError);
    expect(fault).toMatchObject({ kind: 'unknown-article', remedy: 'The articles are buecherei.' });
  });

  it('is an error in words, with its cause, where something breaks', async () => {
    const bug = new TypeError('undefined is no function');
    const fault = await faultOf(() => opened({ ask: () => Promise.reject(bug) }).ask(QUESTION));
    expect(fault).toMatchObject({ message: expect.stringContaining('inside beleg'), cause: bug });
  });
});

/** As JavaScript may call it. */
function called(method: 'ask' | 'check' | 'passage', ...given: readonly unknown[]): () => Promise<unknown> {
  return () => Promise.resolve(Reflect.apply(opened()[method], undefined, given));
}

describe('a wrong call', () => {
  it.each([
    ['ask', [42], 'question'],
    ['ask', [], 'question'],
    ['ask', [QUESTION, null], 'options'],
    ['ask', [QUESTION, { article: 7 }], 'options: article'],
    ['ask', [QUESTION, { earlier: 'Wer?' }], 'options: earlier'],
    ['ask', [QUESTION, { earlier: ['Wer?', 1] }], 'options: earlier: 1'],
    ['ask', [QUESTION, { language: 'es' }], 'options: language'],
    ['ask', [QUESTION, { articel: 'buecherei' }], 'articel'],
    ['check', [['“a”']], 'text'],
    ['check', ['“a”', { around: 1 }], 'around'],
    ['passage', [undefined, 1], 'articleId'],
    ['passage', ['buecherei', '1'], 'ordinal'],
    ['passage', ['buecherei', Number.NaN], 'ordinal'],
    ['passage', ['buecherei', 1, { around: -1 }], 'options: around'],
    ['passage', ['buecherei', 1, { around: 21 }], 'options: around'],
    ['passage', ['buecherei', 1, { around: 0.5 }], 'options: around'],
  ] as const)('of %s with %j names what is wrong: %s', async (method, given, what) => {
    const fault = await faultOf(called(method, ...given));
    expect(fault).toBeInstanceOf(UsageError);
    expect(fault).toMatchObject({
      kind: 'wrong-argument',
      remedy: expect.stringContaining('docs/library.md'),
    });
    expect(fault.message).toMatch(new RegExp(`^${method} was called in a wrong way:\n[^]*${what}`));
  });
});

describe('questions that are asked at the same time', () => {
  it('are answered one after the other in their order, however many they are', async () => {
    const warnings: Error[] = [];
    const warned = (warning: Error): void => void warnings.push(warning);
    process.on('warning', warned);
    onTestFinished(() => void process.off('warning', warned));
    const { ask, questions, release } = heldAsk();
    const beleg = opened({ ask });
    const asked = Array.from({ length: 200 }, (_, at) => `Frage ${at}?`);
    const answers = asked.map((question) => beleg.ask(question));
    for (const [at, question] of asked.entries()) {
      await vi.waitFor(() => expect(questions().at(-1)).toBe(question), { interval: 1 });
      expect(questions()).toHaveLength(at + 1);
      release();
    }
    expect((await Promise.all(answers)).map((answer) => answer.question)).toEqual(asked);
    expect(warnings).toEqual([]);
  });

  it('lose nothing to one that fails', async () => {
    const beleg = opened({
      ask: async ({ question }) => {
        if (question === 'Wer?') throw new Error('broken');
        return inGerman(answered());
      },
    });
    const [failed, good] = await Promise.allSettled([beleg.ask('Wer?'), beleg.ask(QUESTION)]);
    expect([failed.status, good.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('do not wait for a reload', async () => {
    const build = new EventEmitter();
    const beleg = opened({ reload: () => once(build, 'built').then(() => RELOADED) });
    const reloaded = beleg.reload();
    expect(await beleg.ask(QUESTION)).toMatchObject({ kind: 'answered' });
    build.emit('built');
    expect(await reloaded).toEqual(RELOADED);
  });
});

describe('a beleg that is closed', () => {
  it('lets the answer under way end, refuses those that wait, and then ends what runs beside it, once', async () => {
    const { ask, questions, release } = heldAsk();
    const ended: string[] = [];
    const beleg = opened({
      ask,
      end: async () => {
        ended.push('end');
      },
    });
    const [first, second] = [beleg.ask('Eins?'), faultOf(() => beleg.ask('Zwei?'))];
    await vi.waitFor(() => expect(questions()).toEqual(['Eins?']), { interval: 1 });
    const closing = [beleg.close(), beleg.close(), beleg[Symbol.asyncDispose]()];
    expect(await second).toMatchObject({ kind: 'closed' });
    expect(ended).toEqual([]);
    release();
    expect(await first).toMatchObject({ kind: 'not-in-corpus' });
    await Promise.all(closing);
    expect([ended, questions()]).toEqual([['end'], ['Eins?']]);
  });

  it('says so to whoever calls it', async () => {
    const beleg = opened();
    await beleg.close();
    const calls = [
      () => beleg.ask(QUESTION),
      () => beleg.articles(),
      () => beleg.passage('buecherei', 1),
      () => beleg.check('“Wer?”'),
      () => beleg.reload(),
    ];
    for (const call of calls) {
      const fault = await faultOf(call);
      expect(fault).toBeInstanceOf(UsageError);
      expect(fault).toMatchObject({ kind: 'closed', message: 'This beleg was closed.' });
    }
  });
});
