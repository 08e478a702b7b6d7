import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  FieldColorModeId,
  type FieldConfig,
  GraphDrawStyle,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LineInterpolation,
  MappingType,
  type Panel,
  PercentChangeColorMode,
  SortOrder,
  StackingMode,
  type ThresholdsConfig,
  ThresholdsMode,
  TooltipDisplayMode,
  VisibilityMode,
  VizOrientation,
} from '@grafana/schema';
import type { Options as StatOptions } from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type {
  FieldConfig as LineConfig,
  Options as LineOptions,
} from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

/** The Prometheus that whoever looks has chosen. */
export const PROMETHEUS = { type: 'prometheus', uid: '${datasource}' } as const;

/** A query, and what its lines are called. */
interface Query {
  readonly expr: string;
  /** With `{{label}}` for the values of labels. */
  readonly legend?: string;
}

interface Shown {
  readonly title: string;
  /** What is seen, and from when on one should act. */
  readonly description: string;
  readonly queries: readonly Query[];
  readonly unit: string;
  /** From each value on its colour; green below the first. */
  readonly steps?: readonly (readonly [from: number, colour: string])[];
}

/** A panel that lacks its place and its number. */
export type Unplaced = Panel & { readonly title: string; readonly wide: number; readonly high: number };

/** What a query asks of Prometheus, as Grafana keeps it. */
interface Target extends Record<string, unknown> {
  refId: string;
  expr: string;
}

const QUERY_NAMES = 'ABCDEFGH';

function targetsOf(queries: readonly Query[], isInstant: boolean): Target[] {
  return queries.map(({ expr, legend = '__auto' }, at) => ({
    refId: QUERY_NAMES.charAt(at),
    datasource: PROMETHEUS,
    editorMode: 'code',
    expr,
    legendFormat: legend,
    instant: isInstant,
    range: !isInstant,
  }));
}

function thresholdsOf(steps: Shown['steps'] = [], first = 'green'): ThresholdsConfig {
  return {
    mode: ThresholdsMode.Absolute,
    steps: [{ value: null, color: first }, ...steps.map(([value, color]) => ({ value, color }))],
  };
}

interface StatShown extends Shown {
  readonly wide: number;
  /** What is said in the place of a number. */
  readonly words?: Readonly<Record<string, readonly [text: string, colour: string]>>;
  /** The names of the series instead of their values. */
  readonly isName?: boolean;
  readonly decimals?: number;
}

/** One number, or a word. */
export function stat({ title, description, queries, unit, steps, ...shown }: StatShown): Unplaced {
  const { wide, words = {}, isName = false, decimals } = shown;
  const options: StatOptions = {
    colorMode: isName ? BigValueColorMode.None : BigValueColorMode.Value,
    graphMode: BigValueGraphMode.None,
    justifyMode: BigValueJustifyMode.Auto,
    orientation: VizOrientation.Auto,
    percentChangeColorMode: PercentChangeColorMode.Standard,
    reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
    showPercentChange: false,
    textMode: isName ? BigValueTextMode.Name : BigValueTextMode.Auto,
    wideLayout: true,
  };
  const defaults: FieldConfig = {
    color: { mode: FieldColorModeId.Thresholds },
    unit,
    ...(decimals !== undefined && { decimals }),
    noValue: '–',
    thresholds: thresholdsOf(steps),
    mappings: Object.entries(words).map(([value, [text, color]]) => ({
      type: MappingType.ValueToText,
      options: { [value]: { text, color, index: 0 } },
    })),
  };
  return {
    type: 'stat',
    title,
    description,
    datasource: PROMETHEUS,
    targets: targetsOf(queries, true),
    options: { ...options },
    fieldConfig: { defaults, overrides: [] },
    wide,
    high: 4,
  };
}

interface LinesShown extends Shown {
  readonly wide?: number;
  /** Whether the lines add up to something. */
  readonly isStacked?: boolean;
  readonly max?: number;
}

/** Lines over time, with their last and their highest values below. */
export function lines({ title, description, queries, unit, steps, ...shown }: LinesShown): Unplaced {
  const { wide = 8, isStacked = false, max } = shown;
  const options: LineOptions = {
    legend: {
      calcs: ['lastNotNull', 'max'],
      placement: 'bottom',
      showLegend: true,
    },
    tooltip: { mode: TooltipDisplayMode.Multi, sort: SortOrder.Descending },
  };
  const custom: LineConfig = {
    drawStyle: GraphDrawStyle.Line,
    lineInterpolation: LineInterpolation.Linear,
    lineWidth: 1,
    fillOpacity: isStacked ? 40 : 8,
    showPoints: VisibilityMode.Never,
    spanNulls: false,
    stacking: { mode: isStacked ? StackingMode.Normal : StackingMode.None, group: 'A' },
    thresholdsStyle: {
      mode: steps === undefined ? GraphThresholdsStyleMode.Off : GraphThresholdsStyleMode.Dashed,
    },
  };
  const defaults: FieldConfig = {
    color: { mode: FieldColorModeId.PaletteClassic },
    custom: { ...custom },
    unit,
    min: 0,
    ...(max !== undefined && { max }),
    thresholds: thresholdsOf(steps, 'transparent'),
  };
  return {
    type: 'timeseries',
    title,
    description,
    datasource: PROMETHEUS,
    targets: targetsOf(queries, false),
    // The library has two enums of these names, of which its types want the one that it does not export.
    options: { ...options, legend: { ...options.legend, displayMode: LegendDisplayMode.Table } },
    fieldConfig: { defaults, overrides: [] },
    wide,
    high: 8,
  };
}
