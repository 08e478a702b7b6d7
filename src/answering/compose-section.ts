import type { Answered, Citation, PageRange, SectionPage } from './answer.ts';
import type { Citations } from './citations.ts';
import { MOST_SHOWN } from './compose-answer.ts';
import type { Section } from './contents.ts';

/** Sentences of a section that are kept for whoever reads on: three a page are a lot of pages. */
export const MOST_OF_SECTION = 60;

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
  const [only, ...others] = sections;
  const bounded = sections.map((section) =>
    distinct(citations.in({ ...section, end: Math.min(section.end, section.first + MOST_OF_SECTION) })),
  );
  const firsts =
    others.length === 0 ? (bounded[0] ?? []).slice(0, MOST_SHOWN) : bounded.flatMap(([first]) => first ?? []);
  const [first, ...further] = firsts.slice(0, MOST_SHOWN);
  if (only === undefined || first === undefined) return undefined;
  const cited = new Set([first, ...further]);
  const more = distinct(bounded.flat().filter((sentence) => !cited.has(sentence))).slice(0, MOST_OF_SECTION);
  return {
    kind: 'answered',
    question,
    understoodWith: undefined,
    band: 'good',
    citations: [first, ...further],
    more,
    rest: others.length === 0 ? more.length : 0,
  };
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
