import type { Setting } from '../../src/settings.ts';
import type { SettingsWords } from './settings-words.ts';

/** How long a line of these files is, at most. */
const WIDTH = 120;

/** The whole of .env.example, or of its like: every setting with its default, commented out, below its explanation. */
export function renderEnvExample(
  settings: readonly Setting[],
  { head, groups, explained }: SettingsWords,
): string {
  const texts = new Map<string, string>(Object.entries(explained));
  const lines = settings.flatMap(({ field, name, group, default: value }, at) => {
    const text = texts.get(field) ?? '';
    return [
      ...(group === settings[at - 1]?.group ? [] : ['', `# --- ${groups[group]} `.padEnd(WIDTH - 2, '-')]),
      ...(text === '' ? [] : ['', ...text.split('\n').flatMap(commented)]),
      `#${name}=${value}`,
    ];
  });
  return `${[...head.map((line) => `# ${line}`), ...lines].join('\n')}\n`;
}

/** A line in lines of comments, broken at its blanks. */
function commented(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? '#'} ${word}`;
    if (lines.length > 0 && longer.length <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(`# ${word}`);
  }
  return lines;
}

const [BEGIN, END] = ['<!-- settings: npm run docs:settings writes this table -->', '<!-- /settings -->'];

/**
 * The README with a table of the settings between its two marks.
 * @throws Error where a mark is missing
 */
export function withSettingsTable(readme: string, settings: readonly Setting[]): string {
  const [above, rest] = readme.split(BEGIN);
  const below = rest?.split(END)[1];
  if (above === undefined || below === undefined) throw new Error(`README.md lacks ${BEGIN} or ${END}`);
  return `${above}${BEGIN}\n\n${table(settings)}\n\n${END}${below}`;
}

/** Padded as prettier pads it. */
function table(settings: readonly Setting[]): string {
  const cells = settings.map((setting) => [
    `\`${setting.name}\``,
    setting.default === '' ? '' : `\`${setting.default}\``,
    setting.short,
  ]);
  const head = ['Setting', 'Default', 'What it says'];
  const widths = head.map((title, column) =>
    Math.max(...[head, ...cells].map((row) => row[column]?.length ?? title.length)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line)].join('\n');
}
