import type { Chart } from '../../../charts/draw-chart.ts';
import type { Colour } from '../../../charts/palette.ts';

/** A chart with what its colours stand for, where its marks are not named in it. */
export interface ReportChart extends Chart {
  readonly legend?: readonly { readonly name: string; readonly colour: Colour }[];
}
