import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InteractionResponseType, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { openJsonlAnswerStore } from '../../../src/discord/answers/jsonl-answer-store.ts';
import { citation, fakeAnswerer, fromTheLibrary, USER_KEY } from '../../builders/answers.ts';
import { LIBRARY } from '../../builders/articles.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { watchedStore } from '../bot/watched-store.ts';
import { stripMarkdown } from '../rendering/strip-markdown.ts';
import type { SeenMessage } from '../../../stand-in/seen-message.ts';
import type { StandIn } from '../../../stand-in/stand-in.ts';
import type { LocalUser } from '../../../stand-in/users.ts';

const { button, context, notice, refusal, more } = DISCORD_LABELS.de;
const QUESTION = 'Wann hat die Bücherei sonntags offen?';

async function answerTo(
  discord: StandIn,
  user: LocalUser,
  options: Record<string, boolean> = {},
): Promise<SeenMessage> {
  const exchange = await discord.slash({ user, command: 'ask', options: { question: QUESTION, ...options } });
  return exchange.reply();
}

const openAnswers = (path: string) =>
  openJsonlAnswerStore({ path, now: Date.now, userKey: async () => USER_KEY });

const plain = ({ text }: SeenMessage): string => stripMarkdown(text).text;

describe('the buttons of an answer', () => {
  it('shows context after a restart without a stored answer', async () => {
    const discord = await openDiscord();
    const first = await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const answer = await answerTo(discord, ada);
    await first.bot.stop();
    await startBot({ discord });
    const exchange = await discord.button({ user: ada, message: answer, button: button.context(1) });
    const shown = await exchange.reply();
    expect(shown.ephemeral).toBe(true);
    expect(plain(shown)).toContain(context.before);
    for (const ordinal of [0, 1, 2]) expect(plain(shown)).toContain(citation({ ordinal }).text);
  });

  it("tells the user when a button's article has changed", async () => {
    const discord = await openDiscord();
    const changed = fakeAnswerer(fromTheLibrary, [{ ...LIBRARY, revision: 'ffffffff' }]);
    let current = fakeAnswerer();
    await startBot({ discord, answerer: () => current });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const answer = await answerTo(discord, ada, { private: true });
    current = changed;
    for (const name of [button.context(1), button.more, button.share]) {
      const exchange = await discord.button({ user: ada, message: answer, button: name });
      expect(plain(await exchange.reply())).toBe(notice.articleChanged);
    }
  });

  it('quotes nothing that changed under the index that serves, and logs where', async () => {
    const discord = await openDiscord();
    const altered = fakeAnswerer(fromTheLibrary, [{ ...LIBRARY, text: `${LIBRARY.text} Neu.` }]);
    let current = fakeAnswerer();
    const { entries } = await startBot({ discord, answerer: () => current });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const answer = await answerTo(discord, ada, { private: true });
    current = altered;
    for (const name of [button.context(1), button.more, button.share]) {
      const exchange = await discord.button({ user: ada, message: answer, button: name });
      expect(plain(await exchange.reply())).toBe(notice.articleChanged);
    }
    expect(discord.posted.filter(({ ephemeral }) => !ephemeral)).toEqual([]);
    expect(answer.buttons.map(({ label }) => label)).toContain(button.share);
    const errors = entries.filter(({ level }) => level === 'error').map(({ fields }) => fields);
    expect(errors).toEqual([1, 3, 4, 5, 1, 2].map((ordinal) => ({ articleId: 'buecherei', ordinal })));
  });

  it('shares once on a double click, and only for the owner', async () => {
    const discord = await openDiscord();
    const store = watchedStore();
    await startBot({ discord, store });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const bob = discord.user({ name: 'Bob', locale: 'de' });
    const [answer, another] = [await answerTo(discord, ada, { private: true }), await answerTo(discord, bob)];
    const shareId = answer.button(button.share).customId ?? '';
    // Whoever learns the ids of another's private answer is shown nothing of it either.
    for (const action of ['share', 'more', 'further', 'helpful']) {
      const id = shareId.replace('share', action) + (action === 'more' ? ':0' : '');
      const stranger = await discord.button({ user: bob, message: another, button: id, evenIfAbsent: true });
      expect(plain(await stranger.reply())).toBe(notice.answerExpired);
    }

    const [first, second] = [
      await discord.button({ user: ada, message: answer, button: button.share }),
      await discord.button({ user: ada, message: answer, button: button.share }),
    ];
    const copy = await store.knows(await first.output(2));
    expect((await second.acknowledgement()).type).toBe(InteractionResponseType.DeferredMessageUpdate);
    expect(copy.ephemeral).toBe(false);
    expect(copy.text).toContain(`<@${ada.id}>`);
    expect(copy.pings.users).toEqual([]);
    expect(plain(copy)).toContain(citation().text);
    expect(answer.buttons.map(({ label }) => label)).not.toContain(button.share);
    const again = await discord.button({ user: ada, message: answer, button: shareId, evenIfAbsent: true });
    expect(plain(await again.reply())).toBe(notice.alreadyShared);
    expect(discord.posted.filter(({ text }) => text.includes(`<@${ada.id}>`))).toHaveLength(1);
  });

  it('shares nowhere that the owner may not write', async () => {
    const discord = await openDiscord();
    const quiet = discord.addChannel({ name: 'quiet' });
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const options = { question: QUESTION, private: true };
    const ask = async () =>
      (await discord.slash({ user: ada, channel: quiet, command: 'ask', options })).reply();
    const message = await ask();
    quiet.deniedToEveryone = PermissionFlagsBits.SendMessages;
    const exchange = await discord.button({ user: ada, message, button: button.share });
    expect(plain(await exchange.reply())).toBe(refusal['cannot-send-here']);
    expect((await ask()).buttons.map(({ label }) => label)).not.toContain(button.share);
  });

  it('can be shared again after sharing failed', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const answer = await answerTo(discord, ada, { private: true });
    discord.faults.plan('follow up', { kind: 'status', status: 500 }, 4);
    const failed = await discord.button({ user: ada, message: answer, button: button.share });
    await discord.until('the button to come back', () =>
      failed.messages.some(({ text }) => text.includes(notice.shareFailed)) &&
      answer.buttons.some(({ label }) => label === button.share)
        ? true
        : undefined,
    );
    const retried = await discord.button({ user: ada, message: answer, button: button.share });
    expect((await retried.output(2)).text).toContain(`<@${ada.id}>`);
  });

  it('pages through more passages, three at a time', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const answer = await answerTo(discord, ada);
    const first = await (await discord.button({ user: ada, message: answer, button: button.more })).reply();
    expect(plain(first)).toContain(more.title(1, 3, 4));
    const second = await (await discord.button({ user: ada, message: first, button: button.more })).reply();
    expect(plain(second)).toContain(more.title(4, 4, 4));
    expect(plain(second)).toContain(citation({ ordinal: 6 }).text);
    expect(second.buttons).toEqual([]);
  });

  it('asks further through a modal, and keeps private what was private', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    await startBot({ discord, answerer });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    for (const isPrivate of [false, true]) {
      const answer = await answerTo(discord, ada, { private: isPrivate });
      const pressed = await discord.button({ user: ada, message: answer, button: button.further });
      const submitted = await discord.modalSubmit({
        exchange: pressed,
        values: { question: 'Und samstags?' },
      });
      expect((await submitted.reply()).ephemeral).toBe(isPrivate);
      expect(answerer.asked.at(-1)).toMatchObject({
        question: 'Und samstags?',
        previous: { question: QUESTION },
      });
    }
  });

  it('asks further for the user alone where they may not write, as it is when they have typed', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const channel = discord.addChannel({ name: 'quiet' });
    const thread = discord.addChannel({ name: 'a quiet thread', parent: channel });
    const [ada, bob] = [
      discord.user({ name: 'Ada', locale: 'de' }),
      discord.user({ name: 'Bob', locale: 'de' }),
    ];
    const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
    for (const [place, denied] of [
      [channel, SendMessages],
      [thread, SendMessagesInThreads],
    ] as const) {
      const options = { question: QUESTION };
      const asked = await discord.slash({ user: ada, channel: place, command: 'ask', options });
      const message = await asked.reply();
      const further = await discord.button({ user: bob, message, button: button.further });
      const submit = () => discord.modalSubmit({ exchange: further, values: { question: 'Und samstags?' } });
      await further.modal();
      expect((await (await submit()).reply()).ephemeral).toBe(false);
      place.deniedToEveryone = denied;
      const answer = await (await submit()).reply();
      expect(answer.ephemeral).toBe(true);
      expect(answer.buttons.map(({ label }) => label)).not.toContain(button.share);
    }
  });

  it('asks further in direct messages', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const asked = await discord.slash({
      user: ada,
      dm: true,
      command: 'ask',
      options: { question: QUESTION },
    });
    const further = await discord.button({ user: ada, message: await asked.reply(), button: button.further });
    const submitted = await discord.modalSubmit({ exchange: further, values: { question: 'Und samstags?' } });
    expect((await submitted.reply()).ephemeral).toBe(false);
  });

  it('works after a restart on the stored answers', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    const first = await startBot({ discord });
    const path = join(first.dataFolder, 'answers.jsonl');
    await first.bot.stop();
    const second = await startBot({ discord, store: await openAnswers(path) });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const answer = await answerTo(discord, ada, { private: true });
    await second.bot.stop();
    await startBot({ discord, answerer, store: await openAnswers(path) });
    const shared = await discord.button({ user: ada, message: answer, button: button.share });
    expect(plain(await shared.output(2))).toContain(citation().text);
    const pressed = await discord.button({ user: ada, message: answer, button: button.further });
    await (await discord.modalSubmit({ exchange: pressed, values: { question: 'Und samstags?' } })).reply();
    expect(answerer.asked[0]?.previous).toMatchObject({
      question: QUESTION,
      cited: [1, 2].map((ordinal) => ({ articleId: 'buecherei', ordinal, highlights: [] })),
    });
  });

  it('takes the votes of each user, who may vote anew, and thanks for them', async () => {
    const discord = await openDiscord();
    const { dataFolder } = await startBot({ discord });
    const [ada, bob] = [
      discord.user({ name: 'Ada', locale: 'de' }),
      discord.user({ name: 'Bob', locale: 'de' }),
    ];
    const answer = await answerTo(discord, ada);
    for (const [user, name, thanks] of [
      [ada, button.helpful, notice.thanksHelpful],
      [bob, button.helpful, notice.thanksHelpful],
      [ada, button.unhelpful, notice.thanksUnhelpful],
    ] as const) {
      const voted = await (await discord.button({ user, message: answer, button: name })).reply();
      expect([plain(voted), voted.ephemeral]).toEqual([thanks, true]);
    }
    const written = await readFile(join(dataFolder, 'feedback.jsonl'), 'utf8');
    expect(written.match(/(?<="verdict":")[^"]+/g)).toEqual(['helpful', 'helpful', 'not-helpful']);
    expect(written).toContain(QUESTION);
    expect(written).toContain('"band":"good"');
    expect(written).not.toContain(ada.id);
  });

  it('keeps of a vote on a private question, or in a direct message, that it was given and no more', async () => {
    const discord = await openDiscord();
    const { dataFolder } = await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const inPrivate = await answerTo(discord, ada, { private: true });
    const direct = await discord.dm({ user: ada, text: QUESTION });
    for (const message of [inPrivate, await direct.reply()]) {
      await (await discord.button({ user: ada, message, button: button.helpful })).reply();
    }
    const written = await readFile(join(dataFolder, 'feedback.jsonl'), 'utf8');
    expect(written.match(/"verdict":"helpful"/g)).toHaveLength(2);
    expect(written).not.toMatch(/Bücherei|question|citations|buecherei/);
  });

  it('says of a button of another version, or of a forgotten answer, that it is out of date', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const answer = await answerTo(discord, ada);
    for (const [id, words] of [
      ['v0:share:abc', notice.buttonOutdated],
      ['v1:helpful:AAAAAAAAAAAA', notice.answerExpired],
    ] as const) {
      const exchange = await discord.button({ user: ada, message: answer, button: id, evenIfAbsent: true });
      expect(plain(await exchange.reply())).toBe(words);
    }
  });

  it('makes a public copy whose replies and follow-ups are public', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    const store = watchedStore();
    await startBot({ discord, answerer, store });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const answer = await answerTo(discord, ada, { private: true });
    const exchange = await discord.button({ user: ada, message: answer, button: button.share });
    const copy = await store.knows(await exchange.output(2));
    const pressed = await discord.button({ user: ada, message: copy, button: button.further });
    const further = await discord.modalSubmit({ exchange: pressed, values: { question: 'Und samstags?' } });
    expect((await further.reply()).ephemeral).toBe(false);
  });

  it('refuses the twenty-first press of a minute', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const answer = await answerTo(discord, ada);
    const press = async (): Promise<string> =>
      plain(await (await discord.button({ user: ada, message: answer, button: button.context(1) })).reply());
    for (let turn = 0; turn < 20; turn += 1) expect(await press()).toContain(context.title);
    expect(await press()).toContain(refusal['button-rate-limited'](20, '').slice(0, 20));
  });
});
