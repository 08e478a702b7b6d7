/** A text with the place of each of its code units in another, which it was taken out of. */
export interface PlacedText {
  readonly text: string;
  readonly places: readonly number[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  quot: '"',
  apos: "'",
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  sbquo: '‚',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  shy: '\u00AD',
};
const HIGHEST_CODE_POINT = 0x10ffff;

const ESCAPE = /\\([!-/:-@[-`{-~])/uy;
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}));/uy;
const AUTOLINK = /<((?:https?|mailto):[^\s<>]{1,2000})>/uy;
const TAG = /<(\/?)([A-Za-z][A-Za-z\d]{0,20})(?:\s[^<>]{0,1000})?\/?>/uy;
const COMMENT = /<!--[^<>]{0,1000}-->/uy;
/** The rest of a link behind its text: an address, with one pair of brackets in it at most, and a title. */
const TARGET =
  /\]\([ \n]?(?:<[^<>\n]{0,4000}>|[^\s()<>]{0,4000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,4000})?)(?:[ \n]+"[^"\n]{0,300}")?[ \n]?\)/uy;
const EMPHASIS = /\*+|_+/uy;
const CODE = /`+/uy;

/** What sets off a quotation in HTML, by the marks that say the same. */
const QUOTING_TAGS: ReadonlySet<string> = new Set(['q', 'blockquote']);
/** What strikes out words, by the marks that do so in Markdown: who reads them reads that they do not hold. */
const STRIKING_TAGS: ReadonlySet<string> = new Set(['del', 's', 'strike']);

const WORD = /[\p{L}\p{N}]/u;
const BLANK = /\s/u;

/** Emphasis that was opened and not closed, by its marks: where it began. */
type Opened = Map<string, number[]>;

/**
 * A paragraph of Markdown without its marks: emphasis that is closed, links, code, escapes, character references and tags; what strikes
 * out stays. Written for any text, by one pass: the parser of Markdown takes minutes for a hundred thousand marks.
 */
export function shownText({ text: written, places }: PlacedText): PlacedText {
  const placeAt = (index: number): number => places[index] ?? 0;
  const shown = new Shown();
  const opened: Opened = new Map();
  const brackets: number[] = [];
  let at = 0;
  const match = (expression: RegExp): RegExpExecArray | null => {
    expression.lastIndex = at;
    return expression.exec(written);
  };
  while (at < written.length) {
    const start = at;
    const character = written.charAt(at);
    const found = expressionsFor(character)
      .map(match)
      .find((each) => each !== null);
    at += found?.[0].length ?? 1;
    const [whole = character] = found ?? [];
    if (character === '\\' && found !== undefined) shown.put(found[1] ?? '', placeAt(start + 1));
    else if (character === '&' && found !== undefined) shown.put(referred(found) ?? whole, placeAt(start));
    else if (character === '<' && found !== undefined)
      shown.put(raised(found, written, start) ?? ofTag(found), placeAt(start));
    else if (character === '`') continue;
    else if ('*_'.includes(character) && found !== undefined) {
      const place = shown.put(whole, placeAt(start));
      pair(whole, { place, before: written.charAt(start - 1), after: written.charAt(at) }, opened, shown);
    } else if (character === '[') {
      brackets.push(shown.put(whole, placeAt(start)));
    } else if (character === ']') {
      const opening = brackets.pop();
      if (found === undefined || opening === undefined) shown.put(']', placeAt(start));
      else shown.drop(opening, 1);
      if (found !== undefined && opening === undefined) at = start + 1;
    } else shown.put(character, placeAt(start));
  }
  return shown.result();
}

function expressionsFor(character: string): readonly RegExp[] {
  switch (character) {
    case '\\':
      return [ESCAPE];
    case '&':
      return [REFERENCE];
    case '<':
      return [TAG, AUTOLINK, COMMENT];
    case '*':
    case '_':
      return [EMPHASIS];
    case '`':
      return [CODE];
    case ']':
      return [TARGET];
    default:
      return [];
  }
}

function referred([, decimal, hexadecimal, name = '']: RegExpExecArray): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number.parseInt(decimal, 10);
  if (Number.isNaN(code)) return ENTITIES[name];
  return code <= HIGHEST_CODE_POINT ? String.fromCodePoint(code) : undefined;
}

const RAISING: Readonly<Record<string, string>> = { sup: '^', sub: '_' };

/** The mark for a raised or lowered digit right behind another: 10<sup>2</sup> is not 102. */
function raised(
  [whole, first, name = '']: RegExpExecArray,
  written: string,
  start: number,
): string | undefined {
  const beside = written.charAt(start - 1) + written.charAt(start + whole.length);
  return first === '' && /^\p{N}{2}$/u.test(beside) ? RAISING[name.toLowerCase()] : undefined;
}

function ofTag([whole, first = '', name]: RegExpExecArray): string {
  if (name === undefined) return whole.startsWith('<!') ? '' : first;
  const tag = name.toLowerCase();
  if (QUOTING_TAGS.has(tag)) return first === '' ? '“' : '”';
  if (STRIKING_TAGS.has(tag)) return '~~';
  return tag === 'br' || tag === 'p' ? '\n' : '';
}

interface Run {
  readonly place: number;
  readonly before: string;
  readonly after: string;
}

/** Drops a run of marks and the one that opened it; one inside a word or between digits is none, and none that nothing closes. */
function pair(marks: string, { place, before, after }: Run, opened: Opened, shown: Shown): void {
  const isBehindText = before !== '' && !BLANK.test(before);
  const isBeforeText = after !== '' && !BLANK.test(after);
  const isInWord = WORD.test(before) && WORD.test(after);
  if (isInWord && (marks.length === 1 || marks.startsWith('_') || /\p{N}/u.test(before + after))) return;
  const starts = opened.get(marks) ?? [];
  opened.set(marks, starts);
  const start = isBehindText ? starts.pop() : undefined;
  if (start !== undefined) {
    shown.drop(start, marks.length);
    shown.drop(place, marks.length);
  } else if (isBeforeText) starts.push(place);
}

class Shown {
  readonly #units: string[] = [];
  readonly #places: number[] = [];

  /** @returns where it is put, for `drop` */
  put(text: string, place: number): number {
    const at = this.#units.length;
    for (let unit = 0; unit < text.length; unit++) {
      this.#units.push(text.charAt(unit));
      this.#places.push(place);
    }
    return at;
  }

  drop(at: number, count: number): void {
    this.#units.fill('', at, at + count);
  }

  result(): PlacedText {
    const places = this.#places.filter((_, at) => this.#units[at] !== '');
    return { text: this.#units.join(''), places };
  }
}
