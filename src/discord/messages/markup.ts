import { OpenMarks } from './emphasis.ts';

/** What Discord shows in a place of a message, in the order of reading. */
export type Piece = (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'user' | 'role' | 'channel'; readonly id: string }
  | { readonly kind: 'everyone' }
  | { readonly kind: 'date'; readonly at: Date }
  /** What is shown and says no word: an emoji of a server, a link to its own pages. */
  | { readonly kind: 'wordless' }
) & {
  /** Whether it stands in lines that quote somebody else. */
  readonly quoted: boolean;
};

type Bare<P> = P extends unknown ? Omit<P, 'quoted'> : never;

/** https://discord.com/developers/docs/reference#message-formatting; an id is a snowflake, and shorter numbers stay text. */
const MARKS = new RegExp(
  [
    String.raw`\\(?<escaped>[!-/:-@[-${'`'}{-~])`,
    String.raw`<@!?(?<user>\d{17,20})>`,
    String.raw`<@&(?<role>\d{17,20})>`,
    String.raw`<#(?<channel>\d{17,20})>`,
    String.raw`<(?<command>/[^\s:<>][^:<>\n]{0,98}):\d{17,20}>`,
    String.raw`<t:(?<seconds>-?\d{1,13})(?::[A-Za-z])?>`,
    String.raw`(?<wordless><a?:\w{1,32}:\d{17,20}>|<id:(?:home|guide|browse|customize|linked-roles(?::\d{17,20})?)>)`,
    String.raw`<(?<address>https?://[^\s<>]+)>`,
    // Not where a mail address goes on.
    String.raw`(?<everyone>(?<![\p{L}\p{N}_.+-])@(?:everyone|here)(?![\p{L}\p{N}_]|[.-]\p{L}))`,
    String.raw`(?<target>\]\(<?https?://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*>?(?:\s"[^"\n]*")?\))`,
    // What looks like markup in an address belongs to it.
    String.raw`(?<plain>https?://[^\s<>\]*|]+)`,
    String.raw`(?<bracket>[[\]])`,
    '(?<fence>`+)',
    String.raw`(?<run>\*+|_+|~+|\|+)`,
    String.raw`(?<line>\n)`,
  ].join('|'),
  'gu',
);

/** The names of its groups, once for all: listed at each mark they would take most of the time. */
const KINDS = [...MARKS.source.matchAll(/\(\?<(\w+)>/g)].flatMap(([, name]) => name ?? []);

const LINE_QUOTE = /^ *(>>>|>) /;
/** Of a heading, of subtext, of an item. */
const LINE_MARK = /^ *(?:#{1,3}|-#|[-*]) +(?=\S)/;
/** No mark of a line's start is longer. */
const LINE_MARK_CHARACTERS = 100;
const LANGUAGE_OF_CODE = /^[\w+.#-]{1,20}\n/;

/** What Discord makes of the text that a person wrote. Takes time in proportion to its length. */
export function parseMarkup(markup: string): readonly Piece[] {
  return new MarkupParser(markup).parse();
}

class MarkupParser {
  readonly #markup: string;
  /** Undefined where a mark stood that is not shown. */
  readonly #pieces: (Piece | undefined)[] = [];
  readonly #openMarks = new OpenMarks();
  /** Pieces of the brackets that may yet become links. */
  readonly #brackets: number[] = [];
  #at = 0;
  #quoted = false;
  #quotedToTheEnd = false;

  constructor(markup: string) {
    this.#markup = markup.replaceAll(/\r\n?/g, '\n');
  }

  parse(): readonly Piece[] {
    this.#startLine();
    for (;;) {
      MARKS.lastIndex = this.#at;
      const found = MARKS.exec(this.#markup);
      this.#addText(this.#markup.slice(this.#at, found?.index));
      if (found === null) return this.#pieces.filter((piece) => piece !== undefined);
      this.#at = MARKS.lastIndex;
      this.#take(found);
    }
  }

  /** Exactly one group names what was found. */
  #take({ 0: whole, index, groups = {} }: RegExpExecArray): void {
    const kind = KINDS.find((name) => groups[name] !== undefined) ?? '';
    const content = groups[kind] ?? '';
    switch (kind) {
      case 'user':
      case 'role':
      case 'channel':
        this.#add({ kind, id: content });
        break;
      case 'everyone':
      case 'wordless':
        this.#add({ kind });
        break;
      case 'seconds':
        this.#addDate(whole, new Date(Number(content) * 1_000));
        break;
      case 'target':
        this.#closeLink(whole);
        break;
      case 'bracket':
        this.#addBracket(whole);
        break;
      case 'fence':
        this.#takeCode(whole);
        break;
      case 'run':
        this.#takeRun(whole, index);
        break;
      case 'line':
        this.#addText(whole);
        this.#startLine();
        break;
      default:
        this.#addText(content);
    }
  }

  #add(piece: Bare<Piece>): void {
    this.#pieces.push({ ...piece, quoted: this.#quoted });
  }

  #addText(text: string): void {
    if (text !== '') this.#add({ kind: 'text', text });
  }

  /** A date that no calendar has stays as it was written. */
  #addDate(written: string, at: Date): void {
    if (Number.isNaN(at.getTime())) this.#addText(written);
    else this.#add({ kind: 'date', at });
  }

  #startLine(): void {
    this.#quoted = this.#quotedToTheEnd;
    if (!this.#quoted) {
      const [, mark] = this.#skip(LINE_QUOTE) ?? [];
      this.#quoted = mark !== undefined;
      this.#quotedToTheEnd = mark === '>>>';
    }
    this.#skip(LINE_MARK);
  }

  #skip(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.#markup.slice(this.#at, this.#at + LINE_MARK_CHARACTERS));
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  /** A bracket is text until a target follows; a closing one ends what might have become a link. */
  #addBracket(bracket: string): void {
    if (bracket === '[') this.#brackets.push(this.#pieces.length);
    else this.#brackets.pop();
    this.#addText(bracket);
  }

  /** Of a masked link only its text is seen. */
  #closeLink(written: string): void {
    const bracket = this.#brackets.pop();
    if (bracket === undefined) this.#addText(written);
    else this.#pieces[bracket] = undefined;
  }

  /** In code nothing is markup. */
  #takeCode(fence: string): void {
    const end = this.#endOfCode(fence);
    if (end === undefined) {
      this.#addText(fence);
      return;
    }
    const code = this.#markup.slice(this.#at, end);
    this.#addText(fence.length < 3 ? code : code.replace(LANGUAGE_OF_CODE, ''));
    this.#at = end + fence.length;
  }

  /** Where the next fence of this length begins. One of another length is code. */
  #endOfCode(fence: string): number | undefined {
    let at = this.#markup.indexOf(fence, this.#at);
    while (at !== -1) {
      let end = at + fence.length;
      while (this.#markup[end] === '`') end += 1;
      if (end - at === fence.length) return at;
      at = this.#markup.indexOf(fence, end);
    }
    return undefined;
  }

  #takeRun(run: string, index: number): void {
    const sides = { before: this.#markup[index - 1], after: this.#markup[this.#at] };
    const halves = this.#openMarks.close(run, sides);
    if (halves === undefined) {
      for (const mark of this.#openMarks.open(run, sides, this.#pieces.length)) this.#addText(mark);
    } else for (const half of halves) this.#pieces[half] = undefined;
  }
}
