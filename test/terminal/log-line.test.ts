import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog, type Log } from '../../src/serving/log.ts';
import { readableLines } from '../../src/terminal/log-line.ts';

/** What the log writes to a terminal of what it is told. */
function written(
  tell: (log: Log) => void,
  env: Readonly<Record<string, string>> = { NO_COLOR: '1' },
): string {
  let text = '';
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk);
      done();
    },
  });
  const render = readableLines(Object.assign(stream, { isTTY: true }), env);
  tell(createLog({ level: 'debug', stream, render }));
  return text;
}

function fail(log: Log): void {
  log.error({ a: 1 }, 'failed');
}

const CLOCK = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d /gmu;

describe('the log on a terminal', () => {
  it('is a line an entry: time, level, message and fields', () => {
    const text = written((log) => {
      log.info({ ms: 12, guild: 'Bücherei am Markt', ids: ['1', '2'], sure: true }, 'question answered');
      log.warn({ path: 'corpus/a.md', at: { line: 3 } }, 'a file was left out');
    });
    expect(text.replaceAll(CLOCK, '')).toBe(
      'INFO  question answered ms=12 guild="Bücherei am Markt" ids=["1","2"] sure=true\n' +
        'WARN  a file was left out path=corpus/a.md at.line=3\n',
    );
    expect(text.match(CLOCK)).toHaveLength(2);
  });

  it('says a fault with its message, its code and its cause, and its trace where DEBUG asks for it', () => {
    const cause = Object.assign(new TypeError('broken'), { code: 'EX' });
    const fault = new AggregateError([new Error('one'), new Error('two')], 'gone away', { cause });
    const tell = (log: Log) => log.error({ err: fault, reference: 'AB12' }, 'a request failed');
    expect(written(tell).replaceAll(CLOCK, '')).toBe(
      'ERROR a request failed err="AggregateError: gone away" err.cause="TypeError: broken" err.cause.code=EX ' +
        'err.errors.0="Error: one" err.errors.1="Error: two" reference=AB12\n',
    );
    expect(written(tell, { NO_COLOR: '1', DEBUG: 'beleg' })).toContain('\n    at ');
  });

  it('is coloured, but where NO_COLOR is set', () => {
    expect(written(fail, {})).toContain('\u001B[31mERROR\u001B[39m');
    expect(written(fail)).not.toContain('\u001B');
  });

  it('obeys nothing that comes from outside', () => {
    const hostile = 'a\u001B[2J\u009B31m\u0007\u202Eb\r\nc';
    const text = written((log) =>
      log.info({ guild: hostile, [hostile]: hostile, err: new Error(hostile) }, hostile),
    );
    expect(text).toMatch(/^\P{Cc}+\n$/u);
    expect(text).not.toContain('\u202E');
    expect(text).toContain('guild="a\\u001b[2J\\u009b31m\\u0007\\u202eb\\r\\nc"');
  });

  it('goes on after an entry whose fields take the place of its own', () => {
    const text = written((log) => {
      log.info({ time: 'noon' }, 'odd');
      log.info({}, 'even');
    });
    expect(text).toContain('an entry of the log could not be written');
    expect(text).toContain('INFO  even\n');
  });
});
