import { html, type Html } from './html.ts';

/**
 * Chooses among the rows of a page: by each of their `data-` attributes that has more than one value, and by words. Hidden
 * until the page's script shows it, since it does nothing without.
 * @param values of every row, by the attribute's name
 */
export function filterForm(label: string, values: Readonly<Record<string, readonly string[]>>): Html {
  const choices = Object.entries(values)
    .map(([name, all]) => ({ name, distinct: [...new Set(all)].toSorted() }))
    .filter(({ distinct }) => distinct.length > 1);
  return html`<form id="filter" role="search" aria-label="${label}" hidden>
    ${choices.map(
      ({ name, distinct }) =>
        html`<label
          >${name}
          <select name="${name}">
            <option value="">all</option>
            ${distinct.map((value) => html`<option>${value}</option>`)}
          </select></label
        > `,
    )}<label>words <input name="words" type="search" autocomplete="off" spellcheck="false" /></label>
    <button type="reset">Show all</button>
    <output aria-live="polite"></output>
  </form> `;
}
