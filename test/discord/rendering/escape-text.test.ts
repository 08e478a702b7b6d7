import { parse } from 'discord-markdown-parser';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { escapeText, shownText } from '../../../src/discord/rendering/escape-text.ts';
import { hostileText } from './arbitraries.ts';
import { stripMarkdown } from './strip-markdown.ts';

describe('escapeText', () => {
  it.each([
    ['bold', '**fett** und *schräg*'],
    ['underline and strike', '__unter__ _schräg_ ~~weg~~'],
    ['a spoiler', '||geheim||'],
    ['code', '`a` und ```b```'],
    ['a masked link', '[Klick](https://example.org)'],
    ['a bare address', 'siehe https://example.org/a_b?c=d:e'],
    ['an address in angle brackets', '<https://example.org>'],
    ['mentions', '<@1> <@!2> <@&3> <#4> @everyone @here'],
    ['a timestamp', '<t:1700000000:R>'],
    ['emoji', '<:eis:12345> <a:eis:12345> :ice_cream:'],
    ['a command', '</ask:123456789012345678>'],
    ['a heading', '# Groß'],
    ['subtext', '-# klein'],
    ['a list', '- Punkt'],
    ['a numbered list', '1. FC Köln gewinnt'],
    ['a quote', '> gesagt'],
    ['a backslash before markup', String.raw`\*kein Ausweg\*`],
    ['the shrug', String.raw`¯\_(ツ)_/¯`],
  ])('shows %s as it is typed', (_, text) => {
    const stripped = stripMarkdown(escapeText(text));
    expect(stripped).toStrictEqual({ text, bold: [], links: [], active: [] });
  });

  it('collapses line breaks, so that no markup of line starts can arise', () => {
    expect(escapeText(' eins\n# zwei\r\n\t- drei ')).toBe('eins # zwei - drei');
  });

  it('keeps no-break spaces: they are typography', () => {
    expect(escapeText('10\u00A0% « oui\u202F»')).toBe('10\u00A0% « oui\u202F»');
  });

  it('drops bidi controls, which could turn a quotation around', () => {
    expect(escapeText('a\u202Eb\u2066c\u200Fd')).toBe('abcd');
  });

  it('replaces half a surrogate pair, which is not UTF-8', () => {
    expect(escapeText('a\uD83Db')).toBe('a\uFFFDb');
  });

  it('shows exactly the plain text of any text', () => {
    fc.assert(
      fc.property(hostileText(200), (text) => {
        const stripped = stripMarkdown(escapeText(text));
        expect(stripped).toStrictEqual({ text: shownText(text), bold: [], links: [], active: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('reads as nothing but text to a published parser of Discord markdown', () => {
    fc.assert(
      fc.property(hostileText(200), (text) => {
        const nodes = parse(escapeText(text), 'extended');
        // The parser marks Unicode emoji, which Discord draws as pictures whatever stands before them.
        expect(nodes.filter(({ type }) => type !== 'text' && type !== 'twemoji')).toStrictEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
