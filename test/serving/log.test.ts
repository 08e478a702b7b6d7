import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog, type LogStream } from '../../src/serving/log.ts';
import { keptLines } from '../discord/bot/start-bot.ts';

/** A disk that may be full, as standard output meets it. */
function disk() {
  const lines: string[] = [];
  const state = { full: true };
  const stream: LogStream = {
    writableLength: 0,
    on: () => undefined,
    write: (line, settle) => {
      if (!state.full) lines.push(line);
      settle(state.full ? new Error('ENOSPC: no space left on device') : undefined);
    },
  };
  return { lines, stream, state };
}

describe('the log', () => {
  it('writes a line of JSON an entry, from its level on', () => {
    const { lines, stream } = keptLines();
    const log = createLog({ level: 'warn', stream });
    log.info({ a: 1 }, 'not told');
    log.warn({ a: 1 }, 'told');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ a: 1, msg: 'told' }]);
  });

  it('records an error under any name by the same rule', () => {
    const { lines, stream } = keptLines();
    const fault = Object.assign(new Error('gone'), { requestBody: 'Geheimnis7Q' });
    createLog({ level: 'info', stream }).error({ err: fault, reason: fault }, 'failed');
    expect(JSON.parse(lines.join(''))).toMatchObject({
      err: { message: 'gone' },
      reason: { message: 'gone' },
    });
    expect(lines.join('')).not.toContain('Geheimnis7Q');
  });

  it('writes no character that a terminal obeys, and JSON that says them all the same', () => {
    const { lines, stream } = keptLines();
    const guild = 'a\u001b[2J\u009b31m\u007f\u202e\r\nb';
    createLog({ level: 'info', stream }).info({ guild, [guild]: 1 }, guild);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^\P{Cc}+\n$/u);
    expect(lines[0]).not.toContain('\u202e');
    expect(JSON.parse(lines.join(''))).toMatchObject({ guild, [guild]: 1, msg: guild });
  });

  it('does not throw whatever it is told', () => {
    const { lines, stream } = keptLines();
    const log = createLog({ level: 'info', stream });
    const ring: { self?: unknown } = {};
    ring.self = ring;
    const broken = new Error('broken');
    Object.defineProperty(broken, 'stack', {
      get: () => {
        throw new Error('no trace');
      },
    });
    log.info({ ring, big: 1n, none: undefined }, 'a ring');
    log.info({ err: broken }, 'broken');
    expect(lines[0]).toContain('a ring');
    expect(lines[1]).toContain('an entry of the log could not be written');
  });

  it('drops lines while nobody reads, and says how many once somebody does', async () => {
    const held: (() => void)[] = [];
    const lines: string[] = [];
    const stream = new Writable({
      write: (chunk, _encoding, done) => {
        lines.push(String(chunk));
        if (held.length === 0) held.push(done);
        else done();
      },
    });
    const log = createLog({ level: 'info', stream });
    const text = 'x'.repeat(100_000);
    for (let turn = 0; turn < 100; turn += 1) log.info({ text }, 'long');
    expect(stream.writableLength).toBeLessThan(1_200_000);
    held[0]?.();
    await new Promise((resolve) => setImmediate(resolve));
    const lost = 100 - lines.filter((line) => line.includes('long')).length;
    expect(lost).toBeGreaterThan(80);
    expect(lines.at(-1)).toContain(`"lines":${lost},"msg":"lines of the log were lost since the start"`);
  });

  it('goes on where lines fail, and says how many were lost once they no longer do', () => {
    const { stream, lines, state } = disk();
    const log = createLog({ level: 'info', stream });
    const fill = (full: boolean, message: string) => {
      state.full = full;
      log.info({}, message);
    };
    fill(true, 'lost');
    fill(true, 'lost');
    fill(false, 'a');
    fill(true, 'lost');
    fill(false, 'b');
    fill(false, 'c');
    const told = lines.map((line) => JSON.parse(line)).map(({ msg, lines: lost }) => lost ?? msg);
    expect(told).toEqual(['a', 2, 'b', 3, 'c']);
  });
});
