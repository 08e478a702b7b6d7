import { CLOSING_MARK, EMOJI, EMOTICON, FOOTNOTE, FOOTNOTE_SIGN } from './marks.ts';

interface TextWithoutClosing {
  /** The text up to its last word or terminator. */
  readonly core: string;
  /** The quotation marks and brackets that close behind it, the outermost first. */
  readonly closers: string;
}

/** Faces, emphasis and spaces; a run of them is taken from its beginning on. */
const TRIMMINGS = String.raw`(?:${EMOJI}|[*_~\s\p{Cf}])`;
/** What decorates the end of a sentence. */
const DECORATION = new RegExp(
  String.raw`(?:${FOOTNOTE}|${FOOTNOTE_SIGN}|\s${EMOTICON}|(?<!${TRIMMINGS})${TRIMMINGS}+)$`,
  'u',
);
const CLOSER = new RegExp(`${CLOSING_MARK}$`, 'u');
/** Before the opening mark of a sentence that is quoted whole: a bullet, a dash, emphasis. */
const BEFORE_SENTENCE = /^[\s*_~#•–—¿¡\p{Cf}-]+/u;
/** Nobody nests deeper, and it keeps the search linear. */
const DEEPEST_NESTING = 8;
/** Enough for a footnote's mark that is a link. */
const LONGEST_DECORATION = 256;

/** Each opening mark, and what closes it. */
const CLOSING_OF = new Map([
  ['„', '“”"'],
  ['“', '”"'],
  ['”', '”'],
  ['"', '"”“'],
  ['«', '»"'],
  ['»', '«»'],
  ['‹', "›'"],
  ['›', '‹›'],
  ['‚', "‘’'"],
  ['‘', "’'"],
  ["'", "'’"],
  ['(', ')'],
  ['[', ']'],
]);

/** Quotation marks as keyboards have them: ,,so'' and ``so''. */
const TYPED_MARKS: readonly (readonly [typed: string, mark: string])[] = [
  [',,', '„'],
  ['``', '“'],
  ["''", '”'],
];

/** The text without what closes and decorates its end. */
export function withoutClosing(text: string): TextWithoutClosing {
  let core = text;
  for (const [typed, mark] of TYPED_MARKS) core = core.replaceAll(typed, mark);
  let closers = '';
  for (;;) {
    const end = core.slice(-LONGEST_DECORATION);
    const decoration = DECORATION.exec(end)?.[0] ?? '';
    const closer = decoration === '' ? (CLOSER.exec(end)?.[0] ?? '') : '';
    if (decoration + closer === '') return { core, closers };
    closers += closer;
    core = core.slice(0, core.length - decoration.length - closer.length);
  }
}

/** Whether all of the text stands within the marks that close behind it. */
export function isEnclosed(core: string, closers: string): boolean {
  if (closers.length > DEEPEST_NESTING) return false;
  let content = core;
  for (const closer of closers) {
    content = content.replace(BEFORE_SENTENCE, '');
    const closing = CLOSING_OF.get(content.charAt(0));
    if (closing?.includes(closer) !== true || closesWithin(content, closing)) return false;
    content = content.slice(1);
  }
  return true;
}

/** Whether the mark that the text begins with is closed before its end: „Gut“, sagte er, „wer zahlt?“ */
function closesWithin(text: string, closing: string): boolean {
  const opening = text.charAt(0);
  let depth = 1;
  for (let offset = 1; offset < text.length && depth > 0; offset++) {
    const mark = text.charAt(offset);
    if (mark !== opening && !closing.includes(mark)) continue;
    const around = `${text.charAt(offset - 1)}${text.charAt(offset + 1)}`;
    if (/^\p{L}\p{L}$/u.test(around)) continue; // an apostrophe
    depth += mark === opening && (!closing.includes(mark) || /^[\s([-]/u.test(around)) ? 1 : -1;
  }
  return depth === 0;
}
