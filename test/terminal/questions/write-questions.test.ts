import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runDialogue } from '../../../src/terminal/questions/dialogue.ts';
import { withinArticle } from '../../../src/terminal/questions/question-desk.ts';
import { WritingDialogue } from '../../../src/terminal/questions/write-questions.ts';
import { answered, citation, fakeAnswerer, notInCorpus } from '../../builders/answers.ts';
import { LIBRARY, MUSEUM } from '../../builders/articles.ts';
import { FakeTerminal } from '../fake-terminal.ts';
import { desk, pipe, writtenTo } from './own-questions-folder.ts';

const ID = 'buecherei';
const SUNDAY = 'Ab März öffnet die Bücherei auch sonntags von 10 bis 16 Uhr.';
const CTRL_C = '\u0003';

/** Answers what asks for a time with the Sundays, and nothing else. */
const librarian = () =>
  fakeAnswerer(({ question }) =>
    question.startsWith('Wann')
      ? answered({
          question,
          citations: [citation()],
          more: [3, 4, 5].map((ordinal) => citation({ ordinal })),
        })
      : notInCorpus({ question, nearest: [citation({ ordinal: 2 })] }),
  );

async function dialogueOn(questions: Readonly<Record<string, string>> = {}) {
  const answerer = librarian();
  const parts = await desk({ answerer, articles: [LIBRARY], questions });
  return { answerer, parts, dialogue: new WritingDialogue(parts, 'en') };
}

describe('npm run questions', () => {
  it('shows a sentence with its neighbours, asks the bot in its article and writes what is right', async () => {
    const { answerer, parts, dialogue } = await dialogueOn();
    const { shown, isDone } = await pipe(dialogue, ['Wann ist  offen?', 'y']);
    expect(isDone).toBe(true);
    expect(answerer.asked).toEqual([{ question: 'Wann ist  offen?', articleId: ID }]);
    expect(shown).toContain(
      '    Der Eintritt bleibt frei.\n(?) Die Leitung rechnet mit 2_000 *neuen* Gästen',
    );
    expect(shown).toContain(`[1] ${SUNDAY.slice(0, 20)}`);
    expect(shown).toContain('The sentence above is [2].');
    expect(shown).toContain(
      'Written to corpus/buecherei.questions.yaml.\n1 question: 1 answered, 0 not in the article;',
    );
    expect(shown).toMatch(
      /1 question was written\. 1 question: 1 answered.* needs 60, 15 of each kind\.\n\n$/u,
    );
    expect(await writtenTo(parts, ID)).toBe(`- question: Wann ist  offen?\n  answer: ${SUNDAY}\n`);
  });

  it('takes another sentence, several, and that none answers', async () => {
    const { parts, dialogue } = await dialogueOn();
    await pipe(dialogue, [
      'Wann kommen Gäste?',
      '2',
      'Wann schließt was?',
      'n',
      '4 1',
      'Wann kommt der König?',
      '0',
      'Wer liest?',
      'oui',
    ]);
    expect(await writtenTo(parts, ID)).toBe(`- question: Wann kommen Gäste?
  answer: Die Leitung rechnet mit 2_000 *neuen* Gästen im Jahr; mehr unter www.example.org/gäste.

- question: Wann schließt was?
  answer:
    - Das Café schließt um 15 Uhr.
    - ${SUNDAY}

- question: Wann kommt der König?
  not-in-article: true

- question: Wer liest?
  not-in-article: true
`);
  });

  it('shows further sentences and those that are searched for under numbers of their own', async () => {
    const { parts, dialogue } = await dialogueOn();
    const { shown } = await pipe(dialogue, ['Wer darf leihen?', 'nein', '/Kinder', '/Zebra', '3']);
    expect(shown).toContain('[2] Der Eintritt bleibt frei.');
    expect(shown).toContain(
      'Sentences with “Kinder”:\n\n    Neue Zeiten\n[3] Kinder dürfen zehn Bücher leihen.',
    );
    expect(shown).toContain('No sentence holds “Zebra”.');
    expect(await writtenTo(parts, ID)).toContain('answer: Kinder dürfen zehn Bücher leihen.');
  });

  it('goes on with another sentence on an empty line, until all were shown', async () => {
    const { dialogue } = await dialogueOn();
    const { shown } = await pipe(
      dialogue,
      Array.from({ length: 20 }, () => ''),
    );
    const sentences = Array.from(shown.matchAll(/\(\?\) (\S+ \S+)/gu), ([, begins]) => begins);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences).toHaveLength(8);
    expect(shown).toContain('Every sentence was shown, or is an answer already.');
  });

  it('writes no question twice, none that was dropped, and none of which nobody said what answers it', async () => {
    const known = `- question: Wann ist offen?\n  answer: ${SUNDAY}\n`;
    const { answerer, parts, dialogue } = await dialogueOn({ 'buecherei.questions.yaml': known });
    const { shown } = await pipe(dialogue, [
      'wann ist offen',
      'Wann?',
      'x',
      'Wann nicht?',
      '7',
      'hm',
      '',
      ':quit',
    ]);
    expect(shown).toContain('This question stands in line 1 of corpus/buecherei.questions.yaml already.');
    expect(answerer.asked.map(({ question }) => question)).toEqual(['Wann?', 'Wann nicht?']);
    expect(shown).toContain('There is no number 7, only 1 to 2.');
    expect(shown).toContain('“hm” means nothing here.');
    expect(shown).toContain('The last question was not written: nobody said what answers it.');
    expect(await writtenTo(parts, ID)).toBe(known);
  });

  it('says what is wrong with a file, and keeps the question until it can be written', async () => {
    const { parts, dialogue } = await dialogueOn({ 'buecherei.questions.yaml': '- question: "Wann?\n' });
    const file = join(parts.corpusFolder, 'buecherei.questions.yaml');
    const { input, output, ...terminal } = at();
    const done = runDialogue(dialogue, { input, output, env: {}, language: 'en' });
    await terminal.shows('corpus/buecherei.questions.yaml, line 1: It cannot be read from here on');
    terminal.type('Wann nur?\ry\r');
    await terminal.shows('Something is wrong with your questions');
    await writeFile(file, '# better\n');
    terminal.type('y\r');
    await terminal.shows('Written to');
    terminal.type(CTRL_C);
    expect(await done).toBe(false);
    expect(await writtenTo(parts, ID)).toBe(`# better\n\n- question: Wann nur?\n  answer: ${SUNDAY}\n`);
  });

  it('clears a line on Ctrl-C, leaves on the next, and loses nothing that was decided', async () => {
    const { parts, dialogue } = await dialogueOn();
    const { input, output, ...terminal } = at();
    const done = runDialogue(dialogue, { input, output, env: {}, language: 'en' });
    await terminal.shows('Question> ');
    terminal.type('Wann?\ry\r');
    await terminal.shows('Written to');
    await terminal.shows('Question> ');
    terminal.type(`Was nic${CTRL_C}${CTRL_C}`);
    expect(await done).toBe(true);
    expect(await writtenTo(parts, ID)).toBe(`- question: Wann?\n  answer: ${SUNDAY}\n`);
  });

  it('shows sentences of the one article that was named, and says which there are', async () => {
    const parts = await desk({
      answerer: fakeAnswerer(undefined, [LIBRARY, MUSEUM]),
      articles: [LIBRARY, MUSEUM],
    });
    const { shown } = await pipe(new WritingDialogue(withinArticle(parts, 'musée', 'en'), 'en'), ['', '']);
    expect(shown).toContain('(?) Le musée rouvre lundi.');
    expect(shown).not.toContain('Bücherei');
    expect(() => withinArticle(parts, 'zoo', 'en')).toThrow('zoo');
  });

  it('asks no sentence for small talk, nor what cannot be asked', async () => {
    const { answerer, dialogue } = await dialogueOn();
    answerer.answerWith(({ question }) =>
      question === '?!'
        ? { kind: 'unaskable', reason: 'no-words' }
        : { kind: 'talk', question, topic: 'thanks', examples: [] },
    );
    const { shown } = await pipe(dialogue, ['Danke!', '?!', ':help', ':nonsense']);
    expect(shown).toContain('The bot searches no sentence for that.');
    expect(shown).toContain('“:nonsense” means nothing here.');
    expect(shown.match(/What answers>/g)).toBeNull();
  });

  it.each(['y', 'Nein', 'x', '0', '1, 2', '/Sonntag'])(
    'takes %s for no question where there is nothing to decide',
    async (typed) => {
      const { answerer, dialogue } = await dialogueOn();
      const { shown } = await pipe(dialogue, [typed]);
      expect(shown).toContain(`“${typed}” means nothing here.`);
      expect(answerer.asked).toEqual([]);
    },
  );
});

function at() {
  const terminal = new FakeTerminal({ isTTY: true, columns: 80 });
  const { input, output } = terminal;
  return {
    input,
    output,
    type: (keys: string) => terminal.type(keys),
    shows: (text: string) => terminal.shows(text),
  };
}
