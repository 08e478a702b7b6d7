import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { LabelLanguage } from '../../language/label-language.ts';
import { type OutcomeCounts, totalOf, type Usage, USAGE_OUTCOMES } from '../../usage/usage.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { decimals } from '../../wording/label-text.ts';
import { printableLine } from '../rendering/printable-text.ts';
import { paletteOf, type Screen } from '../screen.ts';

/** Told apart without colour too. */
const MARKS = { good: '█', unsure: '▓', none: '░' } as const;
const GAP = '  ';
const INDENT = '  ';
const TOPICS_SHOWN = 10;
const ARTICLES_SHOWN = 5;
const LONGEST_BAR = 40;
const NARROWEST_BAR = 5;
/** Of a name beside a bar. */
const NARROWEST_NAME = 10;

interface UsageContent {
  readonly usage: Usage;
  /** How long and how many answers are kept at most. */
  readonly kept: { readonly days: number; readonly most: number };
  /** Whether the questions without an answer are shown, where others than their askers could see them. */
  readonly showsQuestions: boolean;
}

/** How beleg was used, as lines that fit the screen. */
export function renderUsage({ usage, kept, showsQuestions }: UsageContent, screen: Screen): string {
  const labels = HOST_LABELS[screen.language].usage;
  const { bold, dim } = paletteOf(screen);
  const asked = totalOf(usage.outcomes);
  const { votes, shared } = usage;
  const isNothing = asked + votes.helpful + votes.unhelpful + shared === 0;
  const wrapped = (text: string): string => wrapAnsi(text, screen.width, { hard: true });
  const notes = [labels.kept(kept.days, kept.most), ...(usage.isFull ? [labels.full] : [])];
  return [
    wrapped(bold(labels.title(usage.days.length))),
    '',
    ...(isNothing ? [wrapped(labels.none)] : partsOf(usage, { screen, showsQuestions })),
    '',
    ...notes.map((note) => wrapped(dim(note))),
  ].join('\n');
}

interface PartsOptions {
  readonly screen: Screen;
  readonly showsQuestions: boolean;
}

function partsOf(usage: Usage, { screen, showsQuestions }: PartsOptions): readonly string[] {
  const { headings, ...labels } = HOST_LABELS[screen.language].usage;
  const { bold } = paletteOf(screen);
  const { topics, articles, votes, shared } = usage;
  const left = topics.listed.slice(TOPICS_SHOWN).reduce((sum, { count }) => sum + count, 0);
  const leftArticles = articles.length - ARTICLES_SHOWN;
  const topicRows = topics.listed.slice(0, TOPICS_SHOWN).map(({ words, count, questions }) => ({
    name: words.join(', '),
    counts: { good: 0, unsure: 0, none: count },
    below: showsQuestions ? questions : [],
  }));
  const articleRows = articles.slice(0, ARTICLES_SHOWN).map(({ id, answers }) => ({
    name: id,
    counts: { good: answers, unsure: 0, none: 0 },
  }));
  const dayRows = usage.days.map((counts) => ({ name: shownDay(counts.day, screen.language), counts }));
  const rest = [
    ...(left > 0 ? [labels.furtherTopics(left)] : []),
    ...(topics.unseen > 0 ? [labels.unseen(topics.unseen)] : []),
  ];
  const wrapped = (text: string): readonly string[] =>
    wrapAnsi(text, screen.width, { hard: true, trim: false }).split('\n');
  const indented = (text: string): readonly string[] => wrapped(INDENT + text);
  return [
    ...bars(dayRows, screen),
    '',
    ...legend(screen),
    '',
    ...facts(
      [
        [headings.questions, outcomes(usage.outcomes, screen.language)],
        [headings.languages, languages(usage, screen.language)],
        [headings.votes, labels.votes(votes.helpful, votes.unhelpful)],
        ...(shared > 0 ? [[headings.shared, String(shared)] as const] : []),
        ...latency(usage, screen.language),
      ],
      screen,
    ),
    ...(usage.outcomes.none === 0
      ? []
      : ['', ...wrapped(bold(headings.refused)), ...bars(topicRows, screen)]),
    ...rest.flatMap(indented),
    ...(articles.length === 0 ? [] : ['', ...wrapped(bold(headings.quoted)), ...bars(articleRows, screen)]),
    ...(leftArticles > 0 ? indented(labels.furtherArticles(leftArticles)) : []),
  ];
}

interface Row {
  readonly name: string;
  readonly counts: OutcomeCounts;
  /** Lines that belong to it. */
  readonly below?: readonly string[];
}

/** A bar for each row, all by the longest; where they are too narrow to tell anything, the figures alone. */
function bars(rows: readonly Row[], screen: Screen): readonly string[] {
  const figures = rows.map(({ counts }) => String(totalOf(counts)));
  const most = Math.max(1, ...rows.map(({ counts }) => totalOf(counts)));
  const figureWidth = Math.max(1, ...figures.map(({ length }) => length));
  const spare = screen.width - figureWidth - 2 * GAP.length;
  const natural = Math.max(1, ...rows.map(({ name }) => stringWidth(name)));
  const isDrawn = spare >= NARROWEST_NAME + NARROWEST_BAR;
  const nameWidth = Math.max(1, Math.min(natural, isDrawn ? spare - NARROWEST_BAR : spare + GAP.length));
  const longest = Math.min(LONGEST_BAR, most, spare - nameWidth);
  return rows.flatMap(({ name, counts, below = [] }, at) => {
    const figure = (figures[at] ?? '').padStart(figureWidth);
    const bar = isDrawn ? drawn(counts, { longest, most, screen }) : '';
    const cell = clipped(printableLine(name), nameWidth);
    const quoted = below.map((line) =>
      wrapAnsi(`${INDENT}${INDENT}${printableLine(line)}`, screen.width, { hard: true, trim: false }),
    );
    return [`${cell}${GAP}${figure}${GAP}${bar}`.trimEnd(), ...quoted];
  });
}

interface BarOptions {
  readonly longest: number;
  readonly most: number;
  readonly screen: Screen;
}

/** The parts end where their sums do, so that a bar is as long as its figure says; what is there shows. */
function drawn(counts: OutcomeCounts, { longest, most, screen }: BarOptions): string {
  const { green, yellow, dim } = paletteOf(screen);
  const styles = { good: green, unsure: yellow, none: dim };
  const columns = (count: number): number => Math.round((count / most) * longest);
  let sum = 0;
  let end = 0;
  return USAGE_OUTCOMES.map((outcome) => {
    sum += counts[outcome];
    const width = counts[outcome] === 0 ? 0 : Math.max(columns(sum) - end, sum === counts[outcome] ? 1 : 0);
    end += width;
    return width === 0 ? '' : styles[outcome](MARKS[outcome].repeat(width));
  }).join('');
}

function legend(screen: Screen): readonly string[] {
  const labels = HOST_LABELS[screen.language].usage.outcomes;
  const { green, yellow, dim } = paletteOf(screen);
  const styles = { good: green, unsure: yellow, none: dim };
  const entries = USAGE_OUTCOMES.map((outcome) => `${styles[outcome](MARKS[outcome])} ${labels[outcome]}`);
  return wrapAnsi(entries.join(GAP), screen.width, { hard: true }).split('\n');
}

/** Names with what is said of each, in two columns, or one below the other where those are too narrow. */
function facts(lines: readonly (readonly [string, string])[], screen: Screen): readonly string[] {
  const names = Math.max(...lines.map(([name]) => stringWidth(name)));
  const left = screen.width - names - GAP.length;
  const isNarrow = left < 2 * NARROWEST_NAME;
  return lines.flatMap(([name, said]) => {
    if (isNarrow) {
      const below = rowsOf(said, screen.width - INDENT.length).map((row) => INDENT + row);
      return [...rowsOf(name, screen.width), ...below];
    }
    return rowsOf(said, left).map((row, at) => `${padded(at === 0 ? name : '', names)}${GAP}${row}`);
  });
}

function rowsOf(text: string, width: number): readonly string[] {
  return wrapAnsi(text, width, { hard: true }).split('\n');
}

function outcomes(counts: OutcomeCounts, language: LabelLanguage): string {
  const labels = HOST_LABELS[language].usage.outcomes;
  const number = new Intl.NumberFormat(language);
  const parts = USAGE_OUTCOMES.map((outcome) => `${number.format(counts[outcome])} ${labels[outcome]}`);
  return `${number.format(totalOf(counts))} (${parts.join(', ')})`;
}

function languages({ languages: asked }: Usage, language: LabelLanguage): string {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  const said = asked.map((counts) => `${names.of(counts.language) ?? counts.language} ${totalOf(counts)}`);
  return said.length === 0 ? '–' : said.join(', ');
}

function latency({ latencyMs }: Usage, language: LabelLanguage): readonly (readonly [string, string])[] {
  if (latencyMs === undefined) return [];
  const { headings, latency: say } = HOST_LABELS[language].usage;
  const seconds = (ms: number): string => `${decimals(language, 1)(ms / 1_000)} s`;
  return [[headings.latency, say(seconds(latencyMs.half), seconds(latencyMs.most))]];
}

/** `Mo. 30. Nov.`, of a day by this machine's clock. */
function shownDay(day: string, language: LabelLanguage): string {
  const format = new Intl.DateTimeFormat(language, {
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T12:00Z`));
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

function clipped(text: string, width: number): string {
  let shown = text;
  if (stringWidth(shown) <= width) return padded(shown, width);
  while (stringWidth(shown) > width - 1) shown = shown.slice(0, -1);
  return padded(`${shown}…`, width);
}
