/**
 * How a page looks on a screen. What beleg says is set in the sans serif of the system, what an article says in a serif: whoever reads
 * sees whose words they are.
 */
export const SCREEN_STYLE = `
:root {
  color-scheme: light dark;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, P052, "Noto Serif", "Liberation Serif", Georgia, serif;
  --paper: #fbfaf7;
  --card: #fff;
  --ink: #1f1d1a;
  --soft: #5d5850;
  --line: #dfdad0;
  --edge: #857f74;
  --accent: #0b5d57;
  --on-accent: #fff;
  --mark: #ffe79a;
  --on-mark: #1f1d1a;
  --good: #1b6a39;
  --unsure: #875000;
  --wrong: #a3231a;
}

*, ::before, ::after { box-sizing: border-box; }

html {
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.6 var(--sans);
  -webkit-text-size-adjust: 100%;
  text-size-adjust: 100%;
  scroll-padding-block: 2rem;
}

body {
  max-inline-size: 44rem;
  margin: 0 auto;
  padding: 0 1.25rem 4rem;
  overflow-wrap: break-word;
}

body.embedded { padding-block: 1rem 1.5rem; }

main:focus { outline: none; }
h1, h2, h3, p, ul, ol, figure, blockquote { margin: 0; padding: 0; font: inherit; }
a { color: var(--accent); text-underline-offset: 0.18em; text-decoration-thickness: 0.06em; }
a:hover { text-decoration-thickness: 0.14em; }
:focus-visible { outline: 0.1875rem solid var(--accent); outline-offset: 0.1875rem; border-radius: 0.125rem; }
cite { font-style: normal; }

.skip, .unseen {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}

.skip:focus {
  inset: 0.5rem auto auto 0.5rem;
  z-index: 1;
  inline-size: auto;
  block-size: auto;
  padding: 0.5rem 1rem;
  clip-path: none;
  background: var(--card);
}

.site {
  display: flex;
  flex-wrap: wrap;
  gap: 0 0.75rem;
  align-items: baseline;
  margin-block-end: 3rem;
  padding-block: 1.25rem 0.875rem;
  border-block-end: 1px solid var(--line);
}

.name { color: inherit; font: 600 1.25rem/1.6 var(--serif); text-decoration: none; }
.name::before { content: "» " / ""; color: var(--accent); }
.name:hover { text-decoration: underline; }
.tagline { color: var(--soft); font-size: 0.9375rem; }

h1 { font: 600 clamp(1.625rem, 1.2rem + 2vw, 2.125rem)/1.25 var(--serif); text-wrap: balance; }
h2 { font-weight: 600; font-size: 1.1875rem; line-height: 1.35; }
h3 { font-weight: 600; }
h1 + form, h1 + p { margin-block-start: 1rem; }
.place cite { color: var(--ink); }
h1.long { font-size: 1.25rem; line-height: 1.4; text-wrap: pretty; }
.said { font-size: 1.125rem; }
.said + form { margin-block-start: 1.75rem; }
.note, .hint, .place, .caption { color: var(--soft); font-size: 0.9375rem; }
.note { margin-block-start: 1.5rem; }

form { display: grid; gap: 1.25rem; }
.field { display: grid; gap: 0.375rem; min-inline-size: 0; }
label { font-weight: 600; font-size: 0.9375rem; }
.hint { max-inline-size: 36rem; font-size: 1.0625rem; text-wrap: pretty; }
.error { color: var(--wrong); font-weight: 600; font-size: 0.9375rem; }
.error::before { content: "! "; }

input[type="text"], select, button { min-block-size: 2.875rem; border-radius: 0.375rem; font: inherit; }

input[type="text"], select {
  inline-size: 100%;
  padding: 0.5rem 0.75rem;
  border: 1px solid var(--edge);
  background: var(--card);
  color: inherit;
}

input[type="text"] { font-size: 1.125rem; }
input[aria-invalid="true"] { border: 0.125rem solid var(--wrong); }
.choices { display: flex; flex-wrap: wrap; gap: 1rem; align-items: end; }
.choices .field { flex: 0 1 10rem; }
.choices .wide { flex: 1 1 16rem; }

button {
  margin-inline-start: auto;
  padding: 0.5rem 1.75rem;
  border: 1px solid transparent;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
  cursor: pointer;
}

button:hover { filter: brightness(1.12); }
.tick { display: flex; gap: 0.625rem; align-items: start; font-weight: 400; cursor: pointer; }
.tick input { flex: none; inline-size: 1.5rem; block-size: 1.5rem; margin: 0; accent-color: var(--accent); }

.articles { margin-block-start: 3.5rem; }
.articles h2 { margin-block-end: 0.75rem; }
.entries { list-style: none; }
.place + .entries { margin-block-start: 2rem; }
.entries li { padding-block: 0.75rem; border-block-start: 1px solid var(--line); }
.entries li > a { display: inline-block; font-family: var(--serif); font-size: 1.125rem; }

.verdict { margin-block: 1.5rem 1.25rem; }
.verdict.good { color: var(--good); }
.verdict.unsure { color: var(--unsure); }
.verdict::before { display: inline-block; margin-inline-end: 0.5rem; }
.verdict.good::before { content: "●" / ""; }
.verdict.unsure::before { content: "◐" / ""; }
.verdict.none::before { content: "○" / ""; }

.passages { display: grid; gap: 1.75rem; list-style: none; }
.passages > li { position: relative; padding-inline-start: 2.25rem; }
p + .passages, summary + .passages { margin-block-start: 1.25rem; }
.number { position: absolute; inset-inline-start: 0; color: var(--soft); font-size: 0.9375rem; line-height: 1.95; font-variant-numeric: tabular-nums; }

li:has(.caption) > .number { line-height: 1.6; }

blockquote {
  padding-inline-start: 1rem;
  border-inline-start: 0.1875rem solid var(--line);
  font: 1.1875rem/1.55 var(--serif);
  white-space: pre-line;
  hanging-punctuation: first;
}

.evidence figure blockquote { border-color: var(--accent); }
blockquote p + p { margin-block-start: 0.5em; }
mark { padding: 0.05em 0.12em; border-radius: 0.15em; background: var(--mark); color: var(--on-mark); -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.caption { margin-block-end: 0.375rem; }
.place { margin-block-start: 0.375rem; }
.place a, .permanent a, .entries a, h3 a, .questions a { display: inline-block; min-block-size: 1.5rem; }

details { margin-block-start: 0.25rem; }
summary { inline-size: fit-content; padding-block: 0.25rem; color: var(--accent); font-size: 0.9375rem; cursor: pointer; }
summary:hover { text-decoration: underline; text-underline-offset: 0.18em; }
details > blockquote { margin-block: 0.5rem; color: var(--soft); }
details blockquote { font-size: 1.0625rem; }
details .note { margin-block: 0.5rem; }
.quoted { color: var(--ink); }
.further { margin-block-start: 1.75rem; padding-block-start: 0.75rem; border-block-start: 1px solid var(--line); }
.further summary { font-weight: 600; }

.opening { margin-block-start: 1.75rem; }
.opening h3 { margin-block-end: 0.375rem; font-family: var(--serif); font-size: 1.125rem; }
.questions { margin-block-start: 0.5rem; padding-inline-start: 1.25rem; }
.permanent { margin-block-start: 2rem; font-size: 0.9375rem; }
.again { margin-block-start: 2.5rem; padding-block-start: 1.75rem; border-block-start: 1px solid var(--line); }
.again h2 { margin-block-end: 1rem; }

.whole > div { margin-block-start: 2rem; font: 1.125rem/1.65 var(--serif); }
.whole h2 { margin-block: 2.25rem 0.75rem; font-family: var(--serif); font-size: 1.25rem; }
.whole p, .whole .items, .whole .table { margin-block-start: 0.875rem; }
.whole .items { padding-inline-start: 1.25rem; }
.whole .depth-2 { margin-inline-start: 1.25rem; }
.whole .depth-3 { margin-inline-start: 2.5rem; }
.whole .depth-4 { margin-inline-start: 3.75rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font: 1rem/1.5 var(--sans); }
th, td { padding: 0.5rem 0.75rem; border-block-end: 1px solid var(--line); text-align: start; vertical-align: top; }
:target:not(main) { background: var(--mark); color: var(--on-mark); -webkit-box-decoration-break: clone; box-decoration-break: clone; }
`;
