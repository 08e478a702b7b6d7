import { phrasesIn, wordsIn, type Requests } from '../knowledge.ts';

export const italianRequests: Requests = {
  smallTalk: {
    greeting: phrasesIn(`
      buongiorno, buon giorno, buonasera, buona sera, buon pomeriggio, salve, ehi, ehilà, ciao a
      tutti, ciao a tutte, come va, come stai, come state, come sta, tutto bene, come ti va, che si dice, piacere,
      piacere di conoscerti, c è qualcuno, sei lì, ci sei, benvenuto, benvenuta, benvenuti
    `),
    thanks: phrasesIn(`
      grazie, grazie mille, mille grazie, tante grazie, grazie tante, molte grazie, grazie a te, ti ringrazio, vi
      ringrazio, grazie di tutto, grazie per l aiuto, grazie dell aiuto, grazie per il tuo aiuto, grazie per la
      risposta, grazie della risposta, grazie in anticipo, grazie lo stesso, mi è stato utile, è stato utile, molto
      utile, ben fatto, ottimo lavoro, bel lavoro, bravo, bravissimo, bravo bot, ottima risposta, bella risposta, mi
      hai aiutato, mi aiuta molto
    `),
    farewell: phrasesIn(`
      arrivederci, addio, a presto, a dopo, a domani, a più tardi, ci vediamo, ci sentiamo, alla prossima, buonanotte,
      buona notte, buona giornata, buona serata, buon weekend, buon fine settimana, ci vediamo domani, stammi bene
    `),
    chatter: phrasesIn(`
      ahah, ahaha, ahahah, lol, ok, okay, va bene, va benissimo, d accordo, sì, si, no, boh, mah, beh, ah, oh, uhm, ah
      ok, ah ecco, figo, forte, bello, fantastico, perfetto, ottimo, benissimo, bene, peccato, pazienza, capito, ho
      capito, chiaro, certo, non importa, fa niente, non fa niente, nessun problema, figurati, di niente, prego, non
      lo so, non so, nessuna idea, non ne ho idea, scusa, scusami, scusate, mi dispiace, mi annoio, che noia, che
      barba, raccontami una barzelletta, racconta una barzelletta, dimmi una barzelletta, un altra barzelletta, fammi
      ridere, canta, cantami una canzone, di qualcosa, dimmi qualcosa, ti amo, ti voglio bene, mi ami, mi vuoi bene,
      sei stupido, sei scemo, sei bravo, sei forte, sei grande, sei simpatico, sei inutile, stai zitto, zitto, buon
      compleanno, buon natale, buon anno, per favore, per piacere, sei, divertente, simpatico, intelligente, stupido,
      scemo, carino, inutile, il migliore, basta, stronzo, merda, vaffanculo, cazzo, idiota, cretino, scemo, che
      schifo, fai schifo, crepa
    `),
    bot: phrasesIn(`
      chi sei, chi sei tu, tu chi sei, che cosa sei, cosa sei, come ti chiami, qual è il tuo nome, presentati, cosa
      sai fare, che cosa sai fare, cosa puoi fare, che cosa puoi fare, cosa puoi fare per me, cosa fai, che cosa fai,
      che fai, cosa sai, a cosa servi, a che servi, a che cosa servi, cosa fa questo bot, cos è questo bot, che bot è
      questo, come funzioni, come funziona il bot, come funziona questo bot, come ti uso, come si usa, cosa posso
      chiedere, che cosa posso chiedere, cosa posso chiederti, che cosa posso chiederti, cosa ti posso chiedere,
      aiuto, aiutami, aiutatemi, mi aiuti, puoi aiutarmi, mi puoi aiutare, ho bisogno di aiuto, sei umano, sei un
      umano, sei un essere umano, sei un robot, sei un bot, sei una ia, sei un ia, sei un intelligenza artificiale, sei
      una macchina, sei una persona, sei una persona vera, sei chatgpt, sei vero, chi ti ha creato, chi ti ha fatto,
      chi ti ha programmato, da dove vieni, dove abiti, dove vivi, quanti anni hai, dormi, hai sentimenti, che lingue
      parli, quali lingue parli, parli italiano, parli tedesco, parli inglese, parli francese, cos è beleg, che cos è
      beleg, chi è beleg
    `),
    proof: phrasesIn(`
      fonte, fonti, la fonte, le fonti, qual è la fonte, qual è la tua fonte, quali sono le fonti, davvero, sul serio,
      veramente, è vero, è proprio vero, è sicuro, sicuro, sei sicuro, ne sei sicuro, sei sicura, come lo sai, come
      fai a saperlo, dove sta scritto, dov è scritto, dove lo dice, prova lo, dimostralo, posso fidarmi, mi posso
      fidare, stai mentendo, menti, falso, è falso, è sbagliato, sbagliato, non è vero, non ci credo, non ti credo,
      risposta sbagliata, ti sbagli
    `),
  },
  openers: phrasesIn('ciao, buongiorno, buonasera, salve, ehi, grazie, ok, scusa, senti, ahah'),
  ambiguous: {
    bot: phrasesIn('chi siete, come funziona, a cosa serve, a che serve, che cos è, cos è, cos è questo'),
  },
  hints: {
    bot: phrasesIn('sei tu, ti chiami, ti ha creato, di te stesso, il tuo nome'),
    chatter: phrasesIn('una barzelletta, barzellette, una poesia, una canzone, ti piace, ti piacciono'),
  },
  fillers: phrasesIn(`
      tu, te, voi, tutti, tutte, a tutti, a tutte, a te, a voi, ragazzi, ragazze, amico, amica, amici, caro, cara,
      bot, beleg, per favore, per piacere, tanto, tante, molto, proprio, e, allora, dunque, ora, adesso, poi, ancora,
      anche, di nuovo, mio, mia, tutto, per l aiuto, dell aiuto, per il tuo aiuto, per la risposta, della risposta,
      per la tua risposta, di tutto, in anticipo, da parte tua
    `),
  overview: phrasesIn(`
      di cosa si tratta, di che si tratta, di che cosa si tratta, di cosa parla …, di che parla …, di che cosa parla …,
      di cosa parlano …, di che cosa parlano …, di cosa tratta …, di che cosa tratta …, di cosa trattano …, qual è l argomento,
      qual è il tema, argomento, argomenti, quali argomenti, temi, quali temi, riassunto, riassumi, riassumere,
      riassumimi, sintesi, sintetizza, panoramica, sommario, indice degli articoli, cosa dice l articolo, che cosa
      dice l articolo, cosa dice il testo, che cosa dice il testo, cosa c è scritto, che cosa c è scritto, cosa dicono
      gli articoli, che cosa dicono gli articoli, contenuto, in breve, tldr, tl dr, quali articoli, che articoli ci
      sono, elenco degli articoli, lista degli articoli, elenca gli articoli
    `),
  overviewFillers: phrasesIn(`
      il, lo, la, gli, le, l, un, una, un po, di, del, dello, della, dei, degli, delle, dell, in, nel, nello, nella,
      nei, negli, nell, questo, questa, questi, quest, articolo, articoli, testo, pagina, documento, qui, dentro, mi,
      ci, me, breve, brevemente, per favore, per piacere, puoi, potresti, fai, fa, fare, fammi, dai, dammi, tutto,
      tutti, intero, e, sono, hai, ci sono
    `),
  section: phrasesIn(`
      cosa c è in, cosa c è nel, cosa c è nella, cosa c è nell, cosa c è sotto, cosa c è scritto in, cosa c è scritto
      nel, cosa c è scritto nella, cosa c è scritto nell, cosa c è scritto sotto, che cosa c è in, che cosa c è nel,
      che cosa c è nella, che cosa c è nell, che cosa c è sotto, che cosa c è scritto in, che cosa c è scritto nel, che
      cosa c è scritto nella, che cosa c è scritto nell, che cosa c è scritto sotto, cosa si dice di, cosa si dice del,
      cosa si dice della, che cosa si dice di, che cosa si dice del, che cosa si dice della, testo di, testo del, testo
      della, testo dell, contenuto di, contenuto del, contenuto della, contenuto dell
    `),
  sectionByNumber: phrasesIn(`
      cosa dice, cosa dice il, cosa dice la, cosa dice l, che cosa dice, che cosa dice il, che cosa dice la, che cosa
      dice l, che dice, che dice il, che dice la, che dice l, cosa contiene, cosa contiene il, cosa contiene la, cosa
      contiene l, cosa prevede, cosa prevede il, cosa prevede la, cosa prevede l, che cosa prevede, che cosa prevede
      il, che cosa prevede la, che cosa prevede l, di cosa parla, di che cosa parla, mostra, mostrami, leggi, leggimi,
      cita, citami
    `),
  sectionFillers: wordsIn(`
      il lo la l nel nella nell sotto esattamente dentro scritto favore sezione capitolo parte titolo del della dell
    `),
  sectionNouns: {
    paragraph: phrasesIn('paragrafo, paragrafi'),
    article: phrasesIn('articolo, art'),
    part: phrasesIn('sezione, capitolo, cap, parte, punto, numero, titolo, comma'),
  },
  partNouns: phrasesIn('comma, capoverso'),
  first: phrasesIn('primo, prima'),
};
