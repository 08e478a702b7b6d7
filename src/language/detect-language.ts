import type { SpokenKnowledge } from './knowledge.ts';
import { LABEL_LANGUAGES, spokenKnowledgeOf, type LabelLanguage } from './label-language.ts';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language } from './language.ts';
import { wordsOf } from './words.ts';

/** Code units; a paragraph or two are enough. */
const SAMPLE_LENGTH = 4000;

const FUNCTION_WORDS = wordsByLanguage(({ functionWords }) => functionWords);
const ASKING_WORDS = wordsByLanguage(({ askingWords }) => askingWords);

const LETTERS = wordsByLanguage(({ letters }) => letters);

/** What people say to a bot that is no question ("danke"). */
const TALK_WORDS = wordsByLanguage(
  ({ requests }) => new Set(wordsOf(Object.values(requests.smallTalk).flat().join(' ').toLowerCase())),
);

type WordsByLanguage = ReadonlyMap<LabelLanguage, ReadonlySet<string>>;

function wordsByLanguage(wordsIn: (knowledge: SpokenKnowledge) => ReadonlySet<string>): WordsByLanguage {
  return new Map(LABEL_LANGUAGES.map((language) => [language, wordsIn(spokenKnowledgeOf(language))]));
}

/**
 * The languages of articles that most of a text's function words belong to: one as a rule, several where too few words tell them
 * apart, all of them for a text without any.
 */
export function likelyLanguages(text: string): readonly Language[] {
  return withMostWords(text, FUNCTION_WORDS, LANGUAGES);
}

/** Whether a text has a word that holds sentences together, in any of the languages of articles. */
export function hasFunctionWord(text: string): boolean {
  const words = lowerWordsOf(text);
  return LANGUAGES.some((language) => words.some((word) => FUNCTION_WORDS.get(language)?.has(word)));
}

/** What somebody else says, or a heading; single marks are apostrophes where they touch a word on their other side, too. */
const QUOTED =
  /„[^„“”"]*[“”"]|“[^“”]*”|"[^"]*"|«[^«»]*»|»[^«»]*«|(?<![\p{L}\p{N}])[‚‘'][^‚‘’']*[‘’'](?![\p{L}\p{N}])/gu;
/** "What's", "geht's", "don't": parted from their words, letters that French and Italian elide others to ("s'il"). */
const CLITIC = /(?<=\p{L})['’](?:s|t|d|m|re|ve|ll)(?![\p{L}\p{N}])/giu;

/**
 * The language that a person writes in, whatever they quote: the one that a text's function words tell; where they tell several
 * alike, those of questions ("was kostet es?") and then its letters ("durée du prêt"), and of a text without any those of small
 * talk. Undefined where these tell none either.
 */
export function tellLanguage(typed: string): LabelLanguage | undefined {
  const text = ownWords(typed);
  const spoken = withMostWords(text, FUNCTION_WORDS, LABEL_LANGUAGES);
  const hasNone = spoken.length === LABEL_LANGUAGES.length;
  const asked = likelier(spoken, (likely) => withMostWords(text, ASKING_WORDS, likely));
  const [language, ...others] = likelier(asked, (likely) =>
    hasNone ? withMostWords(text, TALK_WORDS, likely) : withMost(lettersOf(text), LETTERS, likely),
  );
  return others.length === 0 ? language : undefined;
}

/** What of a text is not quoted; all of it where nothing else is said. */
function ownWords(typed: string): string {
  const text = typed.slice(0, SAMPLE_LENGTH).replaceAll(CLITIC, ' ');
  const own = text.replaceAll(QUOTED, ' ');
  return wordsOf(own).length > 0 ? own : text;
}

function likelier<Among>(
  likely: readonly Among[],
  among: (likely: readonly Among[]) => readonly Among[],
): readonly Among[] {
  return likely.length === 1 ? likely : among(likely);
}

/** Of these languages those which have most of a text's words. */
function withMostWords<Among extends LabelLanguage>(
  text: string,
  wordsOfLanguage: WordsByLanguage,
  languages: readonly Among[],
): readonly Among[] {
  return withMost(lowerWordsOf(text), wordsOfLanguage, languages);
}

function withMost<Among extends LabelLanguage>(
  words: readonly string[],
  wordsOfLanguage: WordsByLanguage,
  languages: readonly Among[],
): readonly Among[] {
  const counts = languages.map((language) => ({
    language,
    count: words.filter((word) => wordsOfLanguage.get(language)?.has(word)).length,
  }));
  const most = Math.max(...counts.map(({ count }) => count));
  return counts.filter(({ count }) => count === most).map(({ language }) => language);
}

function lettersOf(text: string): readonly string[] {
  return Array.from(text.normalize('NFC').toLowerCase());
}

function lowerWordsOf(text: string): readonly string[] {
  return wordsOf(text.slice(0, SAMPLE_LENGTH).normalize('NFC').toLowerCase());
}

/**
 * The likeliest of the languages that beleg reads, also for a text in none of them. Right for all 240 paragraphs of
 * XQuAD's first 24 articles in German and English and all 33 articles of evaluation/news/; wrong for 2 of their 1,769
 * sentences, where a detector of all languages (tinyld) told to choose among three is wrong for 17.
 */
export function guessLanguage(text: string): Language {
  const [likeliest = DEFAULT_LANGUAGE] = likelyLanguages(text);
  return likeliest;
}
