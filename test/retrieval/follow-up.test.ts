import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinedWith, leaningOf } from '../../src/retrieval/follow-up.ts';
import { readerTokenizer } from '../helpers/embedded-reader.ts';

describe('a question leans on the one before', () => {
  it.each([
    'warum?',
    'und seit wann denn?',
    'wer war das eigentlich?',
    'wie lange ist er das schon?',
    'welcher Tag?',
    'für wie viele Personen?',
    'and until when exactly?',
    'how old are they?',
    'which floor?',
    'et pourquoi donc ?',
    'de qui ?',
    'quelle couleur ?',
    'à partir de combien de personnes ?',
  ])('wholly where it names no matter of its own: "%s"', (question) => {
    expect(leaningOf(question)).toBe('wholly');
  });

  it.each([
    'und für Kinder unter sechs?',
    'Und was kostet das?',
    'Wer hat ihm die Schlüssel gegeben?',
    'Welche Rolle spielt er dabei?',
    'Wie viele Leute arbeiten dort?',
    'Bekommen sie auch Urlaub?',
    'What about dogs?',
    'and the old bridge?',
    'When did they sign the letter?',
    'Does it need an adapter?',
    'Und wer spielt?',
    'And who pays?',
    'Who pays for it?',
    'et qui joue ?',
    'et les chiens ?',
    'Qui lui a donné les clés de la maison ?',
    'Quel rôle joue-t-elle dans le projet ?',
    'Touchera-t-il une prime ?',
  ])('openly where it goes on, or its pronoun has nothing to stand for: "%s"', (question) => {
    expect(leaningOf(question)).toBe('openly');
  });

  it.each([
    'Preis der Karte?',
    'Wer ist Kettler?',
    'Wer zahlt das?',
    'Wer hat unterschrieben?',
    'Who pays that?',
    'Qui l’a payé ?',
    'Und wie teuer wird der Umbau der Halle am Fluss?',
    'And where does the ferry to Clare Island leave on Sundays?',
    'Is there parking?',
    'Horaires du dimanche ?',
    'Et quand la piscine de Verneuil ferme-t-elle ses portes ?',
  ])('perhaps where it is short, or whole behind "und": "%s"', (question) => {
    expect(leaningOf(question)).toBe('perhaps');
  });

  it.each([
    'Wann öffnet die Bücherei am Sonntag?',
    'Wer hat die Vereinbarung der Verbände unterzeichnet?',
    'Unddu ist kein Wort dieser Sprache?',
    'Gibt es für Schüler eine Ermäßigung?',
    'Wer spielt?',
    'wer zahlt eigentlich?',
    'Wann beginnt das Konzert?',
    'Who pays?',
    'who sings exactly?',
    'Qui joue ?',
    'Qui chante vraiment ?',
    'Können Sie mir die Karten nach Österreich schicken?',
    'Hat die Stadt gesagt, warum sie den Vertrag kündigt?',
    'When does the city museum reopen?',
    'Is it true that the old bridge was closed?',
    'Is it allowed to bring a dog to the museum?',
    'Are there lockers for visitors at the pool?',
    'Did the firm say why it lost its biggest customer?',
    'Quand la piscine municipale ouvre-t-elle ?',
    'Combien coûte un billet pour le musée ?',
    'Est-ce qu’il y a une réduction pour les enfants ?',
    'Est-il vrai que le pont était fermé ?',
    'Le maire de Verneuil a-t-il signé la convention ?',
    'Rochaix a-t-il signé la convention du département ?',
  ])('but not where it stands by itself: "%s"', (question) => {
    expect(leaningOf(question)).toBe('not');
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
    expect(leaningOf(question)).toBe('not');
  });

  it.each(['Und Tarsenac gestern?', 'And Kettler yesterday?', 'Et Kettler ?'])(
    'openly when its beginning is all that tells its language: "%s"',
    (question) => {
      expect(leaningOf(question)).toBe('openly');
    },
  );
});

describe('a follow-up joined with the question before', () => {
  const words = fc.array(fc.constantFrom('wer', 'und', 'wann', 'Bücherei', '3.', 'öffnet?'), {
    minLength: 1,
    maxLength: 200,
  });

  it('begins with what is asked now, whatever the length of the earlier question', () => {
    fc.assert(
      fc.property(words, words, (earlier, asked) => {
        const joined = joinedWith({ question: earlier.join(' '), answer: 'drei' }, asked.join(' '));
        // Where it leaves no room it is not joined at all.
        if (joined === undefined) return expect(asked.length).toBeGreaterThan(20);
        expect(joined.startsWith(`${asked.join(' ')} (`)).toBe(true);
        expect(joined.split(' ').length).toBeGreaterThan(asked.length);
        expect(joined.split(' ').length).toBeLessThanOrEqual(24);
      }),
    );
  });

  it.each(['', 'Ada Kettler'])(
    'holds the earlier question whole and its answer "%s" where it names no matter of its own',
    (answer) => {
      const question = 'Wer hat die Vereinbarung am Mittwoch unterzeichnet?';
      const before = answer === '' ? question : `${question} ${answer}`;
      expect(joinedWith({ question, answer }, 'und wann?')).toBe(`und wann? (${before})`);
    },
  );

  it.each([
    [
      'Was kostet die Karte für Erwachsene?',
      'und für Kinder?',
      'und für Kinder? (kostet die Karte für Erwachsene)',
    ],
    ['When does the ferry leave?', 'What about Sundays?', 'What about Sundays? (does the ferry leave)'],
    ['Où se trouve la salle ?', 'Et le parking ?', 'Et le parking ? (se trouve la salle)'],
  ])('leaves the words that ask out of the earlier one where it names a matter: "%s" "%s"', (...parts) => {
    const [question, asked, joined] = parts;
    expect(joinedWith({ question, answer: 'drei' }, asked)).toBe(joined);
  });

  it('keeps the words that ask where the earlier question has no others', () => {
    expect(joinedWith({ question: 'und wann?', answer: '' }, 'und die Kinder?')).toBe(
      'und die Kinder? (und wann)',
    );
  });

  it.each([
    ['short', 'Wer hat wann und wo mit wem über die neue Halle der Stadt gesprochen '.repeat(14).trim()],
    [
      'long',
      'Hat der Stockholmer Wagniskapitalgeber Nordanvind die Finanzierungsrunde nach Unternehmensangaben angeführt, zu der ' +
        'der Münchner Fonds Isarquell Ventures, die beiden Altinvestoren Kettler & Söhne und die ' +
        'Landesbeteiligungsgesellschaft Main-Kapital hinzukamen?',
    ],
  ])('fits into what the reader takes of a question of many %s words', async (_, earlier) => {
    const tokenizer = await readerTokenizer();
    expect(
      tokenizer.encode(joinedWith({ question: earlier, answer: '' }, 'und wann?') ?? '').length,
    ).toBeLessThanOrEqual(64);
  });
});
