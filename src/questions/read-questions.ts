import type { Article } from '../corpus/article.ts';
import type { QuestionsFile } from '../corpus/corpus-files.ts';
import { articleStem, listQuestionsFiles, readQuestionsFile } from '../corpus/questions-files.ts';
import { sentencesOf } from '../sentences/sentence.ts';
import { askedArticle, checkEntry, type AskedArticle } from './check-entry.ts';
import { comparable } from './nearest-sentence.ts';
import { OwnQuestionsFault, type OwnQuestion, type QuestionProblem } from './own-question.ts';
import { parseQuestions } from './questions-document.ts';

/** Bytes of a file: two thousand questions, parsed in half a second; what the parser has the most trouble with takes ten. */
export const FILE_LIMIT = 200_000;

/** What the files with questions of a corpus hold. */
export interface OwnQuestions {
  /** In the order of their files and lines. */
  readonly questions: readonly OwnQuestion[];
  /** Why others are not among them, in the same order. */
  readonly problems: readonly QuestionProblem[];
}

/**
 * The questions that stand beside articles in files `<article>.questions.yaml`.
 * @param articles those of the corpus, as they were read or indexed
 * @throws OwnQuestionsFault with all that is wrong, where something is; CorpusFault as `readCorpus` does
 */
export async function readOwnQuestions(
  corpusFolder: string,
  articles: readonly Article[],
): Promise<readonly OwnQuestion[]> {
  const { questions, problems } = await inspectOwnQuestions(corpusFolder, articles);
  if (problems.length > 0) throw new OwnQuestionsFault({ kind: 'wrong-questions', problems });
  return questions;
}

/** The same for who can do with those that are right. Throws CorpusFault as `readCorpus` does. */
export async function inspectOwnQuestions(
  corpusFolder: string,
  articles: readonly Article[],
): Promise<OwnQuestions> {
  const byStem = new Map(articles.map((article) => [articleStem(article.file), article]));
  const questions: OwnQuestion[] = [];
  const problems: QuestionProblem[] = [];
  const firsts = new Firsts();
  for (const file of await listQuestionsFiles(corpusFolder)) {
    const article = byStem.get(file.stem);
    const read =
      article === undefined
        ? {
            questions: [],
            problems: [{ path: file.path, line: undefined, facts: { kind: 'no-article' } as const }],
          }
        : await readFile(file, askedArticle(article, sentencesOf(article)));
    problems.push(...read.problems);
    for (const question of read.questions) {
      const problem = firsts.add(question);
      if (problem === undefined) questions.push(question);
      else problems.push(problem);
    }
  }
  return { questions, problems };
}

async function readFile(file: QuestionsFile, asked: AskedArticle): Promise<OwnQuestions> {
  const { path } = file;
  const text = await readQuestionsFile(file, FILE_LIMIT);
  if (typeof text !== 'string') {
    const facts =
      text.kind === 'too-large'
        ? ({ kind: 'large', bytes: text.bytes, most: text.most } as const)
        : text.kind === 'empty'
          ? ({ kind: 'nothing' } as const)
          : ({ kind: 'file', why: text } as const);
    return { questions: [], problems: [{ path, line: undefined, facts }] };
  }
  const { entries, complaints } = parseQuestions(text);
  const checked = entries.map((entry) => checkEntry(entry, asked));
  const found = [...complaints, ...checked.flatMap((one) => (Array.isArray(one) ? one : []))];
  return {
    questions: checked.flatMap((one) => (Array.isArray(one) ? [] : [{ ...one, path }])),
    problems: found
      .map((complaint) => ({ path, ...complaint }))
      .toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)),
  };
}

/** Who is told that a question to an article stands there already. */
class Firsts {
  readonly #firsts = new Map<string, OwnQuestion>();

  add(question: OwnQuestion): QuestionProblem | undefined {
    const key = questionKey(question);
    const first = this.#firsts.get(key);
    if (first === undefined) {
      this.#firsts.set(key, question);
      return undefined;
    }
    const answers = [first, question].map((one) => one.answers.toSorted((a, b) => a - b).join());
    return {
      path: question.path,
      line: question.line,
      facts: {
        kind: 'question-twice',
        firstPath: first.path,
        first: first.line,
        contradicts: answers[0] !== answers[1],
      },
    };
  }
}

/** Equal for two questions to one article that are the same, see `questionForm`. */
function questionKey({ articleId, question }: Pick<OwnQuestion, 'articleId' | 'question'>): string {
  return `${articleId} ${questionForm(question)}`;
}

/** Equal for two questions that are the same but for blanks, capitals and full stops or question marks. */
export function questionForm(question: string): string {
  return comparable(question)
    .toLowerCase()
    .replaceAll(/[\s?!.]/gu, '');
}
