import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { QUESTION_LIMIT } from '../answering/askable.ts';
import type { Article } from '../corpus/article.ts';
import type { QuestionsFile } from '../corpus/corpus-files.ts';
import { questionsFileOf, readQuestionsFile } from '../corpus/questions-files.ts';
import { plainText } from '../language/visible-text.ts';
import { replaceFile } from '../system/durable-files.ts';
import { lockFile } from '../system/file-lock.ts';
import { FileFault, systemCode } from '../system/file-fault.ts';
import { OwnQuestionsFault, type EntryKey, type QuestionFacts } from './own-question.ts';
import { parseQuestions, withEntry, type NewEntry } from './questions-document.ts';
import { FILE_LIMIT } from './read-questions.ts';

/**
 * Writes a question to an article behind those in the file beside it, which is made where there is none, in one step: whoever is
 * stopped or without power has the old file or the new one. What a person wrote there in the meantime stays, and
 * of two programs that write at once the one waits for the other.
 * @returns the file's path, as in `CorpusProblem`
 * @throws OwnQuestionsFault where the file cannot be written, another program goes on writing it, or it would hold what cannot be read
 */
export async function writeQuestion(
  corpusFolder: string,
  article: Pick<Article, 'file'>,
  entry: NewEntry,
): Promise<string> {
  const file = await questionsFileOf(corpusFolder, article);
  if (file === undefined) throw new OwnQuestionsFault({ kind: 'article-gone', file: article.file });
  const { path, location } = file;
  try {
    // By a name that a corpus passes over.
    const lock = await lockFile(join(dirname(location), `.${basename(location)}`));
    try {
      await replaceFile(location, await withQuestion(file, entry));
    } finally {
      await lock.release();
    }
  } catch (fault) {
    if (fault instanceof FileFault && fault.facts.kind === 'in-use')
      throw new OwnQuestionsFault({ kind: 'being-written', path }, { cause: fault });
    const code = systemCode(fault);
    throw code === undefined
      ? fault
      : new OwnQuestionsFault({ kind: 'unwritable', path, code }, { cause: fault });
  }
  return path;
}

/** What is to stand in the file: what reads back as it was meant, and no more than is read. */
async function withQuestion(file: QuestionsFile, entry: NewEntry): Promise<string> {
  const { path } = file;
  const characters = plainText(entry.question).length;
  if (characters > QUESTION_LIMIT)
    throw wrong(path, undefined, { kind: 'long-question', characters, most: QUESTION_LIMIT });
  const read = await readQuestionsFile(file, FILE_LIMIT);
  const isNew = typeof read !== 'string' && (read.kind === 'vanished' || read.kind === 'empty');
  if (typeof read !== 'string' && !isNew) throw wrong(path, undefined, { kind: 'file', why: read });
  const before = typeof read === 'string' ? read : '';
  const written = withEntry(before, entry);
  if (typeof written !== 'string') throw wrong(path, written.line, written.facts);
  if (!isDeepStrictEqual(textsIn(written), [...textsIn(before), textsOf(entry)]))
    throw wrong(path, undefined, { kind: 'reads-otherwise' });
  if (Buffer.byteLength(written) > FILE_LIMIT)
    throw wrong(path, undefined, { kind: 'full', most: FILE_LIMIT });
  return written;
}

type Texts = Readonly<Partial<Record<EntryKey, readonly string[]>>>;

/** What the entries of a file say, wherever they stand in it. */
function textsIn(file: string): readonly Texts[] {
  return parseQuestions(file).entries.map(({ texts }) =>
    Object.fromEntries(Array.from(texts, ([key, some]) => [key, some.map(({ text }) => text)])),
  );
}

function textsOf({ question, answers }: NewEntry): Texts {
  const answer = answers.map(plainText);
  return {
    question: [plainText(question)],
    ...(answer.length === 0 ? { 'not-in-article': ['true'] } : { answer }),
  };
}

function wrong(path: string, line: number | undefined, facts: QuestionFacts): OwnQuestionsFault {
  return new OwnQuestionsFault({ kind: 'wrong-questions', problems: [{ path, line, facts }] });
}
