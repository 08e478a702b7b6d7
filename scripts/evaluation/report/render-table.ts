import { html, type Html } from './html.ts';
import type { Table } from './table.ts';

/** A table that scrolls by itself where it is wider than the page. */
export function renderTable(table: Table, id: string): Html {
  const { title, isDetail = false } = table;
  if (!isDetail) return renderOpen(table, id);
  return html`<details>
    <summary>${title}</summary>
    ${renderOpen(table, id)}
  </details> `;
}

function renderOpen({ title, about, columns, rows }: Table, id: string): Html {
  const [first = '', ...heads] = columns;
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}">
    <table>
      <caption id="${id}">
        <strong>${title}</strong
        >${about === undefined ? '' : html` <span>${about}</span>`}
      </caption>
      <thead>
        <tr>
          ${first === '' ? html`<td></td>` : html`<th scope="col">${first}</th>`}${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ head, cells }) =>
            html`<tr>
              <th scope="row">${head}</th>
              ${cells.map(({ text, note }) => html`<td>${text}${note === undefined ? '' : html` <small>[${note}]</small>`}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div> `;
}
