import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'corpus/README.md',
  'model/README.md',
  'evaluation/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** A page without its fenced blocks, where brackets are code and `#` begins a comment. */
function proseOf(path: string): string {
  return readFileSync(path, 'utf8').replace(/^ *```[^]*?^ *```/gmu, '');
}

/** The anchors that GitHub gives the headings of a page; a heading that is there twice has `-1` behind its second. */
function anchorsOf(path: string): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const anchors = new Set<string>();
  for (const [, heading = ''] of proseOf(path).matchAll(/^#{1,6} (.+)$/gmu)) {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
      .replaceAll(' ', '-');
    const before = seen.get(anchor) ?? 0;
    anchors.add(before === 0 ? anchor : `${anchor}-${before}`);
    seen.set(anchor, before + 1);
  }
  return anchors;
}

/** What of a page's relative links leads nowhere, each with what is missing. */
function brokenLinksOf(page: string): readonly string[] {
  const from = join(ROOT, page);
  const prose = proseOf(from).replace(/`[^`\n]*`/gu, '');
  const targets = [...prose.matchAll(/\]\(([^()\s]+)\)/gu)].map(([, target = '']) => target);
  return targets
    .filter((target) => !/^[a-z]+:/u.test(target))
    .flatMap((target) => {
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? from : join(dirname(from), file);
      if (!existsSync(to)) return [`${target}: there is no ${relative(ROOT, to)}`];
      const known =
        anchor === undefined ||
        statSync(to).isDirectory() ||
        !to.endsWith('.md') ||
        anchorsOf(to).has(anchor);
      return known ? [] : [`${target}: ${relative(ROOT, to)} has no such heading`];
    });
}

test.each(PAGES)('every link of %s to a file or a heading here leads there', (page) => {
  expect(brokenLinksOf(page)).toEqual([]);
});

test('every page in docs/ is linked from another page', () => {
  const linked = new Set(
    PAGES.flatMap((page) =>
      [...proseOf(join(ROOT, page)).matchAll(/\]\(([^()\s#]+)/gu)].flatMap(([, file = '']) => {
        const to = relative(ROOT, join(ROOT, dirname(page), file));
        return to === page ? [] : [to];
      }),
    ),
  );
  expect(PAGES.filter((page) => page.startsWith('docs/') && !linked.has(page))).toEqual([]);
});
