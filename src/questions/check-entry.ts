import { QUESTION_LIMIT } from '../answering/askable.ts';
import type { Article } from '../corpus/article.ts';
import { tellLanguage } from '../language/detect-language.ts';
import { isLanguage, languageNamed, type Language } from '../language/language.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { differentMarks } from './different-marks.ts';
import { comparable, NearestSentences } from './nearest-sentence.ts';
import type { OwnQuestion, QuestionFacts } from './own-question.ts';
import type { Complaint, Entry, EntryText } from './questions-document.ts';

const NO_SENTENCE: Pick<Sentence, 'text'> = { text: '' };

/** What stands for yes, in the languages that a host may write. */
const YES: ReadonlySet<string> = new Set(['true', 'yes', 'ja', 'oui']);

/** An article as entries are held against it. */
export interface AskedArticle {
  readonly article: Pick<Article, 'id' | 'language'>;
  readonly sentences: readonly Sentence[];
  /** The ordinals of the sentences of each text, by `comparable`. */
  readonly ordinals: ReadonlyMap<string, readonly number[]>;
  readonly nearest: NearestSentences;
}

export function askedArticle(article: AskedArticle['article'], sentences: readonly Sentence[]): AskedArticle {
  const ordinals = new Map<string, number[]>();
  for (const { text, ordinal } of sentences) {
    const known = ordinals.get(comparable(text));
    if (known === undefined) ordinals.set(comparable(text), [ordinal]);
    else known.push(ordinal);
  }
  return { article, sentences, ordinals, nearest: new NearestSentences(sentences) };
}

/** The question of an entry, or all that is wrong with it. */
export function checkEntry(entry: Entry, asked: AskedArticle): Omit<OwnQuestion, 'path'> | Complaint[] {
  const { line, texts } = entry;
  const complaints: Complaint[] = [];
  const complain = (at: number, facts: QuestionFacts): void => {
    complaints.push({ line: at, facts });
  };
  const [typed] = texts.get('question') ?? [];
  const question = typed?.text ?? '';
  if (typed === undefined) complain(line, { kind: 'no-question' });
  if (question.length > QUESTION_LIMIT)
    complain(line, { kind: 'long-question', characters: question.length, most: QUESTION_LIMIT });

  const sentences = texts.get('answer') ?? [];
  const [none] = texts.get('not-in-article') ?? [];
  if (none !== undefined && !YES.has(none.text.toLowerCase()))
    complain(none.line, { kind: 'no-yes', value: none.text });
  else if (sentences.length === 0 && none === undefined) complain(line, { kind: 'no-answer' });
  else if (sentences.length > 0 && none !== undefined) complain(none.line, { kind: 'two-answers' });

  const answers = sentences.flatMap((answer) => {
    const ordinals = asked.ordinals.get(comparable(answer.text));
    if (ordinals === undefined) complain(answer.line, unknownSentence(answer, asked));
    return ordinals ?? [];
  });
  const [words] = texts.get('words') ?? [];
  const holding = answers.filter((ordinal) => holds(asked.sentences[ordinal], words));
  if (words !== undefined && holding.length === 0 && complaints.length === 0)
    complain(words.line, { kind: 'no-words', words: words.text });

  const language = languageOf(question, texts.get('language')?.[0], asked);
  if (language === undefined)
    complain(texts.get('language')?.[0].line ?? line, {
      kind: 'unknown-language',
      value: texts.get('language')?.[0].text ?? '',
    });
  if (complaints.length > 0 || language === undefined) return complaints;
  return {
    articleId: asked.article.id,
    question,
    language,
    answers: [...new Set([...holding, ...answers])],
    words: words === undefined ? undefined : wordsIn(asked.sentences[holding[0] ?? 0], words),
    line,
  };
}

function unknownSentence({ text }: EntryText, { nearest }: AskedArticle): QuestionFacts {
  const meant = nearest.to(text)?.text;
  return { kind: 'no-sentence', typed: text, meant, marks: differentMarks(text, meant ?? '') };
}

function holds(sentence: Sentence | undefined, words: EntryText | undefined): boolean {
  return words !== undefined && wordsIn(sentence, words) !== undefined;
}

/** The words as the sentence has them, whose blanks may be other ones. */
function wordsIn({ text } = NO_SENTENCE, words: EntryText): string | undefined {
  const typed = comparable(words.text);
  const at = text.replaceAll(/\s/gu, ' ').indexOf(typed);
  return at === -1 ? undefined : text.slice(at, at + typed.length);
}

function languageOf(
  question: string,
  named: EntryText | undefined,
  { article }: AskedArticle,
): Language | undefined {
  if (named !== undefined) return languageNamed(named.text);
  const told = tellLanguage(question);
  return isLanguage(told) ? told : article.language;
}
