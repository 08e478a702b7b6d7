import { REST, Routes } from 'discord.js';
import { expect, it } from 'vitest';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { stripMarkdown } from '../rendering/strip-markdown.ts';

it('says of a command of another version that it, and no button, is out of date', async () => {
  const discord = await openDiscord();
  await startBot({ discord });
  // Another version was started elsewhere; people's clients also show for a while what is no more.
  const rest = new REST({ api: discord.api }).setToken(discord.token);
  await rest.put(Routes.applicationCommands(discord.botId), {
    body: [{ name: 'quote', description: 'A command of another version', type: 1 }],
  });
  const exchange = await discord.slash({
    user: discord.user({ name: 'Ada', locale: 'de' }),
    command: 'quote',
  });
  const message = await exchange.reply();
  expect(message.ephemeral).toBe(true);
  expect(stripMarkdown(message.text).text).toBe(DISCORD_LABELS.de.notice.commandOutdated);
});
