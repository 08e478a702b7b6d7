import { expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import type { Language } from '../../src/language/language.ts';
import { openDiscord, startBot } from './bot/start-bot.ts';

it.each<[locale: string, spoken: Language]>([
  ['de', 'de'],
  ['en-GB', 'en'],
  ['fr', 'fr'],
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
