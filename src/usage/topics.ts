import { isCommonWord } from '../language/common-words.ts';
import { type LabelLanguage, spokenKnowledgeOf } from '../language/label-language.ts';
import { isLanguage } from '../language/language.ts';
import { stemOf, wordsOf } from '../language/words.ts';

/** A question that has a topic. */
export interface TopicQuestion {
  readonly question: string;
  readonly language: LabelLanguage;
  /** Whether others than the asker could see it. */
  readonly isSeen: boolean;
}

/** Questions that share a word. */
interface Topic {
  /** The word that they share, then others that most of them share, as they were written most often. */
  readonly words: readonly string[];
  readonly count: number;
  /** Those of them that others than the asker could see, each once. */
  readonly questions: readonly string[];
}

export interface Topics {
  /** The one of most questions first. Each question is in one at most. */
  readonly listed: readonly Topic[];
  /** Questions of no topic that may be shown: others say nothing of it, and the asker alone has seen them or they name nothing. */
  readonly unseen: number;
}

/** Shorter words, and numbers, tell of no topic. */
const LEAST_LETTERS = 3;
const FURTHER_WORDS = 2;

/** A question with its stems, each as it was written. */
interface Stemmed extends TopicQuestion {
  readonly words: ReadonlyMap<string, string>;
}

/**
 * Groups questions by the stems of what their words say: first by the one that most of them share, then the rest by the next. A
 * word that stands only in what nobody else has seen is told where several questions have it, and else of none.
 */
export function topicsOf(questions: readonly TopicQuestion[]): Topics {
  let rest: readonly Stemmed[] = questions.map((one) => ({ ...one, words: contentOf(one) }));
  const listed: Topic[] = [];
  for (;;) {
    const shared = mostShared(rest);
    if (shared === undefined) break;
    listed.push(
      topicOf(
        shared,
        rest.filter(({ words }) => words.has(shared)),
      ),
    );
    rest = rest.filter(({ words }) => !words.has(shared));
  }
  const alone = rest.flatMap((one) => {
    const stem = one.isSeen ? longestOf(one.words.keys()) : undefined;
    return stem === undefined ? [] : [topicOf(stem, [one])];
  });
  return { listed: [...listed, ...alone], unseen: rest.length - alone.length };
}

function longestOf(stems: Iterable<string>): string | undefined {
  const [longest] = [...stems].toSorted((one, other) => other.length - one.length);
  return longest;
}

function topicOf(stem: string, group: readonly Stemmed[]): Topic {
  const counts = stemCounts(group);
  const others = [...counts].filter(
    ([other, count]) => other !== stem && count > 1 && count * 2 >= group.length,
  );
  const further = others.toSorted(([, one], [, other]) => other - one).slice(0, FURTHER_WORDS);
  return {
    words: [stem, ...further.map(([other]) => other)].map((one) => writtenMost(one, group)),
    count: group.length,
    questions: [...new Set(group.filter(({ isSeen }) => isSeen).map(({ question }) => question))],
  };
}

/** The stem that most questions have, where several do; of those that as many have, the longest, which tells most. */
function mostShared(questions: readonly Stemmed[]): string | undefined {
  const counts = [...stemCounts(questions)].filter(([, times]) => times > 1);
  const most = Math.max(0, ...counts.map(([, times]) => times));
  return longestOf(counts.filter(([, times]) => times === most).map(([stem]) => stem));
}

function stemCounts(questions: readonly Stemmed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of questions) {
    for (const stem of words.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

function writtenMost(stem: string, group: readonly Stemmed[]): string {
  const forms = new Map<string, number>();
  for (const form of group.flatMap(({ words }) => words.get(stem) ?? []))
    forms.set(form, (forms.get(form) ?? 0) + 1);
  const [most] = [...forms].toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? stem;
}

/** What a question says: its words by their stems, but for those that may stand in any. */
function contentOf({ question, language }: TopicQuestion): ReadonlyMap<string, string> {
  const words = wordsOf(question.normalize('NFC')).filter(
    (word) => word.length >= LEAST_LETTERS && !/^\p{N}+$/u.test(word) && !isCommon(word, language),
  );
  return new Map(
    words.map((word) => [isLanguage(language) ? stemOf(word, language) : word.toLowerCase(), word]),
  );
}

function isCommon(word: string, language: LabelLanguage): boolean {
  if (isLanguage(language)) return isCommonWord(word, language);
  const { functionWords, askingWords } = spokenKnowledgeOf(language);
  const lower = word.toLowerCase();
  return functionWords.has(lower) || askingWords.has(lower);
}
