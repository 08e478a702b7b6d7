import type { Chart } from '../../charts/draw-chart.ts';
import { paint, type Colour } from '../../charts/palette.ts';
import { percentile } from '../figures.ts';
import type { SizeFigures } from './sizes.ts';

const STAGES = ['embedding', 'search', 'reading'] as const;
type Stage = (typeof STAGES)[number];
const COLOURS: Readonly<Record<Stage, Colour>> = { embedding: 'blue', search: 'orange', reading: 'green' };

interface Point {
  readonly stage: Stage;
  readonly sentences: number;
  readonly p50: number;
  readonly p95: number;
}

/** Labels at least this far apart, as a factor, do not touch. */
const LABEL_FACTOR = 1.4;

/** What each stage of a question takes by the size of the corpus, both in powers of ten: medians as lines, p95 as dashes. */
export function latencyChart(sizes: readonly SizeFigures[]): Chart {
  const points = sizes.flatMap(pointsOf);
  const times = points.flatMap(({ p50, p95 }) => [p50, p95]);
  const powers = powersAround(Math.min(...times), Math.max(...times));
  return {
    id: 'latency',
    title: 'Latency by size of the corpus',
    description: points
      .map(
        ({ stage, sentences, p50, p95 }) => `${stage}, ${sentences} sentences: ${told(p50)}, ${told(p95)} ms`,
      )
      .join('; '),
    options: (plot) => ({
      width: 640,
      height: 400,
      marginLeft: 52,
      marginTop: 36,
      marginRight: 84,
      marginBottom: 44,
      x: { type: 'log', domain: extent(sizes.map(({ sentences }) => sentences)) },
      y: { type: 'log', domain: extent(powers) },
      marks: [
        plot.axisX(
          sizes.map(({ sentences }) => sentences),
          { label: 'sentences', text: counted },
        ),
        plot.gridY(powers),
        plot.axisY(powers, {
          label: 'milliseconds: line the median, dashes the 95th percentile',
          text: String,
          tickSize: 0,
        }),
        plot.line(points, { x: 'sentences', y: 'p95', z: 'stage', stroke: colour, strokeDasharray: '4 4' }),
        plot.line(points, { x: 'sentences', y: 'p50', z: 'stage', stroke: colour, strokeWidth: 2 }),
        plot.dot(points, { x: 'sentences', y: 'p50', fill: colour, r: 4 }),
        plot.text(labelsOf(points), {
          x: 'sentences',
          y: 'p50',
          text: 'stage',
          fill: colour,
          textAnchor: 'start',
          dx: 10,
          fontWeight: 600,
        }),
      ],
    }),
  };
}

/** The last point of each stage, those moved up that would touch the one below. */
function labelsOf(points: readonly Point[]): Point[] {
  const largest = Math.max(...points.map(({ sentences }) => sentences));
  const last = points.filter(({ sentences }) => sentences === largest).toSorted((a, b) => a.p50 - b.p50);
  let below = 0;
  return last.map((point) => {
    below = Math.max(point.p50, below * LABEL_FACTOR);
    return { ...point, p50: below };
  });
}

/** The powers of ten from the last below all to the first above all. */
function powersAround(least: number, most: number): number[] {
  const [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  return Array.from({ length: last - first + 1 }, (_, i) => Number(`1e${first + i}`));
}

function extent(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

function told(milliseconds: number): string {
  return milliseconds.toPrecision(2);
}

function counted(count: number): string {
  return count.toLocaleString('en');
}

function colour({ stage }: Point): string {
  return paint(COLOURS[stage]);
}

function pointsOf(figures: SizeFigures): Point[] {
  return STAGES.map((stage) => ({
    stage,
    sentences: figures.sentences,
    p50: percentile(figures[stage], 50),
    p95: percentile(figures[stage], 95),
  }));
}
