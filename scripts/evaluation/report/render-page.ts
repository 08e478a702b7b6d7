import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { paletteCss } from '../../charts/palette.ts';
import { html, Html } from './html.ts';

interface Page {
  readonly title: string;
  readonly body: Html;
}

/**
 * A page in one file that loads nothing and runs no script but its own: the policy names it by its hash, so that markup
 * which somehow came in with a question would do nothing.
 */
export async function renderPage({ title, body }: Page): Promise<string> {
  const [css, script] = await Promise.all([ownFile('report.css'), ownFile('row-filter.js')]);
  const hash = createHash('sha256').update(script).digest('base64');
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  // The hash is of every character between the tags.
  const runnable = new Html(`<script>${script}</script>`);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${new Html(policy)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${new Html(`${paletteCss(':root')}\n${css}`)}
        </style>
      </head>
      <body>
        ${body} ${runnable}
      </body>
    </html> `.markup;
}

function ownFile(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), 'utf8');
}
