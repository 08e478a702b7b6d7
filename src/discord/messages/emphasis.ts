/** The characters beside a run of marks; undefined at the ends of the text. */
interface Sides {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * The marks of bold, italics, underline, strike and spoilers that wait for their other half: at most one of each kind, since
 * the latest counts.
 */
export class OpenMarks {
  /** The outer first, each with the number of its piece. */
  #open: { readonly mark: string; readonly piece: number }[] = [];

  /** The pieces of the other halves where the run closes all that it stands for; what they enclose, unclosed, stays text. */
  close(run: string, sides: Sides): readonly number[] | undefined {
    const marks = marksOf(run);
    const closes =
      marks.length > 0 && marks.every((mark) => mayClose(mark, sides) && this.#indexOf(mark) !== -1);
    if (!closes) return undefined;
    const closed = marks.map((mark) => this.#indexOf(mark));
    const pieces = closed.flatMap((index) => this.#open[index]?.piece ?? []);
    this.#open = this.#open.slice(0, Math.min(...closed));
    return pieces;
  }

  /** Parts the run into the marks that it opens, which become pieces from this number on; itself where it opens none. */
  open(run: string, sides: Sides, piece: number): readonly string[] {
    const marks = marksOf(run);
    if (marks.length === 0 || !marks.every((mark) => mayOpen(mark, sides))) return [run];
    const others = this.#open.filter(({ mark }) => !marks.includes(mark));
    this.#open = [...others, ...marks.map((mark, i) => ({ mark, piece: piece + i }))];
    return marks;
  }

  #indexOf(mark: string): number {
    return this.#open.findIndex((open) => open.mark === mark);
  }
}

/** The marks that a run of one character stands for, the outer first; none where it stands for itself. */
function marksOf(run: string): readonly string[] {
  const [character = ''] = run;
  const double = character.repeat(2);
  if (run.length === 2) return [double];
  if (character !== '*' && character !== '_') return [];
  return { 1: [character], 3: [double, character] }[run.length] ?? [];
}

/** Within words these belong to them: in names, in products, in "Schüler*innen". */
const OUTSIDE_WORDS = new Set(['*', '_', '__']);
const WORD = /[\p{L}\p{N}]/u;

function mayOpen(mark: string, { before = '', after = '' }: Sides): boolean {
  return /\S/.test(after) && !(OUTSIDE_WORDS.has(mark) && WORD.test(before));
}

function mayClose(mark: string, { before = '', after = '' }: Sides): boolean {
  return /\S/.test(before) && !(OUTSIDE_WORDS.has(mark) && WORD.test(after));
}
