import { paint, type Colour } from '../../../charts/palette.ts';
import { isAnswerable, isBestRight, isReplied } from '../../figures/figure.ts';
import { riskAt, riskCoverage, type Decision, type RiskPoint } from '../../figures/risk-coverage.ts';
import type { Asked, EvaluationRun } from '../../record.ts';
import { percent } from './percent.ts';
import type { ReportChart } from './report-chart.ts';

/** The questions on an article's own matter, as a threshold sees them. */
function decisionsOf(asked: readonly Asked[]): Decision[] {
  return asked
    .filter(isReplied)
    .filter(({ own }) => own)
    .map((one) => ({ confidence: one.reply.confidence, right: isBestRight(one) }));
}

/** How often an answer is wrong, against how many questions are answered, with both thresholds. */
export function riskChart({ asked, thresholds }: Pick<EvaluationRun, 'asked' | 'thresholds'>): ReportChart[] {
  const decisions = decisionsOf(asked);
  if (decisions.length === 0) return [];
  const answerable = decisionsOf(asked.filter(isAnswerable));
  const lines: readonly {
    readonly name: string;
    readonly points: readonly RiskPoint[];
    readonly colour: Colour;
  }[] = [
    { name: 'all questions', points: riskCoverage(decisions), colour: 'blue' },
    { name: 'answerable alone', points: riskCoverage(answerable), colour: 'violet' },
  ];
  const marked = (['good', 'refuse'] as const).map((name) => ({
    name,
    ...riskAt(decisions, thresholds[name]),
  }));
  return [
    {
      id: 'risk-coverage',
      legend: lines,
      title: 'Risk against coverage',
      description: `${marked
        .map(
          ({ name, threshold, coverage, risk }) =>
            `At the threshold “${name}”, ${threshold.toFixed(2)}, ${percent(coverage)} of the questions on an article's own matter get an answer, ` +
            `and ${percent(risk)} of those answers are wrong.`,
        )
        .join(' ')} An answer is right where the sentence that the reader puts first answers.`,
      options: (plot) => ({
        height: 300,
        marginTop: 44,
        marginRight: 48,
        marginBottom: 44,
        x: { label: 'answered (%)', domain: [0, 100], percent: true, labelOffset: 40 },
        y: { label: 'wrong, of those answered (%)', percent: true, grid: true, zero: true },
        marks: [
          ...lines.map(({ points, colour }) =>
            plot.line(points, { x: 'coverage', y: 'risk', stroke: paint(colour), strokeWidth: 2 }),
          ),
          plot.ruleX(marked, { x: 'coverage', stroke: paint('muted'), strokeDasharray: '3 3' }),
          plot.dot(marked, { x: 'coverage', y: 'risk', fill: paint('blue'), r: 5 }),
          // What is good is not refused: on few questions the lines may meet, and their names stand on either side.
          ...marked.map((threshold) =>
            plot.text([threshold], {
              x: 'coverage',
              frameAnchor: 'top',
              text: 'name',
              fill: paint('ink'),
              fontWeight: 600,
              ...(threshold.name === 'good' ? { textAnchor: 'end', dx: -4 } : { textAnchor: 'start', dx: 4 }),
              dy: -12,
            }),
          ),
        ],
      }),
    },
  ];
}
