import type { HeadMistake } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { languageList } from '../../../language/language.ts';
import {
  ENTRY_KEYS,
  type MarkDifference,
  type OwnQuestionsFault,
  type QuestionFacts,
  type QuestionProblem,
} from '../../../questions/own-question.ts';
import { codedMark, MOST_LISTED } from '../questions-labels.ts';
import { file, MISTAKES } from './files.ts';

/** What keeps own questions from being used or written. */
export function ownQuestions({ facts, message }: OwnQuestionsFault): Told {
  switch (facts.kind) {
    case 'wrong-questions': {
      const { length } = facts.problems;
      const what = length === 1 ? 'Something is' : `${length} things are`;
      return {
        problem: `${what} wrong with your questions:\n${questionProblems(facts.problems)}`,
        remedy: 'Correct it there; corpus/README.md shows how such a file looks.',
      };
    }
    case 'article-gone':
      return {
        problem: message,
        remedy: 'Put it back, or run the command again with the articles that there are.',
      };
    case 'unwritable':
      return {
        problem: message,
        remedy: 'Check the space on the disk, and that the user that runs beleg may write there.',
      };
    case 'being-written':
      return {
        problem: message,
        remedy:
          'Wait until the other "npm run questions" or "npm run feedback" is done with it, or end it, and try again.',
      };
  }
}

/** The problems with their places, a line each; of many the first. */
export function questionProblems(problems: readonly QuestionProblem[]): string {
  const rest = problems.length - MOST_LISTED;
  const listed = problems.slice(0, MOST_LISTED).map((problem) => `  ${placed(problem)}`);
  return [...listed, ...(rest > 0 ? [`  … and ${rest} more.`] : [])].join('\n');
}

function placed({ path, line, facts }: QuestionProblem): string {
  return `${path}${line === undefined ? '' : `, line ${line}`}: ${complaint(facts, path)}`;
}

function complaint(facts: QuestionFacts, path: string): string {
  switch (facts.kind) {
    case 'file': {
      const { problem, remedy } = file(facts.why, path);
      return `${problem} ${remedy}`;
    }
    case 'large':
      return `It has ${Math.ceil(facts.bytes / 1000)} kB, more than ${facts.most / 1000} kB. Take out what is not needed.`;
    case 'full':
      return `With this question it would have more than ${facts.most / 1000} kB, and nothing of it would be read. Take out what is not needed.`;
    case 'reads-otherwise':
      return 'With this question it would read otherwise than was meant, and it stays as it was. Write the question into it by hand, in quotes: question: "…"';
    case 'nothing':
      return 'It holds no question. Write one, or delete the file.';
    case 'no-list':
      return 'It is not a list. Begin each question with a dash: - question: "…"';
    case 'nested':
      return 'Its lists or brackets are nested too deeply. Put texts with brackets in quotes.';
    case 'no-article':
      return 'No article of that name is read beside it. Call it like the file of its article, with .questions.yaml in place of the ending.';
    case 'broken':
      return `It cannot be read from here on: ${MISTAKES[facts.mistake]}. ${howToMend(facts.mistake)}`;
    case 'no-entry':
      return 'This is not an entry. It needs a line question: "…" and one answer: "…".';
    case 'no-question':
      return 'The entry has no question. Write it behind the key question.';
    case 'no-answer':
      return 'The entry has no answer. Copy the sentence of the article behind the key answer, or write not-in-article: true';
    case 'two-answers':
      return 'The entry has an answer, and says that there is none. Delete one of the two.';
    case 'unknown-key':
      return `There is no key "${facts.key}". These are there: ${ENTRY_KEYS.join(', ')}.`;
    case 'key-twice':
      return `The key ${facts.key} stands twice in the entry. Delete one; several sentences stand as a list under one answer.`;
    case 'no-text':
      return `What stands under ${facts.key} is not one text. Put it in quotes: "…"`;
    case 'cut-off':
      return `"${facts.comment}" is left out: a # after a space begins a comment. Put the whole ${facts.key} in quotes, or the comment on a line of its own.`;
    case 'no-yes':
      return `not-in-article says "${facts.value}". Write true, or delete the line and give an answer.`;
    case 'unknown-language':
      return `"${facts.value}" is no language that beleg reads. Write ${languageList('or')}, or delete the line.`;
    case 'long-question':
      return `The question has ${facts.characters} characters, more than the ${facts.most} that can be asked. Shorten it.`;
    case 'no-sentence': {
      const meant =
        facts.meant === undefined
          ? 'Copy the sentence as npm run ask quotes it.'
          : `Did you mean this one? "${facts.meant}"${differing(facts.marks)}`;
      return `This is no sentence of the article, letter for letter: "${facts.typed}" ${meant}`;
    }
    case 'no-words':
      return `The words "${facts.words}" do not stand in the answer. Copy them from there, or delete the line.`;
    case 'question-twice': {
      const first = `The same question stands in line ${facts.first} of ${facts.firstPath}`;
      return `${first}${facts.contradicts ? ', with another answer' : ''}. Delete one of the two.`;
    }
  }
}

/** What tells both sentences apart, which cannot be seen. */
function differing(marks: readonly MarkDifference[]): string {
  const pairs = marks.map(
    ({ typed, meant }) => `in the article ${codedMark(meant, 'none')}, here ${codedMark(typed, 'none')}`,
  );
  return pairs.length === 0 ? '' : ` Only characters differ: ${pairs.join('; ')}.`;
}

const INDENT = 'Indent with blanks, all keys of a question alike.';

/** How to mend what the usual advice, quotes, does not. */
const HOW_TO_MEND: Readonly<Partial<Record<HeadMistake, string>>> = {
  tab: INDENT,
  indentation: INDENT,
  'no-key': 'Write a colon and a blank behind the key: answer: "…"',
};

function howToMend(mistake: HeadMistake): string {
  return HOW_TO_MEND[mistake] ?? 'Put the text in quotes: "…"';
}
