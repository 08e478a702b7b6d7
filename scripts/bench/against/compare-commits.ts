import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { paragraphsOf } from '../../../src/indexing/embed-paragraphs.ts';
import type { EvaluationSet } from '../../evaluation/sets/evaluation-set.ts';
import { loadNews } from '../../evaluation/sets/news.ts';
import { percentile } from '../figures.ts';
import { markdownTable, rounded } from '../table.ts';
import { checkOut } from './other-checkout.ts';
import { measureCheckout, MEASURES, type Measured } from './measure-checkout.ts';
import { ratioOf, differenceOf, type Pair } from './ratio.ts';

/** Questions of a round: every so many of all. */
const ASKED_EVERY = 25;

interface CompareOptions {
  readonly project: string;
  readonly commit: string;
  /** Holds what is written meanwhile. */
  readonly folder: string;
  readonly rounds: number;
  readonly announce: (what: string) => void;
}

/** What ends a comparison early. */
type Interruption = 'SIGINT' | 'SIGTERM';

interface Comparison {
  readonly kind: 'compared';
  /** The other commit. */
  readonly name: string;
  readonly rounds: readonly { readonly here: Measured; readonly there: Measured }[];
}

/**
 * Measures the project as it lies there and another commit in turn, on the same corpus with the same questions. Who comes first
 * changes from round to round; a round before the first warms up what is compiled and read from the disk, and does not count.
 * Where a signal ends it, what was checked out is removed all the same.
 */
export async function compareCommits(
  options: CompareOptions,
): Promise<Comparison | { readonly kind: 'interrupted'; readonly by: Interruption }> {
  let by: Interruption | undefined;
  const interrupt = (signal: Interruption): void => {
    by ??= signal;
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const compared = await measureBoth(options, () => by !== undefined);
    return by === undefined ? compared : { kind: 'interrupted', by };
  } catch (fault) {
    // Ctrl + C also ends the command that runs at that moment, which is then said to have failed.
    if (by !== undefined) return { kind: 'interrupted', by };
    throw fault;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Measures no further once it is interrupted. */
async function measureBoth(options: CompareOptions, isInterrupted: () => boolean): Promise<Comparison> {
  const { project, commit, folder, rounds, announce } = options;
  const other = await checkOut({ project, commit, folder: join(folder, 'other'), announce });
  try {
    const news = await loadNews();
    const env = { CORPUS_FOLDER: await writeCorpus(news, join(folder, 'corpus')), DISCORD_TOKEN: '' };
    const own = news.questions.filter((question) => question.own);
    const questions = own.filter((_, i) => i % ASKED_EVERY === 0).map(({ question }) => question);
    const here = () => measureCheckout({ project, env, questions, dataFolder: join(folder, 'here-data') });
    const there = () =>
      measureCheckout({ project: other.folder, env, questions, dataFolder: join(folder, 'other-data') });
    const measured: Comparison['rounds'][number][] = [];
    for (let round = 0; round <= rounds && !isInterrupted(); round++) {
      announce(round === 0 ? 'both, to warm up' : `round ${round} of ${rounds}`);
      const first = round % 2 === 0 ? await here() : undefined;
      if (isInterrupted()) break;
      const otherOne = await there();
      if (isInterrupted()) break;
      const pair = { here: first ?? (await here()), there: otherOne };
      if (round > 0) measured.push(pair);
    }
    return { kind: 'compared', name: other.name, rounds: measured };
  } finally {
    await other.remove();
  }
}

/** As files that every commit can read: Markdown with a head of title and language. */
async function writeCorpus({ articles, sentences }: EvaluationSet, folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (const { id, language, title } of articles) {
    const lines = ['---', `title: ${JSON.stringify(title)}`, `language: ${language}`, '---'];
    let above: string | undefined;
    for (const { heading, sentences: texts } of paragraphsOf(
      sentences.filter(({ articleId }) => articleId === id),
    )) {
      if (heading !== undefined && heading !== above) lines.push('', `## ${heading}`);
      lines.push('', texts.join(' '));
      above = heading;
    }
    await writeFile(join(folder, `${id}.md`), `${lines.join('\n')}\n`);
  }
  return folder;
}

/** A row a measure: the medians, and the ratio with its interval. Below 1, here is faster or smaller. */
export function renderComparison({ name, rounds }: Comparison): string {
  const columns = ['', 'other', 'here', 'here / other', '95 %', 'here is'].map((heading, at) => ({
    heading,
    isNumber: at > 0 && at < 4,
  }));
  const rows = MEASURES.map(({ measure, label }) => {
    const pairs = rounds.flatMap(({ here, there }) => pairOf(here[measure], there[measure]));
    return [label, ...(pairs.length < 2 ? ['', '', '', '', 'not measured'] : cellsOf(pairs))];
  });
  return `This folder beside ${name}, ${rounds.length} rounds\n\n${markdownTable(columns, rows)}`;
}

function pairOf(here: number | undefined, there: number | undefined): Pair[] {
  return here === undefined || there === undefined ? [] : [{ here, there }];
}

function cellsOf(pairs: readonly Pair[]): string[] {
  const ratio = ratioOf(pairs);
  return [
    median(pairs.map(({ there }) => there)),
    median(pairs.map(({ here }) => here)),
    ratio.value.toFixed(3),
    `${ratio.low.toFixed(3)} to ${ratio.high.toFixed(3)}`,
    differenceOf(ratio),
  ];
}

function median(values: readonly number[]): string {
  return rounded(percentile(values, 50));
}
