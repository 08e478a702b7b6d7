/** A piece of a line as a program set it: in points from the left and the top of the page as it is shown. */
export interface TextRun {
  readonly text: string;
  readonly x: number;
  /** Of the line that the letters stand on. */
  readonly baseline: number;
  readonly width: number;
  /** Of the font, in points. */
  readonly size: number;
  readonly isBold: boolean;
  /** Each letter as wide as the others: programs and what is typed into them. */
  readonly isMonospaced: boolean;
  /** A space stands before it, however wide. */
  readonly isSpaced: boolean;
}

/** The text of a page as it is shown. */
export interface PageText {
  /** From 1: as a viewer counts them, whatever is printed on it. */
  readonly page: number;
  /** In the file's order, which is mostly that of reading. */
  readonly runs: readonly TextRun[];
  /** What does not run as most of the page's text does: watermarks, notes along the margin. */
  readonly turned: readonly string[];
  /** It has no text, and something is drawn on it. */
  readonly isPicture: boolean;
}

/** A run as the page has it, before it is known which way most of the page's text runs. */
export interface PlacedText {
  readonly text: string;
  /** Of the first letter's foot, from the left and the top of the page. */
  readonly x: number;
  readonly y: number;
  /** Which way the text runs, of any length. */
  readonly along: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly size: number;
  readonly font: string;
}

/** In quarters of a turn, clockwise; undefined for text that runs aslant. */
type Turn = 0 | 1 | 2 | 3;

/** A slope of less is that of a scanned page, or of a rounded number. */
const LEVEL = 0.05;

const BOLD = /bold|black|heavy|demi|semibold|cmb|sfb|ecb|-bx|medi\b|TB(?:Z|$)/iu;
const MONOSPACED = /mono|courier|typewriter|cmtt|sftt|ectt|consol|menlo|txtt|lmtl|inconsolata|code\b/iu;

/** Several letters as one: of some programs' fonts. Raised figures and the like stay as they are set. */
const LIGATURES = /[\uFB00-\uFB06]/gu;

/**
 * What TeX's fonts of pixels have at codes that are no letters elsewhere, in its encoding T1: they do not say what their letters are.
 */
const LETTERS_OF_TEX: Readonly<Record<string, string>> = {
  '\u0010': '“',
  '\u0011': '”',
  '\u0012': '„',
  '\u0013': '«',
  '\u0014': '»',
  '\u0015': '–',
  '\u0016': '—',
  '\u001B': 'ff',
  '\u001C': 'fi',
  '\u001D': 'fl',
  '\u001E': 'ffi',
  '\u001F': 'ffl',
  '÷': 'œ',
  ÿ: 'ß',
};
/** No other encoding has letters there. */
// oxlint-disable-next-line no-control-regex -- those are what is looked for
const CODE_OF_TEX = /[\u0010-\u0016\u001B-\u001F]/u;
// oxlint-disable-next-line no-control-regex -- those are what is looked for
const LETTER_OF_TEX = /[\u0010-\u0016\u001B-\u001F÷ÿ]/gu;

interface PageFacts extends Pick<PageText, 'page' | 'isPicture'> {
  readonly width: number;
  readonly height: number;
}

/** Makes runs of a page's texts, upright as most of them are read: a page that lies on its side is turned. */
export function pageText(
  texts: readonly PlacedText[],
  { page, width, height, isPicture }: PageFacts,
): PageText {
  const upright = mostTurned(texts);
  const runs: TextRun[] = [];
  const turned: string[] = [];
  let isSpaced = false;
  const texFonts = new Set(texts.filter(({ text }) => CODE_OF_TEX.test(text)).map(({ font }) => font));
  for (const placed of texts) {
    const letters = texFonts.has(placed.font)
      ? placed.text.replaceAll(LETTER_OF_TEX, (code) => LETTERS_OF_TEX[code] ?? code)
      : placed.text;
    const text = letters.replaceAll(LIGATURES, (letter) => letter.normalize('NFKC')).trim();
    if (text === '') {
      isSpaced ||= placed.text !== '';
      continue;
    }
    if (turnOf(placed) !== upright) {
      turned.push(text);
      continue;
    }
    const { x, y } = turnedBack(placed, upright, { width, height });
    runs.push({
      text,
      x,
      baseline: y,
      width: placed.width,
      size: placed.size,
      isBold: BOLD.test(placed.font),
      isMonospaced: MONOSPACED.test(placed.font),
      isSpaced: isSpaced || /^\s/u.test(placed.text),
    });
    isSpaced = /\s$/u.test(placed.text);
  }
  return { page, runs, turned, isPicture };
}

function turnOf({ along: { x, y } }: PlacedText): Turn | undefined {
  const length = Math.hypot(x, y);
  if (Math.abs(y) <= LEVEL * length) return x >= 0 ? 0 : 2;
  if (Math.abs(x) <= LEVEL * length) return y >= 0 ? 1 : 3;
  return undefined;
}

/** The way that most letters run. */
function mostTurned(texts: readonly PlacedText[]): Turn {
  const letters = [0, 0, 0, 0];
  for (const placed of texts) {
    const turn = turnOf(placed);
    if (turn !== undefined) letters[turn] = (letters[turn] ?? 0) + placed.text.trim().length;
  }
  const most = Math.max(...letters);
  return ([0, 1, 3, 2] as const).find((turn) => letters[turn] === most) ?? 0;
}

function turnedBack(
  { x, y }: PlacedText,
  turn: Turn,
  { width, height }: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number } {
  switch (turn) {
    case 0:
      return { x, y };
    case 1:
      return { x: y, y: width - x };
    case 2:
      return { x: width - x, y: height - y };
    case 3:
      return { x: height - y, y: x };
  }
}
