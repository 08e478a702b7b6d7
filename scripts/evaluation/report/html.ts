import { escapedControls } from '../../../src/language/visible-text.ts';
import { escapeHtml } from '../../escape-html.ts';

/** Markup that is meant as such. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type Value = string | number | Html | readonly Value[];

/**
 * Markup with values in it: all that is not markup itself is text, in an element or in an attribute in double quotes. The
 * source's indentation is left out, since a report has thousands of rows.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const literals = parts.map((part) => part.replaceAll(/\n\s+/gu, '\n'));
  return new Html(
    literals.map((part, at) => (at === 0 ? '' : markupOf(values[at - 1] ?? '')) + part).join(''),
  );
}

function markupOf(value: Value): string {
  if (value instanceof Html) return value.markup;
  return typeof value === 'object' ? value.map(markupOf).join('') : escapeHtml(visible(String(value)));
}

/**
 * The text on one line, without halves of characters. What would turn the direction of writing, and all else that is obeyed and
 * not shown, is written out: a failure is read for what it really says.
 */
export function visible(text: string): string {
  return escapedControls(text.toWellFormed().replaceAll(/\s+/gu, ' '));
}
