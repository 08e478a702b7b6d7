import { paint, type Colour } from '../../../charts/palette.ts';
import { mean } from '../../figures/measures.ts';
import type { Asked, EvaluationRun } from '../../record.ts';
import { MATTERS, matterOf, outcomeOf, type Outcome } from '../cause-of.ts';
import { percent } from './percent.ts';
import type { ReportChart } from './report-chart.ts';

const SHOWN = ['answered right', 'answered wrong', 'refused'] as const;
type ShownOutcome = (typeof SHOWN)[number];
/** Between the names of a set and of a matter, which hold none. */
const SEPARATOR = '\u001f';

const COLOURS: Readonly<Record<ShownOutcome, Colour>> = {
  'answered right': 'blue',
  'answered wrong': 'orange',
  refused: 'muted',
};

const SHOWN_AS: Readonly<Record<Outcome, ShownOutcome>> = {
  right: 'answered right',
  wrong: 'answered wrong',
  'wrongly refused': 'refused',
  'rightly refused': 'refused',
  'wrongly answered': 'answered wrong',
};

/** A bar: of the questions of a data set on one of the matters. `place` tells it from those of other sets. */
interface Bar {
  readonly set: string;
  readonly matter: string;
  readonly place: string;
  readonly of: number;
  readonly parts: readonly {
    readonly place: string;
    readonly outcome: ShownOutcome;
    readonly share: number;
  }[];
}

/** What came of the questions that an article answers, and of those that it does not, data set by data set. */
export function outcomeChart({ asked, sets }: Pick<EvaluationRun, 'asked' | 'sets'>): ReportChart[] {
  const bars = sets.flatMap(({ name }) =>
    barsOf(
      name,
      asked.filter((one) => one.set === name),
    ),
  );
  if (bars.length === 0) return [];
  const named = [...new Set(bars.map(({ set }) => set))];
  const parts = bars.flatMap((bar) => bar.parts);
  const wide = new Set(parts.filter(({ share }) => share > 0.11));
  // A set's name has a line of its own above its bars.
  const lines = named.flatMap((set) => [
    set,
    ...bars.filter((bar) => bar.set === set).map(({ place }) => place),
  ]);
  return [
    {
      id: 'outcomes',
      legend: SHOWN.map((outcome) => ({ name: outcome, colour: COLOURS[outcome] })),
      title: 'Answered against answerable',
      description: bars
        .map(({ set, matter, of, parts: told }) => {
          const shares = told.map(({ outcome, share }) => `${percent(share)} ${outcome}`);
          return `${set}, ${of} ${matter}: ${shares.join(', ')}.`;
        })
        .join(' '),
      options: (plot) => ({
        height: 22 * lines.length + 50,
        marginLeft: 112,
        marginRight: 44,
        marginTop: 8,
        x: { label: null, percent: true, domain: [0, 100], tickFormat: (tick: number) => `${tick} %` },
        y: { label: null, domain: lines, padding: 0.12 },
        color: { domain: [...SHOWN], range: SHOWN.map((outcome) => paint(COLOURS[outcome])) },
        marks: [
          plot.axisY(
            bars.map(({ place }) => place),
            { tickSize: 0, tickFormat: (place: string) => place.slice(place.indexOf(SEPARATOR) + 1) },
          ),
          plot.text(named, {
            y: (set: string) => set,
            text: (set: string) => set,
            frameAnchor: 'left',
            textAnchor: 'start',
            dx: -104,
            fontWeight: 600,
          }),
          plot.barX(parts, { y: 'place', x: 'share', fill: 'outcome', order: [...SHOWN] }),
          plot.text(
            parts,
            plot.stackX({
              y: 'place',
              x: 'share',
              z: 'outcome',
              order: [...SHOWN],
              text: (part: Bar['parts'][number]) => (wide.has(part) ? percent(part.share) : ''),
              fill: paint('page'),
            }),
          ),
          plot.text(bars, {
            y: 'place',
            text: ({ of }: Bar) => String(of),
            frameAnchor: 'right',
            textAnchor: 'start',
            dx: 8,
            fill: paint('muted'),
          }),
        ],
      }),
    },
  ];
}

function barsOf(set: string, asked: readonly Asked[]): Bar[] {
  return MATTERS.flatMap((matter) => {
    const outcomes = asked.filter((one) => matterOf(one) === matter).flatMap((one) => outcomeOf(one) ?? []);
    if (outcomes.length === 0) return [];
    const place = `${set}${SEPARATOR}${matter}`;
    const parts = SHOWN.map((outcome) => ({
      place,
      outcome,
      share: mean(outcomes.map((one) => Number(SHOWN_AS[one] === outcome))),
    }));
    return [{ set, matter, place, of: outcomes.length, parts }];
  });
}
