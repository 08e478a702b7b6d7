import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations } from '../../src/checking/find-quotations.ts';

function quoted(text: string): readonly string[] {
  return findQuotations(text).map((quotation) => quotation.text);
}

describe('what is set in quotation marks', () => {
  it.each([
    ['German', 'Er sagte: „Das ist gut“, und ging.', ['Das ist gut']],
    ['German, closed as in English', 'Er sagte: „Das ist gut” und „so"', ['Das ist gut', 'so']],
    ['German, in pointed marks', 'Sie sagte »ja« und ›nein‹.', ['ja', 'nein']],
    ['Swiss and French', 'Il dit «oui», puis « non merci » et ‹ si ›.', ['oui', 'non merci', 'si']],
    ['French behind an elision', 'l’« eau » et d’“air”', ['eau', 'air']],
    ['English', 'She said “yes” and ‘no’.', ['yes', 'no']],
    ['English around German', '“Er sagte „ja“ dazu”', ['Er sagte „ja“ dazu']],
    ['straight', 'He said "yes", ("no") and "maybe".', ['yes', 'no', 'maybe']],
    ['low single', 'Das ‚Wort‘ fiel.', ['Wort']],
    ['Swedish', 'Han sa ”ja” sedan.', ['ja']],
    ['side by side', '„Nein!“ „Doch!“ „Oh!“', ['Nein!', 'Doch!', 'Oh!']],
    ['before a hyphen or an ending', 'Die "A"-Klasse und des „Spiegel“s Titel', ['A', 'Spiegel']],
  ])('is found: %s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it.each([
    ['within another of the other level', '„Er rief ‚Halt‘ und lief“', ['Er rief ‚Halt‘ und lief']],
    ['within another of the same', '« a « b » c » et "d "e" f"', ['a « b » c', 'd "e" f']],
    ['within one that nothing closes', '„Er rief “Halt” und lief', ['Halt']],
  ])('is part of the outer one %s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it.each([
    ['apostrophes', "It's the dogs' bowl, l'eau, rock ’n’ roll and the dogs’ own."],
    ['inches and feet', 'A 27" screen beside a 32" one, 5\'4" tall.'],
    ['a mark that nothing closes', 'Er sagte: „Das ist gut.'],
    ['what has no letter or digit', '„…“ "!" «» “?”'],
    ['what goes over a paragraph', 'Er sagte: „Das ist\n\ngut“.'],
    ['a stray mark that points', '» Weiter » Mehr'],
    ['code between fences', '```\nprint("hello world")\n```'],
    ['what a tag or a link is given', '<a href="eins zwei">x</a> [y](https://e.org "drei vier")'],
  ])('are not %s', (_, text) => {
    expect(quoted(text)).toEqual([]);
  });

  it.each([
    ['a sentence', "It says: 'The tower is closed on Mondays.'", ['The tower is closed on Mondays.']],
    ['at the start', "'Closed on Mondays', it says.", ['Closed on Mondays']],
    ['in brackets', "So (see 'closed on Mondays') it is.", ['closed on Mondays']],
    ['before a colon', "'Closed on Mondays': so it is", ['Closed on Mondays']],
    ['with apostrophes', "'We can't say it isn't so', he said.", ["We can't say it isn't so"]],
    ['with a plural’s', "'The players' bowl is here.' So.", ["The players' bowl is here."]],
    ['with a foot', "'It is 5' tall or so.' So.", ["It is 5' tall or so."]],
    [
      'with what is cut at both ends',
      "'We like rock 'n' roll a lot', he said.",
      ["We like rock 'n' roll a lot"],
    ],
    [
      'behind a plural',
      "'It closes on Mondays' said he, 'not on Sundays.'",
      ['It closes on Mondays', 'not on Sundays.'],
    ],
    ['around others', `'He said "no" and left' or so`, ['He said "no" and left']],
    ['beside others', '"eins" \'zwei drei vier\' „fünf“', ['eins', 'zwei drei vier', 'fünf']],
    ['in French', "Il dit : 'l'eau d'une source'.", ["l'eau d'une source"]],
    ['written as entities', 'It says &#39;closed on Mondays&apos;.', ['closed on Mondays']],
  ])('is found in straight single marks: %s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it.each([
    "the players' and the teams' bowls",
    "'tis the players' own bowl",
    "rock 'n' roll 'n' more of it, isn't it?",
    "the '90s and all the players' bowls, from the '80s' end",
    "l'eau d'une source qu'il n'a pas aujourd'hui",
    "'s ist 'ne Frage um Hans' Haus",
    "'two words'",
    "'One two three\n\nfour five six'",
    "' one two three '",
    "6' by 5' and 'round the players' bowl",
    "It's Jess' and 'twas the girls' day",
  ])('is none where straight single marks may be apostrophes: %j', (text) => {
    expect(quoted(text)).toEqual([]);
  });

  it('in straight single marks is part of the outer one, and nothing where it overlaps with one', () => {
    expect(quoted("„Er rief 'halt an der Ecke' und lief“")).toEqual(["Er rief 'halt an der Ecke' und lief"]);
    expect(quoted("'eins zwei „drei vier' fünf“")).toEqual(["drei vier' fünf"]);
  });

  it('keeps an apostrophe and an inch within it', () => {
    expect(quoted('‘Don’t take the dogs’ bowl’, he said.')).toEqual(['Don’t take the dogs’ bowl']);
    expect(quoted('"Das Rohr misst 5" im Durchmesser", sagte er.')).toEqual([
      'Das Rohr misst 5" im Durchmesser',
    ]);
    expect(quoted('"Es kostet 5" sagte sie, "und mehr".')).toEqual(['Es kostet 5', 'und mehr']);
  });

  it('of the English habit of opening each paragraph anew is the last paragraph', () => {
    expect(quoted('“One.\n\n“Two.”')).toEqual(['Two.']);
  });

  it('is read as a reader sees it', () => {
    const text = '**„Das *ist* [so](https://e.org/a_(b)) für `alle` Bürger*innen\nund 2*3*4“**';
    expect(quoted(text)).toEqual(['Das ist so für alle Bürger*innen und 2*3*4']);
    expect(quoted(String.raw`\"Zwei \*Sterne\*\" &bdquo;A &amp; B&ldquo; &#34;C&#x22;`)).toEqual([
      'Zwei *Sterne*',
      'A & B',
      'C',
    ]);
    expect(quoted('> Das ~~gilt~~ <del>hier</del>')).toEqual(['Das ~~gilt~~ ~~hier~~']);
    expect(quoted('> 10<sup>2</sup> am 1<sup>er</sup> mai')).toEqual(['10^2 am 1er mai']);
    expect(quoted('<q>Das <b>gilt</b></q> <blockquote>Und das</blockquote>')).toEqual([
      'Das gilt',
      'Und das',
    ]);
  });

  it('has its place in the text, with the markup that stands in it', () => {
    const text = 'Er sagte: „Das *ist* so“.';
    const [found] = findQuotations(text);
    expect(text.slice(found?.start, found?.end)).toBe('Das *ist* so');
    expect(found).toMatchObject({ form: 'marks', words: 3 });
  });

  it('is found between any plain words, at its place', () => {
    const word = fc.constantFrom('Rat', 'öffnet', 'l’eau', 'don’t', '5', 'naïve', '(so)');
    const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '));
    const marks = fc.constantFrom('„“', '“”', '""', '«»', '»«', '‚‘', '‹›', '›‹', "''");
    fc.assert(
      fc.property(words, words, words, marks, (before, inside, after, [open = '', close = '']) => {
        const text = `${before} ${open}${inside}${close} ${after}`;
        fc.pre(open !== "'" || (inside.split(' ').length > 2 && !inside.startsWith('(')));
        const [found, ...others] = findQuotations(text);
        expect(others).toEqual([]);
        expect(found?.text).toBe(inside);
        expect(text.slice(found?.start, found?.end)).toBe(inside);
      }),
    );
  });
});

describe('a block quote', () => {
  it.each([
    ['of several lines', '> Eins\n> zwei **drei**\n\nvier', ['Eins zwei drei']],
    ['that goes on without its mark', '> Eins\nzwei\n\ndrei', ['Eins zwei']],
    ['of several paragraphs', '> Eins\n>\n> Zwei', ['Eins\n\nZwei']],
    ['within another', '> Eins\n>> zwei\n> > drei', ['Eins zwei drei']],
    ['as items of a list', '1. > Eins\n   > zwei\n2. > Drei', ['Eins zwei', 'Drei']],
    ['with a list', '> Es gibt:\n> - Äpfel\n> - Birnen', ['Es gibt:\n\nÄpfel\n\nBirnen']],
    ['that a heading ends', '> Eins\n# Zwei', ['Eins']],
    ['that nothing parts from another', '> Eins\n\n> Zwei', ['Eins', 'Zwei']],
    ['with marks around it', '> „Eins zwei.“', ['Eins zwei.']],
    ['with marks within it', '> Er sagte „eins“ und „zwei“', ['Er sagte „eins“ und „zwei“']],
    ['with other ends of lines', '> Eins\r\n> zwei\r> drei', ['Eins zwei drei']],
  ])('is found: %s', (_, text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it.each([
    '> Eins zwei.\n> — Ada Muster',
    '> Eins zwei.\n> – Ada Muster, [Bote](https://e.org)',
    '> Eins zwei.\n>\n> -- Ada\n> — [Bote](https://e.org)',
    '> Eins zwei.\n> - Albert Einstein',
    '> Eins zwei.\n>\n> [Bücherei öffnet](https://e.org/#:~:text=Eins,zwei)',
    '> „Eins zwei.“ — Ada Muster',
    '> „Eins zwei.“\n> — Ada Muster',
    '> [1] Eins zwei.\n> — Ada',
    '> **[1]** Eins zwei. [1][2]',
    '> (a) Eins zwei.',
  ])('has no attribution and no number: %j', (text) => {
    expect(quoted(text)).toEqual(['Eins zwei.']);
  });

  it('keeps what says something behind a dash', () => {
    expect(quoted('> — Tu viens ?\n> — Oui.')).toEqual(['— Tu viens ? — Oui.']);
    expect(quoted('> Es gibt:\n> - Das gilt nicht.')).toEqual(['Es gibt:\n\nDas gilt nicht.']);
    expect(quoted('> 5 Tage')).toEqual(['5 Tage']);
    expect(quoted('> **5** Tage')).toEqual(['5 Tage']);
  });

  it('has its place in the text, from its first word to its last', () => {
    const text = 'So:\n> Eins **zwei**\n> drei.\n> — Ada\n\nEnde';
    const [found] = findQuotations(text);
    expect(text.slice(found?.start, found?.end)).toBe('Eins **zwei**\n> drei.');
    expect(found).toMatchObject({ form: 'block', words: 3 });
  });
});

/** A way that takes the square of a text's length would take minutes for these, and the test its time limit. */
const CHARACTERS = 50_000;

describe('any text', () => {
  const runs =
    ">|> |>\n|\"|\" |\"a |'|'a |a' |'a s' |'a b c' |'\"a b\" c' |„a |« |«a»|»a |‘a s’ |*a |a**b|_a |[|[a](|[a](b |](a|`a``|<a |<!--|&a|- a\n|\\|\n|> a\n> — b\n|\"a … ";
  it.each(runs.split('|'))('is read in time and gives quotations at their places: %j repeated', (run) => {
    const text = `> a\n${run.repeat(CHARACTERS / run.length)}`;
    let last = -1;
    for (const { start, end } of findQuotations(text)) {
      expect(start).toBeGreaterThan(last);
      expect(end).toBeGreaterThan(start);
      last = end - 1;
    }
    expect(last).toBeLessThan(text.length);
  });

  it('gives quotations that hold words and lie apart', () => {
    const piece = fc.constantFrom(
      ...'„|“|”|"|\'|«|»|‚|‘|’|‹|›|> |\n|\n\n|- |1. |*|**|_|`|[|](|)|<q>|</q>|&quot;|\\|—|a|Wort | |5|é|😀|[1]'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end, words, text: shown } of findQuotations(text)) {
          expect(words).toBeGreaterThan(0);
          expect(shown).toBe(shown.trim());
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 300 },
    );
  });
});
