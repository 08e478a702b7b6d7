import { percentile } from '../../bench/figures.ts';
import { omosFigures, PUBLISHED, type OmosFigures } from '../figures/omos-paper.ts';
import { isReplied } from '../figures/figure.ts';
import { mean } from '../figures/measures.ts';
import { stageTimes } from '../figures/stage-times.ts';
import { SYSTEMS, type Asked, type EvaluationRun, type System } from '../record.ts';
import { amount, share, type Cell, type Table } from './table.ts';

/** What each system is, for who has not built it. */
export const SYSTEM_WORDS: Readonly<Record<System, string>> = {
  words: 'words alone',
  dense: 'vectors alone',
  fused: 'words and vectors',
  reader: 'beleg with its reader',
  recipe: 'the usual recipe',
};

/** beleg on OMoS-QA as its paper counts, beside the paper's figures; none where it was not asked. */
export function omosTable({ asked, sets }: Pick<EvaluationRun, 'asked' | 'sets'>): Table[] {
  const ours = sets.flatMap(({ name }) => {
    const ofSet = asked.filter(({ set, reply }) => set === name && reply !== null);
    const language = ofSet[0]?.language;
    return name.startsWith('omos') && language !== undefined
      ? [{ system: 'beleg, development part', language, ...omosFigures(ofSet) }]
      : [];
  });
  if (ours.length === 0) return [];
  return [
    {
      title: 'OMoS-QA as its paper counts',
      about:
        'Precision, recall and F of the sentences over answerable questions, and of "no answer" over all. The figures of ' +
        'Kleinle, Prange and Friedrich (2024) are of the test part, which is not the part asked here.',
      columns: ['', 'language', 'sentences: P', 'R', 'F', 'no answer: P', 'R', 'F'],
      rows: [...ours, ...PUBLISHED].map(({ system, language, sentences, noAnswer }) => ({
        head: system,
        cells: [{ text: language }, ...cellsOf(sentences), ...cellsOf(noAnswer)],
      })),
    },
  ];
}

function cellsOf({ precision, recall, f1 }: OmosFigures['noAnswer']): Cell[] {
  return [share(precision), share(recall), share(f1)];
}

const COLUMNS_OF_SYSTEMS = [
  '',
  'answerable questions',
  'answer among those shown',
  'words until the answer, median',
  'words shown, median',
  'ms, median',
  'ms, p95',
  'index, kB',
  'memory, kB',
  'built in, ms',
];

/** What each system shows and costs, over all data sets and in each; none where none was measured. */
export function systemTables({ asked, sets }: Pick<EvaluationRun, 'asked' | 'sets'>): Table[] {
  const measured = sets.filter(({ name }) => rowsOf(asked, sets, [name]).length > 0).map(({ name }) => name);
  if (measured.length === 0) return [];
  return [
    {
      title: 'What a person would pick instead',
      about:
        'Over all data sets; index, memory and building are sums of them. The median of the words until the answer is over the ' +
        'questions for which it is shown at all.',
      columns: COLUMNS_OF_SYSTEMS,
      rows: rowsOf(asked, sets, measured),
    },
    ...measured.map((name) => ({
      title: `What a person would pick instead: ${name}`,
      isDetail: true,
      columns: COLUMNS_OF_SYSTEMS,
      rows: rowsOf(asked, sets, [name]),
    })),
  ];
}

function rowsOf(
  asked: readonly Asked[],
  sets: EvaluationRun['sets'],
  names: readonly string[],
): Table['rows'] {
  const answerable = asked.filter(({ set, answers }) => names.includes(set) && answers.length > 0);
  return SYSTEMS.flatMap((system) => {
    const shown = answerable.flatMap(({ systems }) => systems[system] ?? []);
    const footprints = sets.flatMap((set) =>
      names.includes(set.name) ? (set.footprints[system] ?? []) : [],
    );
    if (shown.length === 0 && footprints.length === 0) return [];
    const milliseconds = shown.map((one) => one.milliseconds);
    return [
      {
        head: SYSTEM_WORDS[system],
        cells: [
          { text: String(shown.length) },
          share(mean(shown.map(({ rank }) => Number(rank !== null)))),
          amount(
            percentile(
              shown.flatMap(({ wordsUntilAnswer }) => wordsUntilAnswer ?? []),
              50,
            ),
          ),
          amount(
            percentile(
              shown.map(({ wordsShown }) => wordsShown),
              50,
            ),
          ),
          amount(percentile(milliseconds, 50)),
          amount(percentile(milliseconds, 95)),
          kilobytes(footprints.map(({ indexBytes }) => indexBytes)),
          kilobytes(footprints.map(({ memoryBytes }) => memoryBytes)),
          amount(sum(footprints.map(({ buildMilliseconds }) => buildMilliseconds))),
        ],
      },
    ];
  });
}

/** Undefined where one of them could not be told, or none was. */
function sum(values: readonly (number | null)[]): number | undefined {
  const known = values.filter((value) => value !== null);
  return known.length === 0 || known.length < values.length ? undefined : known.reduce((a, b) => a + b, 0);
}

function kilobytes(values: readonly (number | null)[]): Cell {
  const bytes = sum(values);
  return amount(bytes === undefined ? undefined : Math.round(bytes / 1000));
}

/** Milliseconds by stage, of all questions that the bot was asked. */
export function latencyTable({ asked }: Pick<EvaluationRun, 'asked'>): Table {
  return {
    title: 'Milliseconds by stage',
    columns: ['', 'median', 'p95'],
    rows: stageTimes(asked.filter(isReplied)).map(({ stage, median, p95 }) => ({
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
