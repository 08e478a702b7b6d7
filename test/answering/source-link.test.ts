import * as fc from 'fast-check';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageAddress, pageFile, sourceLink } from '../../src/answering/source-link.ts';

const PAGE = 'https://example.org/a';

/** The link to a sentence that is all of its article. */
function linkAt(address: string, sentence: string): string | undefined {
  return sourceLink(address, sentence, { start: 0, end: sentence.length, cells: undefined });
}

describe('the link to a sentence', () => {
  it('holds a sentence of fewer than nine words whole', () => {
    expect(linkAt(PAGE, 'Der Rat tagt heute zum ersten Mal öffentlich.')).toBe(
      `${PAGE}#:~:text=Der%20Rat%20tagt%20heute%20zum%20ersten%20Mal%20%C3%B6ffentlich.`,
    );
  });

  it('holds the first and the last four words of a longer one', () => {
    expect(linkAt(PAGE, 'Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.')).toBe(
      `${PAGE}#:~:text=Ab%20M%C3%A4rz%20%C3%B6ffnet%20die,10%20bis%2016%20Uhr.`,
    );
  });

  it.each([
    [
      'Ja, nein - „vielleicht“ (oder so)!',
      'Ja%2C%20nein%20%2D%20%E2%80%9Evielleicht%E2%80%9C%20%28oder%20so%29%21',
    ],
    ['KI-Lösungen & mehr', 'KI%2DL%C3%B6sungen%20%26%20mehr'],
    [
      'a_b *c* ~d~ e\'f <g> "h" [i] `j`\\',
      'a%5Fb%20%2Ac%2A%20%7Ed%7E%20e%27f%20%3Cg%3E%20%22h%22%20%5Bi%5D%20%60j%60%5C',
    ],
    ['zwei\u00A0  Zeilen\nhier', 'zwei%20Zeilen%20hier'],
    ['halb \uD83D Zeichen', 'halb%20%EF%BF%BD%20Zeichen'],
  ])('encodes what means something to browsers or Discord: %j', (sentence, directive) => {
    expect(linkAt(PAGE, sentence)).toBe(`${PAGE}#:~:text=${directive}`);
  });

  it('keeps a fragment of the address before the directive, as it keeps the query', () => {
    expect(linkAt(`${PAGE}?b=c#teil-2`, 'Der Rat tagt.')).toBe(`${PAGE}?b=c#teil-2:~:text=Der%20Rat%20tagt.`);
  });

  it('gives an address in its ASCII form', () => {
    expect(linkAt('https://bücherei.example/über uns', 'Ja.')).toBe(
      'https://xn--bcherei-n2a.example/%C3%BCber%20uns#:~:text=Ja.',
    );
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'mailto:a@example.org',
    'ftp://example.org',
    'example.org',
    '',
  ])('is none for %j', (address) => {
    expect(linkAt(address, 'Der Rat tagt.')).toBeUndefined();
  });

  it('has its directive however long that is: a face that cannot show it leaves it out', () => {
    const sentence = `${'ü'.repeat(20)} `.repeat(8).trim();
    expect(linkAt(PAGE, sentence)).toBe(`${PAGE}#:~:text=${encodeURIComponent(sentence)}`);
    expect(linkAt(PAGE, 'a'.repeat(600))).toBe(`${PAGE}#:~:text=${'a'.repeat(600)}`);
  });

  it('never breaks out of its address and leads back to the words of the sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (typed) => {
        const sentence = `a${typed}z`;
        const link = linkAt(PAGE, sentence) ?? '';
        expect(link).toMatch(/^https:\/\/example\.org\/a#:~:text=[A-Za-z0-9.%,]*$/);
        const parts = (link.split('#:~:text=')[1] ?? '').split(',').map(decodeURIComponent);
        const words = sentence.split(/\s+/).join(' ').trim();
        expect(words.startsWith(parts[0] ?? '') && words.endsWith(parts.at(-1) ?? '')).toBe(true);
        expect(parts.length).toBe(words.split(' ').length < 9 ? 1 : 2);
      }),
    );
  });

  it('replaces a directive that the address brings along', () => {
    expect(linkAt('https://example.org/a#part:~:text=else', 'Der Rat tagt.')).toBe(
      'https://example.org/a#part:~:text=Der%20Rat%20tagt.',
    );
  });
});

describe('the published page of an article', () => {
  it('has an address at a sentence, which counts from 1', () => {
    expect(pageAddress('https://a.example/', 'b', 0)).toBe('https://a.example/articles/b.html#s1');
    expect(pageAddress('https://a.example/c/', 'b')).toBe('https://a.example/c/articles/b.html');
    expect(pageAddress('', 'b')).toBe('articles/b.html');
  });

  it('lies in the folder of articles whatever the id, and its address leads to that file', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '1', '-', '.', '/', '\\', '%', '#', '?', ' ', 'ä', '\0') }),
        (id) => {
          const file = pageFile(id);
          expect(posix.dirname(posix.normalize(file))).toBe('articles');
          const { pathname, hash, search } = new URL(pageAddress('https://a.example/', id));
          expect([decodeURI(pathname), hash, search]).toEqual([`/${file}`, '', '']);
        },
      ),
    );
  });
});
