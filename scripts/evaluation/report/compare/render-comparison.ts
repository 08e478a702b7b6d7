import { printable } from '../../../../src/terminal/rendering/printable-text.ts';
import { html, visible, type Html } from '../html.ts';
import { filterForm } from '../filter-form.ts';
import { answersOf, citedOf, type ShownSentence } from '../failures.ts';
import { sentences, sourceOf } from '../render-failure.ts';
import { escapeMarkdown, renderMarkdownTable } from '../render-markdown.ts';
import { renderPage } from '../render-page.ts';
import { renderTable } from '../render-table.ts';
import { renderTextTable } from '../render-text.ts';
import { dayOf } from '../report-of.ts';
import { CHANGES, type Change, type Comparison } from './compare-runs.ts';
import { comparisonTables } from './comparison-tables.ts';

/** What was compared, and what was left out of it. */
function aboutOf(comparison: Comparison): string[] {
  const { before, after, compared, onlyBefore, onlyAfter, otherwiseAsked } = comparison;
  return [
    `Before: ${dayOf(before.started)}, ${before.commit ?? 'commit not told'}, ${before.asked.length} questions.`,
    `After: ${dayOf(after.started)}, ${after.commit ?? 'commit not told'}, ${after.asked.length} questions.`,
    `Compared: ${compared} questions that both asked.`,
    ...(onlyBefore > 0 ? [`Left out, asked before alone: ${onlyBefore}.`] : []),
    ...(onlyAfter > 0 ? [`Left out, asked after alone: ${onlyAfter}.`] : []),
    ...(otherwiseAsked > 0
      ? [`Left out, asked otherwise by the same id, since the data changed: ${otherwiseAsked}.`]
      : []),
  ];
}

function titleOf({ before, after }: Comparison): string {
  return `Evaluation of ${dayOf(after.started)} against ${dayOf(before.started)}`;
}

/** Questions that the terminal names of each kind of change. */
const MOST_NAMED = 20;

/** The comparison for a terminal, whatever a run holds: without the figures of each data set, and with some of the questions. */
export function renderComparisonText(comparison: Comparison): string {
  const named = CHANGES.flatMap((kind) => {
    const ofKind = comparison.changes.filter((change) => change.kind === kind);
    const rest = ofKind.length - MOST_NAMED;
    return [
      ...ofKind.slice(0, MOST_NAMED).map(lineOf),
      ...(rest > 0 ? [`${kind}: ${rest} more, on the page`] : []),
    ];
  });
  const parts = [
    aboutOf(comparison).join('\n'),
    ...comparisonTables(comparison)
      .filter(({ isDetail = false }) => !isDetail)
      .map(renderTextTable),
    ...(named.length === 0 ? [] : [named.join('\n')]),
  ];
  return printable(parts.join('\n\n'));
}

function lineOf(change: Change): string {
  const { kind, after } = change;
  return `${kind}, ${visible(after.id)} (${wayOf(change)}): ${visible(after.question)}`;
}

/** Why the question failed before and after. */
function wayOf({ causeBefore, causeAfter }: Change): string {
  return `${causeBefore ?? 'right'} → ${causeAfter ?? 'right'}`;
}

export function renderComparisonMarkdown(comparison: Comparison): string {
  return `${[
    `# ${titleOf(comparison)}`,
    aboutOf(comparison)
      .map((line) => `- ${escapeMarkdown(line)}`)
      .join('\n'),
    ...comparisonTables(comparison).map(renderMarkdownTable),
    '## Question by question',
    comparison.changes.map(markdownChange).join('\n'),
  ].join('\n\n')}\n`;
}

function markdownChange(change: Change): string {
  const { kind, before, after } = change;
  return [
    `- **${kind}** (${escapeMarkdown(after.id)}; ${wayOf(change)}): ${escapeMarkdown(after.question)}`,
    ...markdownSentences('cited before', citedOf(before)),
    ...markdownSentences('cited after', citedOf(after)),
    ...markdownSentences('answers', answersOf(after)),
  ].join('\n');
}

function markdownSentences(name: string, shown: readonly ShownSentence[]): string[] {
  return shown.map(({ text }) => `  - ${name}: ${escapeMarkdown(text)}`);
}

/** The comparison as one page that loads nothing. */
export function renderComparisonHtml(comparison: Comparison): Promise<string> {
  const { changes } = comparison;
  const title = titleOf(comparison);
  const body = html`<header>
      <h1>${title}</h1>
      ${aboutOf(comparison).map((line) => html`<p class="note">${line}</p>`)}
    </header>
    <main>
      <section aria-labelledby="figures">
        <h2 id="figures">Figures</h2>
        ${comparisonTables(comparison).map((table, at) => renderTable(table, `table-${at}`))}
      </section>
      <section aria-labelledby="changes">
        <h2 id="changes">Question by question</h2>
        ${filterForm('Choose questions', {
          change: changes.map(({ kind }) => kind),
          set: changes.map(({ after }) => after.set),
          language: changes.map(({ after }) => after.language),
          kind: changes.map(({ after }) => after.kind),
        })}
        <ol id="rows">
          ${changes.map(renderChange)}
        </ol>
      </section>
    </main>`;
  return renderPage({ title, body });
}

function renderChange(change: Change): Html {
  const { kind, before, after } = change;
  const { id, set, language, question } = after;
  const confidences = [before, after].map(({ reply }) => reply?.confidence?.toFixed(2) ?? 'none');
  return html`<li
    data-change="${kind}"
    data-set="${set}"
    data-language="${language}"
    data-kind="${after.kind}"
  >
    <p class="question" lang="${language}"><bdi>${question}</bdi></p>
    <p class="facts">
      <strong>${kind}</strong> <span>${wayOf(change)}</span>
      <span>confidence ${confidences.join(' → ')}</span>
      ${sourceOf(after).map((source) => html`<span>${source}</span> `)}
      <code>${id}</code>
    </p>
    <dl>
      ${sentences('cited before', citedOf(before), before.articleLanguage)}
      ${sentences('cited after', citedOf(after), after.articleLanguage)}
      ${sentences('answers', answersOf(after), after.articleLanguage)}
    </dl>
  </li> `;
}
