import { Gauge, type Registry } from 'prom-client';

/** A number that is looked at whenever metrics are read. */
interface ReadGauge {
  readonly name: string;
  readonly help: string;
  /** Undefined where there is no such number at the moment: the metric is then missing. */
  readonly read: () => number | undefined | Promise<number | undefined>;
}

/** Adds a metric of such a number. */
export function addReadGauge(registry: Registry, { name, help, read }: ReadGauge): void {
  registry.registerMetric(
    new Gauge({
      name,
      help,
      registers: [],
      async collect() {
        const value = await read();
        if (value === undefined) this.remove();
        else this.set(value);
      },
    }),
  );
}

/** Something that is no number. */
interface Info {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  readonly read: () => string | undefined;
}

/** Adds a metric that is always 1, and of which the label says something. */
export function addInfo(registry: Registry, { name, help, label, read }: Info): void {
  registry.registerMetric(
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [],
      collect() {
        const value = read();
        this.reset();
        if (value !== undefined) this.set({ [label]: value }, 1);
      },
    }),
  );
}
