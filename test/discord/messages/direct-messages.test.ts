import { describe, expect, it } from 'vitest';
import type { AskRequest } from '../../../src/answering/answer.ts';
import type { MessageExchange } from '../../../stand-in/exchanges.ts';
import type { SeenMessage } from '../../../stand-in/seen-message.ts';
import { answered, citation, fakeAnswerer, notInCorpus } from '../../builders/answers.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { watchedStore } from '../bot/watched-store.ts';

const QUESTION = 'Wann hat die Bücherei sonntags offen?';
const MINUTE = 60_000;

/** Joins what begins with "und", and finds nothing about the cellar. */
function answer({ question, previous }: AskRequest) {
  const understoodWith = /^und/iu.test(question) ? previous?.question : undefined;
  return /Keller/u.test(question)
    ? notInCorpus({ question, understoodWith })
    : answered({ question, understoodWith, citations: [citation()] });
}

/** A bot, and Ada, who writes to it. */
async function openDirectMessages() {
  // Goes on only where a test says so.
  let now = Date.now();
  const discord = await openDiscord({ clock: { now: () => now } });
  const answerer = fakeAnswerer(answer);
  const store = watchedStore();
  await startBot({ discord, answerer, store });
  const ada = discord.user({ name: 'Ada', locale: 'de' });
  const known = async (exchange: { readonly reply: () => Promise<SeenMessage> }): Promise<SeenMessage> =>
    store.knows(await exchange.reply());
  return {
    discord,
    answerer,
    store,
    ada,
    known,
    pass: (ms: number) => {
      now += ms;
    },
    /** Writes to the bot, and waits until it knows its answer. */
    say: async (text: string): Promise<SeenMessage> => known(await discord.dm({ user: ada, text })),
    /** Each question with the one that it was given to go on from. */
    joined: () => answerer.asked.map(({ question, previous }) => [question, previous?.question]),
  };
}

describe('in direct messages a question', () => {
  it('goes on from the last one that stood for itself, however many followed it up', async () => {
    const { say, joined, answerer } = await openDirectMessages();
    for (const text of [QUESTION, 'Und wo?', 'Und der Keller?', 'Und für Kinder?']) await say(text);
    expect(joined()).toEqual([
      [QUESTION, undefined],
      ['Und wo?', QUESTION],
      ['Und der Keller?', QUESTION],
      ['Und für Kinder?', QUESTION],
    ]);
    expect(answerer.asked.at(-1)?.previous?.cited).toHaveLength(1);
  });

  it('names the question that it was read with, which the buttons of its answer still know', async () => {
    const { say, store } = await openDirectMessages();
    const first = await say(QUESTION);
    await say('Und wo?');
    const last = await say('Und für Kinder?');
    expect(last.text).toContain(QUESTION);
    expect(store.byMessage(last.id)?.readWith).toBe(store.byMessage(first.id)?.id);
  });

  it('passes over half a question that found nothing, not over a whole one', async () => {
    const { say, joined } = await openDirectMessages();
    for (const text of [QUESTION, 'Im Keller?', 'Und wo?']) await say(text);
    for (const text of ['Wann wird der Keller der Bücherei geöffnet?', 'Und wo?']) await say(text);
    expect(joined().filter(([question]) => question === 'Und wo?')).toEqual([
      ['Und wo?', QUESTION],
      ['Und wo?', 'Wann wird der Keller der Bücherei geöffnet?'],
    ]);
  });

  it('looks for one among the last answers alone: to go through thousands holds up the others', async () => {
    const { say, store, joined } = await openDirectMessages();
    const { id: messageId } = await say(QUESTION);
    const first = store.byMessage(messageId);
    if (first === undefined) throw new Error('nothing is stored');
    let read = 0;
    for (let at = 1; at <= 100; at++) {
      const half = {
        ...first,
        id: `half-${String(at).padStart(7, '0')}`,
        messageId: String(BigInt(messageId) - BigInt(at)),
        outcome: { kind: 'not-in-corpus' } as const,
        get question(): string {
          read += 1;
          return 'Im Keller?';
        },
      };
      await store.put(half);
    }
    read = 0;
    await say('Und wo?');
    expect(joined().at(-1)).toEqual(['Und wo?', 'Im Keller?']);
    expect(read).toBeLessThan(50);
  });

  it.each([
    [29, QUESTION],
    [31, undefined],
  ])('after %i minutes goes on from %s', async (minutes, previous) => {
    const { say, pass, joined } = await openDirectMessages();
    await say(QUESTION);
    pass(minutes * MINUTE);
    await say('Und wo?');
    expect(joined().at(-1)).toEqual(['Und wo?', previous]);
  });

  it('goes on from the answer that it replies to, though another is the last', async () => {
    const { discord, ada, say, known, joined } = await openDirectMessages();
    const first = await say(QUESTION);
    await say('Wer leitet die Bücherei der Stadt?');
    await known(await discord.replyTo({ user: ada, message: first, text: 'Und wo?' }));
    expect(joined().at(-1)).toEqual(['Und wo?', QUESTION]);
  });

  it('goes on from what was asked by a command, in private too, in the article that it was about', async () => {
    const { discord, answerer, ada, say, known, joined } = await openDirectMessages();
    const options = { question: QUESTION, article: 'buecherei', private: true };
    await known(await discord.slash({ user: ada, dm: true, command: 'ask', options }));
    await say('Und wo?');
    await say('Und für Kinder?');
    await say('Wer leitet das Museum der Stadt?');
    expect(joined().slice(1, 3)).toEqual([
      ['Und wo?', QUESTION],
      ['Und für Kinder?', QUESTION],
    ]);
    expect(answerer.asked.map(({ articleId, previous }) => [articleId, previous?.articleId])).toEqual([
      ['buecherei', undefined],
      [undefined, 'buecherei'],
      [undefined, 'buecherei'],
      [undefined, 'buecherei'],
    ]);
  });

  it('goes on from nothing that others asked, nor that was asked elsewhere', async () => {
    const { discord, ada, say, known, joined } = await openDirectMessages();
    await known(await discord.dm({ user: discord.user({ name: 'Bob' }), text: QUESTION }));
    await known(await discord.mention({ user: ada, text: QUESTION }));
    await say('Und wo?');
    expect(joined().at(-1)).toEqual(['Und wo?', undefined]);
  });

  it('that is edited goes on from what was before it, not from its own answer', async () => {
    const { discord, ada, store, say, known, joined } = await openDirectMessages();
    await say(QUESTION);
    const exchange: MessageExchange = await discord.dm({ user: ada, text: 'Und wo?' });
    const reply = await known(exchange);
    discord.edit({ user: ada, message: exchange.sent, text: 'Und samstags?' });
    await store.until(() => store.byMessage(reply.id)?.question === 'Und samstags?');
    expect(joined().slice(1)).toEqual([
      ['Und wo?', QUESTION],
      ['Und samstags?', QUESTION],
    ]);
  });

  it('goes on from its own text where the answer that it was read with is removed', async () => {
    const { discord, store, ada, say, joined } = await openDirectMessages();
    const first = await say(QUESTION);
    await say('Und wo?');
    await discord.button({ user: ada, message: first, button: 'Entfernen' });
    await store.until(() => store.byMessage(first.id) === undefined);
    await say('Und für Kinder?');
    expect(joined().at(-1)).toEqual(['Und für Kinder?', 'Und wo?']);
  });
});
