import { VERDICTS, type CheckJson, type QuotationJson } from '../library/check-json.ts';
import type { PassageJson } from '../library/passage-json.ts';
import { clipped } from '../wording/article-name.ts';

type Verdict = QuotationJson['verdict'];

/** Characters of a quotation that say which one is meant. */
const BEGINNING_CHARACTERS = 160;

const SAID: Readonly<Record<Verdict, string>> = {
  verbatim: 'verbatim',
  near: 'near, not verbatim',
  'not-found': 'not found',
};

/** What became of each quotation, a block each, for a model to read: verdict, place, and what differs. */
export function checkText({ quotations, unchecked }: CheckJson): string {
  if (quotations.length === 0)
    return 'The text quotes nothing: nothing in it stands in quotation marks or in a block quote.';
  return [
    summary(quotations),
    ...quotations.map((quotation, at) => `${at + 1}. ${quotationText(quotation)}`),
    ...(unchecked > 0
      ? [`${unchecked} further quotations were not checked: check the rest of the text by itself.`]
      : []),
  ].join('\n\n');
}

function summary(quotations: readonly QuotationJson[]): string {
  const counts = VERDICTS.flatMap((verdict) => {
    const count = quotations.filter((one) => one.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${SAID[verdict]}`];
  });
  const legend = quotations.some(differs)
    ? '\nIn what differs, [-…-] stands in the article alone and {+…+} in the quotation alone.'
    : '';
  return `Quotations: ${counts.join('; ')}.${legend}`;
}

function quotationText(quotation: QuotationJson): string {
  const { text, verdict, omits } = quotation;
  const marked = `${SAID[verdict]}${omits ? ', with words left out as it says' : ''}`;
  return [
    `“${clipped(inLine(text), BEGINNING_CHARACTERS)}”`,
    `   ${marked}${placeText(quotation)}`,
    ...(differs(quotation) ? [`   ${inLine(differenceText(quotation))}`] : []),
  ].join('\n');
}

function placeText({ passage, elsewhere }: QuotationJson): string {
  if (passage === null) return '';
  const { article, of, sentences } = passage;
  const [first] = sentences;
  const last = sentences.at(-1) ?? first;
  const where = [
    `${article.title} (${article.id})`,
    ...(of === 'title' ? ['its title'] : []),
    ...(first === undefined || last === undefined ? [] : sentencesText(first, last)),
    ...(elsewhere.length === 0 ? [] : [`also in ${elsewhere.map((other) => other.article.id).join(', ')}`]),
  ];
  return `: ${where.join(', ')}`;
}

function sentencesText({ heading, link, ordinal }: PassageJson, last: PassageJson): string[] {
  const isOne = ordinal === last.ordinal;
  return [
    ...(heading === null ? [] : [heading]),
    isOne ? `ordinal ${ordinal}` : `ordinals ${ordinal} to ${last.ordinal}`,
    ...(link === null ? [] : [link]),
  ];
}

/** A verbatim one differs in what it says to leave out. */
function differs({ differences }: QuotationJson): boolean {
  return differences.some(({ kind }) => kind !== 'same');
}

function differenceText({ differences }: QuotationJson): string {
  return differences
    .map(({ kind, text }) => {
      if (kind === 'same') return text;
      return kind === 'only-in-article' ? `[-${text}-]` : `{+${text}+}`;
    })
    .join('');
}

function inLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
