import { VERDICTS, type CheckJson, type QuotationJson } from '../library/check-json.ts';
import type { PassageJson } from '../library/passage-json.ts';
import { clipped } from '../wording/article-name.ts';

type Verdict = QuotationJson['verdict'];

/** Characters of a quotation that say which one is meant. */
const BEGINNING_CHARACTERS = 160;
/** Of a sentence of which only a part is quoted: nearly all are shorter. */
const SENTENCE_CHARACTERS = 500;

const SAID: Readonly<Record<Verdict, string>> = {
  verbatim: 'verbatim',
  shortened: 'shortened',
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
  const legend = [
    ...(quotations.some(({ verdict }) => verdict === 'shortened')
      ? ['What a shortened one leaves out may turn its sense: read it below.']
      : []),
    ...(quotations.some(differs)
      ? ['In what differs, [-…-] stands in the article alone and {+…+} in the quotation alone.']
      : []),
  ];
  return [`Quotations: ${counts.join('; ')}.`, ...legend].join('\n');
}

function quotationText(quotation: QuotationJson): string {
  const { text, verdict } = quotation;
  return [
    `“${clipped(inLine(text), BEGINNING_CHARACTERS)}”`,
    `   ${SAID[verdict]}${placeText(quotation)}`,
    ...partText(quotation).map((line) => `   ${line}`),
    ...(differs(quotation) ? [`   ${inLine(differenceText(quotation))}`] : []),
  ].join('\n');
}

/** What a quotation is a part of, so that what was cut off is seen. */
function partText({ whole, passage }: QuotationJson): string[] {
  if (whole !== false || passage === null) return [];
  const [first, ...others] = passage.sentences.map(({ text }) => text);
  const last = others.at(-1);
  if (passage.of === 'title') return [`part of a title, which reads: ${inMarks(passage.article.title)}`];
  if (first === undefined) return ['part of a heading'];
  return last === undefined
    ? [`part of a sentence, which reads: ${inMarks(first)}`]
    : [`begins or ends within a sentence; the first and the last read: ${inMarks(first)} ${inMarks(last)}`];
}

function inMarks(text: string): string {
  return `“${clipped(inLine(text), SENTENCE_CHARACTERS)}”`;
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

/** A shortened one differs in what it says to leave out. */
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
