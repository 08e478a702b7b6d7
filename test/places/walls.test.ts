import { InteractionResponseType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { formatCustomId } from '../../src/discord/rendering/custom-id.ts';
import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import { BelegError } from '../../src/errors.ts';
import { DEFAULT_LIMITS } from '../../src/discord/settings.ts';
import type { SeenMessage } from '../../stand-in/seen-message.ts';
import type { LocalUser } from '../../stand-in/users.ts';
import type { LocalChannel } from '../../stand-in/world/places.ts';
import { ALPHA, ARTICLES, BETA, OPEN, openWalledBot, SHARED } from './walled-bot.ts';

const { button, notice } = DISCORD_LABELS.de;
const limits = {
  ...DEFAULT_LIMITS,
  questionsPerUser: 1_000,
  questionsPerGuild: 1_000,
  buttonsPerUser: 1_000,
};
const settings = { limits, threads: true };

type Walled = Awaited<ReturnType<typeof openWalledBot>>;
/** A channel, or direct messages where there is none. */
type Where = { readonly channel: LocalChannel } | { readonly dm: true };

/** What changes something, or opens what is submitted, and is gone through by itself. */
const NOT_PRESSED = new Set([button.remove, button.share, button.helpful, button.unhelpful, button.further]);

const QUESTIONS = [
  'Worum geht es?',
  'Was liegt im Keller?',
  'Wann gilt der Plan?',
  'Was steht in § 2?',
  'Was kannst du?',
  'Hallo!',
  'Ist das alles sehr teuer?',
  // Mistyped words of both folders, and not as they stand there.
  'Was ist mit der Zirbelkiefr?',
  'Was ist mit dem Quarzsandstien?',
];

/** Everything that can be pressed below a message, and below what comes of that. */
async function pressAll(
  walled: Pick<Walled, 'discord' | 'ada'>,
  message: SeenMessage,
  depth = 2,
): Promise<void> {
  const { discord, ada } = walled;
  for (const { label, customId, disabled } of message.buttons) {
    if (disabled || customId === undefined || NOT_PRESSED.has(label)) continue;
    const pressed = await discord.button({ user: ada, message, button: customId });
    const shown = await pressed.reply();
    if (depth > 1 && shown.id !== message.id) await pressAll(walled, shown, depth - 1);
  }
}

/** Goes by every way that there is at a place. @returns the titles that were offered while typing */
async function goEveryWay(walled: Walled, where: Where): Promise<string> {
  const { discord, ada, store } = walled;
  const offered: unknown[] = [];
  for (const question of QUESTIONS) {
    const isPrivate = question.length % 2 === 0;
    const asked = await discord.slash({
      user: ada,
      command: 'ask',
      options: { question, private: isPrivate },
      ...where,
    });
    await pressAll(walled, await asked.reply());
  }
  for (const typed of ['', 'plan', 'zirbel', 'quarz']) {
    const typing = { command: 'ask', options: { question: 'Was gilt?' }, focused: 'article', typed };
    const completed = await discord.autocomplete({ user: ada, ...typing, ...where });
    offered.push(await completed.choices());
  }
  for (const command of ['articles', 'help'])
    await pressAll(walled, await (await discord.slash({ user: ada, command, ...where })).reply());
  // By a message, followed up by a reply and by the button, edited, and held against the articles.
  const speak = (text: string) =>
    'dm' in where ? discord.dm({ user: ada, text }) : discord.mention({ user: ada, text, ...where });
  const said = await speak('Wann gilt der Plan?');
  const answer = await store.knows(await said.reply());
  await pressAll(walled, answer);
  await (await discord.replyTo({ user: ada, message: answer, text: 'Und wo?' })).reply();
  const further = await discord.button({ user: ada, message: answer, button: button.further });
  await further.modal();
  await (
    await discord.modalSubmit({ exchange: further, values: { question: 'Und wann öffnet es?' } })
  ).reply();
  const held = await discord.messageCommand({
    user: ada,
    command: 'Check against the article',
    target: said.sent,
  });
  await held.reply();
  return JSON.stringify(offered);
}

/** All that the bot has said there and in the threads of it, in every state it had, with the ids of its buttons. */
function saidIn({ discord }: Walled, where: Where): string {
  const isThere = (channel: LocalChannel): boolean =>
    'dm' in where ? channel.kind === 'dm' : channel === where.channel || isThreadOf(channel, where.channel);
  const ids = new Set([...discord.world.channels.values()].filter(isThere).map(({ id }) => id));
  return discord.posted
    .filter(({ raw }) => ids.has(raw.channel_id))
    .map(({ history }) => JSON.stringify(history))
    .join('\n');
}

function isThreadOf(channel: LocalChannel, parent: LocalChannel): boolean {
  return channel.kind === 'thread' && channel.parentId === parent.id;
}

/** The word as it may stand anywhere, in an id too. */
const holds = (text: string, word: string): boolean => text.toLowerCase().includes(word.toLowerCase());

/** The ids of buttons of other places, as an old message or a forger might send them. */
function forgedIds(word: string, answerId: string): readonly string[] {
  const article = ARTICLES.find(({ title }) => title.includes(word));
  if (article === undefined) throw new Error(`There is no article on ${word}`);
  const { id: articleId, revision } = article;
  return [
    ...[0, 1, 2].map((ordinal) => formatCustomId({ action: 'context', revision, articleId, ordinal })),
    formatCustomId({ action: 'overview', revision, articleId, from: 0 }),
    formatCustomId({ action: 'section', revision, articleId, ordinal: 0, offset: 0 }),
    formatCustomId({ action: 'more', answerId, offset: 0 }),
    formatCustomId({ action: 'share', answerId }),
    formatCustomId({ action: 'further', answerId }),
    formatCustomId({ action: 'helpful', answerId }),
    ...[0, 1, 5].map((page) => formatCustomId({ action: 'articles', page })),
  ];
}

const answerIdOf = ({ buttons }: SeenMessage): string =>
  /^v1:further:(.*)$/.exec(buttons.find(({ label }) => label === button.further)?.customId ?? '')?.[1] ?? '';

describe('what a place may not see', () => {
  it('is said there by no way, and what it may see is', async () => {
    const walled = await openWalledBot({ settings });
    const { a, b, reader } = walled;
    for (const [where, seen, hidden] of [
      [{ channel: a }, ALPHA, [BETA]],
      [{ channel: b }, BETA, [ALPHA]],
      [{ dm: true }, OPEN, [ALPHA, BETA]],
      [{ channel: walled.discord.channel }, OPEN, [ALPHA, BETA]],
    ] as const) {
      reader.questions.length = 0;
      const offered = await goEveryWay(walled, where);
      const said = saidIn(walled, where);
      for (const word of [OPEN, seen]) expect(holds(said, word) && holds(offered, word)).toBe(true);
      for (const word of hidden) {
        expect(holds(said, word)).toBe(false);
        expect(holds(offered, word)).toBe(false);
        // Nor is it what a mistyped word is taken for.
        expect(reader.questions.filter((question) => holds(question, word))).toEqual([]);
      }
      // A word of the place is, so that one of elsewhere would have been.
      if (seen !== OPEN) expect(reader.questions.some((question) => holds(question, seen))).toBe(true);
      const articles = seen === OPEN ? 1 : 2;
      expect(said).toContain(DISCORD_LABELS.de.searched(articles));
      expect(said).not.toContain(DISCORD_LABELS.de.searched(3));
    }
    expect(saidIn(walled, { channel: a })).toContain(SHARED);
  }, 60_000);

  it('is seen in the threads of a channel as in the channel', async () => {
    const walled = await openWalledBot({ settings });
    const { discord, a, ada } = walled;
    const thread = discord.addChannel({ name: 'in alpha', parent: a });
    await goEveryWay(walled, { channel: thread });
    const said = saidIn(walled, { channel: thread });
    expect([holds(said, ALPHA), holds(said, BETA)]).toEqual([true, false]);
    // A thread of which Discord says nothing is no thread of a channel that sees more.
    const lost = { ...discord.addChannel({ name: 'lost', parent: discord.channel }) };
    await (await discord.slash({ user: ada, command: 'articles', channel: lost })).reply();
    expect(holds(saidIn(walled, { channel: discord.channel }), ALPHA)).toBe(false);
  }, 30_000);

  it('comes by no button of elsewhere, no name that is typed, and no follow-up of what was asked elsewhere', async () => {
    const walled = await openWalledBot({ settings });
    const { discord, a, b, ada, store, reader } = walled;
    const inA = await discord.slash({
      user: ada,
      command: 'ask',
      channel: a,
      options: { question: `Was ist mit ${ALPHA} im Plan?` },
    });
    const answer = await store.knows(await inA.reply());
    const inB = await discord.slash({ user: ada, command: 'articles', channel: b });
    const message = await inB.reply();
    for (const customId of forgedIds(ALPHA, answerIdOf(answer))) {
      const pressed = await discord.button({ user: ada, message, button: customId, evenIfAbsent: true });
      await pressed.reply();
    }
    for (const article of [`plan-${ALPHA.toLowerCase()}`, `Plan ${ALPHA}`]) {
      const asked = await discord.slash({
        user: ada,
        command: 'ask',
        channel: b,
        options: { question: 'Was gilt?', article },
      });
      expect((await asked.reply()).text).toContain(notice.articleUnknown.slice(0, 20));
    }
    reader.questions.length = 0;
    await (
      await discord.say({ user: ada, channel: b, text: `<@${discord.botId}> Und wo?`, replyTo: answer })
    ).reply();
    expect(reader.questions.filter((question) => holds(question, ALPHA))).toEqual([]);
    expect(holds(saidIn(walled, { channel: b }), ALPHA)).toBe(false);
  }, 30_000);

  it('is hidden from what was answered before the rules changed', async () => {
    const walled = await openWalledBot({ settings });
    const { discord, a, ada, store, set } = walled;
    const ask = (isPrivate: boolean) =>
      discord.slash({
        user: ada,
        command: 'ask',
        channel: a,
        options: { question: 'Was liegt im Keller?', private: isPrivate },
      });
    const [open, own] = [await (await ask(false)).reply(), await (await ask(true)).reply()];
    await store.knows(open);
    await store.knows(own);
    const spoken = await discord.mention({ user: ada, channel: a, text: 'Was liegt im Keller?' });
    const replied = await store.knows(await spoken.reply());
    const contents = await (await discord.slash({ user: ada, command: 'articles', channel: a })).reply();
    expect(holds(saidIn(walled, { channel: a }), ALPHA)).toBe(true);
    const before = new Set(discord.posted.map(({ id }) => id));
    set({ articles: [{ folder: 'alpha', guilds: [], channels: [], direct: true, programs: false }] });
    for (const message of [open, own, replied, contents])
      for (const { customId, label } of message.buttons) {
        if (customId === undefined || label === button.remove) continue;
        const pressed = await discord.button({ user: ada, message, button: customId });
        if (label === button.helpful || label === button.unhelpful || label === button.share)
          await pressed.reply();
        else if ((await pressed.acknowledgement()).type !== InteractionResponseType.Modal)
          await pressed.reply();
      }
    discord.edit({ user: ada, message: spoken.sent, text: `<@${discord.botId}> Was liegt noch im Keller?` });
    await discord.until('the reply to be another', () => (replied.history.length > 1 ? true : undefined));
    const after = discord.posted.filter(({ id }) => !before.has(id)).map(({ raw }) => JSON.stringify(raw));
    expect(after.length).toBeGreaterThan(8);
    expect(holds(after.join('\n'), ALPHA)).toBe(false);
    expect(holds(JSON.stringify(replied.raw), ALPHA)).toBe(false);
  }, 30_000);

  it('is hidden from what is being answered and being sent while the rules change', async () => {
    const walled = await openWalledBot({ settings });
    const { discord, a, ada, set, articles, whileReading } = walled;
    const hidden = {
      articles: [{ folder: 'alpha', guilds: [], channels: [], direct: true, programs: false }],
    };
    const ask = (question: string) =>
      discord.slash({ user: ada, command: 'ask', channel: a, options: { question } });
    whileReading(() => set(hidden));
    expect(holds((await (await ask('Was liegt im Keller?')).reply()).drawn, ALPHA)).toBe(false);
    for (const question of ['Was liegt im Keller?', 'Worum geht es?', 'Was kannst du?']) {
      set({ articles });
      expect(holds((await (await ask(question)).reply()).drawn, ALPHA)).toBe(true);
      discord.faults.plan('edit reply', { kind: 'status', status: 500 }, 4);
      const before = discord.requests.length;
      const asked = await ask(question);
      await discord.until('Discord to fail', () =>
        discord.requests.slice(before).some(({ method }) => method === 'PATCH') ? true : undefined,
      );
      set(hidden);
      expect(holds((await asked.reply()).drawn, ALPHA)).toBe(false);
    }
  }, 30_000);

  it('is counted by no /reindex where it is not seen, and named by no failure of it', async () => {
    const building = { isFailing: false };
    let boss: LocalUser | undefined;
    const walled = await openWalledBot({
      buildIndex: async (onProgress) => {
        onProgress({ done: 1, total: 4_711 });
        if (building.isFailing)
          throw new BelegError(`corpus/alpha/${ALPHA}.md is cut off.`, 'Save it again.');
        return { articles: 4_711, sentences: 4_711, seconds: 1 };
      },
      settings: (discord) => {
        boss = discord.user({ name: 'Boss', locale: 'de', administrator: true });
        return { ...settings, operatorGuildId: discord.guild.id, operatorIds: [boss.id] };
      },
    });
    const { discord, b, ada, logged } = walled;
    const reindex = () => discord.slash({ user: boss ?? ada, command: 'reindex', channel: b });
    await (await reindex()).reply();
    building.isFailing = true;
    await (await reindex()).reply();
    const said = saidIn(walled, { channel: b });
    expect(said).toContain(DISCORD_LABELS.de.index.done(2, 18, 1));
    expect(said).toContain(DISCORD_LABELS.de.error.title);
    expect([holds(said, ALPHA), said.includes('4.711')]).toEqual([false, false]);
    expect(JSON.stringify((await logged('a request failed')).fields)).toContain('/reindex');
  });
});
