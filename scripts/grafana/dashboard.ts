import {
  type Dashboard,
  DashboardCursorSync,
  defaultDashboard,
  type Panel,
  type RowPanel,
  type VariableModel,
  VariableRefresh,
  VariableSort,
} from '@grafana/schema';
import { PROMETHEUS, type Unplaced } from './panels.ts';
import { discord, index, machine } from './machine-rows.ts';
import { glance, latency, questions, refusals } from './question-rows.ts';

const ROWS = [glance, questions, latency, refusals, discord, index, machine];

const COLUMNS = 24;

/** A variable that is chosen at the top, of the values that a label has. */
function labelVariable(name: string, query: string, description: string): VariableModel {
  return {
    type: 'query',
    name,
    label: name,
    description,
    datasource: PROMETHEUS,
    query: { query, refId: `values-of-${name}` },
    refresh: VariableRefresh.onTimeRangeChanged,
    sort: VariableSort.alphabeticalAsc,
    multi: true,
    includeAll: true,
    allValue: '.+',
    current: { selected: true, text: ['All'], value: ['$__all'] },
  };
}

const VARIABLES: readonly VariableModel[] = [
  {
    type: 'datasource',
    name: 'datasource',
    label: 'Prometheus',
    description: 'Where the metrics of beleg are.',
    query: 'prometheus',
    refresh: VariableRefresh.onDashboardLoad,
    multi: false,
    includeAll: false,
  },
  labelVariable('job', 'label_values(beleg_info, job)', 'As prometheus.yml names it.'),
  labelVariable(
    'instance',
    'label_values(beleg_info{job=~"$job"}, instance)',
    'Several bots, or shards of one.',
  ),
];

/** Sets panels beside each other, in lines below their heading. */
function placed(): (Panel | RowPanel)[] {
  const panels: (Panel | RowPanel)[] = [];
  let y = 0;
  const add = (panel: Unplaced, x: number): void => {
    const { wide: w, high: h, ...shown } = panel;
    panels.push({ ...shown, id: panels.length + 1, gridPos: { x, y, w, h } });
  };
  for (const { title, panels: ofRow } of ROWS) {
    const gridPos = { x: 0, y, w: COLUMNS, h: 1 };
    panels.push({ type: 'row', id: panels.length + 1, title, collapsed: false, panels: [], gridPos });
    y += 1;
    let [x, high] = [0, 0];
    for (const panel of ofRow) {
      if (x + panel.wide > COLUMNS) [x, y, high] = [0, y + high, 0];
      add(panel, x);
      [x, high] = [x + panel.wide, Math.max(high, panel.high)];
    }
    y += high;
  }
  return panels;
}

/** The dashboard as Grafana imports it. */
export function belegDashboard(): Dashboard {
  return {
    uid: 'beleg',
    title: 'beleg',
    description: 'How beleg does: questions, answers, how long they take, Discord, articles and the process.',
    tags: ['beleg', 'discord'],
    schemaVersion: defaultDashboard.schemaVersion ?? 42,
    version: 1,
    editable: true,
    graphTooltip: DashboardCursorSync.Crosshair,
    refresh: '30s',
    time: { from: 'now-6h', to: 'now' },
    timezone: 'browser',
    links: [],
    annotations: { list: [] },
    templating: { list: [...VARIABLES] },
    panels: placed(),
  };
}
