import type { FileFacts, HeadComplaint, HeadMistake } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { languageList, listed } from '../../../language/language.ts';
import { archive, megabytes } from './archives.ts';
import { unreadable } from './unreadable.ts';

const quoted = (value: string): string => JSON.stringify(value);
const place = ({ key, line }: { key: string; line: number }): string => `Its ${key} in line ${line}`;

const saveAsUtf8 = (likely: string): string =>
  `Save it as UTF-8 in your editor, or convert it: iconv -f ${likely} -t UTF-8 old.txt > new.txt`;

/** What is wrong with a file of the corpus, or to know of it: whole sentences. */
export function file(facts: FileFacts, path: string): Told {
  switch (facts.kind) {
    case 'no-permission':
      return {
        problem: 'beleg has no permission to read it.',
        remedy: `Let the user that runs beleg read it: chmod a+rX '${path}'`,
      };
    case 'vanished':
      return {
        problem: 'It vanished while it was being read.',
        remedy: 'Put it back, or run it again.',
      };
    case 'name-not-utf-8':
      return {
        problem: 'Its name is not encoded in UTF-8.',
        remedy:
          'Rename it, or convert the names of the whole folder: convmv -r --notest -f WINDOWS-1252 -t UTF-8 corpus',
      };
    case 'unreadable':
      return {
        problem: `It cannot be read (${facts.code}).`,
        remedy: 'Check the disk or the mount that it lies on.',
      };
    case 'symbolic-link':
      return {
        problem: 'It is a symbolic link, and beleg does not follow links out of its corpus.',
        remedy: 'Put the file itself there.',
      };
    case 'folder-like-article':
      return {
        problem: 'It is a folder with the name of an article file.',
        remedy: 'Rename the folder; articles in folders with other names are read.',
      };
    case 'no-regular-file':
      return { problem: 'It is not a regular file.', remedy: 'Put a regular file there, or take it away.' };
    case 'other-ending':
      return {
        problem: `It was skipped: articles end in ${listed(facts.endings, 'or', '')}.`,
        remedy: 'Convert it to one of these, or move it out of the folder.',
      };
    case 'too-large':
      return {
        problem: `It has ${megabytes(facts.bytes)}, more than the ${megabytes(facts.most)} of a single article.`,
        remedy: 'Split it into several files, one an article or a chapter.',
      };
    case 'utf-16':
      return { problem: 'It is encoded in UTF-16, not in UTF-8.', remedy: saveAsUtf8('UTF-16') };
    case 'zero-bytes':
      return {
        problem: 'It contains zero bytes: it is encoded in UTF-16 or UTF-32, or is no text file at all.',
        remedy: saveAsUtf8('UTF-16LE'),
      };
    case 'not-utf-8':
      return {
        problem: `It is not encoded in UTF-8: the first wrong byte is in line ${facts.line}.`,
        remedy: saveAsUtf8('WINDOWS-1252'),
      };
    case 'empty':
      return { problem: 'It is empty.', remedy: 'Write the article into it, or delete it.' };
    case 'nested-too-deeply':
      return {
        problem: 'Its lists, quotations or tags are nested too deeply.',
        remedy: 'Look for a long run of ">", "-" or "<" at the beginning of a line, and shorten it.',
      };
    case 'no-archive':
    case 'compound-file':
    case 'no-document':
    case 'damaged':
    case 'encrypted':
    case 'unpacks-too-large':
      return archive(facts);
    case 'no-id':
      return {
        problem: 'Its name has no Latin letter and no digit.',
        remedy: 'Rename it, for example to treaty.md.',
      };
    case 'same-id':
      return {
        problem: `Its name makes the same id as ${facts.namesake}: ${facts.id}.`,
        remedy: `Rename one of the two files so that their first ${facts.letters} letters differ.`,
      };
    case 'no-title':
      return {
        problem: 'It has no title.',
        remedy:
          'Begin it with a front matter that has a line "title: ...", or with a heading "# ..." (.md) or a line (.txt); for any other file write that line into the file with its name and .meta.yaml beside it.',
      };
    case 'long-title':
      return {
        problem: `Its title has ${facts.characters} characters, more than ${facts.most}; it begins: ${facts.begins}`,
        remedy: 'Put the title in a line of its own above the text.',
      };
    case 'no-sentences':
      return {
        problem: 'It has no sentences below its title.',
        remedy: 'Write the text as paragraphs; code, images, comments and struck text are left out.',
      };
    case 'no-article-beside':
      return {
        problem: 'It says something of an article that is not there.',
        remedy: 'Give it the name of its article: treaty.meta.yaml stands beside treaty.pdf.',
      };
    case 'pdf-locked':
    case 'pdf-damaged':
    case 'no-text-layer':
    case 'too-many-pages':
    case 'too-long':
    case 'too-slow':
    case 'too-much-memory':
    case 'process-ended':
    case 'bug':
      return unreadable(facts);
    case 'unread-text':
      return {
        problem: `${facts.percent} % of its text could not be read and cannot be quoted.`,
        remedy: 'npm run embed -- --explain names the places: write them as plain paragraphs.',
      };
    case 'key-twice':
      return {
        problem: `Its ${facts.key} stands twice, in line ${facts.first} and in line ${facts.second}: the first one counts.`,
        remedy: 'Delete one of the two.',
      };
    case 'no-text':
      return {
        problem: `${place(facts)} is a list or a table and not one line of text, and is left out.`,
        remedy: `Write it as one text behind the key, or delete it: ${facts.key}: "…"`,
      };
    case 'unknown-language':
      return {
        problem: `${place(facts)}, ${quoted(facts.value)}, is none that beleg reads: the language was guessed from the text.`,
        remedy: `Write ${languageList('or')}, or delete the line.`,
      };
    case 'no-address':
      return {
        problem: `${place(facts)}, ${quoted(facts.value)}, is no http(s) address and is left out.`,
        remedy: 'Write the whole address, such as https://example.org/article, or delete the line.',
      };
    case 'no-date':
      return {
        problem: `${place(facts)}, ${quoted(facts.value)}, is no date that beleg can read, and is left out.`,
        remedy: 'Write year, month and day, such as 2024-11-18, or delete the line.',
      };
    case 'two-dates':
      return {
        problem: `${place(facts)}, ${quoted(facts.value)}, may mean ${facts.dates.join(' or ')}, and is left out.`,
        remedy: 'Write year, month and day, such as 2024-11-18, or delete the line.',
      };
    case 'no-provenance':
      return {
        problem: `Where the article came from is left out: ${facts.value === '' ? `${facts.key} is missing below line ${facts.line}` : `${facts.key} in line ${facts.line} cannot be ${quoted(facts.value)}`}.`,
        remedy:
          'Indented below provenance: stand from: (an address or a file name), at: (2026-01-31T10:00:00Z) and sha256: (64 digits, 0-9 and a-f); or delete it.',
      };
    case 'cut-off':
      return {
        problem: `Of its ${facts.key} in line ${facts.line}, ${quoted(facts.comment)} is left out: a # after a space begins a comment.`,
        remedy: `If it belongs to the ${facts.key}, put all of it in quotes: ${facts.key}: ${quoted(facts.whole)}`,
      };
    case 'head-not-closed':
      return {
        problem: `Its front matter begins in line ${facts.first} and does not end: the lines up to ${facts.last} were read as its keys.`,
        remedy: `Put a line ${facts.fence} below the last key; if it is not meant as front matter, delete line ${facts.first}.`,
      };
    case 'head-broken':
      return {
        problem: `Its front matter was read line by line: ${complaint(facts.complaint)}.`,
        remedy: HOW_TO_WRITE[facts.syntax],
      };
  }
}

function complaint(why: HeadComplaint): string {
  switch (why.kind) {
    case 'large':
      return `it is larger than ${why.most / 1000} kB`;
    case 'brackets':
      return `it has more than ${why.most} brackets`;
    case 'no-keys':
      return 'its lines do not have the form "key: value"';
    case 'mistake':
      return `in line ${why.line}, ${MISTAKES[why.mistake]}`;
  }
}

export const MISTAKES: Readonly<Record<HeadMistake, string>> = {
  'colon-in-value': 'a value without quotes holds a colon',
  'open-quote': 'a quotation mark opens that none closes',
  'behind-quote': 'something stands behind the quotation mark that ends the value',
  'open-bracket': 'a bracket is not closed, or a comma is missing between brackets',
  'no-key': 'the key does not stand as it should before its value',
  'no-quotes': 'a value lacks its quotes',
  'reserved-mark': 'a value without quotes begins with a special character',
  backslash: 'a backslash stands between double quotes where none may',
  tab: 'a tab stands at the beginning',
  indentation: 'the indentation does not fit the lines above',
  'key-twice': 'a key stands for the second time',
  'last-comma': 'a comma stands behind the last value',
  unreadable: 'there is something that cannot be read',
};

const HOW_TO_WRITE = {
  YAML: 'Write one "key: value" a line, with a blank behind the colon, and put a value with a colon or a special character in it in quotes: title: "Berlin: the treaty"',
  TOML: 'Write one key = "value" a line, and each key once: title = "Berlin: the treaty"',
  JSON: 'Write one "key": "value" a line, and a comma behind each but the last: "title": "Berlin: the treaty",',
} as const;
