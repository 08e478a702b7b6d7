import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../src/corpus/front-matter.ts';
import { inEnglish } from '../helpers/in-english.ts';

const BODY = '\nA sentence.\n';

const NOTHING = {
  title: undefined,
  publisher: undefined,
  language: undefined,
  url: undefined,
  date: undefined,
};

function yaml(...lines: readonly string[]) {
  return splitFrontMatter(['---', ...lines, '---', BODY].join('\n'));
}

function toml(...lines: readonly string[]) {
  return splitFrontMatter(['+++', ...lines, '+++', BODY].join('\n'));
}

/** The reasons of the warnings, in one text. */
function told({ warnings }: ReturnType<typeof splitFrontMatter>): string {
  const said = warnings.map((facts) => inEnglish({ path: 'corpus/a.md', facts }));
  for (const { remedy } of said) expect(remedy).toMatch(/[^\s]/);
  return said.map(({ reason }) => reason).join('\n');
}

describe('the front matter', () => {
  const ALL = {
    title: 'Bridge over the Rhine: the last gap',
    publisher: 'Example Gazette',
    language: 'en',
    url: 'https://example.org/bridge',
    date: '2024-11-18',
  };

  it.each([
    [
      'YAML',
      '---\ntitle: "Bridge over the Rhine: the last gap"\npublisher: Example Gazette\nlanguage: en\n' +
        'source: https://example.org/bridge\ndate: 2024-11-18\nauthor: [a, b]\n---\n',
    ],
    [
      'YAML that ends in dots',
      '---\ntitle: "Bridge over the Rhine: the last gap"\npublisher: Example Gazette\nlang: en-US\n' +
        'source: https://example.org/bridge\ndate: 18 November 2024\n# a comment\n...\n',
    ],
    [
      'TOML',
      '+++\ntitle = "Bridge over the Rhine: the last gap"\npublisher = \'Example Gazette\'\nLanguage = "English"\n' +
        'source = "https://example.org/bridge"\ndate = 2024-11-18 # a comment\n[params]\ntitle = "none"\n+++\n',
    ],
    [
      'JSON',
      '{\n\t"title": "Bridge over the Rhine: the last gap",\n\t"Publisher": "Example Gazette",\n\t"language": "EN",\n' +
        '\t"source": "https://example.org/bridge",\n\t"date": "2024-11-18",\n\t"tags": ["a"]\n}\n',
    ],
  ])('is read in %s', (_, head) => {
    const { frontMatter, body, bodyLine, warnings } = splitFrontMatter(head + BODY);
    expect(frontMatter).toEqual(ALL);
    expect(body).toBe(BODY);
    expect(
      `${head}${BODY}`
        .split('\n')
        .slice(bodyLine - 1)
        .join('\n'),
    ).toBe(BODY);
    expect(warnings).toEqual([]);
  });

  it('may have empty lines above it', () => {
    expect(splitFrontMatter(`\n \n---\ntitle: A\n---\nText.`)).toMatchObject({
      frontMatter: { title: 'A' },
      body: 'Text.',
      bodyLine: 6,
    });
  });

  it('may be missing', () => {
    const content = '# A\n\nText.';
    expect(splitFrontMatter(content)).toEqual({
      frontMatter: NOTHING,
      body: content,
      bodyLine: 1,
      warnings: [],
    });
  });

  it('may hold keys that stand alone, and null', () => {
    const { frontMatter, warnings } = yaml(
      'title:',
      'publisher: ~',
      'language: null',
      'lang: fr',
      'date: ""',
    );
    expect(frontMatter).toEqual({ ...NOTHING, language: 'fr' });
    expect(warnings).toEqual([]);
  });

  it('keeps what the author typed', () => {
    expect(yaml('title: 2024', 'publisher: no').frontMatter).toMatchObject({
      title: '2024',
      publisher: 'no',
    });
    expect(toml('title = 2024', 'date = 2024-11-18T09:30:00+01:00').frontMatter).toMatchObject({
      title: '2024',
      date: '2024-11-18T09:30:00+01:00',
    });
    expect(yaml('title: >-', '  Over', '  the Rhine').frontMatter.title).toBe('Over the Rhine');
  });

  it('may use an alias, and aliases of aliases do not grow', () => {
    const bomb = Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}, *a${at}]`);
    const split = yaml('a0: &a0 The treaty', ...bomb, 'title: *a0', 'publisher: *a40');
    expect(split.frontMatter.title).toBe('The treaty');
    expect(told(split)).toBe(
      'Its publisher in line 44 is a list or a table and not one line of text, and is left out.',
    );
  });
});

describe('a value that cannot be read', () => {
  it.each([
    ['title: [a, b]', 'Its title in line 3 is a list or a table and not one line of text, and is left out.'],
    ['title: *a', 'Its title in line 3 is a list or a table and not one line of text, and is left out.'],
    [
      'language: es',
      'Its language in line 3, "es", is none that beleg reads: the language was guessed from the text.',
    ],
    [
      'lang: Spanish',
      'Its lang in line 3, "Spanish", is none that beleg reads: the language was guessed from the text.',
    ],
    ['source: Handelsblatt', 'Its source in line 3, "Handelsblatt", is no http(s) address and is left out.'],
    [
      'source: "javascript:alert(1)"',
      'Its source in line 3, "javascript:alert(1)", is no http(s) address and is left out.',
    ],
    ['source: http:example', 'Its source in line 3, "http:example", is no http(s) address and is left out.'],
    [
      'date: 2024-02-30',
      'Its date in line 3, "2024-02-30", is no date that beleg can read, and is left out.',
    ],
    [
      'date: 03/04/2024',
      'Its date in line 3, "03/04/2024", may mean 2024-04-03 or 2024-03-04, and is left out.',
    ],
  ])('is left out and told: %s', (line, reason) => {
    const split = yaml('publisher: Gazette', line);
    expect(split.frontMatter).toEqual({ ...NOTHING, publisher: 'Gazette' });
    expect(told(split)).toBe(reason);
  });

  it('is told of TOML as well, whose parser takes 2024-02-30 for a day in March', () => {
    const split = toml('title = "A"', 'date = 2024-02-30');
    expect(split.frontMatter).toEqual({ ...NOTHING, title: 'A' });
    expect(told(split)).toBe(
      'Its date in line 3, "2024-02-30", is no date that beleg can read, and is left out.',
    );
  });

  it('is told together with all others', () => {
    expect(yaml('title: A', 'language: es', 'date: today').warnings).toHaveLength(2);
  });

  it('is shown by its beginning, and without what a terminal obeys', () => {
    expect(told(yaml(`date: a\u202Eb${'c'.repeat(1000)}`))).toMatch(/"abc{58}…"/);
  });

  it('is told where a key stands twice', () => {
    const split = yaml('title: A', 'Title: B');
    expect(split.frontMatter.title).toBe('A');
    expect(told(split)).toBe('Its title stands twice, in line 2 and in line 3: the first one counts.');
  });
});

describe('a # in an unquoted value', () => {
  it('is told with what it cuts off a title', () => {
    const split = yaml('title: Platz 1 #heute');
    expect(split.frontMatter.title).toBe('Platz 1');
    expect(split.warnings.map((facts) => inEnglish({ path: 'corpus/a.md', facts }))).toEqual([
      {
        path: 'corpus/a.md',
        reason: 'Of its title in line 2, "#heute" is left out: a # after a space begins a comment.',
        remedy: 'If it belongs to the title, put all of it in quotes: title: "Platz 1 #heute"',
      },
    ]);
  });

  it('is told where nothing is left of the title', () => {
    const split = yaml('title: #1 der Charts');
    expect(split.frontMatter.title).toBeUndefined();
    const [facts] = split.warnings;
    if (facts === undefined) throw new Error('Expected a warning');
    const { remedy } = inEnglish({ path: 'corpus/a.md', facts });
    expect(remedy).toContain('title: "#1 der Charts"');
  });

  it('is a comment behind quotes, in a line of its own and where it would make no sense', () => {
    const split = yaml(
      'title: "A" # of the series',
      '# comment',
      'date: 2024 # or so',
      'language: de # German',
    );
    expect(split.frontMatter).toMatchObject({ title: 'A', date: '2024', language: 'de' });
    expect(split.warnings).toEqual([]);
  });

  it('is no comment without a space before it', () => {
    expect(yaml('title: C#', 'source: https://example.org/#top')).toMatchObject({
      frontMatter: { title: 'C#', url: 'https://example.org/#top' },
      warnings: [],
    });
  });
});

describe('a head that is not valid', () => {
  const REST = ['publisher: "Gazette" # ours', 'date: 2024-11-18', 'tags:', '  - title: none'];

  it.each([
    [
      'a colon',
      'title: Berlin: the treaty',
      'Berlin: the treaty',
      'in line 2, a value without quotes holds a colon',
    ],
    [
      'a quote that does not end',
      'title: "Berlin',
      'Berlin',
      'in line 2, a quotation mark opens that none closes',
    ],
    [
      'quotes in it',
      'title: "Berlin" and "Paris"',
      '"Berlin" and "Paris"',
      'in line 2, something stands behind the quotation mark',
    ],
    [
      'a reserved character',
      'title: @berlin',
      '@berlin',
      'in line 2, a value without quotes begins with a special character',
    ],
    ['an equals sign', 'title = "Berlin"', 'Berlin', 'in line 2, the key does not stand as it should'],
    ['no space behind a colon', 'title:Berlin', 'Berlin', 'in line 2, the key does not stand as it should'],
    ['a line that is indented', 'title: Berlin\n  tags: b', 'Berlin', 'in line 3, the indentation'],
    [
      'a quote that does not end further down',
      "title: Berlin\nx: 'a\ny: b",
      'Berlin',
      'in line 3, a quotation mark opens',
    ],
    ['a backslash', 'title: "Berlin\\quai"', 'Berlin\\quai', 'in line 2, a backslash stands'],
    ['a bracket that does not end', 'title: Berlin\ntags: [a, b', 'Berlin', 'a bracket is not closed'],
    ['a tab', 'title: Berlin\n\ttags: b', 'Berlin', 'in line 3, a tab stands at the beginning'],
    [
      'a line that only a parser knows',
      'title: Berlin\na: &b &c d',
      'Berlin',
      'in line 3, there is something',
    ],
  ])('is read line by line: YAML with %s', (_, line, title, complaint) => {
    const split = yaml(line, ...REST);
    expect(split.frontMatter).toEqual({ ...NOTHING, title, publisher: 'Gazette', date: '2024-11-18' });
    expect(split.body).toBe(BODY);
    expect(told(split)).toContain(`Its front matter was read line by line: `);
    expect(told(split)).toContain(complaint);
    expect(split.warnings).toHaveLength(1);
  });

  it('is read line by line with a tab in it', () => {
    expect(yaml('title: A', '\tb: c').frontMatter.title).toBe('A');
  });

  it.each([
    ['no quotes', 'title = Berlin', 'in line 2, a value lacks its quotes'],
    ['a colon', 'title: "Berlin"', 'in line 2, the key does not stand as it should'],
    [
      'a key twice',
      'title = "Berlin"\ndate = 2024\ndate = 2024',
      'in line 4, a key stands for the second time',
    ],
  ])('is read line by line: TOML with %s', (_, line, complaint) => {
    const split = toml(line, 'publisher = "Gazette"', '[params]', 'date = 2024');
    expect(split.frontMatter).toMatchObject({ title: 'Berlin', publisher: 'Gazette' });
    expect(told(split)).toContain(`read line by line: ${complaint}`);
  });

  it('is read line by line: JSON with a comma too many', () => {
    const split = splitFrontMatter('{\n  "title": "Berlin",\n  "date": "2024",\n}\nText.');
    expect(split).toMatchObject({
      frontMatter: { title: 'Berlin', date: '2024' },
      body: 'Text.',
      bodyLine: 5,
    });
    expect(told(split)).toContain('in line 3, a comma stands behind the last value');
  });
});

describe('a head that is not closed', () => {
  it('ends at the first empty line', () => {
    const split = splitFrontMatter('---\ntitle: A\ntags:\n  - b\nlayout: post\n\nText.\n\nMore.');
    expect(split).toMatchObject({ frontMatter: { title: 'A' }, body: '\nText.\n\nMore.', bodyLine: 6 });
    expect(told(split)).toBe(
      'Its front matter begins in line 1 and does not end: the lines up to 5 were read as its keys.',
    );
  });

  it('ends where a line is none of its keys', () => {
    const split = splitFrontMatter('---\ntitle: Berlin: the treaty\nHe said: yes.\n- An item\n');
    expect(split).toMatchObject({
      frontMatter: { title: 'Berlin: the treaty' },
      body: 'He said: yes.\n- An item\n',
      bodyLine: 3,
    });
  });

  it('does not reach to a rule of Markdown further down', () => {
    const split = splitFrontMatter('---\ntitle: A\n\nText.\n\n---\n\nMore.');
    expect(split).toMatchObject({
      frontMatter: { title: 'A' },
      body: '\nText.\n\n---\n\nMore.',
      bodyLine: 3,
    });
    expect(split.warnings).toHaveLength(1);
  });

  it('is TOML, or has only keys that are not read', () => {
    expect(splitFrontMatter('+++\ntitle = "A"\n\nText.')).toMatchObject({
      frontMatter: { title: 'A' },
      body: '\nText.',
    });
    const split = splitFrontMatter('---\nlayout: post\ntags: [a]\n\nText.');
    expect(split).toMatchObject({ frontMatter: NOTHING, body: '\nText.', bodyLine: 4 });
    expect(split.warnings).toHaveLength(1);
  });
});

describe('a first line that begins no head', () => {
  it.each([
    ['a rule', '---\n\nText.\n\nMore.'],
    ['a rule above text', '---\nText.\n\n---\n\nMore.'],
    ['a rule above a word and a colon', '---\nNote: he left.\n\nMore.'],
    ['a rule and another one', '---\nNote: he left.\n\nMore of it.\n\n---\n\nText.'],
    ['a title between rules', '---\n# Title\n---\n\nText.'],
    ['two rules', '---\n---\n\nText.'],
    ['a rule at the end', '---'],
    ['a brace', '{\nText.\n'],
    ['plus signs', '+++\nText.\n+++\n'],
  ])('is left in the body: %s', (_, content) => {
    expect(splitFrontMatter(content)).toEqual({
      frontMatter: NOTHING,
      body: content,
      bodyLine: 1,
      warnings: [],
    });
  });
});

describe('a head that was made to take long', () => {
  it.each([
    ['20,000 keys', `---\ntitle: A\n${'key: value\n'.repeat(20_000)}---\nText.`],
    ['a title 20,000 times', `---\n${'title: A\n'.repeat(20_000)}---\nText.`],
    ['20,000 keys, never closed', `---\ntitle: A\n${'key: value\n'.repeat(20_000)}`],
    ['a list that is never closed', `---\ntitle: A\nlist:\n${' - item\n'.repeat(100_000)}`],
    ['open brackets', `---\ntitle: A\nlist: ${'['.repeat(15_000)}\n---\nText.`],
    ['open braces in TOML', `+++\ntitle = "A"\nlist = ${'{a='.repeat(5_000)}\n+++\nText.`],
    ['15 kB of keys', `---\ntitle: A\n${'k: v\n'.repeat(3_000)}---\nText.`],
    [
      '15 kB of TOML',
      `+++\ntitle = "A"\n${Array.from({ length: 1_500 }, (_, at) => `k${at} = 1`).join('\n')}\n+++\n`,
    ],
  ])(
    'is read in no time: %s',
    (_, content) => {
      expect(splitFrontMatter(content).frontMatter.title).toBe('A');
    },
    1_000,
  );

  it.each([
    ['empty lines', '\n'.repeat(100_000)],
    ['rules', '---\n'.repeat(50_000)],
    ['spaces', `---\n${' '.repeat(1_000_000)}x`],
    ['colons', `---\n${':'.repeat(1_000_000)}`],
    ['a word', `---\n${'a'.repeat(1_000_000)}`],
    ['dashes', '-'.repeat(1_000_000)],
  ])(
    'is none, and left as it is: %s',
    (_, content) => {
      expect(splitFrontMatter(content).body).toBe(content);
    },
    1_000,
  );

  it('is told where it is too large to be parsed', () => {
    const split = splitFrontMatter(`---\ntitle: A\nnote: ${'a'.repeat(20_000)}\n---\nText.`);
    expect(told(split)).toBe('Its front matter was read line by line: it is larger than 16 kB.');
    expect(split.body).toBe('Text.');
  });
});
