import { describe, expect, it } from 'vitest';
import { runChat } from '../../src/terminal/chat/chat.ts';
import { answered, fakeAnswerer } from '../builders/answers.ts';
import { articleOf, LIBRARY } from '../builders/articles.ts';
import { FakeTerminal } from './fake-terminal.ts';

const CONTRACT = articleOf({ id: 'vertrag', title: 'Der Vertrag', paragraphs: ['Er gilt ab Mai.'] });
const ANNEX = articleOf({ id: 'anlage', title: 'Anlage zum Vertrag', paragraphs: ['Sie gilt auch.'] });

const FEAST = articleOf({
  id: 'feier',
  title: '300 Jahre Teil 3 (2024)',
  paragraphs: ['Sie war im Juni.'],
});

/** Types the lines into a chat; what it printed, and in which article each question was asked. */
async function talk(...lines: readonly string[]) {
  const answerer = fakeAnswerer(({ question }) => answered({ question }), [LIBRARY, CONTRACT, ANNEX, FEAST]);
  const terminal = new FakeTerminal({ isTTY: false });
  const { input, output } = terminal;
  input.end(lines.join('\n'));
  await runChat({ answerer, language: 'de', env: {}, input, output });
  const asked = answerer.asked.map(({ articleId }) => articleId);
  return { printed: terminal.text.replaceAll(/\s+/gu, ' '), asked };
}

describe('a chat held to an article', () => {
  it.each([':article all', ':artikel alle', '/article tous', ':ARTIKEL ALLE'])(
    'asks there until "%s" lets it go',
    async (release) => {
      const { asked, printed } = await talk('Wer?', ':article vertrag', 'Wann?', 'Wo?', release, 'Wie?');
      expect(asked).toEqual([undefined, 'vertrag', 'vertrag', undefined]);
      expect(printed).toContain('Durchsucht wird nur der Artikel „Der Vertrag“.');
      expect(printed).toContain('Durchsucht werden alle Artikel.');
    },
  );

  it.each([
    ['anlage', 'anlage'],
    ['Der Vertrag', 'vertrag'],
    ['anlage ZUM vertrag', 'anlage'],
    ['zum', 'anlage'],
    ['Bücherei', 'buecherei'],
    ['bü', 'buecherei'],
    ['cherei', 'buecherei'],
    ['300', 'feier'],
    ['2024', 'feier'],
  ])('is chosen by "%s"', async (typed, id) => {
    expect((await talk(`:article ${typed}`, 'Wann?')).asked).toEqual([id]);
  });

  it('says which one it is, or that it is none', async () => {
    const { printed } = await talk(':article', ':article vertrag', ':artikel');
    expect(printed).toMatch(/^:article Durchsucht werden alle Artikel\./u);
    expect(printed.split('Durchsucht wird nur der Artikel „Der Vertrag“.')).toHaveLength(3);
  });

  it.each([
    [':article vertarg', 'Meintest du „vertrag“?'],
    [':article Rathaus', 'Einen Artikel „Rathaus“ gibt es nicht. :articles zeigt alle.'],
    [':article ag', 'Einen Artikel „ag“ gibt es nicht.'],
    [':article 3', 'Einen Artikel „3“ gibt es nicht.'],
    [':article 30', 'Einen Artikel „30“ gibt es nicht.'],
    [':article 202', 'Einen Artikel „202“ gibt es nicht.'],
    [':article tra', 'passt zu mehreren Artikeln. Zur Wahl stehen die Kennungen: vertrag, anlage'],
  ])('stays as it is after "%s"', async (line, said) => {
    const { printed, asked } = await talk(':article anlage', line, 'Wann?');
    expect(printed).toContain(said);
    expect(asked).toEqual(['anlage']);
  });
});
