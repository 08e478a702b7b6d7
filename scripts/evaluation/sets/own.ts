import type { Article } from '../../../src/corpus/article.ts';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import type { OwnQuestion } from '../../../src/questions/own-question.ts';
import { questionForm, readOwnQuestions } from '../../../src/questions/read-questions.ts';
import { sentencesOf } from '../../../src/sentences/sentence.ts';
import { sha256 } from '../../../src/system/sha256.ts';
import type { EvaluationSet } from './evaluation-set.ts';

/** Digits of a question's hash: enough to tell those of an article apart. */
const ID_DIGITS = 8;

/**
 * The host's own questions beside the articles of a corpus.
 * @throws OwnQuestionsFault where some of them are wrong, CorpusFault as `readCorpus` does
 */
export async function loadOwn(corpusFolder: string): Promise<EvaluationSet> {
  const { articles } = await readCorpus(corpusFolder);
  return ownSet(articles, await readOwnQuestions(corpusFolder, articles));
}

/**
 * Own questions as a data set, each put to the article that it stands beside; articles without any are left out. A question keeps
 * its id wherever in the file it stands.
 */
export function ownSet(corpus: readonly Article[], own: readonly OwnQuestion[]): EvaluationSet {
  const asked = new Set(own.map(({ articleId }) => articleId));
  const articles = corpus.filter(({ id }) => asked.has(id));
  return {
    name: 'own',
    articles,
    sentences: articles.flatMap(sentencesOf),
    questions: own.map(({ articleId, question, language, answers, words }) => ({
      id: `${articleId}/${sha256(questionForm(question)).slice(0, ID_DIGITS)}`,
      articleId,
      language,
      kind: 'own',
      question,
      answers,
      also: [],
      span: words,
      own: true,
    })),
    scope: 'article',
    measures: 'answers',
  };
}
