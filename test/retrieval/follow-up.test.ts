import { describe, expect, it } from 'vitest';
import { leansOnEarlier } from '../../src/retrieval/follow-up.ts';

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
});
