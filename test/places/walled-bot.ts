import { createAnswerer } from '../../src/answering/answerer.ts';
import { createChecker } from '../../src/checking/check-quotations.ts';
import type { Article } from '../../src/corpus/article.ts';
import { NO_RULES, type PlaceRules } from '../../src/places/place-rules.ts';
import { Sight } from '../../src/places/sight.ts';
import { ScriptedReader } from '../answering/scripted-reader.ts';
import { articleOf, indexOf } from '../builders/articles.ts';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { openDiscord, startBot, type StartOptions } from '../discord/bot/start-bot.ts';
import { watchedStore } from '../discord/bot/watched-store.ts';
import { FakeEmbedder } from '../helpers/fake-embedder.ts';

const THRESHOLDS = { good: 0.6, refuse: 0.2, further: 0.5 };
/** Stands in all articles. */
export const SHARED = 'Der Plan gilt ab Montag.';

/** An article whose every part holds a word: title, publisher, headings, sentences and its id. */
export function marked(word: string, folder: string): Article {
  const id = `plan-${word.toLowerCase()}`;
  const sections = Array.from({ length: 4 }, (_, at) => [
    `# § ${at + 1} ${word} im Plan`,
    `Der Plan ${at + 1} von ${word} liegt im Keller. ${at === 0 ? `${SHARED} ` : ''}Das Amt ${word} öffnet um ${at + 8} Uhr.`,
  ]);
  const article = articleOf({
    id,
    title: `Plan ${word}`,
    publisher: `Amt ${word}`,
    paragraphs: sections.flat(),
  });
  return { ...article, file: `corpus/${folder}${id}.md` };
}

/** Words that stand in one article each, and nowhere else. */
export const OPEN = 'Jedermann';
export const ALPHA = 'Zirbelkiefer';
export const BETA = 'Quarzsandstein';
export const ARTICLES = [marked(OPEN, ''), marked(ALPHA, 'alpha/'), marked(BETA, 'beta/akten/')];

/** Knows no word of those that are mistyped, which are then looked for among the articles' own. */
class UnletteredEmbedder extends FakeEmbedder {
  override pieces(): number {
    return 9;
  }
}

/** What is seen where of these articles, by rules that may change. */
export async function walledSight(
  articles: readonly Article[] = ARTICLES,
  takeUp: () => Promise<unknown> = async () => undefined,
) {
  const embedder = new UnletteredEmbedder();
  let meanwhile: (() => void) | undefined;
  const reader = new ScriptedReader((question) => {
    meanwhile?.();
    return /teuer/.test(question) ? 0 : 0.9;
  });
  const index = await indexOf(articles, embedder);
  const answererOver: ConstructorParameters<typeof Sight>[0]['answererOver'] = (of, isPublished) =>
    createAnswerer({
      index: of,
      embedder,
      reader,
      thresholds: THRESHOLDS,
      site: 'https://site.example/',
      isPublished,
    });
  const all = answererOver(index, () => true);
  let rules: PlaceRules = NO_RULES;
  const sight = new Sight({
    rules: () => rules,
    index: () => index,
    answerer: () => all,
    checker: () => createChecker({ index, answerer: all }),
    answererOver,
    takeUp,
  });
  /** Does something, once, while the next question is read. */
  const whileReading = (act: () => void): void => {
    meanwhile = () => {
      meanwhile = undefined;
      act();
    };
  };
  return {
    whileReading,
    sight,
    reader,
    index,
    set: (changed: Partial<PlaceRules>) => void (rules = { ...NO_RULES, ...changed }),
  };
}

type Settings = NonNullable<StartOptions['settings']>;
interface WalledOptions extends Omit<Partial<StartOptions>, 'settings'> {
  readonly settings?: Settings | ((discord: StandIn) => Settings);
}

/** A folder that is seen in one channel. */
const seenIn = (folder: string, id: string) => ({
  folder,
  guilds: [],
  channels: [id],
  direct: false,
  programs: false,
});

/** A bot on a Discord of two channels, each with a folder of its own; direct messages see what is seen everywhere. */
export async function openWalledBot({ settings, ...options }: WalledOptions = {}) {
  const discord = await openDiscord({ messageContent: true });
  const [a, b] = [discord.addChannel({ name: 'alpha' }), discord.addChannel({ name: 'beta' })];
  const { sight, reader, set, whileReading } = await walledSight();
  const articles = [seenIn('alpha', a.id), seenIn('beta', b.id)];
  set({ articles });
  const store = watchedStore();
  const ada = discord.user({ name: 'Ada', locale: 'de', member: true });
  const wanted = typeof settings === 'function' ? settings(discord) : settings;
  const running = await startBot({ discord, sight, store, ...options, ...(wanted && { settings: wanted }) });
  return { discord, a, b, set, whileReading, articles, reader, store, ada, ...running };
}
