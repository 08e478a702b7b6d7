import { Chalk, type ChalkInstance } from 'chalk';
import type { LabelLanguage } from '../language/label-language.ts';

/** The environment, handed in: rooms do not read the process's. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A stream that people or programs read. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
};

/** What a rendering needs to know of the place where it is shown. */
export interface Screen {
  /** The language of the labels; quotations keep theirs. */
  readonly language: LabelLanguage;
  /** In columns. */
  readonly width: number;
  readonly color: boolean;
  /** Whether links can hide behind a label (OSC 8). */
  readonly hyperlinks: boolean;
}

const FALLBACK_WIDTH = 80;

/** VTE draws OSC 8 from 0.50 on; its variable says 5000 for it. */
const FIRST_VTE_WITH_LINKS = 5000;

const TERMINALS_WITH_LINKS = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'Tabby', 'rio']);

/** Styles for the screen; without colour every style leaves its text alone. */
export function paletteOf(screen: Pick<Screen, 'color'>): ChalkInstance {
  // Level 1, the sixteen colours of the person's own theme: they stay legible on light and on dark.
  return new Chalk({ level: screen.color ? 1 : 0 });
}

/** The screen behind a stream as it is now: asked anew for each rendering, because windows are resized. */
export function screenOf(options: {
  readonly output: Output;
  readonly env: Environment;
  readonly language: LabelLanguage;
  /** False where nobody watches, whatever the stream says. */
  readonly interactive?: boolean;
}): Screen {
  const { output, env, language } = options;
  const watched = output.isTTY === true && (options.interactive ?? true);
  const color = wantsColor(env, watched);
  // A pseudo-terminal without a size reports 0 columns.
  const width = output.columns === undefined || output.columns === 0 ? FALLBACK_WIDTH : output.columns;
  return { language, width, color, hyperlinks: watched && color && supportsHyperlinks(env) };
}

/** FORCE_COLOR goes before NO_COLOR (https://no-color.org), as in Node itself; then only a terminal gets colour. */
function wantsColor(env: Environment, watched: boolean): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  return watched && env['TERM'] !== 'dumb';
}

/** Only terminals known to draw OSC 8: elsewhere the address would vanish. Multiplexers often drop it. */
function supportsHyperlinks(env: Environment): boolean {
  if (env['TMUX'] !== undefined || /^(?:screen|tmux)/u.test(env['TERM'] ?? '')) return false;
  if (TERMINALS_WITH_LINKS.has(env['TERM_PROGRAM'] ?? '')) return true;
  if (env['WT_SESSION'] !== undefined || env['KONSOLE_VERSION'] !== undefined) return true;
  if (/kitty|ghostty|alacritty/u.test(env['TERM'] ?? '')) return true;
  return Number(env['VTE_VERSION'] ?? 0) >= FIRST_VTE_WITH_LINKS;
}
