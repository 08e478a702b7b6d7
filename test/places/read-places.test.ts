import * as fc from 'fast-check';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePlaces } from '../../src/places/parse-places.ts';
import { NO_RULES } from '../../src/places/place-rules.ts';
import { PlacesFault } from '../../src/places/places-fault.ts';
import { placesOf, readPlacesText } from '../../src/places/read-places.ts';
import { describeFault } from '../../src/wording/fault-words.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';

const [GUILD, CHANNEL, ROLE] = ['123456789012345678', '234567890123456789', '345678901234567890'];
const FILES = {
  'rat.md': 'Der Rat tagt.',
  'Intern/akten/a.md': 'Die Akte ist zu.',
  'stadtrat/b.md': 'Der Saal ist voll.',
};

/** What a person is told of a file with this text, in English. */
async function told(text: string): Promise<string> {
  const folder = await corpusFolder(FILES);
  const fault = await placesOf(text, { path: 'places.yaml', corpusFolder: folder }).catch(
    (thrown: unknown) => thrown,
  );
  if (!(fault instanceof PlacesFault)) throw new Error('The file was taken for right');
  return describeFault(fault, 'en');
}

describe('the file with the rules of places', () => {
  it('is read with ids as they are written, in quotes or not', async () => {
    const text = `
articles:
  - folder: ./stadtrat/   # as a shell completes it
    guilds: ${GUILD}
    channels: [${CHANNEL}, "${CHANNEL.slice(0, -1)}0"]
  - folder: Intern/akten
    direct: true
    programs: true
  - folder: .
ask:
  - guilds: ['${GUILD}']
    roles:
      - ${ROLE}
  - direct: true
quotas:
  - roles: [${ROLE}]
    questions-per-minute: 20
`;
    const rules = await placesOf(text, { path: 'p', corpusFolder: await corpusFolder(FILES) });
    const nowhere = { guilds: [], channels: [], direct: false, programs: false };
    expect(rules).toEqual({
      articles: [
        { ...nowhere, folder: 'stadtrat', guilds: [GUILD], channels: [CHANNEL, '234567890123456780'] },
        { ...nowhere, folder: 'Intern/akten', direct: true, programs: true },
        { ...nowhere, folder: '' },
      ],
      ask: [
        { guilds: [GUILD], channels: [], direct: false, roles: [ROLE] },
        { guilds: [], channels: [], direct: true, roles: [] },
      ],
      quotas: [{ roles: [ROLE], questionsPerMinute: 20 }],
    });
  });

  it.each([
    ['nothing', '', 'line 1, column 1: it holds nothing.'],
    ['comments alone', '# articles:\n', 'it holds nothing.'],
    ['no keys', '- a\n', 'expected keys, such as articles:; found: - a'],
    [
      'a key that there is not',
      'articels: []\n',
      'line 1, column 1: there is no key "articels" here. Did you mean articles?',
    ],
    ['a key of elsewhere', 'quotas:\n  - folder: Intern\n', 'These are there: roles, questions-per-minute.'],
    [
      'a key in the singular',
      `articles:\n  - folder: Intern\n    channel: ${CHANNEL}\n`,
      'line 3, column 5: there is no key "channel" here. Did you mean channels?',
    ],
    [
      'an id that is none',
      'articles:\n  - folder: Intern\n    guilds: [12345]\n',
      'line 3, column 14: expected under guilds ids of Discord, 17 to 20 digits each; found: 12345.',
    ],
    [
      'an id as a spreadsheet rounds it',
      'articles:\n  - folder: Intern\n    guilds: [1.23456789012345e17]\n',
      'found: 1.23456789012345e17.',
    ],
    ['a mention', `ask:\n  - guilds: [${GUILD}]\n    roles: ["<@&${ROLE}>"]\n`, `found: "<@&${ROLE}>".`],
    [
      'no ids where some are announced',
      'articles:\n  - folder: Intern\n    guilds:\n',
      'line 3, column 5: expected an id, or a list of ids, under guilds; found: nothing',
    ],
    [
      'a yes that is none',
      'articles:\n  - folder: Intern\n    direct: yes\n',
      'expected direct: true or direct: false; found: yes',
    ],
    [
      'a folder that is not there',
      'articles:\n  - folder: Inttern/akten\n',
      'there is no folder "Inttern/akten" below CORPUS_FOLDER. Did you mean Intern?',
    ],
    ['a folder in other letter case', 'articles:\n  - folder: intern\n', 'Did you mean Intern?'],
    ['a file', 'articles:\n  - folder: rat.md\n', 'there is no folder "rat.md"'],
    ['a folder outside', 'articles:\n  - folder: ../data\n', '"../data" does not lie below CORPUS_FOLDER.'],
    ['an absolute folder', 'articles:\n  - folder: /etc\n', '"/etc" does not lie below CORPUS_FOLDER.'],
    [
      'a folder twice',
      'articles:\n  - folder: Intern\n  - folder: Intern/\n',
      'line 3, column 13: Intern has a rule in line 2 already.',
    ],
    [
      'an entry without its folder',
      'articles:\n  - direct: true\n',
      'line 2, column 5: this entry lacks the key folder.',
    ],
    [
      'a place with two rules of who asks',
      `ask:\n  - guilds: [${GUILD}]\n    roles: [${ROLE}]\n  - guilds: [${GUILD}]\n    roles: [${GUILD}]\n`,
      `line 4, column 13: ${GUILD} has a rule in line 2 already.`,
    ],
    ['a role that asks nowhere', `ask:\n  - roles: [${ROLE}]\n`, 'this entry names no place.'],
    [
      'a place where nobody is said to ask',
      `ask:\n  - guilds: [${GUILD}]\n`,
      'this entry lacks the key roles.',
    ],
    [
      'a quota of none',
      `quotas:\n  - roles: [${ROLE}]\n    questions-per-minute: 0\n`,
      'expected a whole number from 1 under questions-per-minute; found: 0',
    ],
    [
      'an open quotation mark',
      'articles:\n  - folder: "Intern\n',
      'line 2, column 1: it cannot be read from here on: a quotation mark opens that none closes.',
    ],
    ['a tab', 'articles:\n\t- folder: Intern\n', 'line 2, column 1: it cannot be read from here on:'],
    ['an alias', 'articles:\n  - *a\n', 'expected an entry with keys under articles; found: *a'],
    ['brackets without end', `articles: ${'['.repeat(5_000)}`, 'nested too deeply'],
  ])('says where %s stands, and what to do', async (_, text, expected) => {
    const said = await told(text);
    expect(said).toContain(expected);
    expect(said).toContain('docs/places.md explains each line');
  });

  it('is shown by an example and in the documentation as it may be', async () => {
    const page = await readFile('docs/places.md', 'utf8');
    const example = await readFile('examples/places.yaml', 'utf8');
    const shown = Array.from(page.matchAll(/^```yaml\n(.*?)^```/gms), ([, yaml = '']) => yaml);
    expect(shown).toHaveLength(1);
    for (const text of [example, ...shown]) {
      const { rules, problems } = parsePlaces(text);
      expect(problems).toEqual([]);
      expect([rules.articles.length, rules.ask.length, rules.quotas.length]).toEqual([3, 3, 1]);
    }
  });

  it('names all that is wrong at once, in the order of the lines', async () => {
    const said = await told('x: 1\narticles:\n  - folder: no\n    guilds: [1]\n');
    expect(Array.from(said.matchAll(/line (\d)/g), ([, line]) => line)).toEqual(['1', '3', '4']);
  });

  it('is named where it is missing, no text or too large', async () => {
    const folder = await corpusFolder({
      'large.yaml': 'a'.repeat(1_000_001),
      'latin.yaml': Buffer.from([0x66, 0xfc]),
    });
    const kindOf = (name: string) =>
      readPlacesText(join(folder, name)).catch((fault: unknown) =>
        fault instanceof PlacesFault ? fault.facts.kind : fault,
      );
    await mkdir(join(folder, 'folder.yaml'));
    expect(await Promise.all(['none.yaml', 'large.yaml', 'latin.yaml', 'folder.yaml'].map(kindOf))).toEqual([
      'places-missing',
      'places-large',
      'places-no-text',
      'places-unreadable',
    ]);
    await writeFile(join(folder, 'bom.yaml'), '\u{FEFF}articles: []\n');
    const text = await readPlacesText(join(folder, 'bom.yaml'));
    expect(await placesOf(text, { path: 'p', corpusFolder: folder })).toEqual(NO_RULES);
  });

  it('ends no process and throws nothing else, whatever stands in it', () => {
    const piece = fc.constantFrom(
      'articles:',
      '\n',
      '  ',
      '- ',
      'folder: a',
      'guilds: ',
      '[',
      ']',
      '{',
      '}',
      '&a ',
      '*a',
      '!!set ',
      '"',
      "'",
      '# ',
      ': ',
      '? ',
      '| ',
      '%',
      '---\n',
      GUILD,
      '<<: *a',
      '\t',
      '\u{0}',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        for (const { line, column } of parsePlaces(pieces.join('')).problems)
          expect(line > 0 && column > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
