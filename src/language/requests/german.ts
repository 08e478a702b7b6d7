import { phrasesIn, wordsIn, type Requests } from '../knowledge.ts';

export const germanRequests: Requests = {
  smallTalk: {
    greeting: phrasesIn(`
      hallo, hallöchen, halli, hi, hey, hei, huhu, moin, servus, grüezi, tach, mahlzeit, grüß gott, grüß dich, grüß
      euch, grüße, gruß, guten morgen, guten tag, guten mittag, guten nachmittag, guten abend, tag, abend, na, willkommen, jemand da, ist da
      jemand, ist jemand da, wie geht es dir, wie geht es euch, wie gehts, wie geht s, wie gehts dir,
      wie geht s dir, was geht, alles gut bei dir, geht es dir gut, schön dich kennenzulernen, test
    `),
    thanks: phrasesIn(`
      danke, dank, dankeschön, vielen dank, besten dank, herzlichen dank, lieben dank, tausend dank, danke für nichts,
      danke für die hilfe, danke für die antwort, danke für die auskunft, danke für alles, danke im voraus,
      das hilft mir, das hat geholfen, hat geholfen, gut gemacht, das war hilfreich, sehr hilfreich, gute
      antwort, tolle antwort, guter bot, braver bot, das hat mir geholfen, hat mir geholfen, hat mir sehr geholfen,
      das hilft, hilft mir
    `),
    farewell: phrasesIn(`
      tschüss, tschüs, tschau, ciao, adieu, bis bald, bis dann, bis später, bis morgen, auf wiedersehen, auf
      wiederhören, machs gut, mach s gut, mach es gut, gute nacht, schlaf gut, schönen tag, schönen tag noch, schönen
      abend, schönen feierabend, schönes wochenende, bis nachher, bis gleich, bis nächste woche, man sieht sich
    `),
    chatter: phrasesIn(`
      lol, rofl, haha, ok, okay, oki, ja, jo, jup, nein, nee, nö, aha, ach so, achso, soso, so so, hm, oh, ah, ui,
      wow, puh, ups, cool, super, toll, prima, klasse, geil, krass, nice, perfekt, sehr gut, gut, schön, schade, mist,
      egal, alles klar, alles gut, na gut, na dann, na ja, naja, passt, geht klar, verstehe, verstanden, schon gut,
      weiß nicht, weiß ich nicht, keine ahnung, entschuldigung, sorry, tut mir leid, langweilig, mir ist langweilig,
      erzähl einen witz, erzähl mir einen witz, erzähle mir einen witz, kennst du einen witz, mach einen witz, noch
      einen witz, sag etwas, sag was, sing ein lied, sing mir ein lied, ich liebe dich, ich mag dich, liebst du mich,
      magst du mich, du bist toll, du bist super, du bist süß, du bist dumm, du bist doof, du bist blöd, du nervst, du
      spinnst, halt die klappe, blöder bot, dummer bot, bitte, gern, gerne, bitteschön, kein problem, happy birthday,
      frohe weihnachten, frohes neues, du bist, du bist echt, lustig, witzig, schlau, klug, dumm, doof, blöd, süß,
      lieb, der beste, die beste, cool drauf, nutzlos, komisch, hurensohn, arsch, arschloch, idiot, depp, trottel,
      scheiße, scheiß, kacke, fick dich, leck mich, verpiss dich, geh sterben, halt s maul, halts maul, halt den mund,
      wichser, spast, mies, schlecht, verdammt, hässlich, dumme maschine, nervst, stirb
    `),
    bot: phrasesIn(`
      wer bist du, was bist du, wie heißt du, wie ist dein name, stell dich vor, bist du da, was kannst du, was kannst
      du alles, was kannst du für mich tun, was machst du, was tust du, was weißt du, was kann der bot, was macht der
      bot, was ist das für ein bot, was bist du für einer, bist du ein mensch, wofür bist du da, wozu bist du da, wozu
      bist du gut, wie funktionierst du, wie funktioniert der bot, wie funktioniert dieser bot, wie benutze ich dich,
      was kann ich fragen, was kann ich dich fragen, was darf ich fragen, was soll ich fragen, wie frage ich, was kann
      man dich fragen, was kann man fragen, wie kann ich dich fragen, hilfe, hilf mir, kannst du helfen,
      kannst du mir helfen, ich brauche hilfe, brauche hilfe, bist du echt, bist du eine ki, bist du ki, bist du
      ein bot, bist du ein roboter, bist du eine maschine, bist du chatgpt, wer hat dich gemacht, wer hat dich gebaut,
      wer hat dich programmiert, wer hat dich erschaffen, woher kommst du, wo wohnst du, wie alt bist du, hast du
      gefühle, schläfst du, denkst du, lebst du, welche sprachen sprichst du, welche sprachen kannst du, sprichst du
      deutsch, sprichst du englisch, sprichst du französisch, kannst du deutsch, kannst du englisch, kannst du
      französisch, was ist beleg, wer ist beleg, bist du schlau, bist du dumm, bist du eine echte person, bist du eine
      person, bist du ein echter mensch, wie läufst du, wie arbeitest du
    `),
    proof: phrasesIn(`
      quelle, quellen, quellenangabe, stimmt das, stimmts, stimmt s, echt, echt jetzt, wirklich, im ernst, ist das
      wahr, ist das richtig, bist du sicher, bist du dir sicher, sicher, woher weißt du das, woher
      hast du das, wo steht das, wo steht es, beweis, beweise es, kann ich dir glauben, kann ich dir vertrauen, kann
      ich dir trauen, lügst du, das stimmt nicht, stimmt nicht, das ist falsch, falsch, falsche antwort, du irrst
      dich, das glaube ich nicht, glaub ich nicht, ist das ein zitat
    `),
  },
  openers: phrasesIn(
    'hallo, hi, hey, moin, guten tag, guten morgen, guten abend, danke, ok, okay, lol, haha',
  ),
  ambiguous: {
    greeting: phrasesIn('abend, tag, test, willkommen'),
    farewell: phrasesIn('bis morgen, bis später, bis nachher, bis gleich, bis nächste woche'),
    bot: phrasesIn('wer seid ihr, wie funktioniert das, wie geht das, was ist das hier, anleitung'),
    proof: phrasesIn('ist das sicher'),
  },
  hints: {
    bot: phrasesIn('bist du, dich gemacht, über dich, dein name, heißt du, magst du'),
    chatter: phrasesIn(`
      witz, witze, schreib ein gedicht, schreib mir ein gedicht, schreibe ein gedicht, schreibe mir ein gedicht, sing
      ein lied, sing mir, schreib ein lied, schreib mir ein lied
    `),
  },
  fillers: phrasesIn(`
      du, dir, dich, ihr, euch, alle, allen, allerseits, zusammen, leute, miteinander, bot, beleg, bitte, mal, doch,
      denn, so, sehr, schön, ganz, auch, und, schon, halt, eben, jetzt, noch, mein, lieber, liebe, freund, freunde,
      bro, alter, kumpel, da, aber, nochmal, nochmals, erstmal, wieder, das, dann, vielen, für die hilfe, für die antwort, für
      deine hilfe, für deine antwort, für eure hilfe, für die auskunft, für alles, im voraus, von dir, an alle,
      zurück, mir, am morgen, euch beiden
    `),
  overview: phrasesIn(`
      worum geht es …, worum gehts …, worum geht s …, um was geht es …, um was gehts …, um was geht s …, worum dreht
      es sich …, worum handelt es sich …, was steht drin, was steht da, was steht hier, was steht darin, wovon handelt
      …, worüber geht es …, was ist das thema, thema, was sind die themen, welche themen, themen, zusammenfassung,
      zusammenfassen, fass zusammen, fasse zusammen, fass, fasse, kurzfassung, überblick, übersicht, inhalt,
      inhaltsverzeichnis, inhaltsangabe, gliederung, tldr, tl dr, was sagt der artikel, was steht im artikel, was
      steht in dem artikel, was steht im text, was steht in den artikeln, welche artikel, liste der artikel,
      artikelliste, artikel auflisten, was gibt es hier, was steht so drin, wovon handeln …, worum geht s denn …,
      wovon handelt es …, welche abschnitte, welche kapitel, welche paragraphen, abschnitte, alle abschnitte, alle
      kapitel, alle paragraphen, die artikel
    `),
  overviewFillers: phrasesIn(`
      in, im, dem, den, der, des, die, das, vom, von, über, zu, zum, eine, einen, ein, mir, uns, artikel, artikels,
      artikeln, text, textes, texte, dokument, dokuments, seite, beitrag, hier, drin, darin, da, eigentlich, genau,
      kurz, kurze, kurzer, kurzen, bitte, ganze, ganzen, gesamten, insgesamt, überhaupt, denn, mal, so, gib, gebe,
      geben, mach, mache, machen, schreib, zeig, zeige, kannst, könntest, du, es, und, zusammen, alles, hast, gibt,
      haben, ist, sind, diesem, diesen, dieser, dieses, alle, aller, es
    `),
  section: phrasesIn(`
      was steht in, was steht im, was steht unter, was steht bei, was steht zu, was steht zum, was heißt es in, was
      heißt es im, was heißt es unter, worum geht es in, worum geht es im, worum geht es bei, worum gehts in, worum
      gehts im, inhalt von, inhalt des, text von, text des, wortlaut von, wortlaut des
    `),
  sectionByNumber: phrasesIn(`
      was sagt, was besagt, was regelt, was bestimmt, was enthält, was beinhaltet, was ist in, was ist im, wie lautet,
      wovon handelt, zeig, zeige, zeig mir, zeige mir, lies, lies mir, zitiere, zitier
    `),
  sectionFillers: wordsIn(`
      drin darin geschrieben genau eigentlich denn der die das dem den des abschnitt abschnitts bitte alles in im und
      zu nach unter überschrift kapitel
    `),
  sectionNouns: {
    paragraph: phrasesIn('paragraph, paragraf, paragraphen, paragrafen'),
    article: phrasesIn('artikel, art'),
    part: phrasesIn('abschnitt, kapitel, kap, teil, punkt, ziffer, nummer, nr, unterabschnitt, absatz, abs'),
  },
  partNouns: phrasesIn('absatz, abs'),
  first: [],
};
