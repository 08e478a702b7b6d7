import { citationsOf, type Answer, type Band } from '../../../src/answering/answer.ts';
import type { TextRange } from '../../../src/corpus/article.ts';
import type { Candidate, Reading } from '../../../src/reading/reading.ts';
import { isRight } from '../figures/figure.ts';
import type { Asked } from '../record.ts';
import type { EvaluationSet } from '../sets/evaluation-set.ts';
import type { AskedQuestion } from './ask-set.ts';

/** What became of a question, as a run keeps it. */
export function recordOf(
  { question, found, reading, answer, stages }: AskedQuestion,
  set: EvaluationSet,
): Asked {
  const { articleId, language, kind, own, answers, also, span } = question;
  const rank =
    found?.findIndex(
      ({ sentence }) => sentence.articleId === articleId && isRight(question, sentence.ordinal),
    ) ?? -1;
  const article = set.articles.find(({ id }) => id === articleId);
  if (article === undefined) throw new Error(`The set ${set.name} has no article ${articleId}`);
  const reply = answer && replyOf(answer, reading);
  const named = [
    ...answers,
    ...(reply?.cited ?? []).map(({ ordinal }) => ordinal),
    ...(reply?.read ?? []).slice(0, 1),
  ];
  return {
    id: `${set.name}/${question.id}`,
    set: set.name,
    articleId,
    cluster: `${set.collection}/${articleId}`,
    articleLanguage: article.language,
    language,
    kind,
    question: question.question,
    own,
    answers: [...answers],
    also: [...also],
    span: span ?? null,
    search: found === undefined ? null : { rank: rank === -1 ? null : rank },
    systems: {},
    reply: reply ?? null,
    stages,
    texts: textsOf(named, articleId, set),
  };
}

type Reply = NonNullable<Asked['reply']>;

function replyOf(answer: Answer, reading: Reading | undefined): Reply {
  return {
    kind: answer.kind,
    band: answer.kind === 'answered' ? answer.band : null,
    cited: citationsOf(answer).map(({ ordinal, text, highlights }) => ({
      ordinal,
      words: wordsOf(text, highlights),
    })),
    ...whatWasRead(reading),
  };
}

/** What the bot would say of a reading alone, where other thresholds than its own decide what is cited. */
export function replyOfReading(
  reading: Reading,
  { cited, band }: { readonly cited: readonly Candidate[]; readonly band: Band | undefined },
): Reply {
  return {
    kind: band === undefined ? 'not-in-corpus' : 'answered',
    band: band ?? null,
    cited: cited.map(({ match: { sentence }, words }) => ({
      ordinal: sentence.ordinal,
      words: wordsOf(sentence.text, words),
    })),
    ...whatWasRead(reading),
  };
}

function whatWasRead(reading: Reading | undefined): Pick<Reply, 'confidence' | 'read' | 'bestWords'> {
  const candidates = reading?.candidates ?? [];
  const [best] = candidates;
  return {
    confidence: reading?.confidence ?? null,
    read: candidates.map(({ match }) => match.sentence.ordinal),
    bestWords: best === undefined ? [] : wordsOf(best.match.sentence.text, best.words),
  };
}

function wordsOf(text: string, ranges: readonly TextRange[]): string[] {
  return ranges.map(({ start, end }) => text.slice(start, end));
}

function textsOf(
  ordinals: readonly number[],
  articleId: string,
  { sentences }: EvaluationSet,
): Record<string, string> {
  const own = new Map(
    sentences
      .filter((sentence) => sentence.articleId === articleId)
      .map(({ ordinal, text }) => [ordinal, text]),
  );
  return Object.fromEntries(ordinals.map((ordinal) => [String(ordinal), own.get(ordinal) ?? '']));
}
