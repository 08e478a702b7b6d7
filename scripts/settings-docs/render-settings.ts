import type { Setting } from '../../src/settings.ts';

const HEAD = [
  '# Settings of beleg. Copy this file to .env and change what you need; every line is optional.',
  '# A variable that is set in the environment wins over the same line here.',
];

/** How long a line of .env.example is, at most. */
const WIDTH = 120;

/** The whole of .env.example: every setting with its default, commented out, below its explanation. */
export function renderEnvExample(settings: readonly Setting[]): string {
  const lines = settings.flatMap(({ name, group, explained, default: value }, at) => [
    ...(group === settings[at - 1]?.group ? [] : ['', `# --- ${group} `.padEnd(WIDTH - 2, '-')]),
    ...(explained.length === 0 ? [] : ['', ...explained.map((line) => `# ${line}`)]),
    `#${name}=${value}`,
  ]);
  return `${[...HEAD, ...lines].join('\n')}\n`;
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
