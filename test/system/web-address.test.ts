import { describe, expect, it } from 'vitest';
import { parsedUrl, webAddress } from '../../src/system/web-address.ts';

describe('an address of the web', () => {
  it('keeps the text fragment of an address', () => {
    const link = 'https://example.org/a#:~:text=Ab%20M%C3%A4rz,16%20Uhr';
    expect(webAddress(link)).toBe(link);
  });

  it('is written in ASCII, so that none can end the hyperlink it stands in', () => {
    expect(webAddress('https://example.org/\u001B]8;;\u0007ü#\u009Bä')).toMatch(/^[!-~]+$/u);
  });

  it.each(['javascript:alert(1)', 'https:example.org', 'ftp://example.org', 'https://', 'kein Link', ''])(
    'is not %j',
    (text) => {
      expect(webAddress(text)).toBeUndefined();
    },
  );

  it('is not what is missing', () => {
    expect(webAddress(undefined)).toBeUndefined();
  });

  it('is known however often it was asked for, with an umlaut in it too', () => {
    const address = 'https://bücherei.example/über uns';
    const known = () => webAddress(address) === 'https://xn--bcherei-n2a.example/%C3%BCber%20uns';
    // `URL.canParse` of Node.js 20 fails from some thousand calls on.
    expect(Array.from({ length: 20_000 }, known)).not.toContain(false);
  });
});

describe('a URL that is parsed', () => {
  it('may be relative to another', () => {
    expect(parsedUrl('../ü', 'https://example.org/a/b')?.href).toBe('https://example.org/%C3%BC');
    expect(parsedUrl('../ü')).toBeUndefined();
  });
});
