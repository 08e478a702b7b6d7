import type * as Plot from '@observablehq/plot';
import { installed } from '../installed.ts';
import { paletteCss } from './palette.ts';

export interface Chart {
  /** Of the drawing in its page; letters, digits and hyphens. */
  readonly id: string;
  /** What it shows, and what is seen in it: read aloud in its place. */
  readonly title: string;
  readonly description: string;
  /** @param plot Observable Plot, which is there only where development dependencies are installed */
  readonly options: (plot: typeof Plot) => Plot.PlotOptions;
}

/** Draws a chart as SVG. `inline` takes its colours from the page around it, `file` stands for itself. */
export type DrawChart = (chart: Chart, place: 'inline' | 'file') => string;

/** As wide as a phone, so that its words need not shrink there. */
const WIDTH = 440;
const FONT_SIZE = 12;
const FILE_STYLE = `${paletteCss(':root')}\nsvg{color:var(--ink);background:var(--page)}text{white-space:pre}`;

/** Draws with Observable Plot into a page of linkedom; undefined where these are not installed. */
export async function openCharts(): Promise<DrawChart | undefined> {
  const tools = await installed(() => Promise.all([import('@observablehq/plot'), import('linkedom')]));
  if (tools === undefined) return undefined;
  const [plot, { parseHTML }] = tools;
  return ({ id, title, description, options }, place) => {
    const { document } = parseHTML('<!doctype html><html><body></body></html>');
    const { width = WIDTH, ...given } = options(plot);
    const drawn = plot.plot({ ...given, document, width, figure: false });
    // The style that Plot puts in paints a white background whatever the page's.
    drawn.querySelector('style')?.remove();
    const add = (name: string, attributes: Readonly<Record<string, string>>, text: string): void => {
      const element = document.createElementNS('http://www.w3.org/2000/svg', name);
      element.textContent = text;
      for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
      drawn.prepend(element);
    };
    const [titleId, descriptionId] = [`${id}-title`, `${id}-description`];
    if (place === 'file') add('style', {}, FILE_STYLE);
    add('desc', { id: descriptionId }, description);
    add('title', { id: titleId }, title);
    for (const [attribute, value] of Object.entries({
      id,
      xmlns: 'http://www.w3.org/2000/svg',
      role: 'img',
      'aria-labelledby': `${titleId} ${descriptionId}`,
      'font-size': String(FONT_SIZE),
    }))
      drawn.setAttribute(attribute, value);
    return drawn.outerHTML;
  };
}
