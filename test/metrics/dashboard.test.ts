import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { belegDashboard } from '../../scripts/grafana/dashboard.ts';
import { PROJECT } from '../helpers/source-files.ts';
import { everything, knownMetrics, metricsOf, openMetrics, SERVICE, type KnownMetric } from './metrics-of.ts';
import { promtool } from './promtool.ts';

const ALERTS = join(PROJECT, 'packaging/prometheus/beleg-alerts.yaml');

const place = z.object({ x: z.number(), y: z.number(), w: z.number().positive(), h: z.number().positive() });
const shownPanel = z.object({
  id: z.number(),
  type: z.enum(['stat', 'timeseries']),
  title: z.string().min(1),
  description: z.string().min(10),
  gridPos: place,
  datasource: z.object({ type: z.literal('prometheus'), uid: z.literal('${datasource}') }),
  fieldConfig: z.object({ defaults: z.object({ unit: z.string().min(1), thresholds: z.object({}) }) }),
  targets: z.array(z.object({ expr: z.string(), refId: z.string(), legendFormat: z.string() })).min(1),
});
const rowPanel = z.object({ id: z.number(), type: z.literal('row'), title: z.string(), gridPos: place });
const panels = z.array(z.union([rowPanel, shownPanel])).parse(belegDashboard().panels);
const shown = panels.flatMap((panel) => (panel.type === 'row' ? [] : [panel]));

/** As a person has chosen all, over some hours. */
const chosen = (expr: string): string =>
  expr.replaceAll('$__rate_interval', '1m').replaceAll(/\$(?:job|instance)\b/g, '.+');
const expressions = shown.flatMap(({ title, targets }) =>
  targets.map(({ expr }) => ({ title, expr: chosen(expr) })),
);

const rulesFile = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['critical', 'warning']) }),
          annotations: z.object({ summary: z.string().min(10), description: z.string().min(40) }),
        }),
      ),
    }),
  ),
});
const rules = rulesFile
  .parse(parse(await readFile(ALERTS, 'utf8')))
  .groups.flatMap((group) => group.rules.map(({ alert: title, ...rule }) => ({ title, ...rule })));

/** Set by Prometheus for each process that it asks. */
const SCRAPED: ReadonlySet<string> = new Set(['job', 'instance']);

/** The names in an expression that are no metrics of a bot, or have not the labels that are asked of them. */
function unknownIn(expr: string, known: ReadonlyMap<string, KnownMetric>): string[] {
  const selectors = Array.from(
    expr.matchAll(/\b((?:beleg|process|nodejs)_[a-z_0-9]+|up)\b(?:\{([^}]*)\})?/g),
    ([, name = '', matchers = '']) => ({
      name,
      labels: Array.from(matchers.matchAll(/([a-z_]+)\s*[=!]~?/g), ([, label = '']) => label),
    }),
  );
  const all = new Set(selectors.flatMap(({ name }) => [...(known.get(name)?.labels ?? [])]));
  const grouped = Array.from(expr.matchAll(/\bby \(([^)]*)\)/g), ([, labels = '']) =>
    labels.split(/[\s,]+/),
  ).flat();
  return [
    ...(selectors.length === 0 ? ['no metric'] : []),
    ...selectors.flatMap(({ name, labels }) => {
      if (name === 'up') return [];
      const metric = known.get(name);
      if (metric === undefined) return [name];
      return labels
        .filter((label) => !SCRAPED.has(label) && !metric.labels.has(label))
        .map((label) => `${name} by ${label}`);
    }),
    ...grouped.filter((label) => !SCRAPED.has(label) && !all.has(label)),
  ];
}

async function servedMetrics(): Promise<ReadonlyMap<string, KnownMetric>> {
  const metrics = await openMetrics();
  metrics.watch(SERVICE);
  everything(metrics.observer);
  return knownMetrics(await metricsOf(metrics));
}

describe('the dashboard for Grafana', () => {
  it('is the one that "npm run docs:dashboard" writes', async () => {
    const file = await readFile(join(PROJECT, 'packaging/grafana/beleg-dashboard.json'), 'utf8');
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(belegDashboard())));
  });

  it('sets its panels beside each other, none upon another', () => {
    expect(shown.length).toBeGreaterThan(20);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const taken = new Set<string>();
    for (const { title, gridPos } of panels) {
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(taken.has(`${x} ${y}`), title).toBe(false);
          taken.add(`${x} ${y}`);
        }
    }
  });

  it('asks for metrics that there are, by labels that they have', async () => {
    const there = await servedMetrics();
    expect(
      expressions.flatMap(({ title, expr }) => unknownIn(expr, there).map((what) => `${title}: ${what}`)),
    ).toEqual([]);
    expect(unknownIn('sum by (city) (rate(beleg_votes_total{face="x"}[5m])) / beleg_nothing', there)).toEqual(
      ['beleg_votes_total by face', 'beleg_nothing', 'city'],
    );
  });

  it('shows each metric of beleg somewhere', async () => {
    const asked = expressions.map(({ expr }) => expr).join('\n');
    const unseen = [...(await servedMetrics()).keys()].filter(
      (name) => name.startsWith('beleg_') && !asked.includes(name.replace(/_(?:bucket|sum|count)$/, '')),
    );
    expect(unseen).toEqual([]);
  });

  it('asks in expressions that Prometheus understands', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'beleg-dashboard-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const records = expressions.map(({ expr }, at) => ({ record: `dashboard:expression_${at}`, expr }));
    const file = join(folder, 'rules.json');
    await writeFile(file, JSON.stringify({ groups: [{ name: 'dashboard', rules: records }] }));
    const checked = await promtool(['check', 'rules', file]);
    expect(checked).toEqual({ status: 0, output: expect.stringContaining(`${records.length} rules found`) });
  });
});

describe('the alerts', () => {
  it('watch metrics that there are, by labels that they have', async () => {
    const there = await servedMetrics();
    expect(rules.length).toBeGreaterThan(10);
    expect(
      rules.flatMap(({ title, expr }) => unknownIn(expr, there).map((what) => `${title}: ${what}`)),
    ).toEqual([]);
  });

  it('are rules that promtool takes, and ring when they should and only then', async () => {
    expect(await promtool(['check', 'rules', ALERTS])).toMatchObject({ status: 0 });
    const tests = join(PROJECT, 'packaging/prometheus/beleg-alerts.test.yaml');
    expect(await promtool(['test', 'rules', tests])).toMatchObject({ status: 0 });
    const tried = await readFile(tests, 'utf8');
    expect(rules.filter(({ title }) => !tried.includes(`alertname="${title}"`))).toEqual([]);
  });

  it('stand beside a configuration that Prometheus takes', async () => {
    const file = join(PROJECT, 'packaging/prometheus/prometheus.yml');
    expect(await promtool(['check', 'config', file])).toMatchObject({ status: 0 });
  });
});
