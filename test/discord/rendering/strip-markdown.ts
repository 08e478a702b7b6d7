/** What a reader sees of a text, and every markup in it that is not a bold run, a masked link or a line's own mark. */
export interface Stripped {
  readonly text: string;
  /** The bold runs' texts, in order. */
  readonly bold: readonly string[];
  /** The targets of the masked links. */
  readonly links: readonly string[];
  /** Markup that is active: emphasis, code, spoilers, mentions, emoji, timestamps, autolinks, lists, quotes. */
  readonly active: readonly string[];
}

const LINE_MARK = /^(?:-# |#{1,3} )/u;
const LINE_TRAP = /^(?: *(?:[*+-]|\d+[.)]) | *>{1,3} ?\S?| *#{1,3} )/u;
const MASKED_LINK = /^\[([^[\]\\]*)\]\(<([^<>\s]*)>\)/u;
const TRAP =
  /^(?:<[@#:at/i][^>]*>|<https?:[^>]*>|https?:\/\/\S+|@everyone|@here|:\w+:|`[^`]*`|\|\||~~|__|_|\*|\[[^\]]*\]\()/u;

/**
 * Reads Discord's markdown by rules written from its public help page, and apart from the renderer: whatever the
 * renderer meant to escape and did not shows up in `active` or is missing from `text`.
 */
export function stripMarkdown(markdown: string): Stripped {
  const found = { bold: [] as string[], links: [] as string[], active: [] as string[] };
  const text = markdown
    .split('\n')
    .map((line) => stripLine(line, found))
    .join('\n');
  return { text, ...found };
}

interface Found {
  readonly bold: string[];
  readonly links: string[];
  readonly active: string[];
}

function stripLine(line: string, found: Found): string {
  const mark = LINE_MARK.exec(line)?.[0] ?? '';
  const trap = LINE_TRAP.exec(mark === '' ? line : '')?.[0];
  if (trap !== undefined) found.active.push(trap);
  return stripInline(line.slice(mark.length), found);
}

function stripInline(source: string, found: Found): string {
  let text = '';
  for (let rest = source; rest !== '';) {
    const step = nextStep(rest, found);
    text += step.text;
    rest = rest.slice(step.length);
  }
  return text;
}

function nextStep(rest: string, found: Found): { readonly text: string; readonly length: number } {
  const escaped = /^\\([^0-9A-Za-z\s])/u.exec(rest);
  if (escaped) return { text: escaped[1] ?? '', length: escaped[0].length };
  const bold = /^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/su.exec(rest);
  if (bold) {
    const text = stripInline(bold[1] ?? '', found);
    found.bold.push(text);
    return { text, length: bold[0].length };
  }
  const link = MASKED_LINK.exec(rest);
  if (link) {
    found.links.push(link[2] ?? '');
    return { text: link[1] ?? '', length: link[0].length };
  }
  const trap = TRAP.exec(rest)?.[0];
  if (trap !== undefined) found.active.push(trap);
  const [character = ''] = rest;
  return { text: character, length: character.length };
}
