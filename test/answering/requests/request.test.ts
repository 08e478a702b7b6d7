import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRemark, requestIn, type Question } from '../../../src/answering/requests/request.ts';

function questionIn(text: string): Question {
  const request = requestIn(text);
  if (request.kind !== 'question') throw new Error(`${text}: ${request.kind}`);
  return request;
}

describe('small talk', () => {
  it.each([
    ['guten Morgen', 'greeting'],
    ['Guten Tag', 'greeting'],
    ['Guten Abend zusammen', 'greeting'],
    ['Haaallo zusammen!!', 'greeting'],
    ['Grüß Gott', 'greeting'],
    ['Gruess euch', 'greeting'],
    ['hi there :)', 'greeting'],
    ['comment ça va ?', 'greeting'],
    ['Danke dir', 'thanks'],
    ['vielen lieben Dank für deine Hilfe', 'thanks'],
    ['merci beaucoup pour ton aide', 'thanks'],
    ['ok danke, bis morgen', 'farewell'],
    ['lol', 'chatter'],
    ['hahaha', 'chatter'],
    ['you’re funny', 'chatter'],
    ['Raconte-moi une blague', 'chatter'],
    ['Wer bist du?', 'bot'],
    ['Hallo, was kannst du alles?', 'bot'],
    ['hilfe', 'bot'],
    ['Qu’est-ce que tu sais faire ?', 'bot'],
    ['are you a real person?', 'bot'],
    ['Stimmt das wirklich?', 'proof'],
    ['Quelle?', 'proof'],
    ['are you sure', 'proof'],
    ['Ciao a tutti!', 'greeting'],
    ['Grazie mille per il tuo aiuto', 'thanks'],
    ['Chi sei?', 'bot'],
    ['Ciao, che cosa sai fare?', 'bot'],
    ['è proprio vero?', 'proof'],
  ])('%s is about %s', (text, topic) => {
    expect(requestIn(text)).toEqual({ kind: 'talk', topic });
  });

  it.each([
    'Morgen geöffnet?',
    'Danke-Karte Preis?',
    'Hohe Preise, warum?',
    'Wer ist der beste Spieler?',
    'Was kann ich mitbringen?',
    'Wann sagt man danke?',
    'Tag der offenen Tür',
    'Wo ist die Hilfe für Eltern?',
    'Quelle der Donau?',
    'Wie geht es ihr?',
    'Wie geht es dann weiter?',
    'Vous êtes là quand ?',
    'Le plan ?',
    'Hat die Band ein Lied geschrieben?',
    'Is there a poem about it?',
  ])('is none of a question that only looks like it: %s', (text) => {
    expect(questionIn(text)).toMatchObject({ text, unlessAnswered: undefined });
  });

  it.each([
    ['Danke für nichts, wer zahlt das?', 'wer zahlt das?'],
    ['Hallo wann habt ihr offen?', 'wann habt ihr offen?'],
    ['lol ok aber wer ist der Vorsitzende?', 'wer ist der Vorsitzende?'],
    ['Tschüss Verein! Bis wann muss ich austreten?', 'Bis wann muss ich austreten?'],
    ['Qui es-tu, et où est la salle ?', 'où est la salle ?'],
    ['Wer zahlt das? Danke!', 'Wer zahlt das?'],
    ['Merci, quand ?', 'quand ?'],
    ['Grazie, e chi paga?', 'chi paga?'],
    ['ciao quando apre il museo?', 'quando apre il museo?'],
    ['Hallo, ist Herr Danke, der Chef, da?', 'ist Herr Danke, der Chef, da?'],
  ])('around a question is not searched for: %s', (text, question) => {
    expect(questionIn(text).text).toBe(question);
  });

  it('is what speaks of the bot where no article answers, and that is never read with the question before', () => {
    expect(questionIn('Was denkst du über dich?')).toMatchObject({ unlessAnswered: 'bot', isPersonal: true });
    expect(questionIn('Kennst du einen guten Witz über Anwälte?')).toMatchObject({
      unlessAnswered: 'chatter',
    });
    expect(questionIn('Hallo Sternwarte')).toMatchObject({ unlessAnswered: 'greeting', isPersonal: false });
    expect(questionIn('Wie funktioniert das?')).toMatchObject({ unlessAnswered: 'bot', isPersonal: false });
  });

  it.each([
    ['Everyone welcome?', 'greeting'],
    ['Bis morgen?', 'farewell'],
    ['Noch bis nächste Woche?', 'farewell'],
    ['And later?', 'farewell'],
    ['Ok, und dann?', 'chatter'],
    ['Merci, et alors ?', 'thanks'],
    ['Anleitung?', 'bot'],
    ['How do I use this?', 'bot'],
    ['Ist das sicher?', 'proof'],
  ])('is %s only where no article answers it for sure', (text, topic) => {
    expect(questionIn(text)).toMatchObject({ unlessAnswered: topic, isMostlyTalk: true, isPersonal: false });
  });

  it.each(['Bis morgen!', 'Abend!', 'Wie geht es dir?', 'Danke, ok?', 'Ok, und tschüss?', 'Guten Abend?'])(
    'is %s, which asks nothing of an article',
    (text) => {
      expect(requestIn(text).kind).toBe('talk');
    },
  );

  it('is taken off a question some times, and not as often as anybody likes', () => {
    expect(questionIn(`${'ok '.repeat(8)}wer zahlt?`).text).toBe('wer zahlt?');
    expect(questionIn(`${'ok '.repeat(300)}wer zahlt?`).text).toBe(`${'ok '.repeat(292)}wer zahlt?`);
  });

  it('may be spoken of: such a question is answered as surely as others are', () => {
    expect(questionIn('Are you a member if you pay?')).toMatchObject({
      unlessAnswered: 'bot',
      isMostlyTalk: false,
    });
    expect(questionIn('What made you start?').unlessAnswered).toBeUndefined();
  });

  it('speaks to nobody where it asks', () => {
    expect(questionIn('hallo wann offen')).toMatchObject({ text: 'wann offen', unlessAnswered: undefined });
    expect(questionIn('hallo preis karte')).toMatchObject({
      unlessAnswered: 'greeting',
      isMostlyTalk: false,
    });
  });

  it('may be an emoji without a word', () => {
    expect(['👍', ':)', '<3', '??', '§ %', '---'].map(isRemark)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('what asks for an overview', () => {
  it.each([
    'Worum geht es?',
    'Hallo, worum geht’s hier eigentlich?',
    'tl;dr',
    'TLDR bitte',
    'Was steht drin?',
    'Fass den Artikel bitte kurz zusammen',
    'résume l’article',
    'de quoi parlent les articles ?',
    'Di che cosa parla l’articolo?',
    'Mi fai un breve riassunto?',
    'What is this about?',
    'Can you give me a short summary of the article?',
  ])('is %s', (text) => {
    expect(requestIn(text)).toEqual({ kind: 'overview' });
  });

  it('may name the article, and is a question like any other where it names something else', () => {
    expect(questionIn('Worum geht es in der Satzung?').title?.words).toEqual(['satzung']);
    expect(questionIn('Worum geht es in der Satzung?').title?.isWhole).toBe(false);
    expect(questionIn('Zusammenfassung der Satzung').title).toMatchObject({ isWhole: true });
    expect(questionIn('Wer gibt den Inhalt frei?').title).toBeUndefined();
  });

  it.each([
    'What does the article say about the bridge?',
    'Was steht hier zum Preis?',
    'Was ist das Thema des Vortrags?',
    'Quel est le sujet du débat ?',
  ])('takes no article for another that has some of the words in its title: %s', (text) => {
    expect(questionIn(text).title?.isWhole).toBe(true);
  });
});

const label = (kind: string | undefined, number: string, part?: string) => ({
  by: 'label',
  label: { kind, number, part },
});

describe('what asks for a section', () => {
  it.each([
    ['Was steht in § 5?', label('paragraph', '5')],
    ['§5', label('paragraph', '5')],
    ['und in Paragraf 5?', label('paragraph', '5')],
    ['Was sagt § 7 Abs. 2?', label('paragraph', '7', '2')],
    ['Was steht in § 7 (2)?', label('paragraph', '7', '2')],
    ['que dit l’article premier ?', label('article', '1')],
    ['Art. 3a', label('article', '3a')],
    ['que dit l’article 1er ?', label('article', '1')],
    ['Article 5 bis', label('article', '5bis')],
    ['Was steht in Anlage 1?', label('part', '1')],
    ['What is in Annex II?', label('part', '2')],
    ['que dit la règle 3 ?', label('part', '3')],
    ['que dit la regle 3 ?', label('part', '3')],
    ['Was steht in 1.2?', label(undefined, '1.2')],
    ['Che cosa dice l’articolo 3?', label('article', '3')],
    ['cosa c’è scritto nel § 5 comma 2?', label('paragraph', '5', '2')],
    ['What does chapter IV say?', label(undefined, '4')],
  ])('by its number is %s', (text, section) => {
    expect(questionIn(text).section).toEqual(section);
  });

  it.each([
    ['Was steht unter Öffnungszeiten?', ['offnungszeiten'], false],
    ['Was steht unter „Anfahrt und Parken“?', ['anfahrt', 'parken'], true],
    ['What is in “Opening hours”?', ['opening', 'hours'], true],
    ['Que dit « Œuvres et cœur » ?', ['ouvres', 'cour'], true],
    ['Que dit « Oeuvres et coeur » ?', ['ouvres', 'cour'], true],
    ['Que dit « Où nous trouver ? » ?', ['ou', 'nous', 'trouver'], true],
    ['Che cosa dice «Orari di apertura»?', ['orari', 'di', 'apertura'], true],
  ])('by its heading is %s', (text, words, isQuoted) => {
    expect(questionIn(text).section).toEqual({ by: 'words', words, isQuoted });
  });

  it.each([
    'What is the deadline?',
    'Was regelt der Vorstand?',
    'Was kostet es laut § 5?',
    'Wann gilt 2024?',
    'Was sagt Abbou?',
    'und 10?',
    '12',
    'C?',
  ])('is not %s', (text) => {
    expect(questionIn(text).section).toBeUndefined();
  });

  it('is named by a question for something in it', () => {
    expect(questionIn('Welche Frist gilt nach § 5 Absatz 2?').label).toEqual({
      kind: 'paragraph',
      number: '5',
      part: '2',
    });
  });

  it.each([
    'Can no one enter?',
    'À quel point il faut payer ?',
    'À quel point un enfant paie ?',
    'Is there a section civil servants may skip?',
  ])('is not named by %s', (text) => {
    expect(questionIn(text).label).toBeUndefined();
  });

  it.each([
    ['Kapitel xiv', '14'],
    ['chapter xl', '40'],
    ['Teil CXCIX', '199'],
  ])('is named in Roman numbers by %s', (text, number) => {
    expect(questionIn(text).label).toMatchObject({ kind: 'part', number });
  });
});

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const request = requestIn(text);
      if (request.kind === 'question') expect(text).toContain(request.text);
    }),
  );
});
