import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { citationsOf, isSearched, type Answer, type Answerer } from '../../src/answering/answer.ts';
import { LANGUAGES } from '../../src/language/language.ts';

const questionSchema = z.object({
  id: z.string(),
  lang: z.enum(LANGUAGES),
  question: z.string(),
  facts: z.array(z.number()),
});
const factsSchema = z.record(z.string(), z.array(z.number()));

const FOLDER = new URL('../../evaluation/article/', import.meta.url);
const ARTICLE = 'ki-kooperation-deutschland-frankreich';

interface ArticleQuestion {
  readonly id: string;
  readonly question: string;
  /** The ordinals of the sentences that state the facts asked for; empty where the article does not answer. */
  readonly sentences: readonly number[];
}

export interface ArticleResult extends ArticleQuestion {
  readonly answer: Answer;
  /** The ordinals of the sentences cited; none for a refusal. */
  readonly cited: readonly number[];
  /** Of the first three shown: the citations and the passages after them, or those that come nearest. */
  readonly firstThree: readonly number[];
}

export async function loadArticleQuestions(): Promise<ArticleQuestion[]> {
  const facts = factsSchema.parse(JSON.parse(await readFile(new URL('facts.json', FOLDER), 'utf8')));
  const lines = (await readFile(new URL('questions.jsonl', FOLDER), 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => {
    const { id, question, facts: asked } = questionSchema.parse(JSON.parse(line));
    return { id, question, sentences: asked.flatMap((fact) => facts[String(fact)] ?? []) };
  });
}

/** Asks every question on the corpus article. */
export async function askArticleQuestions(answerer: Answerer): Promise<ArticleResult[]> {
  const results: ArticleResult[] = [];
  for (const question of await loadArticleQuestions()) {
    const answer = await answerer.ask({ question: question.question, articleId: ARTICLE });
    const cited = citationsOf(answer).map(({ ordinal }) => ordinal);
    results.push({ ...question, answer, cited, firstThree: firstThreeOf(answer) });
  }
  return results;
}

function firstThreeOf(answer: Answer): number[] {
  if (!isSearched(answer)) return [];
  const shown = answer.kind === 'answered' ? [...answer.citations, ...answer.more] : answer.nearest;
  return shown.slice(0, 3).map(({ ordinal }) => ordinal);
}

interface ArticleFigures {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Answerable: a sentence that states the fact is among the first three shown; is cited in an answer. */
  readonly foundInThree: number;
  readonly citedRight: number;
  readonly refused: number;
  /** Unanswerable: answered all the same, and as `good`. */
  readonly falseAnswers: number;
  readonly falseGood: number;
  readonly misses: readonly ArticleResult[];
}

export function articleFigures(results: readonly ArticleResult[]): ArticleFigures {
  const answerable = results.filter(({ sentences }) => sentences.length > 0);
  const unanswerable = results.filter(({ sentences }) => sentences.length === 0);
  const states = ({ sentences }: ArticleResult, shown: readonly number[]) =>
    shown.some((at) => sentences.includes(at));
  const misses = answerable.filter((result) => !states(result, result.firstThree));
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    foundInThree: answerable.length - misses.length,
    citedRight: answerable.filter((result) => states(result, result.cited)).length,
    refused: answerable.filter(({ answer }) => answer.kind !== 'answered').length,
    falseAnswers: unanswerable.filter(({ answer }) => answer.kind === 'answered').length,
    falseGood: unanswerable.filter(({ answer }) => answer.kind === 'answered' && answer.band === 'good')
      .length,
    misses,
  };
}

/** The figures for a person, with each question whose fact is not among the first three sentences. */
export function renderArticleFigures(figures: ArticleFigures): string {
  const { answerable, unanswerable, foundInThree, citedRight, refused, falseAnswers, falseGood, misses } =
    figures;
  return [
    `The corpus article: ${answerable} answerable questions, ${unanswerable} that it does not answer`,
    `a stating sentence among the first three ${foundInThree}, cited ${citedRight}, refused ${refused}`,
    `unanswerable: answered ${falseAnswers}, as good ${falseGood}`,
    ...misses.map(
      ({ id, question, firstThree }) => `  missed ${id} (found ${firstThree.join(', ')}): ${question}`,
    ),
  ].join('\n');
}
