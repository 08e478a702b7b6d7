/** Elements without content (HTML standard, 13.1.2). */
const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Elements whose end tag may be left out (HTML standard, 13.1.2.4). */
const LEFT_OPEN = new Set(
  'html head body p li dt dd option optgroup colgroup caption thead tbody tfoot tr td th rt rp'.split(' '),
);

/** A name after `<` or `</`, and what follows it up to `>`. */
const TAG = /<(?<slash>\/?)(?<name>[a-z][a-z0-9-]*)(?<rest>(?:[\s/][^<>]*)?)>/giu;

interface Tag {
  readonly text: string;
  readonly name: string;
  readonly role: 'opens' | 'closes' | 'whole';
}

/**
 * The texts among these that are tags of HTML only by their form: a `<dein Token>` that nobody closes is meant to be read. A
 * tag counts as one where it is closed, need not be, or has an attribute with a value.
 *
 * @param texts pieces of HTML in the file's order, such as one tag each
 * @returns for each of the texts its tags that are none
 */
export function tagsThatAreText(texts: readonly string[]): ReadonlySet<string>[] {
  const open = new Map<string, { readonly at: number; readonly tag: Tag }[]>();
  const found = texts.map(() => new Set<string>());
  for (const [at, text] of texts.entries()) {
    for (const tag of tagsOf(text)) {
      if (tag.role === 'whole') continue;
      const waiting = open.get(tag.name) ?? [];
      open.set(tag.name, waiting);
      if (tag.role === 'opens') waiting.push({ at, tag });
      else if (waiting.pop() === undefined && !LEFT_OPEN.has(tag.name)) found[at]?.add(tag.text);
    }
  }
  for (const { at, tag } of [...open.values()].flat()) {
    if (!LEFT_OPEN.has(tag.name) && !tag.text.includes('=')) found[at]?.add(tag.text);
  }
  return found;
}

/** Whether a piece of HTML holds tags that are markup, and not only such as `asText` names. */
export function holdsMarkup(html: string, asText: ReadonlySet<string>): boolean {
  return /^\s*<[!?]/u.test(html) || tagsOf(html).some(({ text }) => !asText.has(text));
}

/** The tags replaced by what a browser shows as them. */
export function withTagsShown(html: string, asText: ReadonlySet<string>): string {
  return html.replaceAll(TAG, (tag) =>
    asText.has(tag) ? tag.replace('<', '&lt;').replace('>', '&gt;') : tag,
  );
}

function tagsOf(html: string): Tag[] {
  return Array.from(withoutComments(html).matchAll(TAG), ({ 0: text, groups }) => {
    const name = groups?.['name']?.toLowerCase() ?? '';
    const isWhole = VOID.has(name) || groups?.['rest']?.trimEnd().endsWith('/') === true;
    return { text, name, role: isWhole ? 'whole' : groups?.['slash'] === '/' ? 'closes' : 'opens' };
  });
}

function withoutComments(html: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = html.indexOf('<!--', from);
    if (start === -1) return kept + html.slice(from);
    kept += html.slice(from, start);
    const end = html.indexOf('-->', start);
    if (end === -1) return kept;
    from = end + '-->'.length;
  }
}
