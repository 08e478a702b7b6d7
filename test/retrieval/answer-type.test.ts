import { describe, expect, it } from 'vitest';
import { askedFor, isFigure, offersOf, type AnswerType } from '../../src/retrieval/answer-type.ts';

/** Questions as people type them, by what they ask for. */
const QUESTIONS: Readonly<Record<AnswerType | 'nothing in particular', readonly string[]>> = {
  number: [
    'Wie viele Bücher hat die Bücherei?',
    'wieviele leute kamen',
    'WIE VIELE GÄSTE?',
    'Wie oft fährt der Bus?',
    'Wie alt ist die Brücke?',
    'anzahl betroffene',
    'Alter der Bürgermeisterin?',
    'Welcher Anteil der Stimmen ging an die Partei?',
    'How many visitors came?',
    'What share of the members voted?',
    'number of deaths',
    'Combien de personnes ont été blessées ?',
    'Quel pourcentage des voix ?',
    'Quelle part du budget ?',
  ],
  money: [
    'Was kostet eine Karte?',
    'Wie viel kostet der Eintritt?',
    'wie teuer ist das',
    'Wie hoch war die Strafe?',
    'Fördersumme?',
    'Wie viel Geld bekommt die Schule?',
    'Wie viel verdient ein Lehrer?',
    'How much does a ticket cost?',
    'How much was paid for the house?',
    'How expensive is it?',
    'Combien coûte un billet ?',
    'Combien d’argent a été versé ?',
    'Quel est le montant de l’aide ?',
  ],
  time: [
    'Wann öffnet das Museum?',
    'und wann?',
    'Seit wann gibt es den Verein?',
    'Wie lange dauert der Umbau?',
    'In welchem Jahr wurde er geboren?',
    'Um wie viel Uhr beginnt es?',
    'Laufzeit?',
    'When does it open?',
    'How long will it take?',
    'on which day',
    'Quand ouvre la piscine ?',
    'Combien de temps dure le trajet ?',
    'À quelle heure ?',
  ],
  person: [
    'Wer hat unterschrieben?',
    'Wessen Idee war das?',
    'Mit wem arbeitet sie?',
    'Who signed it?',
    'By whom was it signed?',
    'Qui a signé ?',
    'C’est qui, le président ?',
    'Avec qui travaille-t-elle ?',
  ],
  reason: [
    'Warum wurde der Zug gestoppt?',
    'wieso eigentlich',
    'Aus welchem Grund trat er zurück?',
    'Why was it closed?',
    'What is the reason?',
    'Pourquoi a-t-elle démissionné ?',
  ],
  place: [
    'Wo liegt die Fabrik?',
    'Woher kommt das Geld?',
    'In welcher Stadt?',
    'Where is the factory?',
    'In which city did it happen?',
    'Où se trouve le musée ?',
    'Dans quelle ville ?',
  ],
  'nothing in particular': [
    'Was plant die Stadt?',
    'Worum geht es?',
    'Was sagt der Minister?',
    'Werden die Wannen geliefert?',
    'Wohnungen am Park',
    'Is the bridge closed?',
    'The whole story',
    'Que prévoit la ville ?',
    'Que fait l’association qui gère le parc ?',
    'ou bien le parc',
    '',
  ],
};

describe.each(Object.entries(QUESTIONS))('what asks for %s', (type, questions) => {
  it.each(questions)('"%s"', (question) => {
    expect(askedFor(question) ?? 'nothing in particular').toBe(type);
  });
});

describe('a question for two things', () => {
  it.each([
    ['Wer hat wann unterschrieben?', 'person'],
    ['Wann und wo war der Gipfel?', 'time'],
    ['Where and when was it?', 'place'],
    ['Combien, et pourquoi ?', 'number'],
  ] as const)('"%s" asks for the first, a %s', (question, type) => {
    expect(askedFor(question)).toBe(type);
  });
});

/** Sentences, what they are looked through for, and the parts that could be it; none where the word only looks alike. */
const SENTENCES: readonly (readonly [AnswerType, string, readonly string[]])[] = [
  ['number', 'Es kamen 1.200 Gäste.', ['1.200']],
  ['number', 'Zwölf Kinder und fünfundzwanzig Eltern kamen.', ['Zwölf', 'fünfundzwanzig']],
  ['number', 'Die Hälfte blieb.', ['Hälfte']],
  ['number', 'Es sind 12,5 Prozent.', ['12,5 Prozent']],
  ['number', 'Rund 3 Millionen Menschen.', ['3 Millionen']],
  ['number', 'There were twelve of them.', ['twelve']],
  ['number', 'Ils étaient vingt.', ['vingt']],
  ['number', 'Die Achtung war groß, und Elfriede achtet darauf.', []],
  ['number', 'The tenant left.', []],
  ['number', 'Personne n’est venu.', []],
  ['money', 'Das kostet 30 Euro oder 25 €.', ['30 Euro', '25 €']],
  ['money', 'Sie zahlt 2,5 Milliarden Euro.', ['2,5 Milliarden Euro']],
  ['money', 'Der Preis: €5.', ['€5']],
  ['money', 'It costs $3 million.', ['$3 million']],
  ['money', 'Le billet coûte 12 euros.', ['12 euros']],
  ['money', 'Es sind 30 Leute, alle Europäer.', []],
  ['money', 'They pounded on the door.', []],
  ['money', 'Le billet est gratuit.', []],
  ['time', 'Am 3. März öffnet es.', ['Am 3. März']],
  ['time', 'Am Mittwoch war es so weit.', ['Am Mittwoch']],
  ['time', 'Es dauert drei Wochen.', ['drei Wochen']],
  ['time', 'Um 16 Uhr schließt es.', ['16 Uhr']],
  ['time', 'On Monday it rained.', ['On Monday']],
  ['time', 'It lasts two years.', ['two years']],
  ['time', 'En mars, il pleut.', ['En mars']],
  ['time', 'Depuis 1998, rien.', ['1998']],
  ['time', 'Frau Maier legte die Tageszeitung zu den 300 anderen.', []],
  ['time', 'He marched on.', []],
  ['time', 'Il est parti.', []],
  ['person', 'Es sprach Annika von Mutius.', ['Annika von Mutius']],
  ['person', 'The mayor, Ann Lee, signed.', ['Ann Lee']],
  ['person', 'Jean-Paul Martin a signé.', ['Jean-Paul Martin']],
  ['person', 'Das Haus brennt.', []],
  ['person', 'gestern kam niemand.', []],
  ['reason', 'Er ging, weil es regnete.', ['weil']],
  ['reason', 'Wegen des Sturms fiel es aus.', ['Wegen']],
  ['reason', 'They left because of rain.', ['because']],
  ['reason', 'Il est parti parce que la pluie tombait.', ['parce que']],
  ['reason', 'Il est parti parce qu’il pleuvait.', ['parce qu']],
  ['reason', 'Sie spart, um ein Haus zu bauen.', ['um']],
  ['reason', 'Sie kommt um acht.', []],
  ['reason', 'Die Wegenetze wachsen.', []],
  ['reason', 'They left.', []],
  ['reason', 'Il est parti.', []],
  ['place', 'Sie wohnt in Berlin.', ['in Berlin']],
  ['place', 'Elle habite à Lyon.', ['à Lyon']],
  ['place', 'He lives near the Thames.', ['near the Thames']],
  ['place', 'Sie wohnt hier.', []],
  ['place', 'He lives alone.', []],
];

describe('a sentence', () => {
  it.each(SENTENCES)('looked through for a %s: "%s" offers %j', (type, sentence, offers) => {
    expect(offersOf(sentence, type).map(({ start, end }) => sentence.slice(start, end))).toEqual(offers);
  });
});

it('only a number, a sum and a time are figures', () => {
  const types = ['number', 'money', 'time', 'person', 'reason', 'place', undefined] as const;
  expect(types.filter((type) => isFigure(type))).toEqual(['number', 'money', 'time']);
});
