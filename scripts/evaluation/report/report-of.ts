import { FIGURES, concernedBy } from '../figures/figure.ts';
import { estimate } from '../figures/intervals.ts';
import type { Counts, EvaluationRun } from '../record.ts';
import { CAUSE_WORDS, CAUSES } from './cause-of.ts';
import { outcomeChart } from './charts/outcome-chart.ts';
import { reliabilityChart } from './charts/reliability-chart.ts';
import type { ReportChart } from './charts/report-chart.ts';
import { riskChart } from './charts/risk-chart.ts';
import { systemCharts } from './charts/system-charts.ts';
import { failuresOf, type Failure } from './failures.ts';
import { figureTables } from './figure-tables.ts';
import { countsTable, latencyTable, omosTable, systemTables } from './system-tables.ts';
import { estimatedShare, type Cell, type Table } from './table.ts';

/** What is said of a run, before it is drawn as HTML or Markdown. */
export interface Report {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** The figures that are looked at first, over all data sets. */
  readonly headlines: readonly { readonly label: string; readonly cell: Cell }[];
  readonly charts: readonly ReportChart[];
  readonly tables: readonly Table[];
  /** What is counted in other ways, as far as something was not right. */
  readonly missed: Counts;
  /** How often each cause lost a question, data set by data set. */
  readonly causes: Table;
  readonly failures: readonly Failure[];
}

const HEADLINES = new Set([
  'recallAt8',
  'answeredRight',
  'citedRight',
  'falseAnswers',
  'otherAnswered',
  'auroc',
]);

export function reportOf(run: EvaluationRun): Report {
  const failures = failuresOf(run);
  return {
    title: `Evaluation of ${dayOf(run.started)}`,
    facts: factsOf(run),
    headlines: FIGURES.filter(({ id }) => HEADLINES.has(id))
      .filter((figure) => concernedBy(figure, run.asked) > 0)
      .map((figure) => ({ label: figure.label, cell: estimatedShare(estimate(figure, run.asked)) })),
    charts: [...riskChart(run), ...reliabilityChart(run), ...outcomeChart(run), ...systemCharts(run)],
    tables: [
      ...figureTables(run),
      ...omosTable(run),
      ...systemTables(run),
      latencyTable(run),
      ...countsTable(run),
    ],
    missed: run.counts.filter(({ missed }) => missed.length > 0),
    causes: causesTable(run, failures),
    failures,
  };
}

/** `2026-03-02 11:00 UTC` */
export function dayOf(started: string): string {
  return `${started.slice(0, 16).replace('T', ' ')} UTC`;
}

const PARTS: Readonly<Record<EvaluationRun['part'], string>> = {
  all: 'all of evaluation/',
  quick: 'a sample of evaluation/',
  corpus: 'your own, beside your articles',
};

function factsOf({ part, asked, seconds, machine, commit, reader, embedder, thresholds }: EvaluationRun) {
  const facts: (readonly [name: string, value: string])[] = [
    ['Asked', `${asked.length.toLocaleString('en')} questions: ${PARTS[part]}`],
    ['Commit', commit ?? 'not told'],
    ['Reader', `${reader.name}, ${reader.fingerprint.slice(0, 12)}`],
    ['Embedder', `${embedder.name}, ${embedder.fingerprint.slice(0, 12)}`],
    [
      'Thresholds',
      `good ${thresholds.good.toFixed(3)}, refuse ${thresholds.refuse.toFixed(3)}, further ${thresholds.further.toFixed(3)}`,
    ],
    ['Machine', machine],
    ['Took', tookOf(seconds)],
  ];
  return facts;
}

/** Of less than a minute a tenth says nothing. */
function tookOf(seconds: number): string {
  return seconds < 60 ? `${Math.ceil(seconds)} s` : `${(seconds / 60).toFixed(1)} minutes`;
}

function causesTable({ sets }: Pick<EvaluationRun, 'sets'>, failures: readonly Failure[]): Table {
  return {
    title: 'Why questions failed',
    columns: ['', 'all', ...sets.map(({ name }) => name), 'meaning'],
    rows: CAUSES.map((cause) => {
      const ofCause = failures.filter((failure) => failure.cause === cause);
      return {
        head: cause,
        cells: [
          { text: String(ofCause.length) },
          ...sets.map(({ name }) => ({
            text: String(ofCause.filter(({ asked }) => asked.set === name).length),
          })),
          { text: CAUSE_WORDS[cause] },
        ],
      };
    }),
  };
}
