import { describe, expect, it } from 'vitest';
import { endingOf } from '../../src/fetching/file-ending.ts';
import { isBehindPaywall } from '../../src/fetching/served-text.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const linked = (json: string): string => `<script type="application/ld+json">${json}</script>`;

describe('isBehindPaywall', () => {
  it.each([
    ['false in JSON-LD', linked('{"@type":"NewsArticle","isAccessibleForFree":false}')],
    ['false as text', linked('{"isAccessibleForFree":"False"}')],
    ['false as an address', linked('{"isAccessibleForFree":"https://schema.org/False"}')],
    ['false of a part', linked('[{"@graph":[{"hasPart":{"isAccessibleForFree":false}}]}]')],
    ['a locked tier', '<meta property="article:content_tier" content="locked">'],
    ['a metered tier, the other way round', "<meta content='metered' property='article:content_tier'/>"],
  ])('sees %s', (_what, head) => {
    expect(isBehindPaywall(bytes(`<html><head>${head}</head><p>Anfang</p></html>`))).toBe(true);
  });

  it.each([
    ['true', linked('{"isAccessibleForFree":true}')],
    ['a free tier', '<meta property="article:content_tier" content="free">'],
    ['broken JSON-LD', linked('{"isAccessibleForFree":false')],
    ['another script', '<script>var a = {"isAccessibleForFree":false}</script>'],
    ['nothing', ''],
    ['what is nested without end', linked('['.repeat(5000) + ']'.repeat(5000))],
  ])('sees none in %s', (_what, head) => {
    expect(isBehindPaywall(bytes(`<html><head>${head}</head><p>Anfang</p></html>`))).toBe(false);
  });
});

describe('endingOf', () => {
  const zip = 'PK\u0003\u0004';

  it.each([
    ['.html', 'text/html; charset=utf-8', '/a', '<p>Text</p>'],
    ['.html', 'application/xhtml+xml', '/a', '<p>Text</p>'],
    ['.txt', 'text/plain', '/a', 'Text'],
    ['.md', 'text/plain', '/a.MD', 'Text'],
    ['.md', 'text/markdown', '/a', 'Text'],
    ['.html', 'text/plain', '/a', '\n<!DOCTYPE html><p>Text</p>'],
    ['.pdf', 'text/html', '/a', '%PDF-1.7'],
    ['.pdf', 'application/octet-stream', '/a', '\n%PDF-1.7'],
    ['.epub', 'application/zip', '/a', `${zip.padEnd(30)}mimetypeapplication/epub+zip`],
    ['.docx', '', '/a', `${zip} word/document.xml`],
    ['.html', 'application/octet-stream', '/a.htm', '<p>Text</p>'],
    [undefined, 'application/octet-stream', '/a.exe', 'MZ'],
    [undefined, 'application/json', '/a.html', '{}'],
    [undefined, 'application/pdf', '/a.pdf', '<p>Not found</p>'],
    [undefined, 'application/zip', '/a.zip', `${zip} other`],
  ])('is %s for %s at %s', (ending, type, name, content) => {
    expect(endingOf({ bytes: bytes(content), type, name })).toBe(ending);
  });

  it.each([
    ['.md', 'notiz.markdown', 'Text'],
    ['.pdf', 'bericht.txt', '%PDF-1.7'],
    ['.txt', 'notiz.txt', 'Text'],
    [undefined, 'bild.png', '\u0089PNG'],
    [undefined, 'notiz', 'Text'],
  ])('is %s for the file %s of this machine', (ending, name, content) => {
    expect(endingOf({ bytes: bytes(content), type: undefined, name })).toBe(ending);
  });
});
