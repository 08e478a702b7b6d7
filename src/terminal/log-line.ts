import { z } from 'zod';
import { escapedControls } from '../language/visible-text.ts';
import { isDebugging } from './fault-text.ts';
import { paletteOf, screenOf, type Environment, type Output } from './screen.ts';

/** How a line of the log is made readable, given as JSON with the line end. */
export type ReadableLine = (json: string) => string;

/** As pino numbers them. */
const LEVELS: ReadonlyMap<number, string> = new Map([
  [10, 'TRACE'],
  [20, 'DEBUG'],
  [30, 'INFO'],
  [40, 'WARN'],
  [50, 'ERROR'],
  [60, 'FATAL'],
]);
const WARN = 40;
const ERROR = 50;
/** Of the longest level. */
const LEVEL_CHARACTERS = 5;

const entrySchema = z.looseObject({ level: z.number(), time: z.number(), msg: z.string() });
const faultSchema = z.looseObject({ type: z.string(), message: z.string(), stack: z.string().optional() });

/**
 * Makes lines of the log readable on a terminal: time, level, message and the fields as `name=value`, a fault as what it says.
 * Traces are shown where DEBUG asks for them. Of what comes from outside no character is left that a terminal obeys.
 */
export function readableLines(output: Output, env: Environment): ReadableLine {
  const { color } = screenOf({ output, env, language: 'en' });
  const { dim, bold, yellow, red, green } = paletteOf({ color });
  const styleOf = (level: number) => (level >= ERROR ? red : level >= WARN ? yellow : green);
  return (json) => {
    const {
      level,
      time,
      msg,
      pid: _pid,
      hostname: _hostname,
      ...fields
    } = entrySchema.parse(JSON.parse(json));
    const name = (LEVELS.get(level) ?? String(level)).padEnd(LEVEL_CHARACTERS);
    const told = flat(fields);
    const shown = told
      .filter(({ isTrace }) => !isTrace)
      .map(({ path, value }) => ` ${dim(`${escapedControls(path)}=`)}${valueText(value)}`);
    const traces = isDebugging(env) ? told.filter(({ isTrace }) => isTrace) : [];
    const lines = traces.flatMap(({ value }) => String(value).split('\n'));
    return [
      `${dim(clock(time))} ${styleOf(level)(name)} ${bold(escapedControls(msg))}${shown.join('')}`,
      ...lines.map((line) => dim(escapedControls(line))),
      '',
    ].join('\n');
  };
}

/** In the time zone of the machine; Swedish writes dates as ISO 8601 does. */
function clock(time: number): string {
  return new Date(time).toLocaleString('sv-SE');
}

interface Field {
  readonly path: string;
  readonly value: unknown;
  readonly isTrace?: true;
}

/** The fields of fields under a name with dots, a fault first as its type and message. */
function flat(fields: Readonly<Record<string, unknown>>, above = ''): Field[] {
  return Object.entries(fields).flatMap(([name, value]): Field[] => {
    const path = above + name;
    const fault = faultSchema.safeParse(value).data;
    if (fault !== undefined) {
      const { type, message, stack, ...rest } = fault;
      const trace = stack === undefined ? [] : [{ path, value: stack, isTrace: true } as const];
      return [{ path, value: `${type}: ${message}` }, ...flat(rest, `${path}.`), ...trace];
    }
    return isNested(value) ? flat({ ...value }, `${path}.`) : [{ path, value }];
  });
}

/** A list of words or numbers is one value; faults side by side are fields by their numbers. */
function isNested(value: unknown): value is object {
  if (Array.isArray(value)) return value.some((one) => typeof one === 'object');
  return typeof value === 'object' && value !== null;
}

/** As it is where it is one word, else as JSON. */
function valueText(value: unknown): string {
  const isWord = typeof value === 'string' && /^[^\s"'=]+$/u.test(value);
  return escapedControls(isWord ? value : JSON.stringify(value));
}
