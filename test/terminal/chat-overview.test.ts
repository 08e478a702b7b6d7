import { describe, expect, it } from 'vitest';
import type { Answer, Answerer, Overview } from '../../src/answering/answer.ts';
import { runChat } from '../../src/terminal/chat/chat.ts';
import type { LabelLanguage } from '../../src/language/label-language.ts';
import { answererOf } from '../answering/scripted-reader.ts';
import { answered, citation, fakeAnswerer } from '../builders/answers.ts';
import { articleOf, LIBRARY } from '../builders/articles.ts';
import { FakeTerminal } from './fake-terminal.ts';

/** An article of so many sections, and whatever stands above the first. */
const HOUSES = articleOf({
  id: 'haus',
  title: 'Hausordnung',
  paragraphs: [
    'Hier steht, was gilt.',
    ...Array.from({ length: 18 }, (_, i) => [
      `# Regel ${i + 1}`,
      `Das ist Satz ${i + 1} der Ordnung.`,
    ]).flat(),
  ],
});
const BARE = articleOf({ id: 'leer', title: 'Ohne Abschnitte', paragraphs: ['Hier steht nur ein Satz.'] });
const ASKING = articleOf({
  id: 'faq',
  title: 'Fragen',
  paragraphs: ['# Wer zahlt den Eintritt?', 'Der Verein zahlt.'],
});

const TALK: Answer = { kind: 'talk', question: 'danke', topic: 'thanks', examples: [] };

function overviewOf({ overview }: Answerer, ...ids: readonly string[]): Overview {
  const [first, ...others] = ids.flatMap((id) => overview(id) ?? []);
  if (first === undefined) throw new Error('There is no overview');
  return { kind: 'overview', question: 'Worum geht es?', articles: [first, ...others], others: 0 };
}

/** Answers with an overview of the articles whose ids are asked, and anything else as small talk or with a sentence. */
function answererOfOverviews() {
  const fake = fakeAnswerer(
    ({ question }) => {
      if (question === 'danke') return TALK;
      if (question === 'Wann?') return answered({ question, more: [citation({ ordinal: 4 })] });
      return overviewOf(fake, ...question.split(' '));
    },
    [LIBRARY, HOUSES, BARE, ASKING],
  );
  return fake;
}

async function pipe(
  lines: readonly string[],
  answerer: Answerer,
  language: LabelLanguage = 'de',
): Promise<string> {
  const terminal = new FakeTerminal({ isTTY: false });
  const { input, output } = terminal;
  input.end(lines.join('\n'));
  await runChat({ answerer, language, env: {}, input, output });
  return terminal.raw;
}

describe('after an overview of one article', () => {
  it('":more" shows its next sections until there are no more, whatever small talk comes between', async () => {
    const printed = await pipe(['Wann?', 'haus', ':more', 'danke', ':more', ':more'], answererOfOverviews());
    const sections = Array.from(
      { length: 18 },
      (_, i) => `Regel ${i + 1}\n  Das ist Satz ${i + 1} der Ordnung.`,
    );
    const places = sections.map((section) => printed.indexOf(`\n${section}\n`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(printed.match(/und \d+ weitere Abschnitte \(weiter mit :more\)/gu)).toEqual([
      'und 11 weitere Abschnitte (weiter mit :more)',
      'und 3 weitere Abschnitte (weiter mit :more)',
    ]);
    expect(printed).toMatch(/Weitere Stellen gibt es nicht\.\s*$/u);
    expect(printed).not.toContain('(a)');
  });

  it('":more" shows passages again once another question was answered', async () => {
    const printed = await pipe(['haus', 'Wann?', ':more'], answererOfOverviews());
    expect(printed).toContain('(a) Im Café gibt es Kuchen.');
    expect(printed).not.toContain('Regel 8');
  });

  it('what asks for an overview is about the same article, whatever was cited before and in whatever language, until ":new"', async () => {
    const { answerer } = await answererOf([LIBRARY, HOUSES], () => 0.7);
    const asked = [
      'Wann öffnet die Bücherei?',
      'Worum geht es in der Hausordnung?',
      'résumé',
      'danke',
      'what is it about?',
      ':new',
      'Worum geht es?',
    ];
    const printed = await pipe(asked, answerer);
    expect(printed.match(/^Darum geht es/gmu)).toHaveLength(3);
    expect(printed.split('Worum geht es?').at(-1)).toContain('2 Artikel, jeder mit seinem ersten Satz');
  });

  it('the next question is asked with its article, until one was answered or several articles were shown', async () => {
    const fake = answererOfOverviews();
    await pipe(['haus', 'faq', 'Wann?', 'leer', 'haus faq', 'leer'], fake);
    expect(fake.asked.map(({ overviewed }) => overviewed)).toEqual([
      undefined,
      'haus',
      'faq',
      undefined,
      'leer',
      undefined,
    ]);
  });
});

it('":more" after an overview of several articles shows nothing of an older question', async () => {
  const printed = await pipe(['Wann?', 'haus faq', ':more'], answererOfOverviews());
  expect(printed).toMatch(/Weitere Stellen gibt es nicht\.\s*$/u);
});

describe('an overview ends with a question that one of its sections answers', () => {
  it.each<[language: LabelLanguage, end: string]>([
    ['de', 'Einen Abschnitt ganz lesen? Frag zum Beispiel: Was steht unter „Regel 1“?'],
    ['en', 'To read a whole section, ask for example: What is in “Regel 1”?'],
    [
      'fr',
      'Pour lire une section en entier, demandez par exemple\u00A0: Que dit «\u00A0Regel 1\u00A0»\u00A0?',
    ],
    ['it', 'Per leggere una sezione per intero, chiedi per esempio: Che cosa dice «Regel 1»?'],
  ])('in %s', async (language, end) => {
    const printed = await pipe(['haus'], answererOfOverviews(), language);
    expect(printed.replaceAll(/(?<!\n)\n(?!\n)/gu, ' ')).toContain(end);
  });

  it('with a heading of those shown last', async () => {
    expect(await pipe(['haus', ':more'], answererOfOverviews())).toContain('unter „Regel 8“?');
  });

  it('as the heading asks it, where it is one, and with none where there is no heading', async () => {
    expect(await pipe(['faq'], answererOfOverviews())).toContain(
      'Frag zum Beispiel: Wer zahlt den Eintritt?',
    );
    expect(await pipe(['leer'], answererOfOverviews())).not.toContain('Frag zum Beispiel');
  });

  it('which the answerer answers with that section', async () => {
    const { answerer } = await answererOf([HOUSES], () => 0);
    const printed = await pipe(['Worum geht es?', 'Was steht unter „Regel 1“?'], answerer);
    expect(printed).toContain('[1] Das ist Satz 1 der Ordnung.');
  });
});
