import { compareSystems, SYSTEM_LABELS, type SystemComparison } from '../baselines/system-figures.ts';
import { isOmos, omosFigures, PUBLISHED, type OmosFigures } from '../figures/omos-paper.ts';
import { isReplied } from '../figures/figure.ts';
import { stageTimes } from '../figures/stage-times.ts';
import type { EvaluationRun } from '../record.ts';
import { amount, estimatedShare, share, withInterval, type Cell, type Table } from './table.ts';

/** beleg on OMoS-QA as its paper counts, beside the paper's figures; none where it was not asked. */
export function omosTable({ asked, sets }: Pick<EvaluationRun, 'asked' | 'sets'>): Table[] {
  const ours = sets.flatMap(({ name }) => {
    const ofSet = asked.filter(({ set, reply }) => set === name && reply !== null);
    const language = ofSet[0]?.language;
    return isOmos(name) && language !== undefined
      ? [{ system: 'beleg, development part', language, ...omosFigures(ofSet) }]
      : [];
  });
  if (ours.length === 0) return [];
  const languages = new Set(ours.map(({ language }) => language));
  return [
    {
      title: 'OMoS-QA as its paper counts',
      about:
        'Precision, recall and F of the sentences over answerable questions, and of "no answer" over all. The figures of ' +
        'Kleinle, Prange and Friedrich (2024) are of the test part, which is not the part asked here.',
      columns: ['', 'language', 'sentences: P', 'R', 'F', 'no answer: P', 'R', 'F'],
      rows: [...ours, ...PUBLISHED.filter(({ language }) => languages.has(language))].map(
        ({ system, language, sentences, noAnswer }) => ({
          head: system,
          cells: [{ text: language }, ...cellsOf(sentences), ...cellsOf(noAnswer)],
        }),
      ),
    },
  ];
}

function cellsOf({ precision, recall, f1 }: OmosFigures['noAnswer']): Cell[] {
  return [share(precision), share(recall), share(f1)];
}

const COLUMNS_OF_SYSTEMS = [
  '',
  'answer among what is shown',
  'in the first passage',
  'words until the answer, median',
  'words read of an answerable question',
  'ms, median',
  'ms, p95',
  'index, kB',
  'memory, kB',
  'built in, ms',
];

/** What each system shows and costs, over all data sets and in each; none where none was measured. */
export function systemTables({ asked, sets }: Pick<EvaluationRun, 'asked' | 'sets'>): Table[] {
  const title = 'What a person would pick instead';
  const ofSets = sets.flatMap((set) => {
    const compared = compareSystems(
      asked.filter((one) => one.set === set.name),
      [set],
    );
    const table = { ...systemTable(`${title}: ${set.name}`, compared), isDetail: true };
    return compared.systems.length === 0 ? [] : [table];
  });
  return ofSets.length === 0 ? [] : [systemTable(title, compareSystems(asked, sets)), ...ofSets];
}

function systemTable(title: string, { answerable, unanswerable, systems }: SystemComparison): Table {
  return {
    title,
    about:
      `On the questions that all of them were asked: ${answerable} answerable, ${unanswerable} not. In brackets 95 % ` +
      'intervals. Where the answer is not shown, words until it have no end, and all that is shown is read. Index, memory and ' +
      'building are sums over data sets.',
    columns: COLUMNS_OF_SYSTEMS,
    rows: systems.map(
      ({ system, found, foundFirst, wordsUntilAnswer, wordsRead, milliseconds, footprint }) => ({
        head: SYSTEM_LABELS[system],
        cells: [
          estimatedShare(found),
          estimatedShare(foundFirst),
          wordsUntilAnswer.median === Number.POSITIVE_INFINITY
            ? { text: 'never' }
            : amount(wordsUntilAnswer.median),
          withInterval(amount(wordsRead.value), wordsRead.interval, (end) => end.toFixed(0)),
          amount(milliseconds.p50),
          amount(milliseconds.p95),
          kilobytes(footprint?.indexBytes),
          kilobytes(footprint?.memoryBytes),
          amount(footprint?.buildMilliseconds),
        ],
      }),
    ),
  };
}

function kilobytes(bytes: number | null | undefined): Cell {
  return amount(bytes && Math.round(bytes / 1000));
}

/** Milliseconds by stage: where some questions were put to the bot, of these. */
export function latencyTable({ asked }: Pick<EvaluationRun, 'asked'>): Table {
  const replied = asked.filter(isReplied);
  return {
    title: 'Milliseconds by stage',
    columns: ['', 'median', 'p95'],
    rows: stageTimes(replied.length > 0 ? replied : asked).map(({ stage, median, p95 }) => ({
      head: stage,
      cells: [amount(median), amount(p95)],
    })),
  };
}

/** What is counted in other ways; none where nothing is. */
export function countsTable({ counts }: Pick<EvaluationRun, 'counts'>): Table[] {
  if (counts.length === 0) return [];
  return [
    {
      title: 'Conversations, follow-ups and spellings',
      columns: ['', 'right', 'of', 'share'],
      rows: counts.map(({ name, right, of }) => ({
        head: name,
        cells: [amount(right), amount(of), share(right / of)],
      })),
    },
  ];
}
