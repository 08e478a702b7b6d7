import { comparableWords } from './comparable-words.ts';

interface Phrase<Topic> {
  readonly words: readonly string[];
  readonly topic: Topic;
}

/** Longer texts are never small talk alone; a bound on the time that one takes. */
const MOST_WORDS = 16;

/** Phrases with what they are about, found in the words of a text. */
export class PhraseBook<Topic> {
  readonly #byFirst = new Map<string, Phrase<Topic>[]>();

  constructor(phrases: Iterable<readonly [topic: Topic, phrase: string]>) {
    for (const [topic, phrase] of phrases) {
      const words = comparableWords(phrase);
      const [first = ''] = words;
      const others = this.#byFirst.get(first);
      if (others === undefined) this.#byFirst.set(first, [{ words, topic }]);
      else others.push({ words, topic });
    }
  }

  /** The phrases that begin at a word, the longest first. */
  at(words: readonly string[], start: number): readonly Phrase<Topic>[] {
    const phrases = this.#byFirst.get(words[start] ?? '') ?? [];
    return phrases
      .filter((phrase) => phrase.words.every((word, i) => words[start + i] === word))
      .toSorted((a, b) => b.words.length - a.words.length);
  }

  /** What the first phrase in a text is about, wherever it stands. */
  within(words: readonly string[]): Topic | undefined {
    return words.map((_, start) => this.at(words, start)[0]?.topic).find((topic) => topic !== undefined);
  }

  /**
   * What the phrases are about that with `fillers` make up a whole text, as few of them as can be; undefined where they
   * leave a word, or where there is none.
   */
  covering(words: readonly string[], fillers: PhraseBook<unknown>): readonly Topic[] | undefined {
    if (words.length > MOST_WORDS) return undefined;
    // For each word from the last to the first: the topics of what begins there.
    const from: (readonly Topic[] | undefined)[] = [...words.map(() => undefined), []];
    for (let start = words.length - 1; start >= 0; start--) {
      const ways = this.at(words, start).flatMap((phrase) => {
        const rest = from[start + phrase.words.length];
        return rest === undefined ? [] : [[phrase.topic, ...rest]];
      });
      const filled = fillers.at(words, start).flatMap((filler) => {
        const rest = from[start + filler.words.length];
        return rest === undefined ? [] : [rest];
      });
      from[start] = [...ways, ...filled].toSorted(byPhrases)[0];
    }
    const topics = from[0];
    return topics === undefined || topics.length === 0 ? undefined : topics;
  }
}

/** Some phrase before none, then the fewest. */
function byPhrases(a: readonly unknown[], b: readonly unknown[]): number {
  return Number(a.length === 0) - Number(b.length === 0) || a.length - b.length;
}
