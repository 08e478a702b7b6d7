import { labelLanguageList } from '../../language/label-language.ts';
import { counting } from '../../wording/label-text.ts';
import type { TerminalLabels } from '../terminal-labels.ts';

const inItalian = counting('it');

export const italian: TerminalLabels = {
  prompt: 'Domanda',
  question: (question) => `Domanda: ${question}`,
  welcome: ({ articles, sentences, title }) =>
    title === undefined
      ? `beleg risponde solo con frasi citate parola per parola da ${inItalian(articles, 'articolo', 'articoli')} (${inItalian(sentences, 'frase', 'frasi')}).`
      : `beleg risponde solo con frasi citate parola per parola dall’articolo «${title}».`,
  start: 'Basta scrivere una domanda. :help mostra i comandi, :quit chiude.',
  helpHeading: 'Comandi',
  helpQuestion:
    'Tutto il resto è una domanda. Una domanda breve che continua la precedente («e quando?») si riferisce all’ultima che si capisce da sola.',
  commands: {
    articles: 'Gli articoli in cui si cerca',
    article:
      'Cercare in un solo articolo: :article <identificativo o titolo>; con :article tutti di nuovo in tutti',
    context: 'Le frasi intorno a un passaggio, per esempio :context 1 o :context b',
    more: 'I tre passaggi successivi per l’ultima domanda o, dopo una panoramica, le sezioni successive',
    new: 'Dimenticare la domanda precedente',
    help: 'Questo aiuto',
    quit: 'Chiudere (anche :q, :exit o Ctrl-D)',
  },
  noArticles: 'L’indice non contiene articoli. corpus/README.md spiega come aggiungerne uno.',
  sentences: (sentences) => inItalian(sentences, 'frase', 'frasi'),
  leftOut: (places) => inItalian(places, 'punto tralasciato', 'punti tralasciati'),
  nothingShown: 'Per ora non c’è nessun passaggio da mostrare. Fai prima una domanda.',
  noSuchPassage: (mark, marks) => `Qui non c’è nessun passaggio «${mark}». Puoi scegliere tra: ${marks}`,
  noMore: 'Non ci sono altri passaggi.',
  readOn: '(:more mostra il seguito)',
  forgotten: 'La domanda precedente è dimenticata.',
  unknownCommand: (command, meant) =>
    `Il comando ${command} non esiste. ${meant === undefined ? ':help li mostra tutti.' : `Intendevi ${meant}?`}`,
  interrupted: 'Per chiudere premi di nuovo Ctrl-C oppure Ctrl-D, o scrivi :quit.',
  goodbye: 'A presto.',
  fault: 'Qualcosa è andato storto durante la risposta.',
  articleChanged: {
    problem: 'Nel frattempo l’articolo è stato modificato.',
    remedy: 'Fai di nuovo la domanda.',
  },
  ask: {
    description:
      'Risponde a una domanda con frasi citate dagli articoli o dice che non è stata trovata una risposta.',
    question: 'la domanda; «-» la legge dallo standard input',
    json: 'scrive un oggetto JSON (docs/json.md); con «-» uno per ogni riga dello standard input',
    lang: `lingua delle etichette: ${labelLanguageList('o')} (altrimenti quella del locale)`,
    article: 'cerca solo in questo articolo',
    exitCodes: 'Stato di uscita: 0 risposta trovata, 3 nessuna risposta trovata, 2 uso errato, 1 errore',
    noQuestion: 'Manca la domanda.',
    howToCall: (usage) => `Il comando è: ${usage}`,
    unknownArticle: (id) => `Nessun articolo ha l’identificativo «${id}».`,
    knownArticles: (ids) => (ids === '' ? 'L’indice non contiene articoli.' : `Articoli disponibili: ${ids}`),
  },
};
