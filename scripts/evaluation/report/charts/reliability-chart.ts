import { paint } from '../../../charts/palette.ts';
import { isBestRight, isReplied } from '../../figures/figure.ts';
import { reliabilityBins } from '../../figures/measures.ts';
import { wilson } from '../../figures/wilson.ts';
import type { EvaluationRun } from '../../record.ts';
import { percent } from './percent.ts';
import type { ReportChart } from './report-chart.ts';

/** How often what was that sure is right, by tenths of confidence. */
export function reliabilityChart({ asked }: Pick<EvaluationRun, 'asked'>): ReportChart[] {
  const predictions = asked.filter(isReplied).flatMap((one) => {
    const { confidence } = one.reply;
    return !one.own || confidence === null ? [] : [{ confidence, right: isBestRight(one) }];
  });
  const bins = reliabilityBins(predictions).filter(({ count }) => count > 0);
  if (bins.length === 0) return [];
  const shown = bins.map((bin) => {
    const [low, high] = wilson(bin.right * bin.count, bin.count);
    return { ...bin, low, high };
  });
  return [
    {
      id: 'reliability',
      title: 'Confidence against what is right',
      description: `${shown
        .map(
          ({ confidence, right, count }) =>
            `Of ${count} at ${percent(confidence)}, ${percent(right)} are right.`,
        )
        .join(' ')} On the dashed line confidence is what it says; bars are 95 % intervals.`,
      options: (plot) => ({
        height: 300,
        marginTop: 28,
        marginBottom: 60,
        x: {
          label: 'confidence (%), and how many questions',
          domain: [0, 100],
          percent: true,
          labelOffset: 56,
        },
        y: { label: 'right (%)', domain: [0, 100], percent: true, grid: true },
        marks: [
          plot.line(
            [
              [0, 0],
              [1, 1],
            ],
            { stroke: paint('muted'), strokeDasharray: '4 4' },
          ),
          plot.ruleX(shown, {
            x: 'confidence',
            y1: 'low',
            y2: 'high',
            stroke: paint('blue'),
            strokeWidth: 2,
          }),
          plot.line(shown, { x: 'confidence', y: 'right', stroke: paint('blue') }),
          plot.dot(shown, { x: 'confidence', y: 'right', r: 4, fill: paint('blue') }),
          plot.text(shown, {
            x: ({ from, to }: { from: number; to: number }) => (from + to) / 2,
            frameAnchor: 'bottom',
            dy: 28,
            text: ({ count }: { count: number }) => String(count),
            fill: paint('muted'),
          }),
        ],
      }),
    },
  ];
}
