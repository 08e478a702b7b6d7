import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEPT_AT_MOST, KEPT_DAYS } from '../../../src/discord/answers/retention.ts';
import { commandHomes } from '../../../src/discord/commands/commands.ts';
import { renderHelp } from '../../../src/discord/rendering/render-help.ts';
import { FOLLOWED_MS } from '../../../src/discord/messages/answer-before.ts';
import { LABEL_LANGUAGES } from '../../../src/language/label-language.ts';
import { HISTORY_LIMIT } from '../../../src/terminal/chat/chat-history.ts';
import { PROJECT } from '../../helpers/source-files.ts';
import { textsOf } from '../rendering/read-payload.ts';

const namesAt = (settings: Parameters<typeof commandHomes>[0]) =>
  commandHomes(settings).map(({ guildId, commands }) => [guildId, commands.map(({ name }) => name)]);

const FOR_EVERYONE = ['ask', 'articles', 'help', 'forget', 'Check against the article'];

describe('the list of commands', () => {
  it('goes to everyone but for the command of the operators, which goes to their guild', () => {
    expect(namesAt({ devGuildId: undefined, operatorGuildId: '7' })).toEqual([
      [undefined, FOR_EVERYONE],
      ['7', ['reindex']],
    ]);
    expect(namesAt({ devGuildId: undefined, operatorGuildId: undefined })).toEqual([
      [undefined, FOR_EVERYONE],
    ]);
  });

  it('goes whole to a guild that is both the developer’s and the operators’, and nowhere else', () => {
    expect(namesAt({ devGuildId: '7', operatorGuildId: '7' })).toEqual([
      ['7', [...FOR_EVERYONE, 'reindex']],
      [undefined, []],
    ]);
  });
});

describe('the help', () => {
  it.each([
    ['de', '`/frage`', '`privat`', '`/artikel`', '`/vergessen`', '„Mit dem Artikel vergleichen“'],
    ['en', '`/ask`', '`private`', '`/articles`', '`/forget`', '“Check against the article”'],
    ['fr', '`/demander`', '`privé`', '`/articles`', '`/oublier`', '«\u00A0Comparer avec l’article\u00A0»'],
    ['it', '`/chiedi`', '`privato`', '`/articoli`', '`/dimentica`', '«Confronta con l’articolo»'],
  ] as const)('names the commands as Discord shows them in %s', (language, ...names) => {
    const text = textsOf(
      renderHelp({
        language,
        botName: 'beleg',
        storedDays: 30,
        readsReplies: false,
        logsQuestions: false,
        languageModel: 'none',
        asksDatabaseElsewhere: false,
        articleCount: 1,
      }),
    ).join('\n');
    for (const name of names) expect(text).toContain(name);
  });
  it.each(LABEL_LANGUAGES)('says in %s that the log holds questions, where it does', (language) => {
    const facts = {
      language,
      botName: 'beleg',
      storedDays: KEPT_DAYS,
      readsReplies: false,
      languageModel: 'none',
      asksDatabaseElsewhere: false,
      articleCount: 1,
    } as const;
    const [silent, logging] = [false, true].map((logsQuestions) =>
      textsOf(renderHelp({ ...facts, logsQuestions })).join('\n'),
    );
    expect(silent).toContain(String(KEPT_DAYS));
    expect(silent).not.toMatch(/Protokoll|\blog\b|journal|registro/);
    expect(logging).toMatch(/Protokoll|\blog\b|journal|registro/);
  });

  it.each(LABEL_LANGUAGES)('says in %s where questions go, where a language model reads them', (language) => {
    const facts = {
      language,
      botName: 'beleg',
      storedDays: KEPT_DAYS,
      readsReplies: false,
      logsQuestions: false,
      asksDatabaseElsewhere: false,
      articleCount: 1,
    } as const;
    const texts = (['none', 'here', 'elsewhere'] as const).map((languageModel) =>
      textsOf(renderHelp({ ...facts, languageModel })).join('\n'),
    );
    const named = /Sprachmodell|language model|modèle de langage|modello linguistico/;
    expect(texts.map((text) => named.test(text))).toEqual([false, true, true]);
    // Only where all of it stays there is that promised.
    const all = /\b(?:Alles bleibt|All of it stays|Tout reste|Tutto resta) /;
    expect(texts.map((text) => all.test(text))).toEqual([true, true, false]);
  });

  it.each(LABEL_LANGUAGES)('says in %s what a database on another machine gets of questions', (language) => {
    const facts = {
      language,
      botName: 'beleg',
      storedDays: KEPT_DAYS,
      readsReplies: false,
      logsQuestions: false,
      languageModel: 'none',
      articleCount: 1,
    } as const;
    const texts = [false, true].map((asksDatabaseElsewhere) =>
      textsOf(renderHelp({ ...facts, asksDatabaseElsewhere })).join('\n'),
    );
    expect(texts.map((text) => /Datenbank|database|base de données|base di dati/.test(text))).toEqual([
      false,
      true,
    ]);
    const all = /\b(?:Alles bleibt|All of it stays|Tout reste|Tutto resta) /;
    expect(texts.map((text) => all.test(text))).toEqual([true, false]);
  });

  it.each(LABEL_LANGUAGES)(
    'says in %s which replies Discord keeps from the bot, where it does',
    (language) => {
      const facts = {
        language,
        botName: 'beleg',
        storedDays: KEPT_DAYS,
        logsQuestions: false,
        languageModel: 'none',
        asksDatabaseElsewhere: false,
        articleCount: 1,
      } as const;
      const [mentioned, all] = [false, true].map((readsReplies) =>
        textsOf(renderHelp({ ...facts, readsReplies })).join('\n'),
      );
      for (const text of [mentioned, all])
        expect(text).toMatch(new RegExp(`\\b${FOLLOWED_MS / 60_000} minut`, 'i'));
      expect(mentioned).toContain('Discord');
      expect(all).not.toContain('Discord');
    },
  );

  it('promises what the README promises', async () => {
    const readme = (await readFile(join(PROJECT, 'README.md'), 'utf8')).replaceAll(/\s+/g, ' ');
    const most = new Intl.NumberFormat('en').format(KEPT_AT_MOST);
    expect(readme).toContain(`answers and votes, each for ${KEPT_DAYS} days at most and ${most} at most`);
    expect(readme).toContain(`the last ${HISTORY_LIMIT} lines typed`);
  });
});
