import type { Failure, ShownSentence } from './failures.ts';
import { visible } from './html.ts';
import type { Report } from './report-of.ts';
import type { Table } from './table.ts';

/** The report as Markdown: what each chart shows in words, all tables, and every failure. */
export function renderMarkdown({
  title,
  facts,
  headlines,
  charts,
  tables,
  missed,
  causes,
  failures,
}: Report): string {
  const lines = [
    `# ${escapeMarkdown(title)}`,
    facts.map(([name, value]) => `- ${name}: ${escapeMarkdown(value)}`).join('\n'),
    headlines
      .map(
        ({ label, cell: { text, note } }) =>
          `- ${label}: **${text}**${note === undefined ? '' : ` [${note}]`}`,
      )
      .join('\n'),
    '## Charts in words',
    ...charts.map((chart) => `**${chart.title}.** ${escapeMarkdown(chart.description)}`),
    '## Figures',
    ...tables.map(renderMarkdownTable),
    ...missed.map(renderMissed),
    '## Failures',
    renderMarkdownTable(causes),
    failures.map(renderFailure).join('\n'),
  ];
  return `${lines.join('\n\n')}\n`;
}

/** A table under its title, as GitHub reads it. */
export function renderMarkdownTable({ title, about, columns, rows }: Table): string {
  return [
    `### ${escapeMarkdown(title)}`,
    ...(about === undefined ? [] : [escapeMarkdown(about)]),
    [
      line(columns.map(escapeMarkdown)),
      line(columns.map((_, at) => (at === 0 ? '---' : '--:'))),
      ...rows.map(({ head, cells }) =>
        line([
          escapeMarkdown(head),
          ...cells.map(
            ({ text, note }) => `${escapeMarkdown(text)}${note === undefined ? '' : ` [${note}]`}`,
          ),
        ]),
      ),
    ].join('\n'),
  ].join('\n\n');
}

function renderMissed({ name, missed }: Report['missed'][number]): string {
  const lines = missed.map((one) => `- ${escapeMarkdown(one)}`);
  return [`**Missed: ${escapeMarkdown(name)}** (${missed.length})`, lines.join('\n')].join('\n\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function renderFailure({ asked, cause, cited, best, answers }: Failure): string {
  const { id, language, kind, question, reply } = asked;
  const confidence = reply?.confidence?.toFixed(2);
  const facts = [language, kind, ...(confidence === undefined ? [] : [confidence])].map(escapeMarkdown);
  return [
    `- **${cause}** (${facts.join(', ')}; ${escapeMarkdown(id)}): ${escapeMarkdown(question)}`,
    ...cited.map((sentence) => `  - cited ${sentenceLine(sentence)}`),
    ...(best === undefined ? [] : [`  - read as the best ${sentenceLine(best)}`]),
    ...answers.map((sentence) => `  - answers ${sentenceLine(sentence)}`),
  ].join('\n');
}

function sentenceLine({ ordinal, text }: ShownSentence): string {
  return `${ordinal}: ${escapeMarkdown(text)}`;
}

/** Text that Markdown shows as it is, on one line. */
export function escapeMarkdown(text: string): string {
  return visible(text).replaceAll(/[\\`*_[\]<>|~&$]/gu, String.raw`\$&`);
}
