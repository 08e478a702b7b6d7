import type { TextRange } from '../corpus/article.ts';
import type { Sentence } from '../sentences/sentence.ts';

/** Words that a browser looks for: whole, or from the first of `start` to the last of `end`. */
export interface TextDirective {
  /** Words directly before it, in one block of the page. */
  readonly prefix: string | undefined;
  readonly start: string;
  readonly end: string | undefined;
  /** Words directly after it, in one block of the page. */
  readonly suffix: string | undefined;
}

/** What is to be found: a sentence, or a row of cells, which lie apart on the page. */
export type Wanted = Pick<Sentence, 'start' | 'end' | 'cells'>;

/** A text with fewer words is given to the browser whole. */
const WHOLE_BELOW_WORDS = 9;
/** Words at either end by which a browser finds a longer one. */
const EDGE_WORDS = 4;

/** Words before and after, in the order in which they are tried. */
const CONTEXTS = [
  [0, 0],
  [4, 0],
  [4, 4],
  [16, 4],
  [16, 16],
  [64, 64],
] as const;
/** A longer text is not given whole, wherever that would help. */
const MOST_WHOLE_WORDS = 64;
/** A longer directive is no use to anyone, and would make an expression that cannot be searched with. */
const MOST_CHARACTERS = 2_000;
/** Where the first words come more often up to the sentence, hardly anything beside it tells the places apart. */
const MOST_PLACES = 100;

/**
 * The shortest directive that leads to the sentence and not to another place of the text: where its words come earlier,
 * those beside it are added, first before it. The text is searched once or twice, whatever it repeats.
 * @returns undefined where none does: the places have the same neighbours, or the words are too long
 */
export function textDirective(text: string, wanted: Wanted): TextDirective | undefined {
  for (const terms of termsOf(text, wanted)) {
    const places = placesUpTo(wanted, terms.start, text);
    if (places === undefined) return undefined;
    for (const [wordsBefore, wordsAfter] of CONTEXTS) {
      const directive = {
        prefix: wordsBefore === 0 ? undefined : joined(wordsIn(lineBefore(text, wanted)).slice(-wordsBefore)),
        ...terms,
        suffix: wordsAfter === 0 ? undefined : joined(wordsIn(lineAfter(text, wanted)).slice(0, wordsAfter)),
      };
      if (sizeOf(directive) <= MOST_CHARACTERS && leadsTo(wanted, { directive, places, text }))
        return directive;
    }
  }
  return undefined;
}

type Terms = Pick<TextDirective, 'start' | 'end'>;

/** First the edges, then the whole: the last words may come within the sentence already. */
function termsOf(text: string, { start, end, cells = [] }: Wanted): readonly Terms[] {
  const [first, last] = [cells.at(0), cells.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) {
    const [opening, closing] = [first, last].map((cell) =>
      wordsIn(text.slice(start + cell.start, start + cell.end)),
    );
    return [{ start: edgeOf(opening, 'start'), end: edgeOf(closing, 'end') }];
  }
  const words = wordsIn(text.slice(start, end));
  const whole = { start: words.join(' '), end: undefined };
  if (words.length < WHOLE_BELOW_WORDS) return [whole];
  const edges = {
    start: words.slice(0, EDGE_WORDS).join(' '),
    end: words.slice(-EDGE_WORDS).join(' '),
  };
  return words.length <= MOST_WHOLE_WORDS ? [edges, whole] : [edges];
}

function edgeOf(words: readonly string[] = [], edge: 'start' | 'end'): string {
  if (words.length < WHOLE_BELOW_WORDS) return words.join(' ');
  return (edge === 'start' ? words.slice(0, EDGE_WORDS) : words.slice(-EDGE_WORDS)).join(' ');
}

/** Where a term stands up to the wanted place, also within longer words; undefined where that is too often. */
function placesUpTo({ start }: TextRange, term: string, text: string): readonly number[] | undefined {
  const places: number[] = [];
  const searched = new RegExp(pattern(term), 'giu');
  for (let found = searched.exec(text); found !== null; found = searched.exec(text)) {
    if (found.index > start) break;
    if (places.push(found.index) > MOST_PLACES) return undefined;
    // Places may overlap. From within a character the search would step back to where it begins.
    searched.lastIndex = found.index + ((found[0].codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
  }
  return places;
}

interface Search {
  readonly directive: TextDirective;
  /** Where its first term stands, ascending. */
  readonly places: readonly number[];
  readonly text: string;
}

/**
 * Whether a browser that looks for the directive in the text finds exactly this place. As in the specification, the first
 * place of prefix and start decides, and after it the first of end and suffix. Where it is not known how a browser cuts
 * words, more places count than it would find: what is the first of more is the first of fewer.
 */
function leadsTo({ start, end }: TextRange, { directive, places, text }: Search): boolean {
  const { prefix, suffix } = directive;
  const opening = around([prefix, directive.start, directive.end === undefined ? suffix : undefined], 'iuy');
  const first = places.find((place) => endOf(opening, text, place) !== undefined);
  const openingEnd = first === start ? endOf(opening, text, start) : undefined;
  if (openingEnd === undefined || directive.end === undefined) return openingEnd === end;
  // What stands behind the sentence and its suffix is another place, and need not be looked at.
  const near = text.slice(0, end + MOST_CHARACTERS);
  return endOf(around([undefined, directive.end, suffix], 'giu'), near, openingEnd) === end;
}

/** A cell's end, which the page does not show, may lie where one term follows on another. */
const GAP = String.raw`[\s|]{0,8}`;

/** An expression for the middle one of three terms with the others around it. */
function around([prefix, term = '', suffix]: readonly (string | undefined)[], flags: string): RegExp {
  const bounds = [prefix === undefined && 'start', suffix === undefined && 'end'] as const;
  const lead = prefix === undefined ? '' : `(?<=${pattern(prefix, 'start')}${GAP})`;
  const trail = suffix === undefined ? '' : `(?=${GAP}${pattern(suffix, 'end')})`;
  return new RegExp(lead + pattern(term, ...bounds) + trail, flags);
}

/** Where that which an expression finds from a place on ends. */
function endOf(searched: RegExp, text: string, from: number): number | undefined {
  searched.lastIndex = from;
  const found = searched.exec(text);
  return found === null ? undefined : found.index + found[0].length;
}

/** Words in their order with any white space between them, where asked not within a longer word. */
function pattern(term: string, ...bounds: readonly ('start' | 'end' | false)[]): string {
  const words = term.split(' ').map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  const isBound = (edge: 'start' | 'end', letter: RegExp): boolean =>
    bounds.includes(edge) && letter.test(term);
  const opening = isBound('start', /^[\p{L}\p{N}]/u) ? String.raw`(?<![\p{L}\p{N}])` : '';
  const closing = isBound('end', /[\p{L}\p{N}]$/u) ? String.raw`(?![\p{L}\p{N}])` : '';
  return opening + words.join(String.raw`\s+`) + closing;
}

const CELL_END = ' | ';

/** What is cut off farther away than this would make the directive too long. */
const BESIDE = 2 * MOST_CHARACTERS;

/** What stands before in the same line, or at the line's start in the one above; a line ends with its block or cell. */
function lineBefore(text: string, { start }: TextRange): string {
  const above = text.slice(Math.max(0, start - BESIDE), start).trimEnd();
  const line = above.slice(above.lastIndexOf('\n') + 1);
  const cellEnd = line.lastIndexOf(CELL_END);
  return cellEnd === -1 ? line : line.slice(cellEnd + CELL_END.length);
}

/** The same after it. */
function lineAfter(text: string, { end }: TextRange): string {
  const [line = ''] = text
    .slice(end, end + BESIDE)
    .trimStart()
    .split('\n', 1);
  const [cell = ''] = line.split(CELL_END, 1);
  return cell;
}

function wordsIn(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

function joined(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : words.join(' ');
}

function sizeOf({ prefix = '', start, end = '', suffix = '' }: TextDirective): number {
  return prefix.length + start.length + end.length + suffix.length;
}
