import { describe, expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import { FURTHER_QUESTION_INPUT } from '../../src/discord/rendering/ask-further-modal.ts';
import type { LabelLanguage } from '../../src/language/label-language.ts';
import { DEFAULT_LIMITS } from '../../src/discord/settings.ts';
import type { LocalUser } from '../../stand-in/users.ts';
import type { SeenMessage } from '../../stand-in/seen-message.ts';
import { openDiscord, startBot } from './bot/start-bot.ts';

const furtherOf = (language: LabelLanguage): string => DISCORD_LABELS[language].button.further;

function labelsOf(message: SeenMessage): readonly string[] {
  return message.buttons.map(({ label }) => label);
}

it.each<[locale: string, spoken: LabelLanguage]>([
  ['de', 'de'],
  ['en-GB', 'en'],
  ['fr', 'fr'],
  ['it', 'it'],
  ['es-ES', 'en'],
])(
  'a user whose client speaks %s is answered in %s, the default where beleg does not speak it',
  async (locale, spoken) => {
    const discord = await openDiscord();
    await startBot({ discord, settings: { defaultLanguage: 'en' } });
    const ada = discord.user({ name: 'Ada', locale });
    const reply = await (await discord.slash({ user: ada, command: 'articles' })).reply();
    expect(reply.text).toContain(DISCORD_LABELS[spoken].articles.title(1));
  },
);

describe('a question by message is answered', () => {
  it.each<[question: string, spoken: LabelLanguage]>([
    ['<@BOT> Wann hat die Bücherei offen?', 'de'],
    ['<@BOT> **When** does the library open?', 'en'],
    ['<@BOT> Quand ouvre la bibliothèque ?', 'fr'],
    ['<@BOT> Quando apre la biblioteca?', 'it'],
    ['<@BOT> Kettler <:und:100000000000000009>?', 'fr'],
    ['<@BOT> So, Kettler?', 'fr'],
  ])('in its own language, or the default, in a guild that chose none: %s', async (text, spoken) => {
    const discord = await openDiscord({ community: false });
    await startBot({ discord, settings: { defaultLanguage: 'fr' } });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const said = text.replace('BOT', discord.botId);
    for (const dm of [false, true]) {
      const reply = await (await discord.say({ user: ada, text: said, dm })).reply();
      expect(labelsOf(reply)).toContain(furtherOf(spoken));
    }
  });

  it('in the language that a Community chose, or its own where beleg does not speak that', async () => {
    for (const [guildLocale, spoken] of [
      ['fr', 'fr'],
      ['it', 'it'],
      ['es-ES', 'en'],
    ] as const) {
      const discord = await openDiscord({ guildLocale });
      await startBot({ discord });
      const ada = discord.user({ name: 'Ada' });
      const reply = await (await discord.mention({ user: ada, text: 'When does the library open?' })).reply();
      expect(labelsOf(reply)).toContain(furtherOf(spoken));
    }
  });

  it('with help in the default language where nothing is asked and the guild chose none', async () => {
    const discord = await openDiscord({ community: false });
    await startBot({ discord, settings: { defaultLanguage: 'fr' } });
    const reply = await (await discord.mention({ user: discord.user({ name: 'Ada' }), text: '' })).reply();
    expect(reply.text).toContain(DISCORD_LABELS.fr.help.title('beleg'));
  });
});

describe('a message whose language cannot be told is answered', () => {
  it('in the language of the message or the command before, else in the default', async () => {
    const discord = await openDiscord({ community: false });
    await startBot({ discord, settings: { defaultLanguage: 'fr' } });
    const ada = discord.user({ name: 'Ada', locale: 'en-GB' });
    const bob = discord.user({ name: 'Bob', locale: 'en-GB' });
    const spoken = async (user: LocalUser, text: string): Promise<readonly string[]> =>
      labelsOf(await (await discord.dm({ user, text })).reply());
    expect(await spoken(ada, 'Kettler?')).toContain(furtherOf('fr'));
    await (await discord.slash({ user: ada, command: 'help' })).reply();
    expect(await spoken(ada, 'Kettler?')).toContain(furtherOf('en'));
    expect(await spoken(ada, 'Wann hat die Bücherei offen?')).toContain(furtherOf('de'));
    expect(await spoken(ada, 'Kettler?')).toContain(furtherOf('de'));
    expect(await spoken(bob, 'Kettler?')).toContain(furtherOf('fr'));
    await (await discord.slash({ user: ada, command: 'help', locale: 'es-ES' })).reply();
    expect(await spoken(ada, 'Kettler?')).toContain(furtherOf('de'));
    await (await discord.slash({ user: ada, command: 'help', locale: 'en-GB' })).reply();
    await (await discord.slash({ user: ada, command: 'help', locale: 'es-ES' })).reply();
    expect(await spoken(ada, 'Kettler?')).toContain(furtherOf('fr'));
  });

  it('in that language with the help, where it asks nothing', async () => {
    const discord = await openDiscord({ community: false });
    await startBot({ discord, settings: { defaultLanguage: 'fr' } });
    const ada = discord.user({ name: 'Ada', locale: 'en-GB' });
    await (await discord.slash({ user: ada, command: 'articles' })).reply();
    const reply = await (await discord.mention({ user: ada, text: '' })).reply();
    expect(reply.text).toContain(DISCORD_LABELS.en.help.title('beleg'));
  });
});

describe('a question that is not let in', () => {
  it.each<[question: string, spoken: LabelLanguage]>([
    ['When does the library open?', 'en'],
    ['Quand ouvre la bibliothèque ?', 'fr'],
  ])('is refused in its own language: %s', async (question, spoken) => {
    const discord = await openDiscord({ community: false });
    const limits = { ...DEFAULT_LIMITS, questionsPerUser: 1 };
    await startBot({ discord, settings: { limits } });
    const { refusal } = DISCORD_LABELS[spoken];
    const ada = discord.user({ name: 'Ada' });
    const long = await (await discord.dm({ user: ada, text: question.repeat(20) })).reply();
    expect(long.text).toContain(refusal['too-long'](300));
    await (await discord.mention({ user: ada, text: question })).reply();
    const often = await (await discord.mention({ user: ada, text: question })).reply();
    expect(often.text).toContain(refusal['rate-limited'](1, '').split(',')[0]);
  });
});

describe('an interaction without a locale is answered', () => {
  it('in the language of the Community', async () => {
    const discord = await openDiscord({ guildLocale: 'fr' });
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const reply = await (await discord.slash({ user: ada, command: 'articles', locale: null })).reply();
    expect(reply.text).toContain(DISCORD_LABELS.fr.articles.title(1));
  });

  it("else in the question's, of a command and of a modal", async () => {
    const discord = await openDiscord({ community: false });
    await startBot({ discord, settings: { defaultLanguage: 'fr' } });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const options = { question: 'When does the library open?' };
    const asked = await discord.slash({ user: ada, command: 'ask', options, locale: null });
    const answer = await asked.reply();
    expect(labelsOf(answer)).toContain(furtherOf('en'));
    const exchange = await discord.button({
      user: ada,
      message: answer,
      button: furtherOf('en'),
      locale: null,
    });
    expect((await exchange.modal()).title).toBe(DISCORD_LABELS.fr.modal.title);
    const values = { [FURTHER_QUESTION_INPUT]: 'Und wann hat sie zu?' };
    const further = await discord.modalSubmit({ exchange, values, locale: null });
    expect(labelsOf(await further.reply())).toContain(furtherOf('de'));
  });

  it('else in the default language', async () => {
    const discord = await openDiscord({ community: false });
    await startBot({ discord, settings: { defaultLanguage: 'fr' } });
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    for (const dm of [false, true]) {
      const reply = await (await discord.slash({ user: ada, dm, command: 'help', locale: null })).reply();
      expect(reply.text).toContain(DISCORD_LABELS.fr.help.title('beleg'));
    }
  });
});
