import type { Article } from '../corpus/article.ts';
import { belowFolder } from '../corpus/corpus-files.ts';

/** Where somebody asks: in a channel of a guild, or, without a guild, in direct messages. */
export interface Place {
  readonly guildId?: string | undefined;
  readonly channelId?: string | undefined;
  /** Of a thread the channel that it belongs to. */
  readonly parentId?: string | undefined;
}

/** Who is shown articles: people at a place, or whoever asks by a program and reads what is published. */
export type Viewer = Place | 'programs';

/** The places that a rule names. A guild is all its channels, a channel all its threads. */
export interface NamedPlaces {
  readonly guilds: readonly string[];
  readonly channels: readonly string[];
  /** Also direct messages, with anybody. */
  readonly direct: boolean;
}

/** The articles of a folder are seen at these places alone. */
export interface FolderRule extends NamedPlaces {
  /** Below the corpus folder, `a/b`; empty for all of it. */
  readonly folder: string;
  /** Also by programs, and in what is published. */
  readonly programs: boolean;
}

/** At these places only who has one of these roles asks; in direct messages there are none, and where they are named all may. */
export interface AskRule extends NamedPlaces {
  readonly roles: readonly string[];
}

/** How many questions who has one of these roles may ask in a minute. */
export interface QuotaRule {
  readonly roles: readonly string[];
  readonly questionsPerMinute: number;
}

/** Who may see and ask what, where. */
export interface PlaceRules {
  readonly articles: readonly FolderRule[];
  readonly ask: readonly AskRule[];
  readonly quotas: readonly QuotaRule[];
}

/** Everybody sees all articles and may ask everywhere. */
export const NO_RULES: PlaceRules = { articles: [], ask: [], quotas: [] };

/** The folders that are not seen from there, in the order of the rules. */
export function hiddenFolders({ articles }: PlaceRules, viewer: Viewer): readonly string[] {
  const isSeen = (rule: FolderRule): boolean =>
    viewer === 'programs' ? rule.programs : isNamed(rule, viewer);
  return articles.filter((rule) => !isSeen(rule)).map(({ folder }) => folder);
}

/** The innermost folder with a rule that an article lies in; undefined where it lies in none and is seen everywhere. */
export function ruledFolder({ articles }: PlaceRules, { file }: Pick<Article, 'file'>): string | undefined {
  const path = belowFolder(file).normalize('NFC');
  return articles
    .map(({ folder }) => folder)
    .filter((folder) => folder === '' || path.startsWith(`${folder}/`))
    .reduce<string | undefined>(
      (innermost, folder) =>
        innermost === undefined || folder.length > innermost.length ? folder : innermost,
      undefined,
    );
}

/** Why somebody may not ask at a place: the roles of which they have none; none are named where nobody asks. */
export interface Denied {
  readonly roles: readonly string[];
}

/**
 * What keeps somebody with these roles from asking at a place; undefined where nothing does. What is said of a channel counts
 * before what is said of its guild; where nothing is said everybody may.
 */
export function deniedAt(
  { ask }: PlaceRules,
  place: Place,
  roleIds: ReadonlySet<string>,
): Denied | undefined {
  if (place.guildId === undefined) {
    return ask.length === 0 || ask.some(({ direct }) => direct) ? undefined : { roles: [] };
  }
  const rule =
    ask.find(({ channels }) => isIn(channels, place.channelId)) ??
    ask.find(({ channels }) => isIn(channels, place.parentId)) ??
    ask.find(({ guilds }) => isIn(guilds, place.guildId));
  if (rule === undefined || rule.roles.some((role) => roleIds.has(role))) return undefined;
  return { roles: rule.roles };
}

/** The most that one of these roles allows; undefined where nothing is said of any. */
export function questionsPerMinute({ quotas }: PlaceRules, roleIds: ReadonlySet<string>): number | undefined {
  const allowed = quotas.filter(({ roles }) => roles.some((role) => roleIds.has(role)));
  return allowed.length === 0 ? undefined : Math.max(...allowed.map((quota) => quota.questionsPerMinute));
}

function isNamed(
  { guilds, channels, direct }: NamedPlaces,
  { guildId, channelId, parentId }: Place,
): boolean {
  if (guildId === undefined) return direct;
  return isIn(guilds, guildId) || isIn(channels, channelId) || isIn(channels, parentId);
}

function isIn(ids: readonly string[], id: string | undefined): boolean {
  return id !== undefined && ids.includes(id);
}
