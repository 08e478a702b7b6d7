import { extname } from 'node:path';
import type { Article } from './article.ts';
import { ArticleFault } from './corpus-fault.ts';
import {
  belowFolder,
  listCorpusFiles,
  QUESTIONS_ENDING,
  type CorpusFile,
  type QuestionsFile,
} from './corpus-files.ts';
import { loadFile } from './load-file.ts';
import { decodeText } from './decode-text.ts';
import type { FileFacts } from './file-facts.ts';

/** The files with questions to articles, in the order of their paths. Throws CorpusFault as `readCorpus` does. */
export async function listQuestionsFiles(folder: string): Promise<readonly QuestionsFile[]> {
  return (await listCorpusFiles(folder)).questions;
}

/**
 * Where questions to an article are written: the file that there is, else one to be made. Undefined where the article's file is gone.
 * @throws CorpusFault as `readCorpus` does
 */
export async function questionsFileOf(
  folder: string,
  { file }: Pick<Article, 'file'>,
): Promise<QuestionsFile | undefined> {
  const { files, questions } = await listCorpusFiles(folder);
  const stem = articleStem(file);
  const below = belowFolder(file);
  const article = files.find(({ path }) => belowFolder(path) === below);
  return questions.find((known) => known.stem === stem) ?? (article && madeBeside(article, stem));
}

function madeBeside({ path, location }: CorpusFile, stem: string): QuestionsFile {
  return {
    path: `${withoutEnding(path)}${QUESTIONS_ENDING}`,
    location: `${withoutEnding(location)}${QUESTIONS_ENDING}`,
    stem,
    strange: undefined,
  };
}

/** What a file with questions names of its article's path, as in `CorpusProblem`. */
export function articleStem(path: string): string {
  return withoutEnding(belowFolder(path));
}

function withoutEnding(path: string): string {
  return path.slice(0, path.length - extname(path).length);
}

/** The text of such a file, or why it cannot be read; `most` is in bytes. */
export async function readQuestionsFile(file: QuestionsFile, most: number): Promise<string | FileFacts> {
  if (file.strange !== undefined) return file.strange;
  const content = await loadFile(file, most);
  if (!(content instanceof Uint8Array)) return content.problem.facts;
  try {
    return decodeText(content);
  } catch (fault) {
    if (fault instanceof ArticleFault) return fault.facts;
    throw fault;
  }
}
