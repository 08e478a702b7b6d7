import { articleFormatContract } from '../contracts/article-format-contract.ts';

/** Each mark of Markdown may be written as itself behind a backslash. */
function inMarkdown(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/gu, String.raw`\$&`);
}

function inHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

articleFormatContract({
  ending: '.md',
  write: ({ title, paragraphs }) =>
    Buffer.from([`# ${inMarkdown(title)}`, ...paragraphs.map(inMarkdown)].join('\n\n')),
  leavingOut: {
    file: () =>
      Buffer.from('# T\n\nEin Satz.\n\n![Ein Bild](a.png)\n\n```\nlet x;\n```\n\n<!-- ein Kommentar -->\n'),
    kinds: ['image', 'code', 'comment'],
  },
});

articleFormatContract({
  ending: '.txt',
  write: ({ title, paragraphs }) => Buffer.from([title, ...paragraphs].join('\n\n')),
});

articleFormatContract({
  ending: '.html',
  write: ({ title, paragraphs }) =>
    Buffer.from(
      `<!doctype html><title>${inHtml(title)}</title>\n${paragraphs.map((text) => `<p>${inHtml(text)}</p>`).join('\n')}`,
    ),
  leavingOut: {
    file: () =>
      Buffer.from(
        '<title>T</title><nav><a href="/">Start</a></nav><p>Ein Satz.</p><img alt="Ein Bild"><script>let x;</script><p hidden>Nein.</p>',
      ),
    kinds: ['surroundings', 'image', 'script', 'hidden'],
  },
});
