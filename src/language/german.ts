import { stemmer } from '@orama/stemmers/german';
import type { LanguageKnowledge } from './knowledge.ts';
import { wordSet } from './knowledge.ts';
import { germanRequests } from './requests/german.ts';

const months = [
  ['Januar', 'Jänner', 'Jan.', 'Jän.'],
  ['Februar', 'Feber', 'Feb.', 'Febr.'],
  ['März', 'Mrz.'],
  ['April', 'Apr.'],
  ['Mai'],
  ['Juni', 'Jun.'],
  ['Juli', 'Jul.'],
  ['August', 'Aug.'],
  ['September', 'Sep.', 'Sept.'],
  ['Oktober', 'Okt.'],
  ['November', 'Nov.'],
  ['Dezember', 'Dez.'],
];

/** "Fr." is a day and a title: the name behind the title is no starter. */
const weekdays = wordSet('Mo. Di. Mi. Do. Fr. Sa. So.');

export const german: LanguageKnowledge = {
  stem: stemmer,
  abbreviations: {
    leading: wordSet(`
      Dr. Dres. em. mult. Prof. Priv.-Doz. Dipl. Dipl.-Ing. Dipl.-Kfm. Ing. med. jur. phil. rer. nat. pol. theol.
      Hr. Hrn. Frl. Abg. Min.-Präs. Reg.-Bez. Gen.-Dir. Lt. Hptm. Präs. Vors. stv. stellv. St. Skt. hl. Hl. Chr. Th.
      Ph. Fam. Gebr. Fa. z.B. d.h. d.i. i.d.R. i.V.m. i.S.v. i.S.d. i.H.v. i.Allg. u.U. z.T. z.Z. z.Zt. z.Hd. m.E.
      m.W. o.g. s.a. v.a. bzw. vgl. ggf. evtl. sog. sogen. insb. insbes. bes. bspw. Bsp. bzgl. betr. inkl. exkl.
      einschl. zzgl. abzgl. ca. zirka. gem. lt. entspr. ehem. eigtl. ursprgl. allg. geb. gest. verh. verw. verst.
      frz. engl. lat. griech. dt. österr. schweiz. amerik. kath. ev. evang. jüd. u. od. mind. N.B. Hrsg. Hg. hrsg.
      Übers. übers. Red. Anm. vorl. vors. wiss. techn. jährl. tägl. monatl. staatl. städt. Az. Bgm. Pfr. Sekr.
      Dipl.-Psych. Univ.-Prof. Urt. Beschl. Vorb. Verf. Ltg. Schriftf. Protokollf. Stadtr. Gemeinder. Kapt. höchst.
      langj. -chl. -ftl. -hrl. -mtl. -ntl. m.a.W. z.H. i.A. i.V. i.B. i.Ggs. i.Vgl. i.Zshg. u.d.T. u.E. z.Bsp.
      o.B.d.A. u.zw. s.d. lfd. gez. ppa. ggü. vorauss. durchschn. zul. verantw. zust. zw. ugs. veralt. entw.
      gesetzl. öffentl. priv. versch. verschied. ungef. ausschl. röm. Abf. Ank. Verl. Gde. Gem. Lkr.
      Kr.
    `),
    numbering: wordSet(`
      Nr. Nrn. -nr. No. Art. Abs. Abschn. S. Z. Bd. Bde. Kap. Ziff. Rn. Rz. Rdnr. Tz. Tab. Abb. Fig. Bl. H. Jg.
      Tel. Kto. Var. Anl. Pos. Buchst. lit. Ausg. op. Op. Vol. Zi. Hs. Gl. Slg. Ps. Par. Drs. Drucks. Tgb. Vers.
      Bst. Unterabs. UAbs. Halbs. Rdn. Randnr. Sp. Taf. Nrm.
    `),
    either: wordSet(`
      Mio. Mrd. Mill. Tsd. Bio. Jh. Jhd. Jhs. Jahrh. v.Chr. n.Chr. v.u.Z. u.Z. a.D. a.M. a.d.R. i.R. h.c. d.J. d.Ä.
      Gen. Abt. Mag. u.a. s.o. s.u. o.J. o.O. f. ff. Co. Inc. Corp. jr. Jr. jun. sen. Sr. Str. -str. Pl. -pl. Aufl.
      Std. Sek. Min. min. max. Stck. Stk. abds. Pck. Pkg. Pckg. Msp. Dtzd. Fl. Pkt. Ltr. Umdr. Wdh. Mo. Di. Mi. Do.
      Fr. Sa. So. Jan. Jän. Feb. Febr. Mrz. Apr. Jun. Jul. Aug. Sep. Sept. Okt. Nov. Dez. gegr. erb. erw. gesch.
      e.V. i.G. m.b.H. Ltd.
      i.e.S. i.w.S. ebd. Kl. n.V. n.E. i.E. v.H. v.T. p.m. a.a.O. a.A. h.M. d.M. v.M. v.J. l.J. d.Js. U.S. U.S.A.
      U.K. Abk. Ges. Mitgl. St.Nr. Nachm. Vorm. Etg. Whg. Mehrw. Inh. Kfm. Bev. Ew. Einw. a.Rh. a.d.D. a.d.L. i.Br.
      o.T. o.V. i.O. n.a. k.A. o.k.
    `),
    closing: wordSet(`
      usw. usf. etc. u.ä. u.Ä. o.ä. o.Ä. u.dgl. u.dergl. dgl. u.s.w. u.s.f. u.v.m. u.a.m. u.v.a. uvm. uva.
      MwSt. Mwst. MWSt. USt. m.w.N. p.a. p.P. p.M. ü.d.M. ü.M. ü.NN. Hbf. Bhf.
    `),
  },
  plainWords: wordSet('ass con di ens mag mm ms op sa x res lkw pkw pst psst hm hmm'),
  starters: wordSet(`
    Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Kein Keine Keinen Keinem Keiner
    Dies Diese Dieser Dieses Diesem Diesen Jene Jener Jenes Jede Jeder Jedes Jedem Jeden Solche Solcher
    Er Sie Es Wir Ich Ihr Du Man Wer Was Wen Wem Wessen Welche Welcher Welches Welchen Jemand Niemand Nichts Etwas
    Mein Meine Dein Deine Sein Seine Seinen Seinem Seiner Ihre Ihren Ihrem Ihrer Unser Unsere Unseren Eure
    Alle Allen Alles Viele Vielen Vieles Einige Einigen Manche Mancher Mehrere Beide Beides Wenige Andere Anderes
    Deren Dessen Denen Letztere Letzterer Ersterer
    In Im Ins An Am Ans Auf Aus Bei Beim Bis Ab Von Vom Vor Zu Zum Zur Nach Mit Ohne Für Gegen Um Durch Über Unter
    Zwischen Hinter Neben Seit Wegen Trotz Während Laut Statt Gegenüber Innerhalb Außerhalb Dank Mithilfe
    Und Aber Oder Doch Denn Sondern Wenn Weil Als Ob Obwohl Da Dass Damit Falls Sobald Solange Nachdem Bevor Indem
    Wie Wo Wann Warum Wieso Weshalb Woher Wohin Womit Wofür Worauf
    Dann Danach Davor Dabei Dazu Dafür Dagegen Dadurch Daran Darauf Daraus Darin Darüber Darunter Davon Daher Darum
    Deshalb Deswegen Dennoch Trotzdem Allerdings Jedoch Außerdem Zudem Ferner Zugleich Gleichzeitig Hier Hierzu
    Hierfür Hinzu Dort Dorthin Heute Gestern Derzeit Damals Jetzt Nun Später Früher Zuvor Zunächst Zuletzt Zuerst
    Schließlich Anschließend Inzwischen Mittlerweile Seitdem Seither Bisher Bislang Bereits Schon Erst Noch Nur Auch
    Selbst Sogar So Somit Sonst Zwar Etwa Rund Knapp Insgesamt Immer Immerhin Nie Niemals Oft Manchmal Meist Meistens
    Vielleicht Wahrscheinlich Vermutlich Offenbar Nicht Weder Ebenso Ebenfalls Stattdessen Vielmehr Nämlich
    Künftig Zurzeit Ja Nein
  `),
  nameParticles: wordSet(''),
  months,
  dayIntroducers: wordSet(''),
  weekdays,
  rangeWords: wordSet('bis'),
  dateWords: new Set([
    ...months.flat(),
    ...wordSet(`
      Uhr Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag MEZ MESZ
      Morgen Vormittag Mittag Nachmittag Abend Nacht
    `),
  ]),
  labelNouns: wordSet(`
    Plan Typ Typs Vitamin Hepatitis Gruppe Klasse Serie Variante Punkt Modell Block Phase Stufe Teil Kapitel Band Akt
    Abschnitt Anhang Anlage Artikel Weltkrieg Gleis Halle Haus Saal Raum Liga Kategorie
  `),
  partNouns: wordSet(`
    Art. Artikel Kap. Kapitel Abschn. Abschnitt Unterabschnitt Teil Titel Buch Paragraph Paragraf Ziffer Punkt Anhang Anlage
    Regel TOP
  `),
  subpartNouns: wordSet(
    'Absatz Absätze Abs. Satz Sätze Nr. Nrn. Nummer Ziffer Ziff. Buchstabe Buchst. Halbsatz Alternative Alt.',
  ),
  units: wordSet(`
    euro eur cent chf franken rappen dollar pfund uhr prozent promille meter metern km kilometer m cm kg kilogramm gramm liter
    grad stunden minuten tage tagen wochen monate jahre mio mrd millionen milliarden
  `),
  speechVerbs: wordSet(''),
  ordinals: {
    determiners: wordSet(`
      der die das dem den des am im zum zur vom beim ins ans ein eine einen einem einer eines kein keine keinen
      mein meine meinen meinem meiner dein deine deinen deinem deiner sein seine seinen seinem seiner seines
      ihr ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer euer eure euren eurem eurer
      dieser diese dieses diesem diesen jeder jede jedes jedem jeden als
    `),
    adverbs: wordSet('schon bereits erst nun jetzt inzwischen mittlerweile insgesamt nunmehr etwa'),
    conjunctions: wordSet('und oder bis sowie beziehungsweise bzw.'),
    nouns: wordSet(`
      Jahrhundert Jahrhunderts Jahrhunderte Jahrtausend Jahrtausends Weltkrieg Weltkriegs Weltkrieges Platz Rang
      Liga Bundesliga Mannschaft Geburtstag Todestag Hochzeitstag Jahrestag Jubiläum Mal Tag Woche Monat Jahr
      Lebensjahr Halbjahr Quartal Quartals Etage Stock Stockwerk Obergeschoss Klasse Semester Lesung Kammer Senat
      Strafsenat Zivilsenat FC SC SV TSV VfL Vorsitzender Vorsitzende Vorsitzenden Bürgermeister Bürgermeisterin
      Spieltag Minute Halbzeit Runde Etappe Satz Auflage Band Kapitel Akt Teil Folge Staffel Advent Armee Division
      Bezirk Legislaturperiode Wahlperiode Amtszeit Generation Grad Grades Preis Sitzung Versuch Sinfonie Symphonie
      Präsident Präsidentin Dynastie Herren Damen Spielminute Drittel Viertel Hälfte Tabellenplatz Saisontor Treffer
      Beigeordneter Beigeordnete Beisitzer Beisitzerin Stellvertreter Stellvertreterin Änderung Nachtrag Gang
      Schuljahr Kreisklasse Kreisliga Landesliga Regionalliga Oberliga Verbandsliga Schritt Reihe Ausgabe Mose
      Korinther Aufl Jh Jhd Lj Bgm Vors
    `),
  },
  guillemetsPointOutward: false,
  elidedBeginnings: wordSet('n'),
  openingWords: wordSet(`
    der die das den dem des ein eine einen einem einer eines am im ins ans zum zur vom beim in an auf aus bei mit nach
    von vor zu für über unter ohne gegen durch um seit und oder dass weil
  `),
  hyphensPartWords: true,
  sharedParts: wordSet('und oder bzw beziehungsweise bis sowie wie als statt noch'),
  followUps: {
    connectives: ['und', 'aber', 'oder', 'also', 'sondern'],
    pronouns: wordSet(`
      er sie ihn ihm ihnen seine seiner seinen seinem seines ihr ihre ihrer ihren ihrem ihres dazu davon dabei daran darin darauf dafür dagegen
      danach davor dadurch deswegen deshalb dort dorthin dessen deren
    `),
    expletive: { pronoun: 'es', clauseOpeners: wordSet('dass ob wenn zu') },
    impersonal: [],
    questionWords: wordSet(`
      wer was wen wem wessen wann wo woher wohin warum wieso weshalb weswegen wozu wie wieviel wieviele womit wofür
      wodurch worüber woran worin worauf wovon wonach worum welche welcher welches welchen welchem
    `),
    askedSubjects: wordSet('wer'),
    questionDeterminers: [
      'wie viele',
      'wie viel',
      'wieviele',
      'wieviel',
      'welche',
      'welcher',
      'welches',
      'welchen',
      'welchem',
    ],
    emptyWords: wordSet(`
      sein ist sind war waren sei wird werden wurde wurden worden hat haben hatte hatten habe kann können konnte könnte muss
      müssen musste soll sollen sollte will wollen wollte darf dürfen durfte würde würden gibt gab geht ging es sich
      denn eigentlich genau mal eben bitte wirklich überhaupt sonst viel lange oft weit hoch groß alt teuer spät früh
      schnell schwer uhr uhrzeit tag jahr monat datum alter pro per je außer
    `),
  },
  addressWords: wordSet(`
    du bin bist habe hast kann kannst könntest weiß weißt will willst wirst würdest darfst musst sollst sprichst
    verstehst heißt machst magst gibst dir dich dein deine deinen deiner mir mich mein meine meinen meiner uns euch
  `),
  letters: new Set('äöüß'),
  requests: germanRequests,
};
