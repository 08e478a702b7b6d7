import type { ReadingFacts } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { endInWords } from '../../../system/child-process.ts';

const SHORTEN =
  'Split the file into several, one a chapter; in a file of text look first for a long run of one mark or of lines with hardly a letter, and shorten it';

/** What a text that is too long has too many of. */
const PIECES = {
  characters: 'characters',
  sentences: 'sentences',
  pieces: 'paragraphs, headings and rows of tables',
} as const;

/** What keeps a file from being read that is opened: whole sentences. */
export function unreadable(facts: ReadingFacts): Told {
  switch (facts.kind) {
    case 'pdf-locked':
      return {
        problem: 'It opens with a password only.',
        remedy: 'Save it without one: qpdf --decrypt --password=... locked.pdf open.pdf',
      };
    case 'pdf-damaged':
      return {
        problem: 'It is no PDF, or a damaged one.',
        remedy: 'Fetch it anew, or open it in a viewer and print it into a new PDF.',
      };
    case 'no-text-layer':
      return {
        problem: 'Its pages are pictures without text, as a scanner makes them.',
        remedy: 'Let a program recognise the text: ocrmypdf -l eng scan.pdf article.pdf',
      };
    case 'too-many-pages':
      return {
        problem: `It has ${facts.pages} pages, more than ${facts.most}.`,
        remedy: 'Split it into several files: qpdf --split-pages=500 long.pdf part.pdf',
      };
    case 'too-long':
      return {
        problem: `It has more than ${facts.most} ${PIECES[facts.counted]}.`,
        remedy: 'Split it into several files, one a chapter.',
      };
    case 'too-slow':
      return {
        problem: `It takes more than ${facts.seconds} s to read.`,
        remedy: `${SHORTEN}; if the machine was only busy, build the whole index anew: npm run embed -- --force`,
      };
    case 'too-much-memory':
      return {
        problem: `It takes more than ${facts.megabytes} MB of memory to read.`,
        remedy: `${SHORTEN}.`,
      };
    case 'process-ended':
      return {
        problem: `The process that read it ended early (${endInWords(facts.how)}).`,
        remedy: `${SHORTEN}.`,
      };
    case 'bug':
      return {
        problem: `beleg has a fault that keeps it from reading it: ${facts.message}`,
        remedy: 'Take it out of the folder, and report the fault together with the file.',
      };
  }
}
