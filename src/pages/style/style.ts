import { SCREEN_STYLE } from './screen-style.ts';

/** In the dark, and where a person has chosen colours or asked for less motion. */
const COLOUR_STYLE = `
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181a;
    --card: #202225;
    --ink: #e8e5de;
    --soft: #aca79c;
    --line: #393a3d;
    --edge: #8d8a82;
    --accent: #82d0c6;
    --on-accent: #10201e;
    --mark: #5d4c17;
    --on-mark: #fff4d1;
    --good: #7fd09b;
    --unsure: #eab868;
    --wrong: #ff9e93;
  }
}

@media (forced-colors: active) {
  button { border-color: ButtonText; }
  :target:not(main) { outline: 0.125rem solid Highlight; }
}

@media (prefers-reduced-motion: no-preference) {
  html { scroll-behavior: smooth; }
}
`;

/** On a narrow screen, and on paper: there without what only a screen can do, all unfolded, addresses written out. */
const FORM_STYLE = `
@media (max-width: 30rem) {
  body { padding-inline: 1rem; }
  .site { margin-block-end: 2rem; }
  .passages > li { padding-inline-start: 1.875rem; }
  blockquote { padding-inline-start: 0.75rem; font-size: 1.125rem; }
  .choices .field { flex: 1 1 7rem; }
  .choices .wide { flex-basis: 100%; }
}

@media print {
  :root {
    color-scheme: light;
    --paper: #fff;
    --ink: #000;
    --soft: #333;
    --line: #999;
    --accent: #000;
    --mark: #eee;
    --on-mark: #000;
    --good: #000;
    --unsure: #000;
  }
  @page { margin: 2cm; }
  html { font-size: 10.5pt; }
  body { max-inline-size: none; padding: 0; }
  .skip, form, .again, summary, .articles, .permanent { display: none; }
  .further:not([open]) { display: none; }
  details::details-content { display: block; content-visibility: visible; block-size: auto; }
  .site { margin-block-end: 1.5rem; }
  .passages > li, .opening, .entries li, tr { break-inside: avoid; }
  h1, h2, h3, .caption { break-after: avoid; }
  mark { text-decoration: underline; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .place a[href^="http"]::after { content: " <" attr(href) ">"; overflow-wrap: anywhere; font-size: 0.85em; }
}
`;

/** The one style sheet of all pages. */
export const STYLE = `${SCREEN_STYLE}${COLOUR_STYLE}${FORM_STYLE}`;

/** The icon of the site: a quotation mark. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5d57"/><path d="M8 9l6 7-6 7M17 9l6 7-6 7" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>
`;
