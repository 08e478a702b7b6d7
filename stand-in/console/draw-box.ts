import type { ChalkInstance } from 'chalk';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

const SMALLEST_WIDTH = 40;
const LARGEST_WIDTH = 100;

/** Draws lines in a box with a title in its upper edge, wrapped at words to the terminal's width. */
export function drawBox(
  lines: readonly string[],
  { title, columns, edge }: { title: string; columns: number; edge: ChalkInstance },
): string {
  const width = Math.min(LARGEST_WIDTH, Math.max(SMALLEST_WIDTH, columns)) - 4;
  const wrapped = lines.flatMap((line) => wrapLine(line, width));
  const label = stringWidth(title) > width - 2 ? `${title.slice(0, width - 3)}…` : title;
  const top = edge(`╭─ ${label} ${'─'.repeat(Math.max(0, width - stringWidth(label) - 1))}╮`);
  const body = wrapped.map(
    (line) => `${edge('│')} ${line}${' '.repeat(Math.max(0, width - stringWidth(line)))} ${edge('│')}`,
  );
  return [top, ...body, edge(`╰${'─'.repeat(width + 2)}╯`)].join('\n');
}

const CONTAINER_MARK = '▌';

/** Every row of a wrapped line keeps the mark of the container it belongs to. */
function wrapLine(line: string, width: number): string[] {
  if (!line.startsWith(CONTAINER_MARK)) return wrapAnsi(line, width, { hard: true }).split('\n');
  const rows = wrapLine(line.slice(CONTAINER_MARK.length), width - 2);
  return rows.map((row) => `${CONTAINER_MARK} ${row}`);
}
