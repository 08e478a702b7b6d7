import { describe, expect, it } from 'vitest';
import { createEvidence } from '../../src/library/evidence.ts';
import { seenIndex, Sight } from '../../src/places/sight.ts';
import { emptyFolders, seenFromEach } from '../../src/places/seen-from.ts';
import { NO_RULES, type FolderRule } from '../../src/places/place-rules.ts';
import { DatabaseFault } from '../../src/search-index/postgres/database-fault.ts';
import { siteFiles } from '../../src/publishing/site-files.ts';
import { answered, fakeAnswerer } from '../builders/answers.ts';
import { ALPHA, ARTICLES, BETA, marked, OPEN, walledSight } from './walled-bot.ts';

const NOWHERE = { guilds: [], channels: [], direct: false, programs: false };
const rule = (folder: string, given: Partial<FolderRule> = {}): FolderRule => ({
  ...NOWHERE,
  folder,
  ...given,
});
const [GUILD, OTHER] = ['1', '2'];

async function seeing(...articles: readonly FolderRule[]) {
  const walled = await walledSight();
  walled.set({ articles });
  const seenBy = (viewer: Parameters<typeof walled.sight.answererAt>[0]): string =>
    walled.sight
      .answererAt(viewer)
      .articles()
      .map(({ title }) => title.replace('Plan ', '').charAt(0))
      .join('');
  return { ...walled, seenBy };
}

const letters = [OPEN, ALPHA, BETA].map((word) => word.charAt(0)).join('');

describe('what is seen from a place', () => {
  it('is everything where no rule says otherwise, by the answerer that there is anyhow', async () => {
    const { sight, seenBy } = await seeing();
    expect([{}, { guildId: GUILD }, 'programs' as const].map(seenBy)).toEqual([letters, letters, letters]);
    expect(sight.seesAll('programs')).toBe(true);
  });

  it('is what no folder with a rule holds, and what the rules give it', async () => {
    const { seenBy } = await seeing(
      rule('alpha', { guilds: [GUILD], programs: true }),
      rule('beta', { channels: ['7'], direct: true }),
    );
    expect(seenBy({ guildId: GUILD, channelId: '5' })).toBe('JZ');
    expect(seenBy({ guildId: OTHER, channelId: '5' })).toBe('J');
    expect(seenBy({ guildId: OTHER, channelId: '9', parentId: '7' })).toBe('JQ');
    expect(seenBy({ guildId: GUILD, channelId: '7' })).toBe('JZQ');
    expect(seenBy({ channelId: '7' })).toBe('JQ');
    expect(seenBy('programs')).toBe('JZ');
  });

  it('goes by the innermost folder that has a rule, and by the whole name of it', async () => {
    const outer = rule('beta', { guilds: [GUILD] });
    expect((await seeing(outer, rule('beta/akten'))).seenBy({ guildId: GUILD })).toBe('JZ');
    expect(
      (await seeing(rule('beta'), rule('beta/akten', { guilds: [GUILD] }))).seenBy({ guildId: GUILD }),
    ).toBe(letters);
    expect((await seeing(rule('bet'), rule('akten'))).seenBy({ guildId: GUILD })).toBe(letters);
    expect((await seeing(rule(''), rule('alpha', { direct: true }))).seenBy({})).toBe('Z');
  });

  it('is made once, as long as index and rules are the same', async () => {
    const { sight, set } = await seeing(rule('alpha'), rule('beta', { guilds: [GUILD] }));
    const before = sight.answererAt({ guildId: GUILD });
    expect(sight.answererAt({ guildId: GUILD, channelId: '3' })).toBe(before);
    set({ articles: [rule('alpha'), rule('beta', { guilds: [GUILD] })] });
    expect(sight.answererAt({ guildId: GUILD })).toBe(before);
    set({ articles: [rule('alpha', { guilds: [GUILD] }), rule('beta', { guilds: [GUILD] })] });
    expect(sight.answererAt({ guildId: GUILD })).not.toBe(before);
  });

  it('stays as it was for a question whose index is gone, whatever rules come meanwhile', async () => {
    const { index, sight: other } = await seeing();
    let rules = { ...NO_RULES, articles: [rule('alpha')] };
    const seen: (readonly string[])[] = [];
    const sight = new Sight({
      rules: () => rules,
      index: () => index,
      answerer: () => other.answererAt({}),
      checker: () => other.checkerAt({}),
      answererOver: (of) => {
        seen.push([...of.articles.keys()]);
        return fakeAnswerer(() => {
          if (seen.length > 1) return answered({ question: 'Wann?' });
          throw new DatabaseFault({ kind: 'gone', place: 'postgres://db.example/beleg', generation: 'old' });
        });
      },
      takeUp: async () => void (rules = { ...NO_RULES, articles: [rule('')] }),
    });
    await sight.answererAt({}).ask({ question: 'Wann?' });
    expect(seen).toHaveLength(2);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[1]).not.toContain(`plan-${ALPHA.toLowerCase()}`);
  });

  it('stays hidden where the index was removed and the rules became others while a question was under way', async () => {
    let change: (() => void) | undefined;
    const { sight, index, set, whileReading } = await walledSight(ARTICLES, async () => change?.());
    set({ articles: [rule('beta')] });
    // Both hide it, the second by the folder within the first, which no list of the first names.
    change = () => set({ articles: [rule('beta'), rule('beta/akten')] });
    whileReading(() => {
      throw new DatabaseFault({ kind: 'gone', place: 'postgres://db/x', generation: '1' });
    });
    const answer = await sight.answererAt({}).ask({ question: 'Wann öffnet das Amt?' });
    expect(sight.hides(`plan-${BETA.toLowerCase()}`, {})).toBe(true);
    expect([...index.articles.keys()]).toHaveLength(3);
    expect(JSON.stringify(answer)).toContain(ALPHA);
    expect(JSON.stringify(answer)).not.toContain(BETA);
  });

  it('tells apart what is hidden from what is gone', async () => {
    const { sight } = await seeing(rule('alpha'));
    const [, alpha] = ARTICLES;
    expect(sight.hides(alpha?.id ?? '', {})).toBe(true);
    expect(sight.hides('gone', {})).toBe(false);
  });

  it('links to the site only where the page of the article is published', async () => {
    const { sight } = await seeing(
      rule('alpha', { direct: true }),
      rule('beta', { direct: true, programs: true }),
    );
    const linkOf = (word: string) => sight.answererAt({}).passage(`plan-${word.toLowerCase()}`, 0)?.link;
    expect([OPEN, ALPHA, BETA].map((word) => linkOf(word) !== undefined)).toEqual([true, false, true]);
  });
});

describe('what programs and the site get', () => {
  it('is nothing of a folder with a rule that does not name them, by question, id, check or page', async () => {
    const { sight, index } = await seeing(rule('alpha', { guilds: [GUILD], direct: true }));
    const evidence = createEvidence({
      answerer: () => sight.answererAt('programs'),
      checker: () => sight.checkerAt('programs'),
      defaultLanguage: 'de',
    });
    const id = `plan-${ALPHA.toLowerCase()}`;
    const got = [
      await evidence.ask({ question: 'Was liegt im Keller?' }),
      evidence.articles(),
      await evidence.check(`»Der Plan 1 von ${ALPHA.slice(0, -1)} liegt im Keller.«`),
      [
        ...siteFiles(seenIndex(index, sight.rules, 'programs'), {
          language: 'de',
          site: undefined,
          isFindable: false,
        }),
      ],
    ];
    const said = JSON.stringify(got, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(said).toContain(OPEN);
    expect(said.toLowerCase()).not.toContain(ALPHA.toLowerCase());
    expect(() => evidence.article(id)).toThrow();
    expect(() => evidence.passage(id, 0, 1)).toThrow();
  });
});

describe('the places that rules name', () => {
  it('are listed with what each sees, and folders that hide nothing by themselves', () => {
    const rules = {
      ...NO_RULES,
      articles: [rule('alpha', { guilds: [GUILD] }), rule('beta', { channels: ['7'], programs: true })],
    };
    const files = [...ARTICLES, marked('Weide', 'alpha/b/')].map(({ file }) => ({ path: file }));
    expect(seenFromEach(rules, files)).toEqual([
      { from: { kind: 'everywhere' }, articles: 1, folders: [] },
      { from: { kind: 'guild', id: GUILD }, articles: 3, folders: ['alpha'] },
      { from: { kind: 'channel', id: '7' }, articles: 2, folders: ['beta'] },
      { from: { kind: 'direct' }, articles: 1, folders: [] },
      { from: { kind: 'programs' }, articles: 2, folders: ['beta'] },
    ]);
    expect(emptyFolders({ ...rules, articles: [...rules.articles, rule('gamma')] }, files)).toEqual([
      'gamma',
    ]);
  });
});
