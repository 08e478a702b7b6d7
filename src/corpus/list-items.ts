import { marksOf, withoutBullet, type ItemMark } from './item-marks.ts';

/** A list begins behind a colon or behind a finished sentence; in mid-sentence "18. November" is a wrapped date. */
const MAY_INTRODUCE_LIST = /[.!?…:;]["'“”»«)\]]*$/u;
/** Far more than a sentence ends with. */
const ENDING_LENGTH = 12;

/** A line that begins a part of its paragraph: how it reads there, and how many lists it lies in. */
export interface Start {
  readonly text: string;
  /** 0 for what is no item. */
  readonly lists: number;
}

interface Surroundings {
  /** Whether nothing of the line before goes on in this one. */
  readonly isFree: (at: number) => boolean;
  /** Whether the line before ends in mid-sentence for sure. */
  readonly goesOn: (line: string) => boolean;
}

/**
 * The lines that are items of a list, without their bullets, and those that are numbered paragraphs, "(2)": of a statute they
 * are no items, and may announce some. A single bullet is none where nothing announces it.
 */
export function listStarts(lines: readonly string[], around: Surroundings): ReadonlyMap<number, Start> {
  const starts = new Map<number, Start>();
  const open = new OpenLists();
  for (const [at, text] of lines.entries()) {
    const before = lines[at - 1];
    const mayBegin =
      before === undefined || MAY_INTRODUCE_LIST.test(before.slice(-ENDING_LENGTH)) || around.isFree(at);
    const marks = marksOf(text);
    const mark =
      marks.find((read) => open.countsOn(read) && !breaksOff(read, before, around)) ??
      marks.find((read) => mayBegin && (at === 0 || mayBeBegun(read))) ??
      marks.find((read) => read.style === 'number' && read.count === 1 && isItem(starts.get(at - 1))) ??
      marks.find((read) => starts.size > 0 && read.style === 'bullet');
    if (mark === undefined) continue;
    const lists = open.add(mark, before?.endsWith(':') === true);
    starts.set(at, { text: withoutBullet(text), lists });
  }
  const [only, ...others] = starts.keys();
  const isBullet = marksOf(lines[0] ?? '')[0]?.style === 'bullet';
  return only === 0 && others.length === 0 && isBullet ? new Map() : starts;
}

function isItem(start: Start | undefined): boolean {
  return start !== undefined && start.lists > 0;
}

/** "nach Absatz (2)", wrapped before the number. */
function breaksOff({ style }: ItemMark, before: string | undefined, { goesOn }: Surroundings): boolean {
  return style === 'paragraph' && before !== undefined && goesOn(before);
}

/** A list of letters begins with the first; a text may go on with any number. */
function mayBeBegun({ style, count }: ItemMark): boolean {
  return style === 'bullet' || style === 'number' || style === 'paragraph' || count === 1;
}

/** The lists that are open, and how far each style has counted. */
class OpenLists {
  #open: ItemMark['style'][] = [];
  readonly #counts = new Map<ItemMark['style'], number>();
  /** Something announced the numbered paragraphs, which makes them a list as any other. */
  #announcesParagraphs = false;

  countsOn({ style, count }: ItemMark): boolean {
    const before = this.#counts.get(style);
    if (before === undefined || style === 'bullet') return false;
    // "(2a)" stands behind "(2)".
    return count === before + 1 || (style === 'paragraph' && count === before);
  }

  /** @returns how many lists the item lies in */
  add(mark: ItemMark, isAnnounced: boolean): number {
    const { style, count } = mark;
    const goesOn = this.countsOn(mark);
    if (style === 'paragraph' && !goesOn) this.#announcesParagraphs = isAnnounced;
    const isParagraph = style === 'paragraph' && !this.#announcesParagraphs;
    if (isParagraph) this.#counts.clear();
    this.#counts.set(style, count);
    this.#open = isParagraph ? [] : [...this.#open.slice(0, this.#depthOf(style, isAnnounced)), style];
    return this.#open.length;
  }

  /** Items of another kind go on with the list, unless the item before announced them. */
  #depthOf(style: ItemMark['style'], isAnnounced: boolean): number {
    const at = this.#open.indexOf(style);
    if (at >= 0) return at;
    return isAnnounced ? this.#open.length : Math.max(0, this.#open.length - 1);
  }
}
