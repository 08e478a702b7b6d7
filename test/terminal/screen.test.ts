import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { screenOf, type Environment } from '../../src/terminal/screen.ts';

function screen(
  env: Environment,
  stream: { isTTY?: boolean; columns?: number } = { isTTY: true, columns: 100 },
) {
  return screenOf({ output: Object.assign(new PassThrough(), stream), env, language: 'de' });
}

describe('screenOf', () => {
  it('colours a terminal and leaves a pipe plain', () => {
    expect(screen({}).color).toBe(true);
    expect(screen({}, {}).color).toBe(false);
    expect(screen({ TERM: 'dumb' }).color).toBe(false);
  });

  it('obeys NO_COLOR unless it is empty, and FORCE_COLOR before it', () => {
    expect(screen({ NO_COLOR: '1' }).color).toBe(false);
    expect(screen({ NO_COLOR: '' }).color).toBe(true);
    expect(screen({ NO_COLOR: '1', FORCE_COLOR: '1' }).color).toBe(true);
    expect(screen({ FORCE_COLOR: '' }, {}).color).toBe(true);
    expect(screen({ FORCE_COLOR: '0' }).color).toBe(false);
  });

  it('uses the columns of the terminal, and 80 where it names none', () => {
    expect(screen({}).width).toBe(100);
    expect(screen({}, {}).width).toBe(80);
    expect(screen({}, { isTTY: true, columns: 0 }).width).toBe(80);
  });

  it('hides addresses only in terminals known to show them', () => {
    expect(screen({ TERM_PROGRAM: 'iTerm.app' }).hyperlinks).toBe(true);
    expect(screen({ TERM: 'xterm-kitty' }).hyperlinks).toBe(true);
    expect(screen({ VTE_VERSION: '7200' }).hyperlinks).toBe(true);
    expect(screen({ VTE_VERSION: '4999' }).hyperlinks).toBe(false);
    expect(screen({ TERM: 'xterm-256color' }).hyperlinks).toBe(false);
    expect(screen({ TERM_PROGRAM: 'iTerm.app', TMUX: '/tmp/tmux' }).hyperlinks).toBe(false);
    expect(screen({ TERM_PROGRAM: 'iTerm.app', NO_COLOR: '1' }).hyperlinks).toBe(false);
    expect(screen({ TERM_PROGRAM: 'iTerm.app' }, {}).hyperlinks).toBe(false);
  });
});
