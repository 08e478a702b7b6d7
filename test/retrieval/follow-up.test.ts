import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedWith, leansOnEarlier } from '../../src/retrieval/follow-up.ts';
import { readerTokenizer } from '../helpers/embedded-reader.ts';

describe('a question leans on the one before', () => {
  it.each([
    'und wann?',
    'Und wie viele Leute waren das am Ende ungefähr?',
    'wer denn',
    'warum?',
    'Wie lange ist er noch im Amt geblieben?',
    'Was hat sie dazu am Montag gesagt?',
    'and who paid for it in the end?',
    'What about the people who live next door?',
    'How did they get to the station?',
    'et pourquoi la ville ne paie-t-elle pas ?',
    'Qui lui a donné les clés de la maison ?',
  ])('when it is "%s"', (question) => {
    expect(leansOnEarlier(question)).toBe(true);
  });

  it.each([
    'Wann öffnet die Bücherei am Sonntag?',
    'Wer hat die Vereinbarung der Verbände unterzeichnet?',
    'Was kostet ein Ausweis der Bücherei?',
    'Unddu ist kein Wort dieser Sprache?',
    'When does the city museum reopen?',
    'Who signed the agreement on Wednesday?',
    'Quand la piscine municipale ouvre-t-elle ?',
    'Combien coûte un billet pour le musée ?',
  ])('but not when it is "%s"', (question) => {
    expect(leansOnEarlier(question)).toBe(false);
  });

  it.each([
    'Seit wann stellt Pulmosense die Pflaster selbst in Kitzingen her?',
    'Wie lange ist das her, dass der Rat getagt hat?',
    'So viele Besucher kamen wann zuletzt ins Museum?',
    'Welche Schule erhielt den Preis für die beste IT-Ausstattung?',
    'When is the ER of the hospital open on Sundays?',
    'How deep is the Seine below the new bridge?',
    'Also on Sunday, when does the library open?',
    'Combien de ponts de Paris traversent la Seine ?',
    'Qui dirige le service IT de la ville ?',
    'But de Valbrune à la fin du match, qui l’a marqué ?',
  ])('nor where a word of another language looks like a pronoun or a connective: "%s"', (question) => {
    expect(leansOnEarlier(question)).toBe(false);
  });

  it.each(['Und Tarsenac bei Valbrune gestern?', 'And Kettler against Kettler yesterday?'])(
    'when its beginning is all that tells its language: "%s"',
    (question) => {
      expect(leansOnEarlier(question)).toBe(true);
    },
  );
});

describe('a follow-up joined with the question before', () => {
  const words = fc.array(fc.constantFrom('wer', 'und', 'wann', 'Bücherei', '3.', 'öffnet?'), {
    minLength: 1,
    maxLength: 200,
  });

  it('ends with what is asked now, whatever the length of the earlier question', () => {
    fc.assert(
      fc.property(words, words, (earlier, asked) => {
        const joined = joinedWith(earlier.join(' '), asked.join(' '))?.split(' ');
        // Where it leaves no room it is not joined at all.
        if (joined === undefined) return expect(asked.length).toBeGreaterThan(20);
        expect(joined.slice(-asked.length)).toEqual(asked);
        const before = joined.slice(0, -asked.length);
        expect(before.length).toBeGreaterThan(0);
        expect(before).toEqual(earlier.slice(0, before.length));
      }),
    );
  });

  it('holds both whole where they are short', () => {
    const earlier = 'Wer hat die Vereinbarung am Mittwoch unterzeichnet?';
    expect(joinedWith(earlier, 'und wann?')).toBe(`${earlier} und wann?`);
  });

  it.each([
    ['short', 'Wer hat wann und wo mit wem über die neue Halle der Stadt gesprochen '.repeat(14).trim()],
    [
      'long',
      'Hat der Stockholmer Wagniskapitalgeber Nordanvind die Finanzierungsrunde nach Unternehmensangaben angeführt, zu der ' +
        'der Münchner Fonds Isarquell Ventures, die beiden Altinvestoren Kettler & Söhne und die ' +
        'Landesbeteiligungsgesellschaft Main-Kapital hinzukamen?',
    ],
  ])('fits with its end into what the reader takes of a question of many %s words', async (_, earlier) => {
    const tokenizer = await readerTokenizer();
    const asked = tokenizer.encode('und wann?');
    const read = tokenizer.encode(joinedWith(earlier, 'und wann?') ?? '').slice(0, 64);
    expect(read.slice(-asked.length)).toEqual(asked);
  });
});
