import type { Article } from '../corpus/article.ts';
import type { Language } from '../language/language.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { textAsRead } from '../sentences/text-as-read.ts';
import { stemOf, wordsOf } from '../language/words.ts';

/** A sentence as it is found by its words, its heading included; its position is its place in the input. */
export interface WordEntry {
  readonly text: string;
  readonly language: Language;
}

/** The words of the sentences of one language: a stem is a word of one language and its frequency is counted there. */
export interface ReadWords {
  readonly sentences: number;
  /** How often each word stands there, as it is written. */
  readonly words: ReadonlyMap<string, { readonly count: number }>;
  /** Of the sentences that hold a word of the stem: each once, ascending. */
  readonly positionsByStem: ReadonlyMap<string, readonly number[] | Uint32Array>;
}

/** The words of one stem share its positions. */
interface WordRecord {
  count: number;
  readonly positions: number[];
}

/**
 * Reads the words of all sentences, by language. A stem is made once for each word that is written otherwise, and a word looked up
 * once each time it stands there: 100,000 sentences hold two million words, of some 100,000 writings.
 */
export function readWords(entries: Iterable<WordEntry>): ReadonlyMap<Language, ReadWords> {
  const byLanguage = new Map<
    Language,
    { sentences: number; words: Map<string, WordRecord>; positionsByStem: Map<string, number[]> }
  >();
  let position = 0;
  for (const { text, language } of entries) {
    const read = byLanguage.get(language) ?? { sentences: 0, words: new Map(), positionsByStem: new Map() };
    byLanguage.set(language, read);
    read.sentences++;
    for (const word of wordsOf(text)) {
      let record = read.words.get(word);
      if (record === undefined) {
        record = { count: 0, positions: positionsOf(stemOf(word, language), read.positionsByStem) };
        read.words.set(word, record);
      }
      record.count++;
      if (record.positions.at(-1) !== position) record.positions.push(position);
    }
    position++;
  }
  return byLanguage;
}

/** The words of sentences with their headings, by the languages of their articles. */
export function readSentenceWords(
  sentences: readonly Sentence[],
  articles: readonly Article[],
): ReadonlyMap<Language, ReadWords> {
  const languages = new Map(articles.map(({ id, language }) => [id, language]));
  function* entries(): Generator<WordEntry> {
    for (const sentence of sentences) {
      const language = languages.get(sentence.articleId);
      if (language === undefined) throw new Error(`a sentence belongs to no article: ${sentence.articleId}`);
      yield { text: `${sentence.heading ?? ''} ${textAsRead(sentence)}`, language };
    }
  }
  return readWords(entries());
}

function positionsOf(stem: string, positionsByStem: Map<string, number[]>): number[] {
  const positions = positionsByStem.get(stem) ?? [];
  positionsByStem.set(stem, positions);
  return positions;
}
