import { counting } from '../../wording/label-text.ts';
import type { DiscordLabels } from './discord-labels.ts';

const count = counting('it');

const FURTHER = 'Approfondisci';
const FORGET = 'Cancella per sempre';

const command = {
  ask: {
    name: 'chiedi',
    description: 'Interroga gli articoli; la risposta è fatta delle loro stesse frasi, parola per parola',
  },
  question: { name: 'domanda', description: 'Che cosa vuoi sapere' },
  article: { name: 'articolo', description: 'Cerca solo in questo articolo' },
  private: { name: 'privato', description: 'Solo tu vedi la risposta' },
  articles: { name: 'articoli', description: 'Gli articoli che puoi interrogare' },
  help: { name: 'aiuto', description: 'Che cosa sa fare questo bot, che cosa conserva e per quanto tempo' },
  forget: { name: 'dimentica', description: 'Cancella tutto ciò che questo bot ha conservato di te' },
  check: { name: 'Confronta con l’articolo' },
  reindex: { description: 'Ricostruisci l’indice a partire dagli articoli (solo per i gestori del bot)' },
} satisfies DiscordLabels['command'];

export const italian: DiscordLabels = {
  command,
  question: (question) => `Domanda: ${question}`,
  sharedBy: (mention) => `Risposta condivisa da ${mention}`,
  shortened: '(abbreviato)',
  omitted: (omitted) =>
    omitted === 1
      ? 'Un altro passaggio non entrava nel messaggio.'
      : `Altri ${omitted} passaggi non entravano nel messaggio.`,
  searched: (articles) => `Ricerca in ${count(articles, 'articolo', 'articoli')}.`,
  button: {
    context: (number) => `Contesto ${number}`,
    more: 'Altri passaggi',
    further: FURTHER,
    share: 'Condividi',
    helpful: 'Utile',
    unhelpful: 'Non utile',
    remove: 'Elimina',
    previousPage: 'Pagina precedente',
    nextPage: 'Pagina successiva',
    previousSections: 'Sezioni precedenti',
    nextSections: 'Sezioni successive',
    goOn: {
      list: (left) => `Continua: ancora ${count(left, 'punto', 'punti')}`,
      section: (left) => `Continua: ancora ${count(left, 'frase', 'frasi')}`,
    },
  },
  modal: {
    title: FURTHER,
    question: 'La tua prossima domanda',
    hint: 'Viene letta insieme all’ultima domanda che si capisce da sola, e a nessun’altra.',
  },
  context: {
    title: 'Contesto',
    before: 'Frase precedente',
    quoted: 'Frase citata',
    after: 'Frase successiva',
    start: 'Prima non c’è altro: l’articolo comincia qui.',
    end: 'Dopo non c’è altro: l’articolo finisce qui.',
  },
  more: {
    title: (from, to, total) =>
      from === to ? `Altri passaggi: ${from} di ${total}` : `Altri passaggi: da ${from} a ${to} di ${total}`,
    none: 'Non ci sono altri passaggi.',
  },
  goingOn: {
    list: (from, to, total) =>
      from === to
        ? `Seguito dell’elenco: ${from} di ${total}`
        : `Seguito dell’elenco: da ${from} a ${to} di ${total}`,
    section: (from, to, total) =>
      from === to
        ? `Seguito della sezione: ${from} di ${total}`
        : `Seguito della sezione: da ${from} a ${to} di ${total}`,
  },
  contents: {
    sections: (from, to, total) =>
      from === to ? `Sezione ${from} di ${total}` : `Sezioni da ${from} a ${to} di ${total}`,
    sentences: (from, to, total) =>
      from === to ? `Frase ${from} di ${total}` : `Frasi da ${from} a ${to} di ${total}`,
  },
  check: {
    title: 'I passaggi più vicini – senza giudicare se il messaggio è esatto',
    statement: (statement) => `**Nel messaggio:** ${statement}`,
    nothing: 'Nessun passaggio si avvicina.',
    omitted: (omitted) =>
      omitted === 1
        ? 'Qui non c’era posto per un’altra frase del messaggio.'
        : `Qui non c’era posto per altre ${omitted} frasi del messaggio.`,
  },
  articles: {
    title: (articles) => count(articles, 'articolo', 'articoli'),
    page: (page, pages) => `Pagina ${page} di ${pages}`,
    sentences: (sentences) => count(sentences, 'frase', 'frasi'),
    leftOut: (places) => count(places, 'punto tralasciato', 'punti tralasciati'),
    language: { de: 'tedesco', en: 'inglese', fr: 'francese' },
    none: 'Non c’è ancora nessun articolo.',
  },
  help: {
    title: (botName) => `Che cosa sa fare ${botName}`,
    paragraphs: ({
      articleCount,
      storedDays,
      logsQuestions,
      languageModel,
      asksDatabaseElsewhere,
      readsReplies,
      botName,
    }) => {
      const all = asksDatabaseElsewhere ? 'Tutto il resto' : 'Tutto';
      return [
        `${botName} risponde alle domande su ${count(articleCount, 'articolo', 'articoli')}, solo con frasi citate ` +
          'parola per parola. Se non ci trova una risposta, il bot dice anche questo.',
        `**Chiedere:** usa \`/${command.ask.name}\`, menziona il bot o scrivigli in privato. ` +
          `Con \`${command.private.name}\` solo tu vedi la risposta. ` +
          'Se modifichi il messaggio entro un minuto, la risposta viene rifatta nello stesso punto.',
        `**${FURTHER}:** premi il pulsante sotto la risposta o rispondi al messaggio, nei server con la @ attivata. ` +
          (readsReplies
            ? ''
            : 'Le risposte al risultato di un comando, però, Discord non le mostra al bot. ') +
          'Nei messaggi privati la domanda precedente resta valida per 30 minuti' +
          (readsReplies ? ', nei thread del bot sempre. ' : '. ') +
          'Insieme alla nuova domanda viene letta solo l’ultima che si capisce da sola.',
        `**Articoli:** \`/${command.articles.name}\` ne mostra l’elenco e porta alle loro sezioni. **Verificare un messaggio:** clic destro su un ` +
          `messaggio, App, «${command.check.name}»: le frasi più vicine, senza giudizi.`,
        `**Che cosa viene conservato:** la domanda e i suoi passaggi per ${count(storedDays, 'giorno', 'giorni')} al massimo, ` +
          'perché i pulsanti funzionino; altrettanto a lungo il tuo voto, «utile» o «non utile», con la domanda solo dove ' +
          'tutti potevano vederla, poi come semplice numero. Se la risposta viene cancellata, con «Elimina» o in altro ' +
          `modo, resta solo quel numero. Al posto del tuo nome c’è uno pseudonimo. \`/${command.forget.name}\` cancella tutto ciò che è conservato di te. ` +
          'Una domanda con voti che tutti potevano vedere può essere conservata dai gestori come prova, senza traccia di te. ' +
          (logsQuestions
            ? 'Le domande si trovano anche nel registro di questo bot, finché i suoi gestori lo conservano. '
            : '') +
          (asksDatabaseElsewhere
            ? 'Per cercare, le radici delle parole di ogni domanda e i numeri che un modello ne ricava vanno a una base di dati su un altro computer, scelto dai gestori. '
            : '') +
          {
            none: `${all} resta sul computer su cui gira il bot.`,
            here:
              'Un modello linguistico, sul computer su cui gira il bot, legge ogni domanda e le frasi trovate per essa. ' +
              `${all} resta su quel computer.`,
            elsewhere:
              'Ogni domanda e le frasi trovate per essa vanno a un modello linguistico su un altro computer, scelto dai ' +
              'gestori di questo bot. Tutto il resto rimane sul computer su cui gira il bot.',
          }[languageModel],
      ];
    },
  },
  forget: {
    title: 'Dimenticare ciò che è conservato di te',
    stored: (answers, votes) =>
      `Conservato di te: ${count(answers, 'risposta con la sua domanda', 'risposte con le loro domande')}, ` +
      `${count(votes, 'voto', 'voti')}. «${FORGET}» cancella tutto.`,
    stays:
      'I messaggi restano in Discord; i loro pulsanti dicono poi che la risposta non è più conservata. Ciò che deve ' +
      'sparire anche da lì, toglilo prima con il suo pulsante «Elimina».',
    logged:
      'Le domande si trovano anche nel registro di questo bot, che solo i suoi gestori possono cancellare.',
    confirm: FORGET,
    nothing: 'Di te non è conservato nulla.',
    done: (answers, votes, storedDays) =>
      `Cancellato: ${count(answers, 'risposta con la sua domanda', 'risposte con le loro domande')}, ` +
      `${count(votes, 'voto', 'voti')}. Ciò che chiedi d’ora in poi viene conservato di nuovo, per ` +
      `${count(storedDays, 'giorno', 'giorni')} al massimo.`,
    failed: `Non è stato possibile cancellare tutto dal disco. Riprova più tardi con \`/${command.forget.name}\`.`,
  },
  error: {
    title: 'Qualcosa è andato storto',
    reference: (reference) => `Riprova più tardi. Riferimento: ${reference}.`,
  },
  refusal: {
    'too-long': (limit) =>
      `La domanda è troppo lunga. Riducila a ${count(limit, 'carattere', 'caratteri')} al massimo.`,
    'too-short': (limit) =>
      `La domanda è troppo corta. Scrivi almeno ${count(limit, 'carattere', 'caratteri')}.`,
    'rate-limited': (limit, when) =>
      `Al massimo ${count(limit, 'domanda', 'domande')} al minuto (le più impegnative contano di più), di nuovo possibile ${when}.`,
    'guild-rate-limited': (limit, when) =>
      `In questo server al massimo ${count(limit, 'domanda', 'domande')} al minuto (le più impegnative contano di più), di nuovo possibile ${when}.`,
    'button-rate-limited': (limit, when) =>
      `Al massimo ${count(limit, 'clic', 'clic')} al minuto, di nuovo possibile ${when}.`,
    busy: 'In questo momento ci sono troppe domande. Riprova tra un minuto.',
    draining: 'Il bot si sta riavviando e torna subito.',
    'channel-not-listed': `In questo canale il bot risponde solo in privato: chiedi con \`/${command.ask.name}\`.`,
    'role-needed': (roles) =>
      `Qui le domande sono riservate a chi ha ${roles.length === 1 ? 'il ruolo' : 'uno dei ruoli'} ${roles.join(', ')}. ` +
      'Per averlo, rivolgiti a chi gestisce questo server.',
    'nobody-asks-here':
      'Nei messaggi privati questo bot non accetta domande. Chiedi in un canale di un server in cui siete entrambi.',
    'text-withheld': `Discord non fa leggere al bot le risposte a un comando. Premi «${FURTHER}» o menziona il bot.`,
    'role-mentioned':
      'Discord non fa leggere al bot questo messaggio: hai menzionato il suo ruolo. Dopo la @ scegli il bot stesso.',
    'not-operator': 'Possono farlo solo i gestori del bot.',
    'may-not-remove':
      'Può eliminare la risposta solo chi ha fatto la domanda o chi qui può gestire i messaggi.',
    'cannot-send-here': 'Per farlo ti serve il permesso di inviare messaggi qui.',
    'already-building': 'La rilettura degli articoli è già in corso.',
  },
  notice: {
    buttonOutdated: 'Questo pulsante non è più valido. Fai di nuovo la domanda.',
    commandOutdated: `Questo comando non è più valido. /${command.help.name} mostra quelli disponibili.`,
    answerExpired: 'Questa risposta non è più conservata. Fai di nuovo la domanda.',
    articleChanged: 'L’articolo è stato modificato o tolto dopo questa risposta. Fai di nuovo la domanda.',
    changedMeanwhile: 'Nel frattempo l’articolo è stato modificato. Fai di nuovo la domanda.',
    articleUnknown: `Articolo sconosciuto. /${command.articles.name} mostra l’elenco.`,
    alreadyShared: 'Questa risposta è già condivisa.',
    shareFailed: 'La condivisione non è riuscita. Riprova.',
    alreadyRemoved: 'Questa risposta è già stata eliminata.',
    removeFailed: 'L’eliminazione non è riuscita. Riprova.',
    thanksHelpful: 'Grazie! Segnata come utile.',
    thanksUnhelpful: 'Grazie! Segnata come non utile.',
    emptyMessage: 'In questo messaggio non c’è testo da confrontare.',
  },
  index: {
    title: 'Rilettura degli articoli',
    progress: (done, total) => `Lette: ${done} di ${count(total, 'frase', 'frasi')}.`,
    done: (articles, sentences, seconds) =>
      `Fatto: ${count(articles, 'articolo', 'articoli')}, ${count(sentences, 'frase', 'frasi')} in ` +
      `${count(seconds, 'secondo', 'secondi')}. Da ora vale il nuovo indice.`,
    failed: 'La rilettura non è riuscita; resta in uso il vecchio indice.',
  },
};
