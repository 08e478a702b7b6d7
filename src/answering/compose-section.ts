import type { Answered, Citation, PageRange, SectionPage } from './answer.ts';
import type { Citations } from './citations.ts';
import { MOST_SHOWN } from './compose-answer.ts';
import type { Section } from './contents.ts';

/** Sentences of a section that are kept for whoever reads on: three a page are a lot of pages. */
const MOST_OF_SECTION = 60;

/**
 * What stands in a section, as it was asked for by name: its first sentences, and the rest of them to read on. Where several
 * articles have a section of that name, the first sentence of each.
 *
 * @param sections at least one, of one article each
 * @returns undefined where they have no sentence
 */
export function composeSection(
  question: string,
  sections: readonly Section[],
  citations: Citations,
): Answered | undefined {
  const isOne = sections.length === 1;
  const [first, ...further] = (
    isOne ? beginningOf(sections, MOST_SHOWN, citations) : firstsOf(sections, citations)
  ).slice(0, MOST_SHOWN);
  if (first === undefined) return undefined;
  const cited = new Set([first, ...further].map(sayingOf));
  const more = beginningOf(sections, MOST_OF_SECTION + MOST_SHOWN, citations)
    .filter((sentence) => !cited.has(sayingOf(sentence)))
    .slice(0, MOST_OF_SECTION);
  return {
    kind: 'answered',
    question,
    understoodWith: undefined,
    band: 'good',
    citations: [first, ...further],
    more,
    rest: isOne ? more.length : 0,
  };
}

/** Of each section the first sentence, each once; of no more sections than a reader goes through. */
function firstsOf(sections: readonly Section[], citations: Citations): readonly Citation[] {
  const firsts = sections
    .slice(0, MOST_OF_SECTION)
    .map((section) => ({ ...section, end: section.first + 1 }));
  return beginningOf(firsts, firsts.length, citations);
}

/** The first sentences of the sections one after the other, each once. No more are made than are asked for. */
function beginningOf(sections: readonly Section[], most: number, citations: Citations): readonly Citation[] {
  const passages: Citation[] = [];
  for (const section of sections) {
    const left = most - passages.length;
    if (left <= 0) break;
    passages.push(...citations.in({ ...section, end: Math.min(section.end, section.first + left) }));
  }
  return distinct(passages);
}

/** Some sentences of a section, to read it on; undefined where it has none there. */
export function sectionPage(
  section: Section | undefined,
  { from, most }: PageRange,
  citations: Citations,
): SectionPage | undefined {
  if (section === undefined) return undefined;
  const { articleId, heading, first, end } = section;
  const begin = first + from;
  const [sentence, ...others] = citations.in({ articleId, first: begin, end: Math.min(begin + most, end) });
  return sentence && { heading, sentences: [sentence, ...others], total: end - first };
}

/** Each sentence once, at its first place. */
function distinct(passages: readonly Citation[]): readonly Citation[] {
  const seen = new Set<string>();
  return passages.filter((one) => {
    const { size } = seen;
    return seen.add(sayingOf(one)).size > size;
  });
}

function sayingOf({ lead = '', text, cells = [] }: Citation): string {
  return JSON.stringify([lead, text, cells.map(({ head }) => head ?? '')]).normalize('NFC');
}
