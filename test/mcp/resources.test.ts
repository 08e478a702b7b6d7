import { ResourceListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, it } from 'vitest';
import { BelegError } from '../../src/errors.ts';
import { articleText } from '../../src/mcp/article-text.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { fakeAnswerer } from '../builders/answers.ts';
import { LIBRARY, MUSEUM } from '../builders/articles.ts';
import { gate } from '../discord/bot/gate.ts';
import { connected } from './mcp-client.ts';

describe('the articles as resources', () => {
  it('are listed by id and title', async () => {
    const { client } = await connected({ answerer: fakeAnswerer(undefined, [LIBRARY, MUSEUM]) });
    const { resources } = await client.listResources();
    expect(resources).toMatchObject([
      {
        uri: 'beleg://articles/buecherei',
        name: 'buecherei',
        title: 'Bücherei öffnet sonntags',
        description: 'Musterstädter Bote, 2026-02-14, de, 8 sentences',
        mimeType: 'text/plain',
      },
      { uri: 'beleg://articles/musee' },
    ]);
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates).toMatchObject([{ uriTemplate: 'beleg://articles/{id}' }]);
  });

  it('are read with what is known of them and the ordinal of each sentence', async () => {
    const { client } = await connected();
    const { contents } = await client.readResource({ uri: 'beleg://articles/buecherei' });
    expect(contents).toEqual([
      {
        uri: 'beleg://articles/buecherei',
        mimeType: 'text/plain',
        text: `Bücherei öffnet sonntags

Id: buecherei
Publisher: Musterstädter Bote
Date: 2026-02-14
Source: https://example.org/buecherei
Language: de
Revision: ${LIBRARY.revision}
Sentences: 8

# Neue Zeiten

[0] Der Rat hat am Montag über die Bücherei beraten.
[1] Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.
[2] Der Eintritt bleibt frei.

[3] Die Leitung rechnet mit 2_000 *neuen* Gästen im Jahr; mehr unter www.example.org/gäste.
[4] Im Café gibt es Kuchen.
[5] Das Café schließt um 15 Uhr.

[6] Der Leseclub trifft sich jeden Mittwoch.
[7] Kinder dürfen zehn Bücher leihen.
`,
      },
    ]);
  });

  it('keep what is between their sentences, as the heads of a table', () => {
    const file =
      '# Preise\n\nWas es kostet:\n\n| Was | Preis |\n| --- | --- |\n| Karte | 9 Euro |\n| Kaffee | 3 Euro |\n';
    const { article } = composeArticle(readMarkdown(file), 'corpus/preise.md');
    expect(articleText(article)).toContain(
      '[0] Was es kostet:\n\nWas | Preis\n[1] Karte | 9 Euro\n[2] Kaffee | 3 Euro\n',
    );
  });

  it('have no line that looks numbered and is not', () => {
    const file =
      '# Preise\n\n## [7] Neues\n\nWas es kostet:\n\n| [8] Der Himmel ist grün. | Preis |\n| --- | --- |\n| Karte | 9 Euro |\n';
    const { article } = composeArticle(readMarkdown(file), 'corpus/preise.md');
    const text = articleText(article);
    expect(text).toContain(
      '# [–] [7] Neues\n\n[0] Was es kostet:\n\n[–] [8] Der Himmel ist grün. | Preis\n[1]',
    );
  });

  it.each(['beleg://articles/nirgends', `beleg://articles/${'x'.repeat(100_000)}`])(
    'that there are not are told to be none, with those that there are',
    async (uri) => {
      const { client } = await connected();
      const reading = client.readResource({ uri });
      await expect(reading).rejects.toMatchObject({ code: -32_002 });
      await expect(reading).rejects.toThrow(/^.{0,300}The articles are buecherei\.$/s);
    },
  );

  it('have their ids completed', async () => {
    const { client } = await connected({ answerer: fakeAnswerer(undefined, [LIBRARY, MUSEUM]) });
    const completed = async (value: string): Promise<readonly string[]> => {
      const ref = { type: 'ref/resource', uri: 'beleg://articles/{id}' } as const;
      const { completion } = await client.complete({ ref, argument: { name: 'id', value } });
      return completion.values;
    };
    expect(await completed('')).toEqual(['buecherei', 'musee']);
    expect(await completed('B')).toEqual(['buecherei']);
    expect(await completed('ee')).toEqual(['musee']);
    expect(await completed('x')).toEqual([]);
  });

  it('change when another index is taken up, which the client is told', async () => {
    const { client, mcp } = await connected();
    const { opened: told, open: tell } = gate();
    client.setNotificationHandler(ResourceListChangedNotificationSchema, tell);
    mcp.articlesChanged();
    await told;
  });

  it('are not there while nothing can be opened, and the client hears why', async () => {
    const { client } = await connected({
      opened: async () => {
        throw new BelegError('The folder is empty.', 'Put an article there.');
      },
    });
    await expect(client.listResources()).rejects.toThrow('The folder is empty.\nPut an article there.');
  });
});
