import { describe, expect, it } from 'vitest';
import type { Overview } from '../../../src/answering/answer.ts';
import type { Article } from '../../../src/corpus/article.ts';
import { DISCORD_LABELS } from '../../../src/discord/labels/discord-labels.ts';
import { ANSWER_LABELS } from '../../../src/wording/answer-labels.ts';
import { answered, citation, fakeAnswerer, type FakeAnswerer } from '../../builders/answers.ts';
import { articleOf, LIBRARY, MUSEUM } from '../../builders/articles.ts';
import { openDiscord, startBot } from '../bot/start-bot.ts';
import { watchedStore } from '../bot/watched-store.ts';
import { stripMarkdown } from '../rendering/strip-markdown.ts';
import type { SeenMessage } from '../../../stand-in/seen-message.ts';

const { button, contents, notice, goingOn } = DISCORD_LABELS.de;
const { overview: words } = ANSWER_LABELS.de;

/** Ten sections of one sentence each. */
const STATUTES = articleOf({
  id: 'satzung',
  title: 'Satzung',
  paragraphs: Array.from({ length: 10 }, (_, at) => [`# § ${at + 1}`, `Regel ${at + 1} gilt.`]).flat(),
});

/** Answers everything with an overview of these articles. */
function overviewing(articles: readonly Article[], others = 0): FakeAnswerer {
  const answerer = fakeAnswerer(undefined, articles);
  answerer.answerWith(({ question }): Overview => {
    const [first, ...further] = articles.flatMap(({ id }) => answerer.overview(id) ?? []);
    if (first === undefined) throw new Error('There is no article');
    return { kind: 'overview', question, articles: [first, ...further], others };
  });
  return answerer;
}

/** A bot that answers so, and who asks it. */
async function openBot(answerer: FakeAnswerer | (() => FakeAnswerer)) {
  const discord = await openDiscord();
  const store = watchedStore();
  const running = await startBot({ discord, answerer, store });
  const ada = discord.user({ name: 'Ada', locale: 'de' });
  const press = async (message: SeenMessage, name: string): Promise<SeenMessage> =>
    (await discord.button({ user: ada, message, button: name })).reply();
  const ask = async (): Promise<SeenMessage> =>
    (await discord.mention({ user: ada, text: 'Worum geht es?' })).reply();
  return { discord, store, ...running, ada, press, ask };
}

const plain = ({ text }: SeenMessage): string => stripMarkdown(text).text;
const labelsOf = ({ buttons }: SeenMessage) => buttons.map(({ label }) => label);

describe('an overview', () => {
  it('is for all, is not kept, and leads each reader alone through a section', async () => {
    const { store, ask, press } = await openBot(overviewing([LIBRARY]));
    const shown = await ask();
    expect(shown.ephemeral).toBe(false);
    expect(plain(shown)).toContain(words.ofArticle);
    expect(labelsOf(shown)).toEqual(['Neue Zeiten']);
    expect(store.where(() => true)).toEqual([]);
    const section = await press(shown, 'Neue Zeiten');
    expect(section.ephemeral).toBe(true);
    expect(plain(section)).toContain(contents.sentences(1, 3, 8));
    for (const ordinal of [0, 1, 2]) expect(plain(section)).toContain(citation({ ordinal }).text);
    expect(labelsOf(section)).toEqual([button.goOn.section(5)]);
    const second = await press(section, button.goOn.section(5));
    const third = await press(second, button.goOn.section(2));
    expect(plain(third)).toContain(contents.sentences(7, 8, 8));
    expect(plain(third)).toContain(`[8] ${citation({ ordinal: 7 }).text}`);
    expect(labelsOf(third)).toEqual([]);
  });

  it('turns to the sections that did not fit, and back', async () => {
    const { ask, press } = await openBot(overviewing([STATUTES]));
    const shown = await ask();
    expect(labelsOf(shown).slice(-2)).toEqual(['§ 8', button.nextSections]);
    const next = await press(shown, button.nextSections);
    expect(next.ephemeral).toBe(true);
    expect(plain(next)).toContain(contents.sections(9, 10, 10));
    expect(labelsOf(next)).toEqual(['§ 9', '§ 10', button.previousSections]);
    expect(plain(await press(next, '§ 10'))).toContain('[1] Regel 10 gilt.');
    expect(plain(await press(next, button.previousSections))).toContain(contents.sections(1, 8, 10));
  });

  it('of several articles leads to each, and to the list of all beside what others read', async () => {
    const { ask, press } = await openBot(overviewing([LIBRARY, MUSEUM], 9));
    const shown = await ask();
    expect(labelsOf(shown)).toEqual([LIBRARY.title, MUSEUM.title, button.nextPage]);
    const museum = await press(shown, MUSEUM.title);
    expect(museum.ephemeral).toBe(true);
    expect(plain(museum)).toContain(words.ofArticle);
    const list = await press(shown, button.nextPage);
    expect([list.ephemeral, list.id === shown.id]).toEqual([true, false]);
    expect(plain(shown)).toContain('Le musée rouvre lundi.');
  });

  it('is where the list of articles leads to', async () => {
    const { discord, ada, press } = await openBot(overviewing([LIBRARY, MUSEUM]));
    const list = await (await discord.slash({ user: ada, command: 'articles' })).reply();
    const overview = await press(list, LIBRARY.title);
    expect(overview.ephemeral).toBe(true);
    expect(plain(overview)).toContain('Der Rat hat am Montag über die Bücherei beraten.');
    expect(plain(list)).not.toContain('Der Rat hat am Montag');
  });

  it('quotes nothing of an article that has changed', async () => {
    let current = overviewing([STATUTES]);
    const { ask, press, discord, ada, entries } = await openBot(() => current);
    const shown = await ask();
    const list = await (await discord.slash({ user: ada, command: 'articles' })).reply();
    const pressAll = async (): Promise<string[]> => {
      const pressed = [
        await press(shown, '§ 3'),
        await press(shown, button.nextSections),
        await press(list, STATUTES.title),
      ];
      return pressed.map(plain);
    };
    const changed = [notice.articleChanged, notice.articleChanged, notice.articleChanged];
    current = overviewing([{ ...STATUTES, revision: 'ffffffff' }]);
    expect(await pressAll()).toEqual(changed);
    expect(entries.filter(({ level }) => level === 'error')).toEqual([]);
    // It says that it is the same, and is not.
    current = overviewing([{ ...STATUTES, text: `${STATUTES.text} Neu.` }]);
    expect(await pressAll()).toEqual(changed);
    current = overviewing([LIBRARY]);
    expect(await pressAll()).toEqual(changed);
  });
});

describe('an answer that goes on', () => {
  it('says how many follow, numbers them on, and then letters what is only near', async () => {
    const answerer = fakeAnswerer(({ question }) =>
      answered({
        question,
        citations: [citation({ ordinal: 0 }), citation({ ordinal: 1 })],
        more: [2, 3, 4, 5, 6].map((ordinal) => citation({ ordinal })),
        rest: 4,
      }),
    );
    const { ask, press, store } = await openBot(answerer);
    const answer = await store.knows(await ask());
    expect(plain(answer)).toContain(ANSWER_LABELS.de.rest.section(4));
    const first = await press(answer, button.goOn.section(4));
    expect(plain(first)).toContain(goingOn.section(3, 5, 6));
    expect(plain(first)).toContain(`[3] ${citation({ ordinal: 2 }).text}`);
    const second = await press(first, button.goOn.section(1));
    expect(plain(second)).toContain(goingOn.section(6, 6, 6));
    expect(plain(second)).not.toContain(citation({ ordinal: 6 }).text);
    const near = await press(second, button.more);
    expect(plain(near)).toContain(`(a) ${citation({ ordinal: 6 }).text}`);
    expect(labelsOf(near)).toEqual([]);
  });
});
