import { expect, it } from 'vitest';
import { rangesAsQuoted, textAsRead } from '../../src/sentences/text-as-read.ts';

it.each([
  { text: '«\u00A0Oui\u00A0», dit l’Unef – hier.', cells: undefined, lead: undefined },
  {
    text: '12\u202F€ | l’été',
    cells: [
      { head: '„Preis“', start: 0, end: 4 },
      { head: undefined, start: 7, end: 12 },
    ],
    lead: 'Es gilt’s –:',
  },
])(
  'a sentence is read as it would be typed, and each of its words quoted as it is written: $text',
  (sentence) => {
    const read = textAsRead(sentence);
    expect(read).not.toMatch(/[’–\u00A0\u202F]/u);
    const quoted = rangesAsQuoted(sentence, { start: 0, end: read.length });
    expect(quoted.map(({ start, end }) => sentence.text.slice(start, end)).join(' | ')).toBe(sentence.text);
    const start = read.indexOf("l'");
    const [word] = rangesAsQuoted(sentence, { start, end: start + 3 });
    expect(sentence.text.slice(word?.start, word?.end)).toMatch(/^l’[Ué]$/u);
  },
);
