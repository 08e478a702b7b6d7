import { TALK_TOPICS, type Requests, type TalkTopic } from '../../language/knowledge.ts';
import { LABEL_LANGUAGES, spokenKnowledgeOf, type LabelLanguage } from '../../language/label-language.ts';
import { comparableWords } from './comparable-words.ts';
import { PhraseBook } from './phrase-book.ts';

/**
 * What `Requests` lists, of every language that labels are in at once: people mix them, two words do not tell one, and the labels
 * name questions that can be asked.
 */
const SPOKEN = LABEL_LANGUAGES.map(spokenKnowledgeOf);
const REQUESTS = SPOKEN.map(({ requests }) => requests);

export const SMALL_TALK = new PhraseBook(byTopic(({ smallTalk }) => smallTalk));
export const AMBIGUOUS = new PhraseBook(byTopic(({ ambiguous }) => ambiguous));
export const HINTS = new PhraseBook(byTopic(({ hints }) => hints));
export const OPENERS = bookOf(({ openers }) => openers);
/** With whether some words of a title may follow. */
export const OVERVIEW = new PhraseBook(
  REQUESTS.flatMap(({ overview }) =>
    overview.flatMap(asTyped).map((phrase) => [phrase.endsWith('…'), phrase] as const),
  ),
);
export const SECTION = bookOf(({ section }) => section);
export const SECTION_BY_NUMBER = bookOf(({ sectionByNumber }) => sectionByNumber);
export const FILLERS = bookOf(({ fillers }) => fillers);
export const OVERVIEW_FILLERS = bookOf(({ overviewFillers }) => overviewFillers);
export const CONNECTIVES: ReadonlySet<string> = new Set(SPOKEN.flatMap(({ connectives }) => connectives));
export const QUESTION_WORDS: ReadonlySet<string> = new Set(
  SPOKEN.flatMap(({ questionWords }) => [...questionWords]).flatMap(comparableWords),
);
export const SECTION_FILLERS = wordsFrom(({ sectionFillers }) => sectionFillers);

/** A phrase as it is written, and as people type it without its apostrophes: "that s" and "thats", "c est" and "cest". */
function asTyped(phrase: string): readonly string[] {
  const joined = phrase
    .replaceAll(/(?<=\p{L}) (?=(?:[dmst]|re|ll|ve)(?: |$))/gu, '')
    .replaceAll(/(?<=(?:^| )(?:[cdjlmnst]|qu)) (?=\p{L}{2})/gu, '');
  return [phrase, joined];
}

/** What one language has phrases for that may be all that is said, with what may stand beside them. */
export function fixedPhrasesOf(
  language: LabelLanguage,
): readonly { readonly phrases: PhraseBook<unknown>; readonly fillers: PhraseBook<unknown> }[] {
  const { smallTalk, ambiguous, overview, fillers, overviewFillers } = spokenKnowledgeOf(language).requests;
  const talk = [...Object.values(smallTalk), ...Object.values(ambiguous)].flat();
  return [
    { phrases: phrasesOf(talk), fillers: phrasesOf(fillers) },
    { phrases: phrasesOf(overview), fillers: phrasesOf(overviewFillers) },
  ];
}

function phrasesOf(phrases: readonly string[]): PhraseBook<true> {
  return new PhraseBook(phrases.flatMap(asTyped).map((phrase) => [true, phrase] as const));
}

function byTopic(of: (requests: Requests) => Requests['ambiguous']): (readonly [TalkTopic, string])[] {
  return REQUESTS.flatMap((requests) =>
    TALK_TOPICS.flatMap((topic) =>
      (of(requests)[topic] ?? []).flatMap(asTyped).map((phrase) => [topic, phrase] as const),
    ),
  );
}

function bookOf(of: (requests: Requests) => readonly string[]): PhraseBook<true> {
  return phrasesOf(REQUESTS.flatMap(of));
}

function wordsFrom(of: (requests: Requests) => readonly string[]): ReadonlySet<string> {
  return new Set(REQUESTS.flatMap(of).flatMap(comparableWords));
}
