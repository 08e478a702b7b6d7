import { stemmer } from '@orama/stemmers/french';
import type { LanguageKnowledge } from './knowledge.ts';
import { wordSet } from './knowledge.ts';
import { frenchRequests } from './requests/french.ts';

export const french: LanguageKnowledge = {
  stem: stemmer,
  abbreviations: {
    leading: wordSet(`
      M. MM. Mr. Dr. Drs. Pr. Prof. Me. Mgr. Mme. Mmes. Mlle. Mlles. St. Ste. Sts. Gal. Gén. Col. Cdt. Lt. Adj. S.E.
      S.M. LL.MM. S.S. p.ex. par.ex. c.-à-d. c.à.d. i.e. e.g. N.B. cf. av. apr. vs. boul. bd. Bd. Ch. Th. Ph. Chr.
      ca. dép. anc. trad. conf. resp. spéc. not. Rte. rte. imp. fg. Vve. Rév. Capt. Sgt. Cne. P.-S. N.D.L.R. N.D.T.
      dir. prés. adr.
    `),
    numbering: wordSet(`
      art. Art. al. p. pp. n. no. nos. No. vol. t. chap. Chap. fig. Fig. sect. Sect. tab. tél. Tél. ch. liv. tit. ann.
      max. min. sec. col. Vol. réf. Réf. op. Op. par. bât. Bât. esc. appt. apt. ét.
    `),
    either: wordSet(`
      ibid. Ibid. op.cit. loc.cit. env. c.à.s. c.à.c. S.A. S.A.R.L. S.A.S. Cie. Inc. Ltd. Co. Corp. U.S. U.S.A. U.E.
      hab. mio. mrd. janv. févr. avr. juil. sept. oct. nov. déc. sq. sqq. suiv. et.al. coll. éd. arr. lun. ven. sam.
      dim. s.d. s.l. H.T. T.T.C. pers. qqn. qqch. Éts. Ets. Sté. assoc.
    `),
    closing: wordSet('etc. J.-C. av.J.-C. apr.J.-C. J.C. av.J.C. apr.J.C. h. a.m. p.m.'),
  },
  plainWords: wordSet('art co dir ex fr id inf lib sec sing suite sup suiv'),
  starters: wordSet(`
    Le La Les L’ Un Une Des Du De D’ Au Aux Ce Cet Cette Ces C’ Cela Ça Ceci Celui Celle Ceux Celles
    Il Elle Ils Elles On Nous Vous Je J’ Tu S’ N’ Y Qui Que Qu’ Quoi Dont Où Quel Quelle Quels Quelles
    Mon Ma Mes Ton Ta Tes Son Sa Ses Notre Nos Votre Vos Leur Leurs
    Mais Et Ou Or Donc Car Ni Si Puis Ensuite Alors Ainsi Aussi Après Avant Pendant Depuis Durant Dès
    Dans En Sur Sous Par Pour Avec Sans Chez Entre Vers Contre À Parmi Selon Malgré Outre Lors Hors Grâce Afin
    Quand Lorsque Lorsqu’ Comme Comment Pourquoi Combien Puisque Puisqu’ Parce Bien
    Tout Toute Tous Toutes Plusieurs Certains Certaines Chaque Aucun Aucune Rien Quelques Beaucoup Peu Autre Autres
    D’autres Hier Aujourd’hui Demain Ici Là Voilà Voici Toutefois Cependant Pourtant Néanmoins Enfin Déjà Encore
    Jamais Toujours Parfois Souvent Surtout Même Désormais Actuellement Auparavant Finalement Seul Seule Ne Non Oui
    Plus Moins Très Trop Près Face Loin Autant Deux Trois
  `),
  nameParticles: wordSet('Le La Les Du De Des L’ D’'),
  months: [
    ['janvier', 'janv.'],
    ['février', 'févr.'],
    ['mars'],
    ['avril', 'avr.'],
    ['mai'],
    ['juin'],
    ['juillet', 'juil.'],
    ['août'],
    ['septembre', 'sept.'],
    ['octobre', 'oct.'],
    ['novembre', 'nov.'],
    ['décembre', 'déc.'],
  ],
  dayIntroducers: wordSet('le du au dès et'),
  weekdays: wordSet('lun. ven. sam. dim.'),
  rangeWords: wordSet('au à'),
  dateWords: wordSet('GMT UTC'),
  labelNouns: wordSet(`
    Plan Type Vitamine Hépatite Groupe Classe Série Annexe Partie Chapitre Phase Volume Acte Bloc Catégorie
    plan type vitamine hépatite groupe classe série annexe partie chapitre phase volume acte bloc catégorie option
    point
  `),
  partNouns: wordSet(`
    Art. Article Chap. Chapitre Section Sous-section Partie Titre Livre Règle Annexe
  `),
  subpartNouns: wordSet(''),
  units: wordSet(`
    euro euros eur centimes francs chf dollars heures heure h minutes jours semaines mois ans mètres km kilomètres kg litres
    degrés pour million millions milliards
  `),
  speechVerbs: wordSet(''),
  ordinals: undefined,
  guillemetsPointOutward: true,
  elidedBeginnings: wordSet(''),
  openingWords: wordSet('le la les un une des du de au aux à en dans par pour sur avec sans et ou que'),
  hyphensPartWords: false,
  sharedParts: wordSet('et ou à'),
  followUps: {
    connectives: ['et', 'mais', 'ou', 'alors', 'donc'],
    pronouns: wordSet(`
      il elle ils elles lui leur leurs eux celui celle ceux celles y dedans dessus
    `),
    expletive: { pronoun: 'il', clauseOpeners: wordSet('que qu') },
    impersonal: [
      'y a t il',
      'y avait il',
      'y aura t il',
      'il y a',
      'il y avait',
      'il y aura',
      'faut il',
      'il faut',
    ],
    questionWords: wordSet(`
      qui que qu quoi quand où comment combien pourquoi quel quelle quels quelles lequel laquelle lesquels lesquelles
    `),
    askedSubjects: wordSet('qui'),
    questionDeterminers: ['combien de', 'combien d', 'quel', 'quelle', 'quels', 'quelles'],
    emptyWords: wordSet(`
      est sont était étaient être été sera seront a ont avait avaient avoir aura auront va vont peut peuvent doit doivent
      fait font t se s n l d c ça cela exactement vraiment juste jusqu temps longtemps souvent haut grand vieux cher tard
      vite lourd heure heures jour jours année mois date âge devant derrière jusque partir
    `),
  },
  addressWords: wordSet(`
    suis peux pouvez sais savez veux voulez fais faites parles parlez connais connaissez êtes avez tu te toi
    ton ta tes moi me mon ma mes vous votre vos
  `),
  letters: new Set('àâæçéèêëîïôœùûÿ'),
  requests: frenchRequests,
};
