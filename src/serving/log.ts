import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { escapedControls } from '../language/visible-text.ts';
import { plainErrorRecord, type ErrorRecord } from './error-record.ts';

/** What a face needs of a structured logger. Never throws. Errors go in the field `err`. */
export interface Log {
  readonly debug: (fields: object, message: string) => void;
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

/** Where the lines go, as a process's standard output is: it is there for good, and a line that failed is not the last. */
export interface LogStream {
  readonly writableLength: number;
  write(line: string, settle: (fault?: Error | null) => void): unknown;
  on(event: 'error', listener: () => void): unknown;
}

/** What waits for a reader of the log that is too slow, in characters: some thousand lines. */
const HELD_CHARACTERS = 1_000_000;

interface LogOptions {
  readonly level: string;
  readonly stream: LogStream;
  /** What each entry has beside its own. */
  readonly fields?: object | undefined;
  /** Makes what is written of a line of JSON with its end. @default the line itself */
  readonly render?: ((json: string) => string) | undefined;
  /** Makes of what was thrown what the log may hold. @default for errors that bring nothing of what was asked */
  readonly errorRecord?: ((thrown: unknown) => ErrorRecord) | undefined;
}

/**
 * A log that writes a line of JSON an entry, or what `render` makes of it. No character in it that came from outside is one that
 * a terminal obeys. The process outlives it: what a full disk, a reader that stands still or one that has
 * gone does not take is lost, and as soon as lines are taken again the log says how many were.
 */
export function createLog({
  level,
  stream,
  fields: common,
  render = jsonLine,
  errorRecord = plainErrorRecord,
}: LogOptions): Log {
  const recorded = (fields: object): object => withRecords({ ...common, ...fields }, errorRecord);
  const losses = { lost: 0, told: 0 };
  const settle = (fault?: Error | null): void => {
    if (fault) losses.lost += 1;
    else if (losses.lost > losses.told) {
      losses.told = losses.lost;
      log.warn({ lines: losses.lost }, 'lines of the log were lost since the start');
    }
  };
  const write = (line: string): void => {
    if (stream.writableLength > HELD_CHARACTERS) losses.lost += 1;
    else stream.write(render(line), settle);
  };
  // The stream tells of a failure twice: here it would end the process if nobody listened.
  stream.on('error', () => undefined);
  const logger = pino({ level, serializers: { err: (record: unknown) => record } }, { write });
  const entry =
    (of: 'debug' | 'info' | 'warn' | 'error') =>
    (fields: object, message: string): void => {
      try {
        logger[of](recorded(fields), message);
      } catch (fault) {
        logger.error({ err: errorRecord(fault), message }, 'an entry of the log could not be written');
      }
    };
  const log: Log = { debug: entry('debug'), info: entry('info'), warn: entry('warn'), error: entry('error') };
  return log;
}

/** JSON leaves the controls beyond ASCII as they are; in it all of them stand in strings, where they may be written out. */
function jsonLine(json: string): string {
  return `${escapedControls(json.trimEnd())}\n`;
}

/** The fields, with each error among them as the log may hold it. */
function withRecords(fields: object, errorRecord: (thrown: unknown) => ErrorRecord): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]: [string, unknown]) => [
      name,
      name === 'err' || value instanceof Error ? errorRecord(value) : value,
    ]),
  );
}

const REFERENCE_BYTES = 3;

/**
 * Logs what nobody foresaw under a reference, which is all that whoever asked is told of it.
 * @returns the reference
 */
export function logWithReference(log: Log, fields: object, message: string): string {
  const reference = randomBytes(REFERENCE_BYTES).toString('hex').toUpperCase();
  log.error({ ...fields, reference }, message);
  return reference;
}
