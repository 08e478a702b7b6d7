import { basename, dirname, join } from 'node:path';
import type { Article } from '../corpus/article.ts';
import type { QuestionsFile } from '../corpus/corpus-files.ts';
import { questionsFileOf, readQuestionsFile } from '../corpus/questions-files.ts';
import { replaceFile } from '../system/durable-files.ts';
import { lockFile } from '../system/file-lock.ts';
import { systemCode } from '../system/file-fault.ts';
import { OwnQuestionsFault, type QuestionFacts } from './own-question.ts';
import { withEntry, type NewEntry } from './questions-document.ts';
import { FILE_LIMIT } from './read-questions.ts';

/**
 * Writes a question to an article behind those in the file beside it, which is made where there is none, in one step: whoever is
 * stopped or without power has the old file or the new one. What a person wrote there in the meantime stays, and
 * of two programs that write at once the one waits for the other.
 * @returns the file's path, as in `CorpusProblem`
 * @throws OwnQuestionsFault where the file cannot be written, or what it holds is none that a question can be added to; FileFault where another
 * program goes on writing it
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
    const code = systemCode(fault);
    throw code === undefined
      ? fault
      : new OwnQuestionsFault({ kind: 'unwritable', path, code }, { cause: fault });
  }
  return path;
}

/** What is to stand in the file. */
async function withQuestion(file: QuestionsFile, entry: NewEntry): Promise<string> {
  const { path } = file;
  const read = await readQuestionsFile(file, FILE_LIMIT);
  const isNew = typeof read !== 'string' && (read.kind === 'vanished' || read.kind === 'empty');
  if (typeof read !== 'string' && !isNew) throw wrong(path, undefined, { kind: 'file', why: read });
  const written = withEntry(typeof read === 'string' ? read : '', entry);
  if (typeof written !== 'string') throw wrong(path, written.line, written.facts);
  return written;
}

function wrong(path: string, line: number | undefined, facts: QuestionFacts): OwnQuestionsFault {
  return new OwnQuestionsFault({ kind: 'wrong-questions', problems: [{ path, line, facts }] });
}
