import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Answerer } from '../../../src/answering/answer.ts';
import type { Article } from '../../../src/corpus/article.ts';
import { askedCorpus } from '../../../src/questions/pick-sentence.ts';
import { inspectOwnQuestions } from '../../../src/questions/read-questions.ts';
import { sentencesOf } from '../../../src/sentences/sentence.ts';
import { runDialogue, type Dialogue } from '../../../src/terminal/questions/dialogue.ts';
import type { DeskParts } from '../../../src/terminal/questions/question-desk.ts';
import { corpusFolder } from '../../helpers/corpus-folder.ts';
import { FakeTerminal } from '../fake-terminal.ts';

/** A corpus folder with the files of these articles and of questions, and what a dialogue needs of it. */
export async function desk(given: {
  readonly answerer: Answerer;
  readonly articles: readonly Article[];
  readonly questions?: Readonly<Record<string, string>>;
}): Promise<DeskParts> {
  const { answerer, articles, questions = {} } = given;
  const files = articles.map(({ id, title }) => [`${id}.md`, `# ${title}`] as const);
  const folder = await corpusFolder({ ...Object.fromEntries(files), ...questions });
  const corpus = askedCorpus(articles, articles.flatMap(sentencesOf));
  return { answerer, corpusFolder: folder, corpus, own: await inspectOwnQuestions(folder, articles) };
}

/** The questions that stand beside an article by now. */
export function writtenTo({ corpusFolder: folder }: DeskParts, id: string): Promise<string> {
  return readFile(join(folder, `${id}.questions.yaml`), 'utf8');
}

/** Pipes the lines through a dialogue. @returns all that it printed, and whether all was done */
export async function pipe(dialogue: Dialogue, lines: readonly string[]) {
  const terminal = new FakeTerminal({ isTTY: false });
  const { input, output } = terminal;
  terminal.input.end(lines.map((line) => `${line}\n`).join(''));
  const isDone = await runDialogue(dialogue, { input, output, env: {}, language: 'en' });
  return { shown: terminal.text, isDone };
}
