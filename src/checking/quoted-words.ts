import { UNKNOWN, type ArticleWords } from './article-words.ts';
import { tokensIn, isWord, type Token } from './word-forms.ts';

/** A word of a quotation, with the numbers that the articles know it by. */
export interface QuotedWord extends Token {
  readonly id: number;
  readonly folded: number;
  readonly isWord: boolean;
  /** It is an omission mark: what the article has there is left out. */
  readonly omits: boolean;
}

/** The marks by which a writer says that something is left out. */
const OMISSION = /\[ ?(?:…|\.( ?)\.\1\.) ?\]|\( ?(?:…|\.( ?)\.\2\.) ?\)|…|\.( ?)\.\3\./gu;

/** The words of a quotation, its ellipses as the full stops that they consist of. */
export function wordsIn(text: string, articles: ArticleWords, from = 0): QuotedWord[] {
  return Array.from(tokensIn(text), ({ form, start, end }) => ({
    form,
    start: from + start,
    end: from + end,
    id: articles.idOf(form),
    folded: articles.foldedIn(form),
    isWord: isWord(form),
    omits: false,
  }));
}

/** The same, with each omission mark as one word. */
export function wordsAndOmissions(text: string, articles: ArticleWords): QuotedWord[] {
  const words: QuotedWord[] = [];
  let from = 0;
  for (const { 0: mark, index: start } of text.matchAll(OMISSION)) {
    for (const word of wordsIn(text.slice(from, start), articles, from)) words.push(word);
    const end = start + mark.length;
    words.push({ form: '…', start, end, id: UNKNOWN, folded: UNKNOWN, isWord: false, omits: true });
    from = end;
  }
  for (const word of wordsIn(text.slice(from), articles, from)) words.push(word);
  return words;
}

/** What stands between omission marks; marks at either end leave out nothing within, nor does one before the writer's full stop. */
export function partsOf(words: readonly QuotedWord[]): (readonly QuotedWord[])[] {
  const parts: QuotedWord[][] = [[]];
  for (const word of words) {
    if (word.omits) parts.push([]);
    else parts.at(-1)?.push(word);
  }
  const last = parts.at(-1);
  if (last?.length === 1 && last.every(isWritersMark)) parts.pop();
  return parts.filter((part) => part.length > 0);
}

/** A letter in brackets at the start of a word, as custom has it for one whose case was changed. */
const BRACKETED = /\[(\p{L})\](?=\p{L})/gu;
/** A footnote's number right behind what it is set to, as a text has it that is copied from a page. */
const FOOTNOTE = /(?<=[^\s\p{N}])\[\^?\d{1,3}\]/gu;
/** A word with a hyphen where its line ended. */
const BROKEN = /(?<![\p{L}\p{M}])([\p{L}\p{M}]{1,50})([-‐¬\u00AD] )(?=(\p{Ll}[\p{L}\p{M}]{0,50}))/gu;

/**
 * What a quotation may be meant to say, likeliest first: as it stands, and without what quoting or copying put into it. Each text keeps
 * its length, so that its places are those of the quotation.
 */
export function readingsOf(text: string, articles: ArticleWords): readonly string[] {
  const copied = text
    .replaceAll(FOOTNOTE, unseen)
    .replaceAll(BROKEN, (whole: string, left: string, hyphen: string, right: string) =>
      articles.idOf((left + right).normalize('NFC')) === UNKNOWN ? whole : left + unseen(hyphen),
    );
  return [...new Set([text, copied].flatMap(readingsOfBrackets))];
}

/** Without the brackets around single letters, and, where there are some, with their other case: what the article has. */
function readingsOfBrackets(text: string): readonly string[] {
  const changed = text.replaceAll(BRACKETED, (_, letter: string) => asLong(otherCase(letter)));
  const kept = text.replaceAll(BRACKETED, (_, letter: string) => asLong(letter));
  return [changed, kept];
}

function otherCase(letter: string): string {
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return other.length === letter.length ? other : letter;
}

function asLong(letter: string): string {
  return unseen('[') + letter + unseen(']');
}

/** As long, of a mark that shows nothing and is no part of a word's form. */
function unseen(written: string): string {
  return '\u2060'.repeat(written.length);
}

/** The words without the full stop or comma at the end that custom sets inside the marks. */
export function withoutWritersMark(words: readonly QuotedWord[]): readonly QuotedWord[] | undefined {
  const last = words.at(-1);
  return words.length > 1 && last !== undefined && isWritersMark(last) ? words.slice(0, -1) : undefined;
}

function isWritersMark({ form }: QuotedWord): boolean {
  return form === '.' || form === ',';
}
