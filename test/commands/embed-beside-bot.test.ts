import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import { startStandIn } from '../../stand-in/start-stand-in.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { LIBRARY, MUSEUM } from './articles.ts';
import { lineWith, runCommand, startCommand, temporaryFolder } from './run-command.ts';

const { button, notice } = DISCORD_LABELS.de;
const QUESTION = 'Wann hat die Bücherei sonntags offen?';
const TAKEN_UP = 'a new index serves';

/** `npm start` on a Discord of its own, with one article, and who asks it. */
async function startBot() {
  const discord = await startStandIn({ patienceMs: 60_000 });
  onTestFinished(() => discord.close());
  const corpus = await corpusFolder({ 'buecherei.md': LIBRARY });
  const env = { CORPUS_FOLDER: corpus, DATA_FOLDER: await temporaryFolder() };
  const bot = await startCommand({
    script: 'src/main.ts',
    env: { ...env, DISCORD_TOKEN: discord.token, DISCORD_API: discord.api },
  });
  const user = discord.user({ name: 'Ada', locale: 'de' });
  const ask = async (options: Readonly<Record<string, string | boolean>>) => {
    const exchange = await discord.slash({ user, command: 'ask', options });
    return exchange.reply();
  };
  return { discord, env, bot, user, ask, article: (name: string) => join(corpus, name) };
}

describe('npm run embed beside a bot', () => {
  it('changes what it answers from: nothing is quoted of an article that went, by an old button neither', async () => {
    const { discord, env, bot, user, ask, article } = await startBot();
    await lineWith(bot, '"ready"');
    const answer = await ask({ question: QUESTION, private: true });
    const ofArticle = await ask({ question: QUESTION, article: 'buecherei' });
    expect(answer.text).toContain('[1]');

    const takenUp = lineWith(bot, TAKEN_UP);
    await rm(article('buecherei.md'));
    await writeFile(article('museum.md'), MUSEUM);
    expect(await runCommand({ script: 'src/run-embed.ts', env })).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(await takenUp)).toMatchObject({ articles: 1, added: 1, changed: 0, withdrawn: 1 });

    const context = answer.buttons.find(({ customId }) => customId?.startsWith('v1:context'))?.label ?? '';
    for (const label of [context, button.more, button.share]) {
      const pressed = await discord.button({ user, message: answer, button: label });
      expect((await pressed.reply()).text).toBe(notice.articleChanged);
    }
    const modal = await discord.button({ user, message: ofArticle, button: button.further });
    const further = await discord.modalSubmit({ exchange: modal, values: { question: 'Und samstags?' } });
    for (const { text } of [await further.reply(), await ask({ question: QUESTION })])
      expect(text).not.toMatch(/öffnet|16 Uhr/);
    const articles = await (await discord.slash({ user, command: 'articles' })).reply();
    expect(articles.text).toContain('Museum reopens');
    expect(articles.text).not.toContain('Bücherei');
    expect((await ask({ question: QUESTION, article: 'buecherei' })).text).toBe(notice.articleUnknown);

    const again = lineWith(bot, TAKEN_UP);
    await writeFile(article('buecherei.md'), LIBRARY);
    expect((await runCommand({ script: 'src/run-ask.ts', args: [QUESTION], env })).status).toBe(0);
    await again;
    expect((await ask({ question: QUESTION })).text).toContain('[1]');
    bot.child.kill('SIGTERM');
    expect(await bot.ended).toMatchObject({ status: 0, stderr: '' });
  });
});
