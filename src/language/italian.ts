import { wordSet, type SpokenKnowledge } from './knowledge.ts';
import { italianRequests } from './requests/italian.ts';

/**
 * Small words that other texts have too ("E-Mail", "da", "alle") are among the asking words, which decide between languages that
 * are as likely; what is a word of its own elsewhere ("AI", "prima", "data") is in neither.
 */
export const italian: SpokenKnowledge = {
  functionWords: wordSet(`
    il lo la gli le un uno una l di del dello della dei degli delle d al allo alla agli dal dallo dalla dai dagli
    dalle nel nello nella nei negli nelle nell dell all dall sul sullo sulla sui sugli sulle sull con per tra fra
    ed ma se che chi cui c ci si mi ti vi non né più piu come dove dov quando quand perché perche poi anche ancora già
    qual quale quali quanto quanta quanti quante quant cosa cos questo questa quest questi queste quel quell quei quegli quello quella quelli
    quelle lui lei loro egli essa suo sua suoi sue mio mia miei mie tuo tua tuoi tue nostro nostra vostro vostra è sono
    siamo siete io tu noi voi tutto tutta tutti tutte ogni qualche qualcuno qualcosa niente nulla nessuno nessuna
    mentre dopo senza sotto sopra contro durante oppure quindi però
  `),
  askingWords: wordSet(`
    a ad da e in su o od i alle ho hai ha abbiamo avete hanno aveva avevano erano sei stato stata stati state sarà
    saranno può puo possono posso puoi potrà deve devono devo devi vuole vogliono fa fanno fare va vanno viene vengono
    succede serve servono bisogna ore giorno giorni mese mesi anno anni fino entro esattamente davvero molto poco
  `),
  letters: new Set('àèéìòù'),
  connectives: ['e', 'ed', 'ma', 'o', 'oppure', 'quindi', 'allora'],
  questionWords: wordSet('chi che cosa come dove quando perché quale quali quanto quanta quanti quante'),
  requests: italianRequests,
};
