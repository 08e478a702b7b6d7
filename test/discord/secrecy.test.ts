import { DiscordAPIError } from 'discord.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import { DEFAULT_LIMITS } from '../../src/discord/settings.ts';
import type { Fault } from '../../stand-in/rest/faults.ts';
import { routes } from '../../stand-in/rest/routes.ts';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { startStandIn } from '../../stand-in/start-stand-in.ts';
import { fakeAnswerer } from '../builders/answers.ts';
import { recordingLog, startBot, type RunningBot } from './bot/start-bot.ts';
import { watchedStore } from './bot/watched-store.ts';

const { button, forget } = DISCORD_LABELS.de;
/** In every question, article name and message that is written here. */
const SECRET = 'Geheimnis7Q';
const USER = '100000000000000007';
const QUESTION = `Wann öffnet die Bücherei am ${SECRET}?`;

/** One way of speaking to the bot: what it takes is made before anything goes wrong, and the rest is done when it does. */
type Doing = (discord: StandIn) => Promise<() => Promise<unknown>>;

/** The ids of all who have spoken, of which the log holds none either. */
const spoken: string[] = [];

const newcomer = (discord: StandIn) => {
  const user = discord.user({ name: SECRET, locale: 'de' });
  spoken.push(user.id);
  return user;
};
const ask = (discord: StandIn, user = newcomer(discord), isPrivate = false) =>
  discord.slash({ user, command: 'ask', options: { question: QUESTION, private: isPrivate } });

const press =
  (name: string): Doing =>
  async (discord) => {
    const user = newcomer(discord);
    const message = await (await ask(discord, user, true)).reply();
    return () => discord.button({ user, message, button: name });
  };

const DOINGS: Readonly<Record<string, Doing>> = {
  '/ask': async (discord) => () => ask(discord),
  '/ask, private': async (discord) => () => ask(discord, newcomer(discord), true),
  'a mention': async (discord) => () => discord.mention({ user: newcomer(discord), text: QUESTION }),
  'a direct message': async (discord) => () => discord.dm({ user: newcomer(discord), text: QUESTION }),
  'Ask a follow-up': async (discord) => {
    const user = newcomer(discord);
    const message = await (await ask(discord, user)).reply();
    const pressed = await discord.button({ user, message, button: button.further });
    await pressed.modal();
    return () => discord.modalSubmit({ exchange: pressed, values: { question: QUESTION } });
  },
  'opening Ask a follow-up': press(button.further),
  Share: press(button.share),
  Helpful: press(button.helpful),
  Context: press(button.context(1)),
  '/forget': async (discord) => () => discord.slash({ user: newcomer(discord), command: 'forget' }),
  'Remove for good': async (discord) => {
    const user = newcomer(discord);
    await (await ask(discord, user)).reply();
    const message = await (await discord.slash({ user, command: 'forget' })).reply();
    return () => discord.button({ user, message, button: forget.confirm });
  },
  'More passages': press(button.more),
  'a message held against the articles': async (discord) => {
    const user = newcomer(discord);
    const { sent: target } = await discord.say({ user, text: QUESTION });
    return () => discord.messageCommand({ user, command: 'Check against the article', target });
  },
  'typing the name of an article': async (discord) => () =>
    discord.autocomplete({
      user: newcomer(discord),
      command: 'ask',
      options: { question: QUESTION },
      focused: 'article',
      typed: SECRET,
    }),
};

const FAULTS: Readonly<Record<string, Fault>> = {
  'a failing Discord': { kind: 'status', status: 500 },
  'a refusal that quotes the request': { kind: 'status', status: 400, code: 50_035, quotes: true },
  'an interaction that has run out': { kind: 'status', status: 404, code: 10_062 },
  'a connection that is reset': { kind: 'drop', by: 'reset' },
  'a connection that is closed': { kind: 'drop', by: 'close' },
  'no answer in time': { kind: 'hold', until: new Promise(() => undefined) },
};

/** Shorter than Discord's own patience, so that the test need not wait. */
const REQUEST_TIMEOUT_MS = 200;

async function openDiscord(): Promise<StandIn> {
  const discord = await startStandIn();
  onTestFinished(() => discord.close());
  return discord;
}

const start = (discord: StandIn, options: { answerer?: ReturnType<typeof fakeAnswerer> } = {}) =>
  startBot({
    discord,
    store: watchedStore(),
    settings: { limits: { ...DEFAULT_LIMITS, questionsPerGuild: 1_000 } },
    clientOptions: { rest: { api: discord.api, timeout: REQUEST_TIMEOUT_MS } },
    ...options,
  });

function spoil(discord: StandIn, fault: Fault): void {
  for (const { name } of routes) discord.faults.plan(name, fault, Infinity);
}

const complaints = ({ entries }: RunningBot): readonly string[] =>
  entries.filter(({ fields }) => 'err' in fields).map(({ message }) => message);

describe('the log holds no question', () => {
  it.each(Object.entries(FAULTS))('whatever meets %s', async (_, fault) => {
    const discord = await openDiscord();
    const bot = await start(discord);
    const doings = await Promise.all(Object.values(DOINGS).map((prepare) => prepare(discord)));
    spoil(discord, fault);
    await Promise.all(doings.map((act) => act()));
    // What may still arrive is complained of when the bot gives it up.
    await bot.bot.stop();
    await vi.waitFor(() => expect(complaints(bot).length).toBeGreaterThanOrEqual(doings.length), 30_000);
    const log = bot.lines.join('');
    expect(log).not.toContain(SECRET);
    expect(spoken.filter((id) => log.includes(id))).toEqual([]);
    if ('status' in fault) {
      expect(log).toContain('"route":"/interactions/:id/:token/callback"');
      expect(log).toContain(`"status":${fault.status}`);
    }
  });

  it('whatever the answer to a deferred command meets', async () => {
    const discord = await openDiscord();
    const bot = await start(discord);
    discord.faults.plan('edit reply', { kind: 'status', status: 400, code: 50_035, quotes: true }, Infinity);
    await ask(discord);
    await bot.logged('the user could not be told');
    const log = bot.lines.join('');
    expect(log).not.toContain(SECRET);
    expect(log).toContain('"method":"PATCH"');
    expect(log).toContain('"route":"/webhooks/:id/:token/messages/@original"');
    expect(log).toContain('data: BASE_TYPE_CHOICES');
  });

  it('whatever an answerer throws along', async () => {
    const discord = await openDiscord();
    const answerer = fakeAnswerer();
    answerer.answerWith(({ question }) => {
      const request = { files: undefined, body: { question } };
      const cause = new DiscordAPIError({ code: 0, message: 'no' }, 0, 400, 'POST', discord.api, request);
      const fault = new AggregateError([Object.assign(new Error('one'), { question })], 'the index is gone', {
        cause: Object.assign(cause, { question }),
      });
      return Promise.reject(Object.assign(fault, { question }));
    });
    const bot = await start(discord, { answerer });
    await ask(discord);
    await bot.logged('a request failed');
    const log = bot.lines.join('');
    expect(log).toContain('the index is gone');
    expect(log).not.toContain(SECRET);
  });

  it('but where the operator wants it', async () => {
    const discord = await openDiscord();
    const bot = await startBot({ discord, settings: { logQuestions: true } });
    await (await ask(discord)).reply();
    expect(bot.lines.join('')).toContain(SECRET);
  });
});

describe('the log of an exception that nobody caught', () => {
  it('holds no question of a failed request that it carries, whatever level is logged', async () => {
    const { log, lines } = recordingLog();
    const request = { files: undefined, body: { content: QUESTION, files: [] } };
    const url = `https://discord.example/api/v10/webhooks/${USER}/aW50ZXJhY3Rpb246${SECRET}/messages/@original`;
    const fault = new DiscordAPIError(
      { code: 50_035, message: 'Invalid Form Body' },
      50_035,
      400,
      'PATCH',
      url,
      request,
    );
    const carried = Object.assign(new Error('nobody caught it', { cause: fault }), {
      question: QUESTION,
      user: USER,
    });
    for (const write of [log.debug, log.info, log.warn, log.error]) write({ err: carried }, 'an exception');
    expect(lines).toHaveLength(4);
    expect(lines.join('')).toContain('nobody caught it');
    for (const kept of [SECRET, USER]) expect(lines.join('')).not.toContain(kept);
  });
});
