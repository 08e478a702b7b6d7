import { counting } from '../../wording/label-text.ts';
import type { PageLabels } from '../page-labels.ts';

const count = counting('it');

export const italian: PageLabels = {
  tagline: 'Risposte con le parole degli articoli',
  skip: 'Vai al contenuto',
  heading: (articles) => (articles === 1 ? 'Fai una domanda all’articolo' : 'Fai una domanda agli articoli'),
  home: 'Alla pagina iniziale',
  hint: 'La risposta è fatta di frasi che vi si trovano parola per parola, ognuna con il suo posto. Se non se ne trova nessuna, la pagina lo dice.',
  question: 'La tua domanda',
  article: 'Articolo',
  allArticles: 'Tutti gli articoli',
  language: 'Lingua della pagina',
  submit: 'Chiedi',
  askOn: 'Fai un’altra domanda',
  followUp: (question) => `Leggila come seguito di: ${question}`,
  articles: (articles) =>
    articles === 1 ? 'Puoi fare domande a questo articolo' : 'Puoi fare domande a questi articoli',
  noArticles: 'Non c’è ancora nessun articolo.',
  sentences: (sentences) => count(sentences, 'frase', 'frasi'),
  searched: (articles) => `Articoli esaminati: ${articles}.`,
  context: {
    summary: 'Leggi nel contesto',
    start: 'Qui comincia l’articolo.',
    end: 'Qui finisce l’articolo.',
  },
  further: (passages) =>
    passages === 1 ? 'un altro passaggio' : `altri ${count(passages, 'passaggio', 'passaggi')}`,
  permanent: {
    link: 'Link a questa risposta',
    note: 'Quando lo apri, la domanda viene posta di nuovo. Se intanto gli articoli sono cambiati, la risposta può essere diversa.',
  },
  published: {
    tagline: 'Gli articoli, frase per frase',
    heading: 'Articoli',
    size: (articles, sentences) =>
      `${count(articles, 'articolo', 'articoli')}, ${count(sentences, 'frase', 'frasi')}`,
  },
  wholeArticle: 'Articolo intero',
  askArticle: 'Fai una domanda a questo articolo',
  newTab: 'si apre in una nuova scheda',
  problem: {
    'bad-request': {
      title: 'Questa richiesta non è comprensibile',
      remedy: 'Fai la tua domanda con il modulo.',
    },
    'unknown-article': {
      title: 'Qui questo articolo non esiste',
      remedy: 'Forse è stato tolto o rinominato. Scegline un altro, oppure cerca in tutti.',
    },
    'unknown-language': {
      title: 'beleg non conosce questa lingua',
      remedy: 'Scegline una dall’elenco.',
    },
    'not-found': {
      title: 'Questa pagina non esiste',
      remedy: 'Forse l’indirizzo è incompleto. Dalla pagina iniziale puoi fare domande agli articoli.',
    },
    unauthorised: {
      title: 'Questa pagina è protetta',
      remedy: 'Inserisci la chiave di accesso come password; il nome utente non conta.',
    },
    'articles-changed': {
      title: 'Gli articoli sono appena cambiati',
      remedy: 'Fai la domanda ancora una volta.',
    },
    busy: {
      title: 'In questo momento ci sono troppe domande',
      remedy: 'Riprova tra un minuto.',
    },
    'too-slow': {
      title: 'La risposta ha richiesto troppo tempo',
      remedy: 'Riprova più tardi, meglio con una domanda più corta.',
    },
    fault: {
      title: 'Qualcosa è andato storto durante la risposta',
      remedy: 'Riprova più tardi.',
    },
  },
  rateLimited: (seconds) => ({
    title: 'Sono state molte domande in una volta',
    remedy: `Puoi continuare tra ${count(seconds, 'secondo', 'secondi')}.`,
  }),
};
