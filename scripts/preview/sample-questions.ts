import type { LabelLanguage } from '../../src/language/label-language.ts';

/** What the preview's asker types, in each language. Quotations stay German. */
export interface SampleQuestions {
  readonly signed: string;
  readonly startUps: string;
  readonly followUp: string;
  readonly several: string;
  readonly sunday: string;
  readonly card: string;
  readonly money: string;
  readonly statement: string;
  readonly otherStatement: string;
}

export const QUESTIONS: Readonly<Record<LabelLanguage, SampleQuestions>> = {
  de: {
    signed: 'Wann wurde die Vereinbarung unterschrieben?',
    startUps: 'Was haben Start-ups davon?',
    followUp: 'Und worum geht es darin?',
    several: 'Was geschieht sonntags und was am Mittwoch? [Klick](https://example.org) @everyone',
    sunday: 'Wann ist die Bücherei sonntags offen?',
    card: 'Was kostet eine Jahreskarte?',
    money: 'Wie viel Geld geben die Verbände aus?',
    statement: 'Die EU verschiebt den AI Act.',
    otherStatement: 'Merz war allein auf dem Gipfel.',
  },
  en: {
    signed: 'When was the agreement signed?',
    startUps: 'What do start-ups gain from it?',
    followUp: 'And what is it about?',
    several: 'What happens on Sundays and what on Wednesday? [Click](https://example.org) @everyone',
    sunday: 'When is the library open on Sundays?',
    card: 'What does a card for a year cost?',
    money: 'How much money do the associations spend?',
    statement: 'The EU postpones the AI Act.',
    otherStatement: 'Merz was at the summit alone.',
  },
  fr: {
    signed: 'Quand l’accord a-t-il été signé ?',
    startUps: 'Qu’y gagnent les start-up ?',
    followUp: 'Et de quoi parle-t-il ?',
    several: 'Que se passe-t-il le dimanche et le mercredi ? [Clic](https://example.org) @everyone',
    sunday: 'Quand la bibliothèque ouvre-t-elle le dimanche ?',
    card: 'Combien coûte une carte annuelle ?',
    money: 'Combien d’argent les associations dépensent-elles ?',
    statement: 'L’UE reporte l’AI Act.',
    otherStatement: 'Merz était seul au sommet.',
  },
  it: {
    signed: 'Quando è stato firmato l’accordo?',
    startUps: 'Che cosa ci guadagnano le start-up?',
    followUp: 'E di che cosa parla?',
    several: 'Che cosa succede la domenica e il mercoledì? [Clic](https://example.org) @everyone',
    sunday: 'Quando apre la biblioteca la domenica?',
    card: 'Quanto costa una tessera annuale?',
    money: 'Quanto denaro spendono le associazioni?',
    statement: 'L’UE rinvia l’AI Act.',
    otherStatement: 'Merz era da solo al vertice.',
  },
};
