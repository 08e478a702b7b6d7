import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { BelegError } from '../../src/errors.ts';
import { answerToJson } from '../../src/library/answer-json.ts';
import { articlesJsonSchema } from '../../src/library/articles-json.ts';
import { checkedToJson, checkJsonSchema } from '../../src/library/check-json.ts';
import { passageSchema, surroundedJsonSchema } from '../../src/library/passage-json.ts';
import { QuestionQueue } from '../../src/serving/question-queue.ts';
import type { Answer } from '../../src/answering/answer.ts';
import { answered, citation, fakeAnswerer, notInCorpus, SUNDAYS } from '../builders/answers.ts';
import { evidenceOf } from '../builders/evidence.ts';
import { LIBRARY, MUSEUM } from '../builders/articles.ts';
import { heldAnswerer } from '../discord/bot/gate.ts';
import { connected, textOf } from './mcp-client.ts';

const QUESTION = 'Wann hat die Bücherei sonntags offen?';

describe('the tools', () => {
  it('say of themselves what they promise, and that they change nothing', async () => {
    const { client } = await connected();
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(['ask', 'articles', 'passage', 'check_quotes']);
    for (const { annotations, title, description, inputSchema, outputSchema } of tools) {
      expect(title).toBeTruthy();
      expect(description?.length).toBeGreaterThan(50);
      expect(annotations).toMatchObject({ readOnlyHint: true, idempotentHint: true, openWorldHint: false });
      // Clients refuse the whole list where one of the schemas is no object.
      expect([inputSchema.type, inputSchema['additionalProperties']]).toEqual(['object', false]);
      expect(outputSchema).toMatchObject({ type: 'object', required: expect.arrayContaining(['kind']) });
    }
    expect(client.getInstructions()).toContain('not-in-corpus');
    expect(client.getServerVersion()).toMatchObject({ name: 'beleg', version: '1.2.3' });
  });

  it('state what they give where another room has given those schemas names', async () => {
    const named = {
      Articles: articlesJsonSchema,
      Checked: checkJsonSchema,
      Surrounded: surroundedJsonSchema,
      Passage: passageSchema,
    };
    for (const [id, schema] of Object.entries(named)) z.globalRegistry.add(schema, { id });
    onTestFinished(() => {
      for (const schema of Object.values(named)) z.globalRegistry.remove(schema);
    });
    const { call } = await connected({ strict: true });
    expect((await call('ask', { question: QUESTION })).isError).toBeFalsy();
    expect((await call('articles')).isError).toBeFalsy();
  });

  const overviewed = fakeAnswerer().overview(LIBRARY.id);
  if (overviewed === undefined) throw new Error('The library is gone');
  const answers: readonly Answer[] = [
    answered({ question: QUESTION }),
    answered({
      question: QUESTION,
      band: 'unsure',
      understoodWith: 'Wann?',
      rest: 1,
      more: [citation({ ordinal: 2 })],
    }),
    notInCorpus({ question: QUESTION, nearest: [citation({ ordinal: 2 })] }),
    notInCorpus({ question: QUESTION }),
    { kind: 'talk', question: QUESTION, topic: 'bot', examples: [{ of: 'heading', text: 'Neue Zeiten' }] },
    { kind: 'overview', question: QUESTION, articles: [overviewed], others: 0 },
    { kind: 'unaskable', reason: 'no-words' },
  ];
  it.each(answers)('ask gives what ask --json prints, of an answer of the kind $kind', async (answer) => {
    const { call } = await connected({ answerer: fakeAnswerer(() => answer), strict: true });
    const { structuredContent, isError } = await call('ask', { question: QUESTION });
    expect(isError).toBeFalsy();
    expect(structuredContent).toEqual(answerToJson(answer, { question: QUESTION, language: 'de' }));
  });

  it('ask says in text the quotation with its link, and where the tool passage finds it', async () => {
    const { call } = await connected({ answerer: fakeAnswerer(() => answered({ citations: [SUNDAYS] })) });
    const text = textOf(await call('ask', { question: QUESTION, language: 'en' }));
    expect(text).toContain('> Ab März öffnet die Bücherei auch **sonntags** von **10 bis 16 Uhr**.');
    expect(text).toContain(`](${SUNDAYS.link ?? 'no link'})`);
    expect(text).toContain('Article and ordinal of each, for the tool passage: buecherei 1\n');
  });

  it('ask hands on article and earlier questions', async () => {
    const answerer = fakeAnswerer();
    const { call } = await connected({ answerer });
    await call('ask', { question: 'Und sonntags?', article: LIBRARY.id, earlier: [QUESTION] });
    expect(answerer.asked.map(({ question, articleId }) => [question, articleId])).toEqual([
      [QUESTION, LIBRARY.id],
      ['Und sonntags?', LIBRARY.id],
    ]);
    expect(answerer.asked[1]?.previous?.question).toBe(QUESTION);
  });

  it('articles names each with what is known of it', async () => {
    const answerer = fakeAnswerer(undefined, [LIBRARY, MUSEUM]);
    const { call } = await connected({ answerer, strict: true });
    const result = await call('articles');
    expect(result.structuredContent).toMatchObject({
      articles: [
        { id: 'buecherei', sentences: 8 },
        { id: 'musee', url: null },
      ],
    });
    expect(textOf(result).split('\n')).toEqual([
      '- buecherei: Bücherei öffnet sonntags (Musterstädter Bote, 2026-02-14, de, 8 sentences, https://example.org/buecherei)',
      '- musee: Le musée rouvre (fr, 2 sentences)',
    ]);
  });

  it('passage gives a sentence between its neighbours', async () => {
    const { call } = await connected({ strict: true });
    const result = await call('passage', { article: LIBRARY.id, ordinal: 1, around: 1 });
    expect(result.structuredContent).toMatchObject({
      kind: 'passage',
      before: [{ ordinal: 0 }],
      sentence: { ordinal: 1, text: SUNDAYS.text },
      after: [{ ordinal: 2 }],
    });
    expect(textOf(result)).toContain(`\n[1] ${SUNDAYS.text}\n[2] Der Eintritt bleibt frei.`);
  });

  it('check_quotes says of each quotation where it stands and which words differ', async () => {
    const { call } = await connected({ strict: true });
    const text =
      'Es heißt: „Der Eintritt bleibt frei.“ Und: „Ab März öffnet die Bücherei auch samstags von 10 bis 16 Uhr.“ Und: „Der Mond ist aus grünem Käse gemacht.“';
    const result = await call('check_quotes', { text, article: LIBRARY.id });
    const checked = await evidenceOf(fakeAnswerer()).check(text, LIBRARY.id);
    expect(result.structuredContent).toEqual(checkedToJson(checked));
    expect(textOf(result)).toBe(
      [
        'Quotations: 1 verbatim; 1 near, not verbatim; 1 not found.\nIn what differs, [-…-] stands in the article alone and {+…+} in the quotation alone.',
        `1. “Der Eintritt bleibt frei.”\n   verbatim: Bücherei öffnet sonntags (buecherei), Neue Zeiten, ordinal 2, ${citation({ ordinal: 2 }).link}`,
        `2. “Ab März öffnet die Bücherei auch samstags von 10 bis 16 Uhr.”\n   near, not verbatim: Bücherei öffnet sonntags (buecherei), Neue Zeiten, ordinal 1, ${SUNDAYS.link}\n   Ab März öffnet die Bücherei auch {+samstags+}[-sonntags-] von 10 bis 16 Uhr.`,
        '3. “Der Mond ist aus grünem Käse gemacht.”\n   not found',
      ].join('\n\n'),
    );
  });

  it('check_quotes shows what was cut off a sentence and what is left out of it', async () => {
    const { call } = await connected({ strict: true });
    const text =
      'Es heißt „öffnet die Bücherei“, „Neue“, „Ab März öffnet […] von 10 bis 16 Uhr“ und „Bücherei öffnet“.';
    expect(
      textOf(await call('check_quotes', { text, article: LIBRARY.id }))
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(
      expect.arrayContaining([
        'Quotations: 3 verbatim; 1 shortened.',
        'What a shortened one leaves out may turn its sense: read it below.',
        `part of a sentence, which reads: “${SUNDAYS.text}”`,
        'part of a heading',
        'Ab März öffnet {+[…]+}[-die Bücherei auch sonntags-] von 10 bis 16 Uhr',
        `part of a title, which reads: “${LIBRARY.title}”`,
      ]),
    );
  });

  it('check_quotes says of a text without quotations that there are none', async () => {
    const { call } = await connected();
    expect(textOf(await call('check_quotes', { text: 'Nichts.' }))).toContain('quotes nothing');
  });
});

describe('a call that cannot be answered', () => {
  it.each([
    ['ask', { question: QUESTION, article: 'nirgends' }],
    ['passage', { article: 'nirgends', ordinal: 0 }],
    ['check_quotes', { text: '„Ein Zitat“', article: 'nirgends' }],
  ])('%s names the articles where it is asked for one that there is not', async (name, args) => {
    const { call } = await connected();
    const result = await call(name, args);
    expect(result.isError).toBe(true);
    expect(textOf(result)).toBe('There is no article with the id "nirgends".\nThe articles are buecherei.');
  });

  it('passage says how many sentences there are', async () => {
    const { call } = await connected();
    const result = await call('passage', { article: LIBRARY.id, ordinal: 99 });
    expect([result.isError, textOf(result)]).toEqual([
      true,
      'The article buecherei has no sentence 99.\nIts sentences are numbered from 0 to 7.',
    ]);
  });

  const HUGE = 'x'.repeat(1_000_000);
  it.each([
    ['ask', {}, 'expected string, received undefined at question'],
    ['ask', { question: 7 }, 'expected string, received number at question'],
    ['ask', { question: HUGE }, 'expected string to have <=8000 characters at question'],
    ['ask', { question: QUESTION, article: HUGE }, 'characters at article'],
    ['ask', { question: QUESTION, language: HUGE }, 'expected one of "de"'],
    [
      'ask',
      { question: QUESTION, artikel: 'a' },
      'There is no argument "artikel": it takes question, article',
    ],
    ['ask', { question: QUESTION, [HUGE]: 1 }, 'There is no argument "xxx'],
    [
      'ask',
      { question: QUESTION, earlier: Array.from({ length: 99_999 }, () => 1) },
      'more than the maximum',
    ],
    ['articles', { article: 'a' }, 'There is no argument "article": it takes none'],
    ['passage', { article: LIBRARY.id, ordinal: -1 }, 'at ordinal'],
    ['passage', { article: LIBRARY.id, ordinal: 0, around: 21 }, 'at around'],
    ['check_quotes', { text: HUGE }, 'expected string to have <=100000 characters at text'],
  ])('%s says which argument is wrong (%#), in few words', async (name, args, words) => {
    const { call } = await connected();
    const result = await call(name, args);
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain(words);
    expect(textOf(result).length).toBeLessThan(400);
  });

  it('tells a fault with its remedy, and of a bug nothing but where the log tells more', async () => {
    const answerer = fakeAnswerer();
    const { call, entries } = await connected({ answerer });
    answerer.answerWith(() => {
      throw new BelegError('The model is gone.', 'Bring it back.');
    });
    const fault = await call('ask', { question: QUESTION });
    expect([fault.isError, textOf(fault)]).toEqual([true, 'The model is gone.\nBring it back.']);
    answerer.answerWith(() => {
      throw new TypeError('secret is undefined');
    });
    const bug = await call('ask', { question: QUESTION });
    const [, reference] = /reference ([0-9A-F]{6})\.$/.exec(textOf(bug)) ?? [];
    expect(textOf(bug)).not.toMatch(/secret|TypeError| at /);
    expect(entries.at(-1)).toMatchObject({ level: 50, reference, err: { type: 'TypeError' } });
  });
});

describe('many calls', () => {
  it('are answered one after the other, and those beyond the queue are asked to come again', async () => {
    const { answerer, open } = heldAnswerer();
    const { call } = await connected({ answerer, queue: new QuestionQueue(1) });
    const calls = [call('ask', { question: 'Eins?' }), call('ask', { question: 'Zwei?' })];
    await answerer.untilAsked(1);
    const refused = await call('ask', { question: 'Drei?' });
    expect(refused.isError).toBe(true);
    expect(textOf(refused)).toMatch(/Try again/);
    expect(answerer.asked).toHaveLength(1);
    open();
    expect((await Promise.all(calls)).map(({ isError }) => isError ?? false)).toEqual([false, false]);
    expect((await call('ask', { question: 'Drei?' })).isError ?? false).toBe(false);
  });

  it('that are withdrawn while they wait are never asked', async () => {
    const { answerer, open } = heldAnswerer();
    const { call, mcp } = await connected({ answerer });
    const waited = call('ask', { question: 'Eins?' });
    await answerer.untilAsked(1);
    const withdrawing = new AbortController();
    const withdrawn = call('ask', { question: 'Zwei?' }, withdrawing.signal);
    await setImmediate();
    withdrawing.abort();
    await expect(withdrawn).rejects.toThrow();
    await setImmediate();
    open();
    await waited;
    await mcp.settled();
    expect(answerer.asked.map(({ question }) => question)).toEqual(['Eins?']);
  });

  it('leave no question in the log unless the host wants it there', async () => {
    const quiet = await connected();
    await quiet.call('ask', { question: QUESTION });
    expect(quiet.entries).toMatchObject([{ tool: 'ask', outcome: 'answered' }]);
    expect(JSON.stringify(quiet.entries)).not.toContain('sonntags offen');
    const telling = await connected({ logQuestions: true });
    await telling.call('ask', { question: QUESTION });
    expect(telling.entries).toMatchObject([{ question: QUESTION }]);
  });
});
