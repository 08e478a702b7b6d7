/** Marks of one style count on: "1." and "2)", "a)" and "b)", "(1)" and "(2)" of a statute. */
type MarkStyle = 'bullet' | 'number' | 'letter' | 'double letter' | 'Roman number' | 'paragraph';

/** A mark that a line begins with, in one of the ways that it can be read. */
export interface ItemMark {
  readonly style: MarkStyle;
  /** What it counts to; 0 for a bullet. */
  readonly count: number;
}

/** Before a figure a dash or a plus may be its sign. */
const BULLET = /^(?:[•‣▪◦●○■*-]|[+–—](?!\s*\p{N}))\s+/u;
const NUMBER = /^[([]?(?<number>\d{1,3})[.)\]]\s/u;
/** "1° les enfants": no temperature is followed by a word in lower case. */
const FRENCH_NUMBER = /^(?<number>\d{1,2})°\s(?=\p{Ll})/u;
/** "(2)", and "(2a)" where it was put in later. */
const PARAGRAPH = /^\((?<number>\d{1,2})[a-z]?\)(?:\s|$)/u;
const LETTERS = /^\(?(?<letters>[a-z]{1,4})\)\s/u;
const ROMAN_NUMBERS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const CODE_BEFORE_A = 96;

/** The ways in which a line's mark can be read: "i)" is the ninth letter or the first Roman number. None where it has no mark. */
export function marksOf(line: string): readonly ItemMark[] {
  if (BULLET.test(line)) return [{ style: 'bullet', count: 0 }];
  const paragraph = PARAGRAPH.exec(line)?.groups?.['number'];
  if (paragraph !== undefined) return [{ style: 'paragraph', count: Number(paragraph) }];
  const number = (NUMBER.exec(line) ?? FRENCH_NUMBER.exec(line))?.groups?.['number'];
  if (number !== undefined) return [{ style: 'number', count: Number(number) }];
  return letterMarks(LETTERS.exec(line)?.groups?.['letters'] ?? '');
}

function letterMarks(letters: string): ItemMark[] {
  const [first = ''] = letters;
  const count = letters.charCodeAt(0) - CODE_BEFORE_A;
  const marks: ItemMark[] = [];
  if (letters.length === 1) marks.push({ style: 'letter', count });
  if (letters.length === 2 && letters === first.repeat(2)) marks.push({ style: 'double letter', count });
  const roman = ROMAN_NUMBERS.indexOf(letters) + 1;
  if (roman > 0) marks.push({ style: 'Roman number', count: roman });
  return marks;
}

/** The line without its bullet; a mark that counts stays, since it may be asked for. */
export function withoutBullet(line: string): string {
  return line.replace(BULLET, '');
}
