import { docxOf, epubOf, paragraph } from '../builders/archives.ts';
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

articleFormatContract({
  ending: '.docx',
  write: ({ title, paragraphs }) =>
    docxOf({ document: [title, ...paragraphs].map((text) => paragraph(inHtml(text))).join('') }),
  leavingOut: {
    file: () =>
      docxOf({
        document: [
          paragraph('Ein Titel'),
          paragraph('Ein Satz.'),
          '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Nein.</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>Weg.</w:t></w:r></w:p>',
        ].join(''),
      }),
    kinds: ['hidden', 'struck'],
  },
});

articleFormatContract({
  ending: '.epub',
  write: ({ title, paragraphs }) => {
    const [first = '', ...others] = paragraphs.map((text) => `<p>${inHtml(text)}</p>`);
    const chapters = { 'a.xhtml': `<h1>${inHtml(title)}</h1>${first}`, 'b.xhtml': others.join('\n') };
    return epubOf(chapters, { metadata: `<dc:title>${inHtml(title)}</dc:title>` });
  },
  leavingOut: {
    file: () =>
      epubOf(
        { 'a.xhtml': '<p>Ein Satz.<img alt="Ein Bild" src="a.png"/></p><nav epub:type="toc">Inhalt</nav>' },
        { metadata: '<dc:title>Ein Titel</dc:title>' },
      ),
    kinds: ['image', 'contents'],
  },
});
