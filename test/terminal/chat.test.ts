import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answerer } from '../../src/answering/answer.ts';
import type { Article } from '../../src/corpus/article.ts';
import { BelegError } from '../../src/errors.ts';
import { runChat, type ChatOptions } from '../../src/terminal/chat/chat.ts';
import {
  answered,
  citation,
  citationsOf,
  fakeAnswerer,
  fromTheLibrary,
  notInCorpus,
  SUNDAYS,
} from '../builders/answers.ts';
import { articleOf, LIBRARY } from '../builders/articles.ts';
import { FakeTerminal } from './fake-terminal.ts';

const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const UP = '\u001B[A';

const MORE = [4, 5, 6, 7].map((ordinal) => citation({ ordinal }));

const answerer = () => fakeAnswerer(({ question }) => answered({ question, more: MORE }));

function start(terminal: FakeTerminal, given: Partial<ChatOptions> = {}): Promise<void> {
  const { input, output } = terminal;
  return runChat({ answerer: answerer(), language: 'de', env: {}, input, output, ...given });
}

/** Pipes the lines through a chat and returns what it printed. */
async function pipe(lines: string, given: Partial<ChatOptions> = {}): Promise<string> {
  const terminal = new FakeTerminal({ isTTY: false });
  terminal.input.end(lines);
  await start(terminal, given);
  return terminal.raw;
}

const atTerminal = () => new FakeTerminal({ isTTY: true, columns: 80 });

describe('a chat at a terminal', () => {
  it('asks what looks like markup of another chat as it is typed', async () => {
    const asked = answerer();
    const typed =
      '> @here **Wer** war <@100000000000000001> am <t:0:R> [dort](https://example.org) <:a:100000000000000002>?';
    const shown = await pipe(`${typed}\n`, { answerer: asked });
    expect(asked.asked.map(({ question }) => question)).toEqual([typed]);
    expect(shown).toContain('Bücherei');
  });

  it('greets with the article, prompts, answers in colour and says goodbye', async () => {
    const terminal = atTerminal();
    const chat = start(terminal);
    await terminal.shows('Frage> ');
    expect(terminal.text).toMatch(/aus dem Artikel „Bücherei öffnet\ssonntags“\./u);
    terminal.type('Wann?\r');
    await terminal.shows('\u001B[1m10 bis 16 Uhr\u001B[22m');
    terminal.type(':quit\r');
    await chat;
    expect(terminal.text).toMatch(/\nBis bald\.\n$/u);
  });

  it('leaves colour out where NO_COLOR is set', async () => {
    const terminal = atTerminal();
    const chat = start(terminal, { env: { NO_COLOR: '1' } });
    terminal.type('Wann?\r:q\r');
    await chat;
    expect(terminal.raw).toContain('auch sonntags von 10 bis 16 Uhr.');
    expect(terminal.raw).not.toContain('\u001B[1m');
  });

  it('follows the width of the window as it changes', async () => {
    const terminal = atTerminal();
    const chat = start(terminal, { env: { NO_COLOR: '1' } });
    terminal.type('Wann?\r');
    await terminal.shows('öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.');
    terminal.output.columns = 40;
    terminal.type('Wann?\r');
    await terminal.shows('öffnet die Bücherei auch\n    sonntags von 10 bis 16 Uhr.');
    terminal.type(CTRL_D);
    await chat;
  });

  it('says in the prompt which article is asked in', async () => {
    const terminal = atTerminal();
    const chat = start(terminal);
    await terminal.shows('Frage> ');
    terminal.type(':article buecherei\r');
    await terminal.shows('Frage (buecherei)> ');
    terminal.type(':artikel alle\r');
    await terminal.shows('Frage> ');
    terminal.type(CTRL_D);
    await chat;
  });

  it('leaves on Ctrl-D', async () => {
    const terminal = atTerminal();
    const chat = start(terminal);
    terminal.type(CTRL_D);
    await chat;
    expect(terminal.text).toMatch(/Frage> \nBis bald\.\n$/u);
  });

  it('says how to leave on the first Ctrl-C and leaves on the second', async () => {
    const terminal = atTerminal();
    const chat = start(terminal);
    terminal.type(CTRL_C);
    await terminal.shows('noch einmal Strg-C');
    terminal.type(CTRL_C);
    await chat;
  });

  it('forgets the first Ctrl-C once something was asked', async () => {
    const terminal = atTerminal();
    const chat = start(terminal);
    terminal.type(CTRL_C);
    await terminal.shows('noch einmal Strg-C');
    terminal.type('Wann?\r');
    await terminal.shows('Gefunden');
    terminal.type(CTRL_C);
    await terminal.shows('noch einmal Strg-C');
    terminal.type(CTRL_D);
    await chat;
  });

  it('clears a line that was begun on Ctrl-C', async () => {
    const terminal = atTerminal();
    const fake = answerer();
    const chat = start(terminal, { answerer: fake });
    terminal.type(`Wann nicht?${CTRL_C}Wann doch?\r:q\r`);
    await chat;
    expect(fake.asked.map(({ question }) => question)).toEqual(['Wann doch?']);
    expect(terminal.text).not.toContain('Strg-C');
  });

  it('answers every line of a paste in order, each question above its answer, and keeps the line begun', async () => {
    const terminal = atTerminal();
    const fake = fakeAnswerer(({ question }) => notInCorpus({ question }));
    const chat = start(terminal, { answerer: fake, env: { NO_COLOR: '1' } });
    terminal.type('eins?\rzwei?\r\rdrei?\rvie');
    await terminal.shows('Frage> zwei?\nDazu wurde in den Artikeln keine Antwort');
    await terminal.shows('Frage> drei?\nDazu wurde in den Artikeln keine Antwort');
    await terminal.shows('vie');
    terminal.type('r?\r');
    await terminal.shows('Dazu wurde in den Artikeln keine Antwort');
    terminal.type(CTRL_D);
    await chat;
    expect(fake.asked.map(({ question }) => question)).toEqual(['eins?', 'zwei?', 'drei?', 'vier?']);
  });

  it('explains an empty line', async () => {
    const terminal = atTerminal();
    const chat = start(terminal, { answerer: fakeAnswerer(() => ({ kind: 'unaskable', reason: 'empty' })) });
    terminal.type('\r');
    await terminal.shows('Die Frage ist leer.');
    terminal.type(CTRL_D);
    await chat;
  });

  it('completes a command on Tab', async () => {
    const terminal = atTerminal();
    const chat = start(terminal);
    await terminal.shows('Frage> ');
    for (const key of [':', 'c', '\t']) terminal.type(key);
    await terminal.shows('ontext');
    terminal.type('\r');
    await terminal.shows('zuerst eine Frage');
    for (const key of ['/', 'h', 'i', '\t']) terminal.type(key);
    await terminal.shows('lfe');
    terminal.type('\r');
    await terminal.shows('Befehle');
    terminal.type(CTRL_D);
    await chat;
  });

  it('remembers the lines of an earlier chat, readable by their owner only', async () => {
    const historyFile = path.join(await mkdtemp(path.join(tmpdir(), 'beleg-')), 'data', 'history');
    const first = atTerminal();
    const firstChat = start(first, { historyFile });
    first.type('Wann?\r:q\r');
    await firstChat;
    expect(await readFile(historyFile, 'utf8')).toBe('Wann?\n:q\n');

    const second = atTerminal();
    const fake = answerer();
    const secondChat = start(second, { answerer: fake, historyFile });
    await second.shows('Frage> ');
    second.type(`${UP}${UP}\r:q\r`);
    await secondChat;
    expect(fake.asked.map(({ question }) => question)).toEqual(['Wann?']);
  });

  it('keeps no more than 500 lines and disarms what stands in the file', async () => {
    const historyFile = path.join(await mkdtemp(path.join(tmpdir(), 'beleg-')), 'history');
    const lines = Array.from({ length: 700 }, (_, index) => `\u001B[31mFrage ${index}`);
    await writeFile(historyFile, lines.join('\n'));
    const terminal = atTerminal();
    const chat = start(terminal, { historyFile });
    terminal.type(':q\r');
    await chat;
    const kept = (await readFile(historyFile, 'utf8')).trimEnd().split('\n');
    expect(kept).toHaveLength(500);
    expect(kept.slice(-2)).toEqual(['[31mFrage 699', ':q']);
  });

  it('chats on where the history cannot be written', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'beleg-'));
    await writeFile(path.join(folder, 'file'), '');
    const terminal = atTerminal();
    const chat = start(terminal, { historyFile: path.join(folder, 'file', 'history') });
    terminal.type('Wann?\r');
    await terminal.shows('Gefunden');
    terminal.type(CTRL_D);
    await chat;
  });
});

describe('a chat through a pipe', () => {
  it('answers each line in order, without prompt, greeting or colour, and ends', async () => {
    const printed = await pipe('eins?\n\r\n\nzwei?', {
      answerer: fakeAnswerer(({ question }) => notInCorpus({ question })),
    });
    const refusal = 'Dazu wurde in den Artikeln keine Antwort gefunden';
    expect(printed).toBe(`Frage: eins?\n${refusal}\n\nFrage: zwei?\n${refusal}\n\n`);
  });

  it.each([
    [':new', ':new'],
    [' /neu ', '/neu'],
    [':foo', ':foo'],
    ['exit', 'exit'],
    [':context \u001B[2J', ':context [2J'],
  ])('shows the command "%s" above its reply, harmless', async (typed, shown) => {
    const [first, reply, , last, end] = (await pipe(`${typed}\n:quit\nWer?`)).split('\n');
    expect([first, last, end]).toEqual([shown, ':quit', '']);
    expect(reply).toMatch(/^\p{L}/u);
  });

  it('answers all questions of an input that has ended before the first answer', async () => {
    const fake = answerer();
    await pipe(Array.from({ length: 50 }, (_, index) => `Frage ${index}?\n`).join(''), { answerer: fake });
    expect(fake.asked.map(({ question }) => question)).toEqual(
      Array.from({ length: 50 }, (_, index) => `Frage ${index}?`),
    );
  });

  it('colours where FORCE_COLOR asks for it', async () => {
    expect(await pipe('Wann?', { env: { FORCE_COLOR: '1' } })).toContain('\u001B[1msonntags\u001B[22m');
  });

  it('ends quietly when the reader of its output has gone', async () => {
    const terminal = new FakeTerminal({ isTTY: false });
    const chat = start(terminal);
    terminal.output.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    terminal.input.write('Wann?\n');
    await expect(chat).resolves.toBeUndefined();
  });

  it('ends with the fault when its output cannot be written', async () => {
    const terminal = new FakeTerminal({ isTTY: false });
    const chat = start(terminal);
    terminal.output.destroy(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
    await expect(chat).rejects.toThrow('no space left');
  });
});

describe('a conversation', () => {
  it('hands on the last question that stood for itself and no other, until :new forgets it', async () => {
    const fake = fakeAnswerer(({ question, previous }) =>
      answered({ question, understoodWith: previous?.question }),
    );
    await pipe('Wer?\nund wann?\nund wo?\n:new\nund warum?', { answerer: fake });
    expect(fake.asked.map(({ previous }) => previous?.question)).toEqual([
      undefined,
      'Wer?',
      'Wer?',
      undefined,
    ]);
  });

  it('does not carry on from a question that could not be asked', async () => {
    const fake = fakeAnswerer(({ question }) =>
      question === '???' ? { kind: 'unaskable', reason: 'no-words' } : answered({ question }),
    );
    await pipe('Wer?\n???\nund wann?', { answerer: fake });
    expect(fake.asked.at(-1)?.previous).toMatchObject({ question: 'Wer?' });
  });

  it('hands on what was cited last, and nothing of a refusal', async () => {
    const fake = fakeAnswerer(({ question }) =>
      question === 'Wer?' ? answered({ question }) : notInCorpus({ question }),
    );
    await pipe('Wer?\nund wann?\nWann öffnet die Bücherei am Sonntag?\nund wo?', { answerer: fake });
    const { article, ordinal, highlights } = SUNDAYS;
    const cited = [{ articleId: article.id, ordinal, highlights }];
    expect(fake.asked.map(({ previous }) => previous?.cited)).toEqual([undefined, cited, cited, []]);
  });

  it('labels an answer in the language of its question or of the last that told one, where nobody chose one', async () => {
    const printed = await pipe('When does it open?\nKettler?', { followsQuestion: true });
    expect(printed).toMatch(/Found – [\s\S]+Found – /u);
    expect(await pipe('Kettler?\nQuand ?\n:more\nKettler?', { followsQuestion: true })).toMatch(
      /Gefunden – [\s\S]+Trouvé – [\s\S]+Article en allemand[\s\S]+Trouvé – /u,
    );
    expect(await pipe('When does it open?')).toContain('Gefunden – ');
  });

  it('shows the sentences around a citation', async () => {
    const printed = await pipe('Wann?\n:context [1]');
    expect(printed).toContain(
      [
        '    Der Rat hat am Montag über die Bücherei beraten.',
        '[1] Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.',
        '    Der Eintritt bleibt frei.',
        '    Abschnitt: Neue Zeiten · Satz 2 · Bücherei öffnet sonntags · Musterstädter',
      ].join('\n'),
    );
  });

  it('names the passages to choose from where there is no such one', async () => {
    expect(await pipe('Wann?\n:more\n:context 7')).toContain(
      '„7“ gibt es hier nicht. Zur Wahl stehen: 1, a, b, c\n',
    );
  });

  it('shows the next three passages at a time under letters that go on, until there are no more', async () => {
    const printed = await pipe('Wann?\n:more\n:more\n:more\n:context d');
    expect(printed.match(/^\([a-z]\) .*$/gmu)).toEqual([
      '(a) Im Café gibt es Kuchen.',
      '(b) Das Café schließt um 15 Uhr.',
      '(c) Der Leseclub trifft sich jeden Mittwoch.',
      '(d) Kinder dürfen zehn Bücher leihen.',
      '(d) Kinder dürfen zehn Bücher leihen.',
    ]);
    expect(printed).toContain('Weitere Stellen gibt es nicht.');
  });

  it('numbers on what goes on with the citations, says how many follow, and then letters what is near', async () => {
    const more = [2, 3, 4, 5, 6, 7].map((ordinal) => citation({ ordinal }));
    const going = fakeAnswerer(({ question }) => answered({ question, more, rest: 5 }));
    const printed = await pipe('Wann?\n:more\n:more\n:more\n:context 6', { answerer: going });
    expect(printed.match(/^(?:\[\d\]|\([a-z]\)|Der Abschnitt) .*$/gmu)).toEqual([
      '[1] Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.',
      'Der Abschnitt geht weiter: 5 weitere Sätze (weiter mit :more)',
      '[2] Der Eintritt bleibt frei.',
      '[3] Die Leitung rechnet mit 2_000 *neuen* Gästen im Jahr; mehr unter',
      '[4] Im Café gibt es Kuchen.',
      'Der Abschnitt geht weiter: 2 weitere Sätze (weiter mit :more)',
      '[5] Das Café schließt um 15 Uhr.',
      '[6] Der Leseclub trifft sich jeden Mittwoch.',
      '(a) Kinder dürfen zehn Bücher leihen.',
      '[6] Der Leseclub trifft sich jeden Mittwoch.',
    ]);
  });

  it('goes on after the letters of a refusal', async () => {
    const refusing = fakeAnswerer(() => notInCorpus({ nearest: MORE.slice(0, 3), more: MORE.slice(3) }));
    const printed = await pipe('Wann?\n:more\n:context A', { answerer: refusing });
    expect(printed.match(/^\([a-z]\) .*$/gmu)).toEqual([
      '(a) Im Café gibt es Kuchen.',
      '(b) Das Café schließt um 15 Uhr.',
      '(c) Der Leseclub trifft sich jeden Mittwoch.',
      '(d) Kinder dürfen zehn Bücher leihen.',
      '(a) Im Café gibt es Kuchen.',
    ]);
  });

  it('shows nothing that its article does not hold any more, and keeps the question before', async () => {
    const fake = answerer();
    let articles: readonly Article[] = [LIBRARY];
    const changing: Answerer = {
      ...fake,
      ask: async (request) => {
        const answer = await fake.ask(request);
        if (request.question === 'Wo?') articles = [articleOf({ id: 'buecherei', paragraphs: ['Neu.'] })];
        return answer;
      },
      standing: (shown) => citationsOf(articles).standing(shown),
    };
    const printed = await pipe('Wann?\nWo?\n:context 1\n:more\n:context a', { answerer: changing });
    const changed = 'Der Artikel wurde inzwischen geändert.\nFrag bitte noch einmal.\n';
    expect(printed.split(changed)).toHaveLength(4);
    expect(printed.split('Ab März öffnet die Bücherei')).toHaveLength(2);
    expect(printed).toContain('„a“ gibt es hier nicht. Zur Wahl stehen: 1\n');
  });

  it('asks for a question first where nothing was shown yet', async () => {
    expect(await pipe(':context 1\n:more')).toMatch(
      /^(?::(?:context 1|more)\nNoch ist keine Stelle zu sehen\. Stell bitte zuerst eine Frage\.\n\n){2}$/u,
    );
  });

  it('tells articles of one title apart, and says how many places of each were left out', async () => {
    const omission = { what: 'image', line: 3, excerpt: '' } as const;
    const articles = [
      { ...LIBRARY, omissions: [omission] },
      { ...articleOf({ id: 'b', title: LIBRARY.title, date: '2025', paragraphs: ['Neu.'] }), omissions: [] },
    ];
    const printed = await pipe(':articles', { answerer: fakeAnswerer(fromTheLibrary, articles) });
    expect(printed).toContain('Bücherei öffnet sonntags (14.\u00A0Februar\u00A02026) · Musterstädter Bote\n');
    expect(printed).toMatch(/8 Sätze · 1 Stelle ausgelassen ·\sbuecherei/u);
    expect(printed).toContain('Bücherei öffnet sonntags (2025)\n2025 · Artikel auf Deutsch · 1 Satz · b\n');
  });

  it('lists the articles with what --article needs', async () => {
    const museum = articleOf({
      id: 'musee',
      title: 'Le musée rouvre',
      language: 'fr',
      paragraphs: ['Il rouvre lundi.'],
    });
    const articles = [LIBRARY, museum];
    expect(await pipe(':articles', { answerer: fakeAnswerer(fromTheLibrary, articles) })).toBe(
      [
        ':articles',
        'Bücherei öffnet sonntags · Musterstädter Bote',
        '14.\u00A0Februar\u00A02026 · Artikel auf Deutsch · 8 Sätze · buecherei',
        'https://example.org/buecherei',
        '',
        'Le musée rouvre',
        'Artikel auf Französisch · 1 Satz · musee',
        '\n',
      ].join('\n'),
    );
  });

  it('points to the help on a command that it does not know, and takes a smiley for a question', async () => {
    const fake = answerer();
    expect(await pipe(':foo\n:-)', { answerer: fake })).toContain(
      'Den Befehl :foo gibt es nicht. :help zeigt',
    );
    expect(fake.asked.map(({ question }) => question)).toEqual([':-)']);
  });

  it.each([
    ['/qiut', 'Den Befehl /qiut gibt es nicht. Meintest du :quit?'],
    [':hlife', 'Den Befehl :hlife gibt es nicht. Meintest du :help?'],
    ['exit', 'Den Befehl exit gibt es nicht. Meintest du :quit?'],
    ['Quit', 'Meintest du :quit?'],
    ['quitter', 'Meintest du :quit?'],
  ])('asks of "%s" what was meant, and asks nobody else', async (typed, said) => {
    const fake = answerer();
    expect(await pipe(`${typed}\n`, { answerer: fake })).toContain(said);
    expect(fake.asked).toEqual([]);
  });

  it.each(['/help', ':hilfe', '/Hilfe', ':aide'])('takes "%s" for :help', async (typed) => {
    expect(await pipe(typed)).toContain(':quit');
  });

  it.each(['/etc/hosts liegt wo?', 'quit smoking?', 'Wann /quit?', ':-)'])('asks "%s"', async (typed) => {
    const fake = answerer();
    await pipe(typed, { answerer: fake });
    expect(fake.asked.map(({ question }) => question)).toEqual([typed]);
  });

  it('stops at :exit and leaves the rest unasked', async () => {
    const fake = answerer();
    await pipe('Wer?\n:EXIT\nWann?', { answerer: fake });
    expect(fake.asked).toHaveLength(1);
  });

  it('tells of a fault with its remedy, without a trace, and goes on', async () => {
    const failing = fakeAnswerer(({ question }) => {
      if (question === 'kaputt') throw new BelegError('The model\u001B[31m is gone.', 'Run npm ci.');
      return answered();
    });
    const printed = await pipe('kaputt\nWann?', { answerer: failing });
    expect(printed).toContain(
      'Beim Antworten ist etwas schiefgegangen.\nThe model[31m is gone.\nRun npm ci.\n',
    );
    expect(printed).not.toContain('    at ');
    expect(printed).toContain('[1] Ab März');
    expect(await pipe('kaputt', { answerer: failing, env: { DEBUG: 'beleg' } })).toContain('    at ');
  });
});
