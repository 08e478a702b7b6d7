import type { CorpusFile } from '../corpus/corpus-files.ts';
import { hiddenFolders, ruledFolder, type PlaceRules, type Viewer } from './place-rules.ts';

/** From where articles are seen: `everywhere` is a guild that no rule names. */
export type Viewpoint =
  | { readonly kind: 'everywhere' | 'direct' | 'programs' }
  | { readonly kind: 'guild' | 'channel'; readonly id: string };

/** What is seen from there. */
export interface Seen {
  readonly from: Viewpoint;
  readonly articles: number;
  /** Of those with rules. */
  readonly folders: readonly string[];
}

/** What is seen from each place that the rules name, and from everywhere else. */
export function seenFromEach(rules: PlaceRules, files: readonly Pick<CorpusFile, 'path'>[]): readonly Seen[] {
  const ids = (kind: 'guilds' | 'channels') => [...new Set(rules.articles.flatMap((rule) => rule[kind]))];
  const views: readonly (readonly [Viewpoint, Viewer])[] = [
    [{ kind: 'everywhere' }, { guildId: '', channelId: '' }],
    ...ids('guilds').map((id) => [{ kind: 'guild', id }, { guildId: id }] as const),
    ...ids('channels').map(
      (id) =>
        [
          { kind: 'channel', id },
          { guildId: '', channelId: id },
        ] as const,
    ),
    [{ kind: 'direct' }, {}],
    [{ kind: 'programs' }, 'programs'],
  ];
  const ruled = files.map(({ path }) => ruledFolder(rules, { file: path }));
  return views.map(([from, viewer]) => {
    const hidden = hiddenFolders(rules, viewer);
    const seen = ruled.filter((folder) => folder === undefined || !hidden.includes(folder));
    const folders = rules.articles.map(({ folder }) => folder).filter((folder) => !hidden.includes(folder));
    return { from, articles: seen.length, folders };
  });
}

/** The folders with rules in which no article lies, outside of other such folders. */
export function emptyFolders(
  rules: PlaceRules,
  files: readonly Pick<CorpusFile, 'path'>[],
): readonly string[] {
  const ruled = new Set(files.map(({ path }) => ruledFolder(rules, { file: path })));
  return rules.articles.map(({ folder }) => folder).filter((folder) => !ruled.has(folder));
}
