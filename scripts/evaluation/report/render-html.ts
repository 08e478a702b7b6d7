import type { DrawChart } from '../../charts/draw-chart.ts';
import { paint } from '../../charts/palette.ts';
import type { ReportChart } from './charts/report-chart.ts';
import { html, Html } from './html.ts';
import { filterForm } from './filter-form.ts';
import { renderFailure } from './render-failure.ts';
import { renderPage } from './render-page.ts';
import { renderTable } from './render-table.ts';
import type { Report } from './report-of.ts';

/** The report as one page that loads nothing. @param draw undefined where nothing is there to draw with */
export function renderHtml(report: Report, draw: DrawChart | undefined): Promise<string> {
  const { title, facts, headlines, charts, tables, missed, causes, failures } = report;
  const body = html`<header>
      <h1>${title}</h1>
      <dl class="about">
        ${facts.map(
          ([name, value]) =>
            html`<div>
              <dt>${name}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      <nav aria-label="Parts of the report">
        <a href="#charts">Charts</a> <a href="#figures">Figures</a>
        <a href="#failures">Failures (${failures.length})</a>
      </nav>
    </header>
    <main>
      <section aria-labelledby="glance">
        <h2 id="glance">At a glance</h2>
        <ul class="headlines">
          ${headlines.map(
            ({ label, cell }) =>
              html`<li>
                <span>${label}</span>
                <strong>${cell.text}</strong
                >${cell.note === undefined ? '' : html` <small>[${cell.note}]</small>`}
              </li>`,
          )}
        </ul>
        <p class="note">
          Over all data sets, each question alike; in brackets the 95 % interval, by resampling whole
          articles.
        </p>
      </section>
      <section aria-labelledby="charts">
        <h2 id="charts">Charts</h2>
        ${draw === undefined ? html`<p class="note">Not drawn: <code>npm ci</code> without <code>--omit=dev</code> installs what draws them.</p>` : ''}
        <div class="charts">${charts.map((chart) => renderChart(chart, draw))}</div>
      </section>
      <section aria-labelledby="figures">
        <h2 id="figures">Figures</h2>
        ${tables.map((table, at) => renderTable(table, `table-${at}`))}${missed.map(renderMissed)}
      </section>
      <section aria-labelledby="failures">
        <h2 id="failures">Failures</h2>
        ${renderTable(causes, 'causes')}${filterForm('Choose failures', {
          set: failures.map(({ asked }) => asked.set),
          language: failures.map(({ asked }) => asked.language),
          kind: failures.map(({ asked }) => asked.kind),
          cause: failures.map(({ cause }) => cause),
        })}
        <ol id="rows">
          ${failures.map(renderFailure)}
        </ol>
      </section>
    </main>`;
  return renderPage({ title, body });
}

/** Cases mix languages, so each stands for itself in the direction of its own. */
function renderMissed({ name, missed }: Report['missed'][number]): Html {
  return html`<details>
    <summary>Missed: ${name} (${missed.length})</summary>
    <ul class="missed">
      ${missed.map((line) => html`<li><bdi>${line}</bdi></li>`)}
    </ul>
  </details> `;
}

function renderChart(chart: ReportChart, draw: DrawChart | undefined): Html {
  const { id, title, description, legend = [] } = chart;
  return html`<figure>
    <h3>${title}</h3>
    ${
      legend.length === 0
        ? ''
        : html`<ul class="legend">
            ${legend.map(({ name, colour }) => html`<li><span style="background:${paint(colour)}"></span>${name}</li>`)}
          </ul>`
    }${draw === undefined ? '' : new Html(draw({ ...chart, id: `chart-${id}` }, 'inline'))}
    <figcaption>
      <details>
        <summary>In words</summary>
        ${description}
      </details>
    </figcaption>
  </figure>`;
}
