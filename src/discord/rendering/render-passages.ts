import type { APIComponentInContainer } from 'discord.js';

import type { Citation } from '../../answering/answer.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { wholeOf } from '../../wording/answer-labels.ts';
import { letterMark, numberMark } from '../../wording/passage-marks.ts';
import { DISCORD_LABELS } from '../labels/discord-labels.ts';
import { escapeText } from './escape-text.ts';
import { button, buttonRow } from './button-rows.ts';
import { containerMessage, heading, subtext, textDisplay, type MessagePayload } from './message-payload.ts';
import { passage, sourceOf, titleOf } from './passage.ts';
import { passagesText } from './passages-text.ts';
import { quoteWithin } from './quotation.ts';
import { clipMarkup, MESSAGE_UNITS, textUnits } from './text-budget.ts';

const NEIGHBOUR_UNITS = 1_000;
const STATEMENT_UNITS = 400;
/** What is left for sentences once headings, notes and article titles have their share. */
const PASSAGE_UNITS = MESSAGE_UNITS - 600;

export interface ContextContent {
  readonly language: LabelLanguage;
  readonly citation: Citation;
}

/** A cited sentence between its neighbours. */
export function renderContext({ language, citation }: ContextContent): MessagePayload {
  const words = DISCORD_LABELS[language];
  const neighbour = (label: string, text: string | undefined, none: string): string =>
    text === undefined
      ? subtext(none)
      : `${subtext(label)}\n${quoteWithin({ text }, { units: NEIGHBOUR_UNITS, shortened: words.shortened })}`;
  const title = `${heading(words.context.title)}\n${subtext(titleOf(citation.article))}`;
  const before = neighbour(words.context.before, citation.before, words.context.start);
  const after = neighbour(words.context.after, citation.after, words.context.end);
  const label = `${subtext(words.context.quoted)}\n`;
  const units = MESSAGE_UNITS - [title, before, label, after].reduce((sum, text) => sum + textUnits(text), 0);
  const quoted = `${label}${passage({ language, citation, emphasised: true, units })}`;
  return containerMessage('notice', [title, before, quoted, after].map(textDisplay));
}

export interface MoreContent {
  readonly language: LabelLanguage;
  /** The passages of this page, at most `PASSAGES_A_PAGE`. */
  readonly passages: readonly Citation[];
  /** How many came before them. */
  readonly offset: number;
  /** Where the next page begins; behind these passages where nothing of the page has fallen. */
  readonly end?: number;
  readonly answerId: string;
  readonly total: number;
  /** How many of all go on with what the answer cites: the first ones, and no page holds some of them with others. */
  readonly rest: number;
  /** How many the answer cites. */
  readonly cited: number;
}

/**
 * The next passages, with a button for those after them. What goes on with the citations is numbered as they are; the others
 * are lettered, for they are near and no evidence.
 */
export function renderMore(content: MoreContent): MessagePayload {
  const { language, passages, offset, answerId, total, rest, cited } = content;
  const { end = offset + passages.length } = content;
  const words = DISCORD_LABELS[language];
  const [first] = passages;
  if (first === undefined) return containerMessage('none', [textDisplay(words.more.none)]);
  const isEvidence = offset < rest;
  const whole = wholeOf(first);
  const title = isEvidence
    ? words.goingOn[whole](cited + offset + 1, cited + end, cited + rest)
    : words.more.title(offset - rest + 1, end - rest, total - rest);
  const texts = passagesText({
    language,
    passages,
    markAt: (at) => (isEvidence ? numberMark(cited + offset + at) : letterMark(offset - rest + at)),
    isEvidence,
    headed: true,
    units: PASSAGE_UNITS,
  });
  const next = end < rest ? words.button.goOn[whole](rest - end) : words.button.more;
  return containerMessage(isEvidence ? 'notice' : 'none', [
    textDisplay(heading(title)),
    ...texts.map(textDisplay),
    ...buttonRow(end < total ? [button({ action: 'more', answerId, offset: end }, next)] : []),
  ]);
}

/** A sentence of a message and the nearest of the articles; `undefined` where it holds no word to search for. */
export interface CheckedPair {
  readonly statement: string;
  readonly citation: Citation | undefined;
}

export interface CheckContent {
  readonly language: LabelLanguage;
  /** At least one. */
  readonly pairs: readonly CheckedPair[];
}

/** Statements of a message beside the nearest sentences. Says nothing of their truth; leaves out what does not fit. */
export function renderCheck({ language, pairs }: CheckContent): MessagePayload {
  const words = DISCORD_LABELS[language].check;
  const articles = new Map(
    pairs.flatMap(({ citation }) =>
      citation === undefined ? [] : [[citation.article.id, citation.article]],
    ),
  );
  const titled = articles.size > 1;
  const displays: APIComponentInContainer[] = [textDisplay(heading(words.title))];
  let left = PASSAGE_UNITS;
  for (const [index, pair] of pairs.entries()) {
    const text = checkedText({ language, pair, index, titled, units: index === 0 ? left : undefined });
    left -= textUnits(text);
    if (left < 0) {
      displays.push(textDisplay(subtext(words.omitted(pairs.length - index))));
      break;
    }
    displays.push(textDisplay(text));
  }
  const sources = titled
    ? []
    : [...articles.values()].map((article) => textDisplay(subtext(sourceOf(article))));
  return containerMessage('none', [...displays, ...sources]);
}

interface CheckedText {
  readonly language: LabelLanguage;
  readonly pair: CheckedPair;
  readonly index: number;
  readonly titled: boolean;
  readonly units: number | undefined;
}

function checkedText({ language, pair, index, titled, units }: CheckedText): string {
  const words = DISCORD_LABELS[language].check;
  const said = words.statement(clipMarkup(escapeText(pair.statement), STATEMENT_UNITS));
  if (pair.citation === undefined) return `${said}\n${words.nothing}`;
  const text = passage({
    language,
    citation: pair.citation,
    mark: letterMark(index),
    titled,
    ...(units === undefined ? {} : { units: units - textUnits(said) - 1 }),
  });
  return `${said}\n${text}`;
}
