import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { PageContext, SiteAddresses } from './addresses.ts';
import { PAGE_LABELS } from './page-labels.ts';
import { shown, type Child } from './shown-text.ts';

const NAME = 'beleg';
const CONTENT = 'content';

/** A page: what the window and what the body of it say. */
export interface Page {
  /** Behind it stands the site's name. */
  readonly title: string | undefined;
  readonly main: readonly Child[];
}

/** A page as HTML. Every text in it is escaped: there is no way to write markup but by elements. */
export function writePage(
  { title, main }: Page,
  { language, addresses, isEmbedded, published }: PageContext<SiteAddresses>,
): string {
  const labels = PAGE_LABELS[language];
  const tagline = published === undefined ? labels.tagline : labels.published.tagline;
  const canonical = published?.canonical;
  const head = [
    h('meta', { charSet: 'utf-8' }),
    h('title', title === undefined ? `${NAME} – ${tagline}` : `${shown(title)} – ${NAME}`),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    published?.isFindable === true ? undefined : h('meta', { name: 'robots', content: 'noindex' }),
    canonical === undefined ? undefined : h('link', { rel: ['canonical'], href: canonical }),
    h('link', { rel: ['stylesheet'], href: addresses.style }),
    h('link', { rel: ['icon'], href: addresses.icon, type: 'image/svg+xml' }),
  ];
  const content = h('main', { id: CONTENT, tabIndex: -1 }, [...main]);
  const header = h('header.site', [h('a.name', { href: addresses.home }, NAME), h('span.tagline', tagline)]);
  const body = isEmbedded
    ? h('body.embedded', content)
    : h('body', [h('a.skip', { href: `#${CONTENT}` }, labels.skip), header, content]);
  const root: Root = {
    type: 'root',
    children: [{ type: 'doctype' }, h('html', { lang: language, dir: 'ltr' }, [h('head', head), body])],
  };
  return `${toHtml(root)}\n`;
}

/** What a link carries that leaves the frame that the page may stand in: it opens in a tab that cannot reach back. */
export function outward({ isEmbedded }: PageContext<SiteAddresses>): {
  readonly target?: '_blank';
  readonly rel?: string[];
} {
  return isEmbedded ? { target: '_blank', rel: ['noopener'] } : {};
}

/** Says to who cannot see it that a link leaves the frame. */
export function outwardNote({ isEmbedded, language }: PageContext<SiteAddresses>): readonly Child[] {
  return isEmbedded ? [h('span.unseen', ` (${PAGE_LABELS[language].newTab})`)] : [];
}
